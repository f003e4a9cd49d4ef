"""Headers that every response carries.

Plain ASGI, so that answers stream through untouched.
"""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware

from api.codings import PLAIN, Coding, coding_of
from api.endings import BREAK_OFF
from api.errors import respond
from api.etags import of_coding, value_of
from api.methods import methods_of
from graph.query_errors import NotAcceptableError, WorkerLostError

Header = tuple[bytes, bytes]

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Encoding, Allow, ETag, Link, Location, Retry-After, Vazby-Ignored, "
        "Vazby-Page-Limit, Vazby-Release, Vazby-Rows, Vazby-Search-Limit"
    ),
}
_HEADERS = (
    "Accept, Accept-Language, Content-Encoding, Content-Type, If-None-Match, MCP-Protocol-Version"
)
_WRITE_HEADERS = f"{_HEADERS}, Authorization, If-Match"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class CommonHeaders:
    """CORS for all, no sniffing, and a strict policy: pages load nothing from elsewhere.

    Responses are compressed for whoever takes a coding; most programs that ask much do not.
    """

    def __init__(self, app: ASGIApp, *, writes: bool) -> None:
        self._app = app
        self._compressing = CompressMiddleware(app)
        self._always = CompressMiddleware(app, minimum_size=0)
        self._writes = writes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer OPTIONS; pass all else on and add the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        coding = coding_of(scope)
        outgoing = _Outgoing(send)
        scope = {**coding.told(scope), BREAK_OFF: outgoing.break_off}
        await self._answering(scope, coding)(scope, receive, outgoing.send)

    def _answering(self, scope: Scope, coding: Coding) -> ASGIApp:
        """Give what answers the request that is *scope*, in *coding*."""
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=self._options(scope["path"]))
        if coding.name == PLAIN:
            return self._app
        if not coding.name:
            message = "Accept-Encoding takes neither zstd, br, gzip nor identity."
            return respond(Request(scope), NotAcceptableError(message, "Accept one of them."))
        return self._always if coding.always else self._compressing

    def _options(self, path: str) -> dict[str, str]:
        methods = methods_of(path, writes=self._writes)
        return {
            "Allow": methods,
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Allow-Headers": _WRITE_HEADERS if self._writes else _HEADERS,
            "Access-Control-Max-Age": "86400",
        }


class _Outgoing:
    """Sends on what comes, with the headers of all; after `break_off` no part is the last."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._broken = False

    def break_off(self) -> None:
        """Never end the body, whatever its coding makes of it."""
        self._broken = True

    async def send(self, message: Message) -> None:
        """Send *message*."""
        if message["type"] == "http.response.start":
            message = {**message, "headers": with_common(of_coding(message["headers"]))}
        elif self._broken:
            message = {**message, "more_body": True}
        await self._send(message)


async def stopped(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer that the server is being stopped."""
    message = "The server is being stopped."
    error = WorkerLostError(message, "Try again; of a change look first whether it was made.")
    await respond(Request(scope), error)(scope, receive, send)


def with_common(headers: list[Header]) -> list[Header]:
    """Add what every response carries; where none has said that it varies by coding, say it."""
    kind = value_of(headers, b"content-type")
    vary = value_of(headers, b"vary")
    if b"accept-encoding" not in vary.lower():
        both = b"%b, Accept-Encoding" % vary if vary else b"Accept-Encoding"
        headers = [*[pair for pair in headers if pair[0] != b"vary"], (b"vary", both)]
    return [*headers, *_COMMON, *(_PAGE if kind.startswith(b"text/html") else ())]


def _raw(headers: Mapping[str, str]) -> list[Header]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


_COMMON = _raw({**CORS, "X-Content-Type-Options": "nosniff"})
_PAGE = _raw({"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"})
