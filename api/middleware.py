"""Headers that every response carries.

Plain ASGI, so that answers stream through untouched.
"""

from collections.abc import Mapping

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette_compress import CompressMiddleware

from api.endings import BREAK_OFF
from api.etags import of_coding
from api.methods import methods_of

Header = tuple[bytes, bytes]

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Encoding, Allow, ETag, Link, Location, Retry-After, Vazby-Page-Limit, "
        "Vazby-Release, Vazby-Rows, Vazby-Search-Limit"
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
        self._writes = writes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer OPTIONS; pass all else on and add the headers."""
        broken = False

        def break_off() -> None:
            nonlocal broken
            broken = True

        async def send_with_headers(message: Message) -> None:
            if broken:
                message = {**message, "more_body": True}
            if message["type"] == "http.response.start":
                headers = with_common(of_coding(message["headers"]), compressed=compressed)
                message = {**message, "headers": headers}
            await send(message)

        compressed = any(name == b"accept-encoding" for name, _ in scope.get("headers", ()))
        app = self._compressing if compressed else self._app
        scope[BREAK_OFF] = break_off
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            headers = self._options(scope["path"])
            await Response(status_code=204, headers=headers)(scope, receive, send_with_headers)
        else:
            await app(scope, receive, send_with_headers)

    def _options(self, path: str) -> dict[str, str]:
        methods = methods_of(path, writes=self._writes)
        return {
            "Allow": methods,
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Allow-Headers": _WRITE_HEADERS if self._writes else _HEADERS,
            "Access-Control-Max-Age": "86400",
        }


def with_common(headers: list[Header], *, compressed: bool) -> list[Header]:
    """Add what every response carries; where it was not to be *compressed*, say that it can be."""
    kind = next((value for name, value in headers if name == b"content-type"), b"")
    common = _COMMON if compressed else _UNCOMPRESSED
    return [*headers, *common, *(_PAGE if kind.startswith(b"text/html") else ())]


def _raw(headers: Mapping[str, str]) -> list[Header]:
    return [(name.lower().encode(), value.encode()) for name, value in headers.items()]


_COMMON = _raw({**CORS, "X-Content-Type-Options": "nosniff"})
_UNCOMPRESSED = [*_COMMON, *_raw({"Vary": "Accept-Encoding"})]
_PAGE = _raw({"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"})
