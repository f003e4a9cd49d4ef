"""What the web process reads from a worker: the answer in parts, or why there is none."""

import json
import logging
import signal
from collections.abc import AsyncIterator

from graph import errors, query_errors
from graph.channel import Channel
from graph.damage import Damage
from graph.errors import DamagedError, DeadlineError, VazbyError
from graph.lease import ANSWERED, Lease
from graph.query_errors import MemoryRefusedError, TooComplexError, WorkerLostError
from graph.releases import Release
from graph.worker import END, ERROR, WHOLE
from graph.worker_process import Worker, how_it_ended

LOG = logging.getLogger(__name__)
_ENDLESS = (DeadlineError, MemoryRefusedError)  # what a query comes to that fails on and on


class Answer:
    """An answer that is still coming. Whoever got it reads it to the end or calls `close`.

    *kind* is ``solutions``, ``boolean`` or ``triples``, *release* what was asked, *worker* who
    answers, *first* the first part, *whole* whether the last has come, *searched* the numbers of
    matches that searches stopped at though there are more. The deadline runs until then,
    so a slow reader cannot keep a worker either.
    """

    kind = ""
    media_type = ""
    searched: tuple[int, ...] = ()
    whole = False
    first = b""

    worker: Worker
    _lease: Lease
    _channel: Channel

    def __init__(self, request: bytes, release: Release, deadline: float, damage: Damage) -> None:
        self.release = release
        self._request = request
        self._deadline = deadline
        self._damage = damage

    def begin(self, lease: Lease) -> None:
        """Send the request to the worker of *lease*."""
        self._lease, self.worker, self._channel = lease, lease.worker, lease.worker.channel
        lease.expect(self._deadline)
        self._channel.send(self._request)

    async def head(self) -> None:
        """Wait for the answer's head; raise what it is refused for, and free the worker then."""
        try:
            if not self.kind:
                _, payload = await self._frame()
                self._read_head(payload)
        finally:
            if not self.kind:
                self.close()

    def come(self) -> bool:
        """Read the answer if the whole of it is here; tell whether it is."""
        payload = self._channel.whole()
        if payload is not None:
            self._complete()
            self._read_head(payload)
        return self.whole

    async def chunks(self) -> AsyncIterator[bytes]:
        """Give the parts. An error here means that all parts before it are to be thrown away."""
        try:
            yield self.first
            while not self.whole:
                _, payload = await self._frame()
                yield payload
        finally:
            self.close()

    async def read(self) -> bytes:
        """Give the whole answer at once."""
        return b"".join([part async for part in self.chunks()])

    def close(self) -> None:
        """Free the worker; one that has not finished is killed and replaced. May be repeated."""
        self._lease.end(whole=False)

    def _read_head(self, payload: bytes) -> None:
        head, _, self.first = payload.partition(b"\n")
        self.kind, self.media_type, searched = head.decode().split()
        self.searched = tuple(int(number) for number in searched.split(",") if number != "0")

    def _complete(self) -> None:
        self.whole = True
        self._lease.outcome = ANSWERED
        self._lease.end(whole=True)

    async def _frame(self) -> tuple[bytes, bytes]:
        try:
            letter, payload = await self._channel.frame()
        except EOFError:
            error = await self._why_ended()
            self._lease.outcome = type(error).__name__
            raise error from None
        if letter == ERROR:
            raise self._refused(payload)
        if letter in (WHOLE, END):
            self._complete()
        return letter, payload

    def _refused(self, payload: bytes) -> VazbyError:
        error = _error_from(payload)
        self._lease.outcome = type(error).__name__
        self._lease.end(whole=True)
        if isinstance(error, DamagedError):
            self._damage.found(str(self.release.store_path))
        return error

    async def _why_ended(self) -> VazbyError:
        """Tell why the process ended before the answer did: because of the store, perhaps."""
        error = self._lease.reason or await self._own_end()
        store = str(self.release.store_path)
        if self.worker.origin.store != store and isinstance(error, _ENDLESS):
            self._damage.suspect(store)
            error = self._damage.of(store) or error
        return error

    async def _own_end(self) -> VazbyError:
        """Tell why the process ended by itself."""
        code, words = await self.worker.end()
        if code == -signal.SIGSEGV or b"overflowed its stack" in words:
            message = "The query is nested too deeply."
            return TooComplexError(message, "Write it with fewer brackets inside each other.")
        if b"memory allocation" in words or b"MemoryError" in words:
            message = "The query needed more memory than a query may take."
            return MemoryRefusedError(message, "Ask for less: narrow the patterns, sort less.")
        LOG.error("A query worker ended %s", how_it_ended(code, words))
        message = "The process that evaluated the query ended."
        return WorkerLostError(message, "Try again; where it ends again, change the query.")


def _error_from(payload: bytes) -> VazbyError:
    fields = json.loads(payload)
    name = fields.pop("error")
    kind: type[VazbyError] = getattr(query_errors, name, None) or getattr(errors, name)
    reason, values = fields.pop("reason", ""), fields.pop("values", {})
    return kind(**fields).because(reason, **values)
