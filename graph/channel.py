"""The web process's end of the line to a worker: requests go out, frames come in.

What the frames are is said in `graph.worker`. One that is full of answers which nobody reads stops
reading, so that the worker waits instead of filling our memory.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import cast

from graph.worker import READY, WHOLE

HEAD = 5
"""Bytes before the payload of a frame: its letter, and the length."""

_ENOUGH = 4  # frames that wait to be read before we stop listening

Frame = tuple[bytes, bytes]


class Channel(asyncio.Protocol):
    """One connection. Who reads it takes frame after frame.

    *ready* is since when the worker takes requests (`time.monotonic`), None before.
    """

    ready: float | None = None

    def __init__(self) -> None:
        self._frames: deque[Frame] = deque()
        self._unread_since = 0.0
        self._rest = b""
        self._heard: Callable[[], None] | None = None
        self._paused = False
        self._beginning: asyncio.Future[None] | None = None
        self.ended = False

    @property
    def unread(self) -> float:
        """Tell for how many seconds what has come waits to be read; 0 where nothing does."""
        return monotonic() - self._unread_since if self._frames else 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take what came, and cut it into frames."""
        self._cut(self._rest + data if self._rest else data)
        if len(self._frames) > _ENOUGH and not self._paused:
            self._paused = True
            self._transport.pause_reading()
        self._wake()

    def connection_lost(self, error: Exception | None) -> None:
        """Tell who waits that the worker is gone, or was sent away."""
        self.ended = True
        self._begin()
        self._wake()

    async def begun(self) -> None:
        """Wait until the worker takes requests, or has ended before it did."""
        if self.ready is None and not self.ended:
            self._beginning = asyncio.get_running_loop().create_future()
            await self._beginning

    def send(self, request: bytes) -> None:
        """Send a request; to a worker that has just ended, none: who waits for a frame is told."""
        if not self._transport.is_closing():
            self._transport.write(request)

    async def frame(self) -> Frame:
        """Give the next frame: its letter and its payload; raise EOFError after the last."""
        while not self._frames:
            if self.ended:
                raise EOFError
            self._paused = self._listen()
            waiter = asyncio.get_running_loop().create_future()
            self.tell(partial(_come, waiter))
            await waiter
        self._unread_since = monotonic()
        return self._frames.popleft()

    def tell(self, heard: Callable[[], None] | None) -> None:
        """Call *heard*, once, when something comes or the worker has ended; None: nobody."""
        self._heard = heard

    def whole(self) -> bytes | None:
        """Give the payload where the next frame is here and a whole answer, None otherwise."""
        if self._frames and self._frames[0][0] == WHOLE:
            return self._frames.popleft()[1]
        return None

    def close(self) -> None:
        """Hang up."""
        self._transport.abort()

    def _cut(self, data: bytes) -> None:
        start, length = 0, len(data)
        while length - start >= HEAD:
            end = start + HEAD + int.from_bytes(data[start + 1 : start + HEAD], "big")
            if end > length:
                break
            self._take(data[start : start + 1], data[start + HEAD : end])
            start = end
        self._rest = data[start:]

    def _take(self, letter: bytes, payload: bytes) -> None:
        if letter == READY:
            self.ready = monotonic()
            self._begin()
        else:
            if not self._frames:
                self._unread_since = monotonic()
            self._frames.append((letter, payload))

    def _listen(self) -> bool:
        """Go on listening where we had stopped; give that we are not stopped."""
        if self._paused:
            self._transport.resume_reading()
        return False

    def _begin(self) -> None:
        if self._beginning and not self._beginning.done():
            self._beginning.set_result(None)

    def _wake(self) -> None:
        heard, self._heard = self._heard, None
        if heard:
            heard()


def _come(waiter: "asyncio.Future[None]") -> None:
    if not waiter.done():
        waiter.set_result(None)
