"""Where agents reach the server by HTTP: the Model Context Protocol at `PATH`, without sessions."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.agent_tools import Tools
from api.bodies import read_body, replayed
from api.errors import respond
from graph.errors import UsageError, VazbyError

PATH = "/mcp"
_REPLY = {"result", "error"}
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
            receive = await self._checked(Request(scope, receive))
            await self._app(scope, receive, send)
        except VazbyError as error:
            await respond(Request(scope), error)(scope, receive, send)

    async def _checked(self, request: Request) -> Receive:
        """Read a message that the library would refuse in words of its own; give it once more."""
        body = await read_body(request, self._longest)
        if not _is_message(body):
            message = "The body is no message of the Model Context Protocol."
            hint = 'Send one JSON object with "jsonrpc": "2.0" and a "method"; a list is none.'
            raise UsageError(message, hint)
        return replayed([{"type": "http.request", "body": body}], request.receive)


def _is_message(body: bytes) -> bool:
    """Tell whether *body* is one message of JSON-RPC 2.0, as far as its kind shows."""
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        return False
    if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
        return False
    return isinstance(message.get("method"), str) or not message.keys().isdisjoint(_REPLY)
