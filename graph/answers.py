"""What the web process reads from a worker: the answer in parts, or why there is none."""

import asyncio
import json
import logging
import signal
from collections.abc import AsyncIterator, Callable
from typing import cast

from graph import errors, query_errors
from graph.errors import DeadlineError, VazbyError
from graph.query_errors import EvaluationError, MemoryRefusedError, TooComplexError
from graph.releases import Release
from graph.worker import Request

LOG = logging.getLogger(__name__)
_FRAME_HEAD = 5


class Answer:
    """An answer that is still coming. Whoever got it reads it to the end or calls `close`.

    *kind* is ``solutions``, ``boolean`` or ``triples``, *release* what was asked. The deadline runs
    until the last part has been read, so a slow reader cannot keep a worker either.
    """

    kind = ""
    media_type = ""

    def __init__(
        self, process: asyncio.subprocess.Process, release: Release, free: Callable[[bool], None]
    ) -> None:
        self.release = release
        self._process = process
        # The process was started with three pipes, so all three are there.
        self._requests = cast(asyncio.StreamWriter, process.stdin)
        self._frames = cast(asyncio.StreamReader, process.stdout)
        self._words = cast(asyncio.StreamReader, process.stderr)
        self._free: Callable[[bool], None] | None = free
        self._late = False
        self._timer: asyncio.TimerHandle | None = None

    async def begin(self, request: Request, deadline: float) -> None:
        """Send *request* and wait for the answer's head; raise what it is refused for."""
        self._timer = asyncio.get_running_loop().call_later(deadline, self._expire)
        self._requests.write(json.dumps(request).encode() + b"\n")
        _, payload = await self._frame()
        head = json.loads(payload)
        self.kind, self.media_type = head["kind"], head["media_type"]

    async def chunks(self) -> AsyncIterator[bytes]:
        """Give the parts. An error here means that all parts before it are to be thrown away."""
        try:
            letter, payload = await self._frame()
            while letter != b"z":
                yield payload
                letter, payload = await self._frame()
        finally:
            self.close()

    async def read(self) -> bytes:
        """Give the whole answer at once."""
        return b"".join([part async for part in self.chunks()])

    def close(self, *, complete: bool = False) -> None:
        """Free the worker; one that has not finished is killed and replaced. May be repeated."""
        if self._timer:
            self._timer.cancel()
        if self._free:
            self._free(complete)
            self._free = None

    def _expire(self) -> None:
        self._late = True
        self.close()

    async def _frame(self) -> tuple[bytes, bytes]:
        try:
            head = await self._frames.readexactly(_FRAME_HEAD)
            payload = await self._frames.readexactly(int.from_bytes(head[1:], "big"))
        except asyncio.IncompleteReadError:
            raise await self._why_ended() from None
        letter = head[:1]
        if letter in b"ze":
            self.close(complete=True)
        if letter == b"e":
            raise _error_from(payload)
        return letter, payload

    async def _why_ended(self) -> VazbyError:
        """Tell why the process ended before the answer did."""
        if self._late:
            message = "The query took longer than allowed and was stopped."
            return DeadlineError(message, "Ask for less: add a LIMIT or narrow the patterns.")
        words = await self._words.read()
        if await self._process.wait() == -signal.SIGSEGV or b"overflowed its stack" in words:
            message = "The query is nested too deeply."
            return TooComplexError(message, "Write it with fewer brackets inside each other.")
        if b"memory allocation" in words or b"MemoryError" in words:
            message = "The query needed more memory than a query may take."
            return MemoryRefusedError(message, "Ask for less: narrow the patterns, sort less.")
        LOG.error("A query worker ended: %s", words.decode(errors="replace").strip())
        return EvaluationError("The query ended its worker.", "Change the query.")


def _error_from(payload: bytes) -> VazbyError:
    fields = json.loads(payload)
    name = fields.pop("error")
    kind: type[VazbyError] = getattr(query_errors, name, None) or getattr(errors, name)
    return kind(**fields)
