"""Reading the body of a request: of a type and coding that are known, and no longer than it may be.

Source: RFC 9110, sections 8.3 and 8.4.
"""

import asyncio
import zlib
from collections import deque
from collections.abc import Collection, Iterable
from gzip import BadGzipFile, GzipFile
from io import BytesIO

from fastapi import Request
from python_multipart.multipart import parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.types import Message, Receive, Scope

from api.errors import CodingError, SlowRequestError, TooLargeError, UnsupportedError
from api.etags import value_of
from graph.errors import UsageError

PATIENCE = 60.0
"""Seconds in which a whole body must have come."""

GZIP = "gzip"
"""The one coding in which a body may come, beside as it is."""

_UNTIL = "vazby.body_until"
_CHARSETS = {b"utf-8", b"utf8", b"us-ascii"}


def body_type(request: Request, known: Collection[str]) -> str:
    """Give the media type of the body; raise UnsupportedError where it is none of those *known*."""
    given, options = parse_options_header(request.headers.get("content-type", ""))
    media_type, charset = given.decode("latin-1"), options.get(b"charset", b"utf-8")
    if media_type not in known:
        message = f"A body of type {media_type[:80] or 'unknown'!r} cannot be read here."
        error = UnsupportedError(message, f"Send {' or '.join(known)}.")
        error.because("body-type", type=media_type[:80] or "–", known=[*known])
        raise error
    if charset.lower() not in _CHARSETS:
        message = f"A body in {charset.decode('latin-1')[:40]!r} cannot be read."
        error = UnsupportedError(message, "Send it in UTF-8.").because("body-charset")
        raise error
    return media_type


def check_length(length: int, limit: int) -> None:
    """Raise TooLargeError where *length* is more than *limit*, both in bytes."""
    if length > limit:
        message = f"The request is longer than {limit // 1024} KiB."
        error = TooLargeError(message, "Send less at once.")
        error.because("request-too-long", most=limit // 1024)
        raise error


def announced(scope: Scope) -> int:
    """Give how long the body says that it will be; zero where it comes in chunks."""
    length = value_of(scope["headers"], b"content-length")
    return int(length) if length.isdigit() else 0


async def read_body(request: Request, limit: int) -> bytes:
    """Read the body, of *limit* bytes at most, as it came and inflated.

    Raises SlowRequestError where it does not come, CodingError for a coding other than gzip, and
    UsageError where it is not in the coding that it claims.
    """
    coding = request.headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity", GZIP, f"x-{GZIP}"}:
        message = f"A body in the coding {coding[:40]!r} cannot be read."
        raise CodingError(message, f"Send it as it is, or in {GZIP}.", GZIP)
    check_length(announced(request.scope), limit)
    body = await _received(request, limit)
    return await run_in_threadpool(_inflated, body, limit) if coding.endswith(GZIP) else body


def until(scope: Scope) -> float:
    """Give until when the whole body must have come, whoever reads it first, and whoever goes on.

    Read by the clock of the event loop.
    """
    end: float = scope.setdefault(_UNTIL, asyncio.get_running_loop().time() + PATIENCE)
    return end


def replayed(messages: Iterable[Message], receive: Receive) -> Receive:
    """Receive *messages* once more, and what comes after them."""
    pending = deque(messages)

    async def again() -> Message:
        return pending.popleft() if pending else await receive()

    return again


async def _received(request: Request, limit: int) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout_at(until(request.scope)):
            async for part in request.stream():
                body += part
                check_length(len(body), limit)
    except TimeoutError:
        message = f"The body of the request did not come in {PATIENCE:g} seconds."
        raise SlowRequestError(message, "Send it faster, or less of it.") from None
    return bytes(body)


def _inflated(body: bytes, limit: int) -> bytes:
    """Inflate no further than to *limit*: a few bytes of gzip may stand for very many.

    Of several members (RFC 1952, section 2.2), as parallel packers write them, all are read.
    """
    try:
        content = GzipFile(fileobj=BytesIO(body)).read(limit + 1) if body else None
    except (EOFError, BadGzipFile, zlib.error):
        content = None
    if content is None:
        message = "The body is not gzip from its beginning to its end."
        raise UsageError(message, "Compress it with gzip, or send it without Content-Encoding.")
    check_length(len(content), limit)
    return content
