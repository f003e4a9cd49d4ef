"""Where agents reach the server by HTTP: the Model Context Protocol at `PATH`, without sessions."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.agent_tools import Tools
from api.bodies import read_body, replayed
from api.errors import respond
from graph.errors import UsageError, VazbyError

PATH = "/mcp"
_REPLY = {"result", "error"}
_VERSION = "MCP-Protocol-Version"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HALF = rb"\ud"
_NO_ID = {
    "jsonrpc": "2.0",
    "id": None,
    "error": {"code": -32600, "message": "The id of a request is a text or a whole number."},
}
_ENVELOPE = 1 << 16  # bytes of a message beside the query in it


class AgentEndpoint:
    """Answers agents while `run` lasts; a message may be a little longer than *longest_query*."""

    def __init__(self, tools: Tools, longest_query: int) -> None:
        self._tools = tools
        self._longest = longest_query + _ENVELOPE
        self._app: ASGIApp | None = None

    @asynccontextmanager
    async def run(self) -> AsyncIterator[None]:
        """Start and stop the server of the protocol."""
        # Here, because it takes a second that no other command of ours need wait.
        from mcp.server.transport_security import TransportSecuritySettings

        from api.agents import create_server

        server = create_server(self._tools)
        self._app = server.streamable_http_app(
            streamable_http_path=PATH,
            json_response=True,
            stateless_http=True,
            max_request_body_size=self._longest,
            # All may read, from any site, so that there is nothing that rebinding could get at.
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        async with server.session_manager.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one message."""
        if self._app is None:
            message = "the endpoint answers only while it runs"
            raise RuntimeError(message)
        try:
            checked = await self._checked(Request(scope, receive))
            if checked is None:
                await JSONResponse(_NO_ID, 400)(scope, receive, send)
                return
            await self._app(scope, checked, send)
        except VazbyError as error:
            await respond(Request(scope), error)(scope, receive, send)

    async def _checked(self, request: Request) -> Receive | None:
        """Read a message that the library would refuse in words of its own; give it once more.

        None for a request with an id that is none: the library takes it for a notification.
        """
        _check_version(request)
        body = await read_body(request, self._longest)
        message = _message(body)
        if message is None:
            wrong = "The body is no message of the Model Context Protocol."
            hint = 'Send one JSON object with "jsonrpc": "2.0" and a "method"; a list is none.'
            raise UsageError(wrong, hint)
        if "method" in message and type(message.get("id", "")) not in {int, str}:
            return None
        return replayed([{"type": "http.request", "body": body}], request.receive)


def _check_version(request: Request) -> None:
    """Raise UsageError for a version of the protocol that is not even the name of one."""
    given = request.headers.get(_VERSION, "2025-06-18")
    if not _DAY.fullmatch(given):
        message = f"The header {_VERSION} names no version: {given[:40]!r}."
        raise UsageError(message, "Versions are days, such as 2025-06-18; or leave it out.")


def _message(body: bytes) -> dict[str, object] | None:
    """Read *body* if it is one message of JSON-RPC 2.0, as far as its kind shows."""
    try:
        message = json.loads(body)
        if _HALF in body.lower():  # of a pair that stands for one character
            json.dumps(message, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return None
    told = isinstance(message.get("method"), str) or not message.keys().isdisjoint(_REPLY)
    return message if told else None
