"""One line for each request, and an id by which all that is said of it is found.

The lines hold neither the query nor who asked: `Entry` is all they hold.
"""

import asyncio
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar
from itertools import count
from time import monotonic
from typing import TypedDict

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http_protocol import WHOLE
from api.refusals import REFUSED, Refusal

REQUEST: ContextVar[str] = ContextVar("request", default="-")
"""The id of the request that is being answered."""

OURS = b"x-request-id"
"""The header that tells the id of a request."""

BEGAN = "vazby.began"
"""The name by which a request holds since when it is here (`time.monotonic`), if not since now."""

LEFT = 499
"""The status of a request whose client went away before there was one: the number is nginx's."""

_FAILED = 500  # what a server sends by itself where all that we began ends in an error
_UNREAD = {"method": "-", "path": "-"}  # what is told of what is no request
_FIT = re.compile(rb"[\w.:-]{1,64}")


class Entry(TypedDict):
    """What is told of a request; *bytes* of the body as it was sent, *seconds* until its end.

    The *status* is that which went out; `LEFT`: the client went away before there was one.
    """

    request: str
    method: str
    path: str
    status: int
    bytes: int
    seconds: float


async def _unanswered(_: Scope, __: Receive, ___: Send) -> None:
    """Leave it to the server."""


class AccessLog:
    """Gives each request an id, tells *observe* its status and *log* all that is to be said.

    *stopped* answers those that have no answer when the server ends.
    """

    def __init__(
        self,
        app: ASGIApp,
        observe: Callable[[int], None],
        log: Callable[[Entry], None] | None = None,
        stopped: ASGIApp = _unanswered,
    ) -> None:
        self._stopped = stopped
        self._app = app
        self._observe = observe
        self._log = log
        self._prefix = secrets.token_hex(4)
        self._numbers = count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and tell how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size, otherwise = scope.get(BEGAN) or monotonic(), 0, 0, _FAILED
        request = self._id(scope)
        REQUEST.set(request.decode())
        send_whole = _extension(scope)
        start: Message | None = None

        async def send_with_id(message: Message) -> None:
            nonlocal status, size, start
            if message["type"] == "http.response.start":
                start = {**message, "headers": [*message["headers"], (OURS, request)]}
                return
            body = message.get("body", b"")
            size += len(body)
            if start:
                held, start = start, None
                whole = not message.get("more_body") and send_whole(held, body)
                if not whole:
                    await send(held)
                status = held["status"]
                if whole:
                    return
            await send(message)

        try:
            await self._app(scope, receive, send_with_id)
            otherwise = scope.get(REFUSED, LEFT)
        except asyncio.CancelledError:  # by the server, which ends: what has begun just breaks off
            last_words = _unanswered if status else self._stopped
            await last_words(scope, receive, send_with_id)
        finally:
            self.tell(scope, request, status or otherwise, size, began)

    def refuse(self, refusal: Refusal) -> bytes:
        """Tell of a request that could not be read; give the whole answer to it, with an id."""
        request = self.new_id()
        self.tell(_UNREAD, request, refusal.status, len(refusal.body), monotonic())
        return refusal.rendered(request)

    def new_id(self) -> bytes:
        """Give an id that no other request has."""
        return f"{self._prefix}-{next(self._numbers)}".encode()

    def tell(self, scope: Scope, request: bytes, status: int, size: int, began: float) -> None:
        """Tell of an answer of *size* bytes that has ended now; *began* as `time.monotonic`."""
        self._observe(status)
        if self._log:
            self._log(_entry(scope, request, status, size, monotonic() - began))

    def _id(self, scope: Scope) -> bytes:
        """Give the id that the client or a proxy has given, if it is a fit one, or a new one."""
        given = next((value for name, value in scope["headers"] if name == OURS), b"")
        if _FIT.fullmatch(given):
            return bytes(given)
        return self.new_id()


def _extension(scope: Scope) -> Callable[[Message, bytes], bool]:
    """Give how a whole answer is sent at once, which not every server can."""
    offered = scope.get("extensions", {}).get(WHOLE)
    return offered["send"] if offered else _not_at_once


def _not_at_once(_: Message, __: bytes) -> bool:
    return False


def _entry(scope: Scope, request: bytes, status: int, size: int, seconds: float) -> Entry:
    return Entry(
        request=request.decode(),
        method=scope["method"],
        path=scope["path"],
        status=status,
        bytes=size,
        seconds=round(seconds, 6),
    )
