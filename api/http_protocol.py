"""Reading requests off a connection, with bounds: uvicorn's own protocol has none.

The head of a request may be so long and take so long; past either, and where it is no HTTP, the
client is told why and the connection is closed. One who does not read what was sent is cut off.
"""

import asyncio
from functools import partial
from typing import Any, cast

from starlette.types import Message
from uvicorn._types import (
    ASGI3Application,
    ASGIReceiveCallable,
    ASGISendCallable,
    ASGISendEvent,
    Scope,
)
from uvicorn.protocols.http.httptools_impl import (
    STATUS_LINE,
    HttpToolsProtocol,
    RequestResponseCycle,
)

from api.gathered_writes import GatheredWrites
from api.refusals import NO_CHUNKS, NO_HOST, NO_HTTP, REFUSED, TOO_LONG, Refusal, too_slow, unread

WHOLE = "vazby.whole"
"""The name by which an application finds `BoundedProtocol.send_whole` among the extensions."""

LONGEST_ADDRESS = (1 << 16) - 1
"""Bytes of an address: httptools can read no longer one."""

LONGEST_HEADERS = 1 << 15
"""Bytes of all headers together: what they list is weighed anew for every request."""

LONGEST_HEAD = 600_000
"""Bytes that are read before a head is whole, with the body that may come along with it."""

PATIENCE = 20.0
"""Seconds in which a head must have come."""

READING = 60.0
"""Seconds in which a client must have taken what waits for it."""

_PRINTED = bytes({9, *range(32, 256)} - {127})  # what a line of a head may hold
_VERSIONS = {"1.0", "1.1"}
_WITH_BODY = {"GET", "POST"}  # methods whose answers have one
_LINGER = 1.0  # seconds in which a refused client may still send, so that it reads why


def rendered(start: Message, body: bytes) -> bytes | None:
    """Give the head of a whole answer as it is sent, but for what the server adds and the end.

    None where it has not the length of the *body*, or a header would be two: uvicorn says so.
    """
    headers = start["headers"]
    lines = [STATUS_LINE[start["status"]], *[b"%b: %b\r\n" % header for header in headers]]
    head = b"".join(lines)
    if (b"content-length", b"%d" % len(body)) not in headers:
        return None
    return head if head.translate(None, _PRINTED) == b"\r\n" * len(lines) else None


def delimited(app: ASGI3Application, cycle: RequestResponseCycle) -> ASGI3Application:
    """Let *app* answer HTTP/1.0, which knows no chunks: the end of the connection ends a body.

    uvicorn sends chunks wherever the length is not told (against RFC 9112, section 7.1). To it
    each part is as long as is left: the end comes with the last.
    """

    async def answer(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        told = True

        async def part(message: ASGISendEvent) -> None:
            nonlocal told
            if message["type"] == "http.response.start":
                names = {name.lower() for name, _ in message.get("headers", [])}
                told = b"content-length" in names
                cycle.chunked_encoding = None if told else False
            elif message["type"] == "http.response.body" and not told:
                cycle.expected_content_length = len(message.get("body", b""))
            await send(message)

        await app(scope, receive, part)

    return answer


class _RefusedError(Exception):
    """The head is none that can be answered; the client has been told."""


class BoundedProtocol(HttpToolsProtocol):
    """Speaks HTTP/1.1 with one client."""

    _head = 0  # bytes of the head that have come
    _reading_head = True
    _came = b""  # last of a head
    _begun = False  # a head
    _timer: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        """Begin to wait for a head."""
        super().connection_made(GatheredWrites(transport, self.loop))
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._cancel()
        self._go_on()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count the bytes of a head, and refuse one that is too long."""
        if self._refused:
            return
        self._head += len(data) if self._reading_head else 0
        if self._head > LONGEST_HEAD and self._reading_head:
            self._refuse(TOO_LONG)
            return
        if self._reading_head:
            self._came = data
        super().data_received(data)
        if self._begun and self._timer is None:
            self._expect_head()
        if not self._reading_head and self._timer is None and self.cycle.response_complete:
            self._timer = self.loop.call_later(PATIENCE, self.transport.close)  # nobody reads it

    def on_message_begin(self) -> None:
        """Tell the application what it may use of ours; most heads are here as a whole."""
        super().on_message_begin()
        self._begun = True
        self.scope["extensions"] = {WHOLE: {"send": self.send_whole}}

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        """Begin to answer: in a task, unless the application knows how to without one."""
        shortcut: Any = getattr(self.config.app, "shortcut", None)
        if cycle.scope["http_version"] == "1.0":
            app = delimited(app, cycle)
        go_on = partial(super()._start_asgi_task, cycle, app)
        offered = shortcut is not None and cycle.keep_alive
        if not (offered and shortcut.take(cycle.scope, self.send_rendered, go_on)):
            go_on()

    def send_whole(self, start: Message, body: bytes) -> bool:
        """Send a *whole* answer at once; tell whether that may be, or it is to be sent in parts.

        uvicorn looks at each header in turn and writes head and body apart.
        """
        head = rendered(start, body)
        return head is not None and self.send_rendered(head, body)

    def send_rendered(self, head: bytes, body: bytes) -> bool:
        """Send the *rendered* head of an answer and its *body* as `send_whole` does."""
        cycle = self.cycle
        if self.pipeline or cycle.response_started or self.flow.write_paused or cycle.disconnected:
            return False
        if not cycle.keep_alive or cycle.scope["method"] not in _WITH_BODY:
            return False
        cycle.response_started = cycle.response_complete = True
        cycle.message_event.set()
        ours = b"".join([b"%b: %b\r\n" % header for header in self.server_state.default_headers])
        self.transport.writelines((head, ours, b"\r\n", body))
        cycle.on_response()
        return True

    def on_headers_complete(self) -> None:
        """Take the head as read, unless it is one that cannot be answered."""
        self._cancel()
        if refusal := self._unfit():
            self._refuse(refusal)
            raise _RefusedError  # or else the parser goes on
        super().on_headers_complete()  # which refuses some addresses
        self._reading_head, self._begun, self._head = False, False, 0

    def _unfit(self) -> Refusal | None:
        """Tell what is wrong with a head that the parser has taken."""
        length = sum(len(name) + len(value) for name, value in self.headers)
        if len(self.url) > LONGEST_ADDRESS or length > LONGEST_HEADERS:
            return TOO_LONG
        version = self.parser.get_http_version()
        if version not in _VERSIONS:
            return NO_HTTP
        hosts = [name for name, _ in self.headers if name == b"host"]
        return NO_HOST if len(hosts) > 1 or (version == "1.1" and not hosts) else None

    def on_message_complete(self) -> None:
        """Count anew for the next request of the connection."""
        self._cancel()
        super().on_message_complete()
        self._reading_head = True

    def pause_writing(self) -> None:
        """Wait until the client has read some of what was sent."""
        super().pause_writing()
        self._expect_reading()

    def resume_writing(self) -> None:
        """Go on: the client reads."""
        self._go_on()
        super().resume_writing()

    def timeout_keep_alive_handler(self) -> None:
        """Close an idle connection, even though the client has not read all."""
        super().timeout_keep_alive_handler()
        self._expect_reading()

    def send_400_response(self, msg: str) -> None:
        """Say that this is no HTTP, as every other error is said."""
        self._refuse(unread(self._came) if self._reading_head else NO_CHUNKS)

    def _expect_head(self) -> None:
        self._timer = self.loop.call_later(PATIENCE, self._lose_patience)

    def _lose_patience(self) -> None:
        if not self._head and not self._begun:
            self.transport.close()  # nothing was asked
            return
        self._refuse(too_slow(PATIENCE))

    def _expect_reading(self) -> None:
        """Hang up in a while: `close` alone waits for a client for ever."""
        self._go_on()
        self._stalled = self.loop.call_later(READING, self.transport.abort)

    def _go_on(self) -> None:
        if self._stalled:
            self._stalled.cancel()
            self._stalled = None

    def _cancel(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _refuse(self, refusal: Refusal) -> None:
        """Say why, unless an answer is under way, and close the connection."""
        self._cancel()
        if self._refused or self.transport.is_closing():
            return
        self._refused = True
        if not self._reading_head:
            self._refuse_body(refusal)
        elif self.cycle is None or self.cycle.response_complete:
            log: Any = getattr(self.config.app, "access_log", None)
            self._say(log.refuse(refusal) if log else refusal.rendered())
        self.loop.call_later(_LINGER, self.transport.close)

    def _refuse_body(self, refusal: Refusal) -> None:
        """Answer a request in place of the application, which waits for its body in vain."""
        if self.pipeline or self.cycle.response_started:
            return
        cast(dict[str, Any], self.scope)[REFUSED] = refusal.status  # for the log
        self._say(refusal.rendered())
        self.cycle.disconnected = True
        self.cycle.message_event.set()

    def _say(self, answer: bytes) -> None:
        self.transport.write(answer)
        self.transport.write_eof()
