"""Headers that every response carries, and 304 for what a client has already.

Plain ASGI, so that answers stream through untouched.
"""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import VazbyError
from graph.manifest import tool_version

CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Location, Retry-After, Vazby-Release",
}
PREFLIGHT = {
    "Allow": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class CommonHeaders:
    """CORS for all, no sniffing, and a strict policy: pages load nothing from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer OPTIONS; pass all else on and add the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_common(MutableHeaders(scope=message))
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, send_with_headers)
        else:
            await self._app(scope, receive, send_with_headers)


class Conditional:
    """Give an ETag made of the release and the request; whoever brings it back gets 304.

    A release never changes, so nothing has to be asked to know that the answer is still the same.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._tool = tool_version()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 304 or pass on and add the ETag to what went well."""
        tag = _tag(scope, self._tool)

        async def send_with_tag(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(scope=message)
                if "etag" not in headers and "cache-control" not in headers:
                    headers.update({"ETag": tag, "Cache-Control": "no-cache"})
            await send(message)

        if not tag:
            await self._app(scope, receive, send)
        elif tag in Headers(scope=scope).get("if-none-match", ""):
            headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Language"}
            await Response(status_code=304, headers=headers)(scope, receive, send)
        else:
            await self._app(scope, receive, send_with_tag)


def add_common(headers: MutableHeaders) -> None:
    """Add the headers that every response carries."""
    headers.update({**CORS, "X-Content-Type-Options": "nosniff"})
    if headers.get("content-type", "").startswith("text/html"):
        headers.update({"Content-Security-Policy": POLICY, "Referrer-Policy": "same-origin"})


def _tag(scope: Scope, tool: str) -> str:
    """Give the ETag of a GET or HEAD, or nothing where there is none (or no release yet)."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return ""
    try:
        release = scope["app"].state.pool.release()
    except VazbyError:
        return ""
    headers = Headers(scope=scope)
    parts = [release.id, tool, scope["path"], scope["query_string"].decode("latin-1")]
    parts += [headers.get(name, "") for name in ("host", "accept", "accept-language")]
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'
