"""A lane: some workers, who waits for them, and what becomes of queries that take long.

A query begins on one of few urgent workers. One that is not done in a moment becomes a long query:
its worker yields the processor to others and another takes its place, so that short queries are
never behind long ones. Of long queries only so many run at a time; past that number, one that keeps
other clients waiting is ended. Whoever had much lately has workers that let others go first from
the beginning, and longer moments.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from graph.background import Background
from graph.lease import Grant, Lease
from graph.query_errors import BusyError
from graph.staffing import Staffing
from graph.turns import LATELY, Begin, Reserve, Turn, Turns, Usage
from graph.worker_process import POLITE, Worker

LOG = logging.getLogger(__name__)

Observe = Callable[[str, float], None]
"""What is told of each query that had a worker: its outcome, and the seconds since it got it.

The outcome is `graph.lease.ANSWERED`, `graph.lease.LEFT`, or the name of the error.
"""

_PAUSE, _LONGEST = 1.0, 60.0
"""Seconds before a process is started again where the system refused one, each time twice so long:
it has too many already, or files, or too little memory."""


@dataclass(frozen=True)
class LaneSize:
    """How many *workers* a lane has, and how many queries may wait for them, *share* of a client.

    *long* is how many queries may run long, in addition.
    """

    workers: int
    queue: int
    share: int = 1 << 20
    long: int = 0


@dataclass
class Counts:
    """What happened in a lane since it was opened; *refused* are queries that had no worker."""

    refused: int = 0
    started: int = 0
    killed: int = 0
    long: int = 0


class Lane:
    """Some workers and the queue before them, in which nobody waits longer than *patience* seconds.

    *staffing* is where workers come from.
    """

    def __init__(
        self,
        size: LaneSize,
        staffing: Staffing,
        patience: float,
        observe: Observe = lambda outcome, seconds: None,
    ) -> None:
        self.size = size
        self.observe = observe
        self.counts = Counts()
        self.usage = Usage()
        self.workers: set[Worker] = set()
        self._staffing = staffing
        self._patience = patience
        self._turns: Turns[Lease] = Turns(size.queue, size.share, self.usage)
        self._places = 0  # workers, and those that are being started
        self._idle: list[Worker] = []
        self._starting = 0
        self._long: set[Lease] = set()
        self._reserve = Reserve()
        self._later: asyncio.TimerHandle | None = None
        self._may_hurry = True  # until a worker that let others go first may not be urgent again
        self._closed = asyncio.Event()
        self._background = Background()

    @property
    def waiting(self) -> int:
        """How many queries wait for a worker."""
        return len(self._turns)

    @property
    def running(self) -> int:
        """How many queries are being answered."""
        return len(self.workers) - len(self._idle) - self._starting

    async def open(self) -> None:
        """Start the workers. Those that the system refuses come later, if they come."""
        try:
            while self._places < self.size.workers:
                self._idle.append(await self._start())
                self._places += 1
        except OSError:
            for _ in range(self.size.workers - self._places):
                self._fill()

    async def take(self, client: str, begin: Begin[Lease] = lambda lease: None) -> Lease:
        """Give a free worker; raise BusyError where too many wait, or one waits too long.

        *begin* is told of it at once: the worker need not wait until *client* has come to himself.
        """
        if lease := self._begin(client, begin):
            return lease
        try:
            return await self._turns.wait(client, self._patience, _unused, begin)
        except BusyError:
            self.counts.refused += 1  # it had no worker, so there is no time to observe
            raise

    def apply(self, client: str, begin: Begin[Lease]) -> Turn[Lease] | None:
        """Have *begin* told of a free worker, now or as soon as it is *client*'s turn.

        Until then he may `withdraw` the turn. Raise BusyError where too many wait.
        """
        return None if self._begin(client, begin) else self._turns.join(client, begin)

    def withdraw(self, turn: Turn[Lease]) -> None:
        """Wait no more, whether *turn* has come or not."""
        self._turns.leave(turn)

    async def close(self) -> None:
        """Kill all workers."""
        self._closed.set()
        if self._later:
            self._later.cancel()
        while self._background.tasks:
            self._kill_all()  # or else those that start would be waited for
            await asyncio.gather(*self._background.tasks)
        self._kill_all()
        await asyncio.gather(*(worker.end() for worker in self.workers))
        self.workers.clear()

    def renew(self) -> None:
        """Replace all workers by newer ones: the free now, each other when it has answered."""
        for worker in self._idle:
            self._dismiss(worker)
        self._idle.clear()

    def is_long(self, lease: Lease) -> bool:
        """Tell whether the query of *lease* is a long one."""
        return lease in self._long

    def lengthen(self, lease: Lease) -> bool:
        """Let the query of *lease* run long; tell whether that may be."""
        if len(self._long) >= self.size.long and not self._make_room():
            return False
        self._long.add(lease)
        self._reserve.take_back(strained=lease.grant.strained)
        self.counts.long += 1
        self._fill()
        self._serve()
        return True

    def others_wait(self, client: str) -> bool:
        """Tell whether anybody but *client* waits for a worker."""
        return self._turns.others_than(client)

    def take_back(self, lease: Lease, *, whole: bool) -> None:
        """Take a worker back, which gave its *whole* answer, or is killed and replaced."""
        grant, long = lease.grant, lease in self._long
        self._long.discard(lease)
        self._reserve.take_back(strained=grant.strained and not long)
        if whole and grant.worker.hurry():
            self._take_in(grant.worker)
        else:
            self._may_hurry &= not (whole and grant.worker.runs)
            self._replace(grant.worker)
        self._serve()

    def _make_room(self) -> bool:
        """End the long query whose answer was not read for longest, if somebody waits."""
        return bool(self.waiting) and max(self._long, key=lambda lease: lease.unread).make_room()

    def _begin(self, client: str, begin: Begin[Lease]) -> Lease | None:
        if lease := self._lend(client):
            begin(lease)
        else:
            self._serve_later()
        return lease

    def _lend(self, client: str) -> Lease | None:
        """Lend a free worker to *client*, None where there is none for him."""
        strained = self._is_strained(client)
        if strained and self._is_full:
            return None
        while self._idle:
            worker = self._idle.pop()
            if worker.runs or worker.channel.ready is None:  # what never began tells why
                self._reserve.lend(strained=strained)
                if strained and self._may_hurry:
                    worker.yield_to_others(POLITE)
                return Lease(self, Grant(worker, strained), client)
            self._replace(worker)
        return None

    def _serve(self) -> None:
        """Lend free workers to those who wait."""
        while self._idle:
            client = self._turns.next_client(self._is_strained if self._is_full else None)
            if client is None or not (lease := self._lend(client)):
                self._serve_later()
                return
            self._turns.give(client, lease)

    def _serve_later(self) -> None:
        """Look again where somebody waits beside workers that are kept for others, who may go."""
        if self._idle and not self._later:
            self._later = asyncio.get_running_loop().call_later(LATELY, self._serve_again)

    def _serve_again(self) -> None:
        self._later = None
        self._serve()

    def _is_strained(self, client: str) -> bool:
        return self.size.long > 0 and self.usage.is_much(client)

    @property
    def _is_full(self) -> bool:
        """Those that take requests and have no long query are left to clients who had little."""
        quick = len(self.workers) - self._starting - len(self._long)
        return self.size.workers > 1 and self._reserve.is_all_there_is(quick)

    async def _add(self) -> None:
        """Start a worker, and lend it when it takes requests: others may be free before."""
        worker = await self._hire()
        if worker:
            self._starting += 1
            await worker.channel.begun()
            self._starting -= 1
            self._take_in(worker)
            self._serve()

    def _take_in(self, worker: Worker) -> None:
        """Have *worker* among those that are free, where none that is started now is better."""
        if self._staffing.is_newest(worker):
            self._idle.append(worker)
        else:
            self._dismiss(worker)

    async def _hire(self) -> Worker | None:
        """Start a worker, if need be again and again; give None where the lane is closed."""
        self._places += 1
        pause = _PAUSE
        while not self._closed.is_set():
            try:
                return await self._start()
            except OSError as error:
                LOG.warning("A query worker could not be started: %s", error)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closed.wait(), pause)
                pause = min(2 * pause, _LONGEST)
        return None

    async def _start(self) -> Worker:
        worker = await self._staffing.hire()
        self.counts.started += 1
        self.workers.add(worker)
        return worker

    def _replace(self, worker: Worker) -> None:
        """Dismiss *worker*, which did not do what it should."""
        self.counts.killed += 1
        self._dismiss(worker)

    def _dismiss(self, worker: Worker) -> None:
        """Kill *worker*, and start another where one is needed."""
        self._places -= 1
        self.workers.discard(worker)
        worker.kill()
        self._background.begin(worker.end())
        self._fill()

    def _fill(self) -> None:
        """Start a worker where one is needed."""
        if self._places < self.size.workers + len(self._long):
            self._background.begin(self._add())

    def _kill_all(self) -> None:
        for worker in self.workers:
            worker.kill()


def _unused(lease: Lease) -> None:
    lease.end(whole=False)
