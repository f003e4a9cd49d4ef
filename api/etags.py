"""What a client has already is not sent again: ETags, and 304 where there is nothing new.

Source: RFC 9110, sections 8.8.3, 13.1.2 and 15.4.5.
"""

import re

from starlette.responses import Response
from starlette.types import Message, Scope, Send

ANY = b"*"
"""What `If-None-Match` says of a client to which any answer is as good as a new one."""

Headers = list[tuple[bytes, bytes]]

_REPEATED = (b"access-control-", b"vazby-")  # headers by their beginnings
_TAG = re.compile(rb'(?:W/)?("[^"]*")')


def unless_tagged(scope: Scope, send: Send) -> Send:
    """Send an answer with an ETag as 304: to a client that has any, whichever (``*``)."""
    known = False

    async def send_unless_known(message: Message) -> None:
        nonlocal known
        if message["type"] == "http.response.start" and (
            tag := value_of(message["headers"], b"etag")
        ):
            known = True
            await not_modified(tag, message["headers"])(scope, nothing, send)
        elif not known:
            await send(message)

    return send_unless_known


def not_modified(tag: bytes, headers: Headers) -> Response:
    """Say that the client has what bears *tag*, whose headers are *headers*.

    Browsers want CORS of a 304, too; what describes the body is with the body, which they have.
    """
    response = Response(status_code=304, headers={"Cache-Control": "no-cache"})
    kept = [pair for pair in headers if pair[0] == b"vary" or pair[0].startswith(_REPEATED)]
    response.raw_headers += [(b"etag", tag), *kept]
    return response


def known_to(scope: Scope) -> bytes:
    """Give the ETags that the client has."""
    return value_of(scope["headers"], b"if-none-match").strip()


def is_among(tag: bytes, known: bytes) -> bool:
    """Tell whether *tag* is one of those *known*: what it names counts, not whether it is weak.

    >>> is_among(b'W/"a"', b'"b", "a"'), is_among(b'W/"a"', b'W/"ba"')
    (True, False)
    """
    named = _TAG.fullmatch(tag)
    return named is not None and named[1] in _TAG.findall(known)


def of_coding(headers: Headers) -> Headers:
    """Make a strong ETag weak where the body is in a coding: it names the plain one, too."""
    if not any(name == b"content-encoding" for name, _ in headers):
        return headers
    return [(name, _weak(value) if name == b"etag" else value) for name, value in headers]


def _weak(tag: bytes) -> bytes:
    return tag if tag.startswith(b"W/") else b"W/" + tag


def value_of(headers: Headers, name: bytes) -> bytes:
    """Give all values of the header *name* as one, empty where there is none."""
    return b", ".join([value for found, value in headers if found == name])


async def nothing() -> Message:
    """Receive no more."""
    return {"type": "http.disconnect"}
