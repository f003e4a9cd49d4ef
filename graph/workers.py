"""Queries with limits: a pool of processes that can be killed, each with the release open.

pyoxigraph cannot stop a query, two threads gain nothing, and a bad query can end the process that
runs it. So the web process never evaluates SPARQL: a query gets a worker process, a deadline, a
memory limit and a length limit. Past any of them the worker is killed and replaced, and nobody else
notices. Pages have workers of their own, so that a storm of SPARQL cannot take them down.
"""

import asyncio
import contextlib
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.answers import Answer
from graph.paths import ROOT
from graph.query_errors import BusyError
from graph.releases import DataDirectory, Release
from graph.worker import PART, Request


@dataclass(frozen=True)
class LaneSize:
    """How many workers a lane has, and how many queries may wait for them."""

    workers: int
    queue: int


LANES = {"sparql": LaneSize(2, 32), "pages": LaneSize(2, 1024)}
"""The lane of visitors' queries and that of our own pages, each of which asks some ten at once."""


@dataclass(frozen=True)
class Limits:
    """What one query may take: seconds, bytes of address space, bytes of answer.

    *services* are the hosts that SERVICE may ask.
    """

    deadline: float = 30.0
    memory: int = 1 << 30
    size: int = 1 << 28
    services: frozenset[str] = frozenset()


class Worker:
    """One process, and the next one when it is killed. Starting goes on in the background."""

    def __init__(self, limits: Limits) -> None:
        self._command = [sys.executable, "-m", "graph.worker", str(limits.memory)]
        if not limits.services:
            self._command.append("--no-network")
        self._stopped = False
        self._starting = asyncio.create_task(self._start())

    async def process(self) -> asyncio.subprocess.Process:
        """Give the running process, started anew where the last one ended."""
        process = await asyncio.shield(self._starting)
        if process.returncode is not None:
            self.replace()
            process = await asyncio.shield(self._starting)
        return process

    def replace(self) -> None:
        """Kill the process, whatever it does, and start another."""
        self._kill()
        if not self._stopped:
            self._starting = asyncio.create_task(self._start(after=self._starting))

    async def stop(self) -> None:
        """Kill the process for good."""
        self._stopped = True
        with contextlib.suppress(OSError):
            process = await self._starting
            self._kill()
            await process.wait()

    async def _start(
        self, after: "asyncio.Task[asyncio.subprocess.Process] | None" = None
    ) -> asyncio.subprocess.Process:
        if after:
            with contextlib.suppress(OSError):
                await (await after).wait()
        return await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=2 * PART,
            # Each further arena of glibc reserves address space, which the memory limit counts.
            env={**os.environ, "MALLOC_ARENA_MAX": "2"},
            cwd=ROOT,
            start_new_session=True,  # Ctrl-C in a terminal is for the server, which then stops us
        )

    def _kill(self) -> None:
        if self._starting.done() and not self._starting.exception():
            # Closing the transport kills and closes the pipes, for which `wait` waits too: one left
            # full by a client that reads no more would keep the next process from starting.
            process = self._starting.result()
            transport = process._transport  # type: ignore[attr-defined]  # asyncio has no public way
            transport.close()


class Lane:
    """Some workers and the queue before them."""

    def __init__(self, size: LaneSize, limits: Limits) -> None:
        self._queue = size.queue
        self._patience = limits.deadline
        self._waiting = 0
        self._workers = [Worker(limits) for _ in range(size.workers)]
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def take(self) -> Worker:
        """Give a free worker; raise BusyError where too many wait, or one waits too long."""
        if self._idle.empty() and self._waiting >= self._queue:
            raise _busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience):
                return await self._idle.get()
        except TimeoutError:
            raise _busy() from None
        finally:
            self._waiting -= 1

    def free(self, worker: Worker, complete: bool) -> None:
        """Take *worker* back; one that has not completed its answer is replaced."""
        if not complete:
            worker.replace()
        self._idle.put_nowait(worker)

    async def stop(self) -> None:
        """Kill all workers."""
        for worker in self._workers:
            await worker.stop()


class WorkerPool:
    """All workers of a server. They answer from the release that is current when they are asked."""

    def __init__(
        self, data: DataDirectory, limits: Limits, lanes: Mapping[str, LaneSize] = LANES
    ) -> None:
        self._data = data
        self._limits = limits
        self._sizes = lanes
        self._lanes: dict[str, Lane] = {}
        self._release: Release | None = None

    async def start(self) -> None:
        """Start the workers; must run in the event loop that will ask them."""
        self._lanes = {name: Lane(size, self._limits) for name, size in self._sizes.items()}

    async def stop(self) -> None:
        """Kill all workers, whatever they do."""
        for lane in self._lanes.values():
            await lane.stop()

    def release(self) -> Release:
        """Give the release that a query sent now is answered from."""
        if self._release is None or self._release.id != self._data.current_id():
            self._release = self._data.current()
        return self._release

    async def ask(
        self,
        query: str,
        *,
        solutions: Sequence[str] = (),
        graphs: Sequence[str] = (),
        lane: str = "sparql",
        deadline: float | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Run *query* and give its answer once the first part of it is there.

        *solutions* and *graphs* are the wanted media types for the two kinds of answers, the best
        first; *deadline* is in seconds. Raise the errors of `graph.query_errors`, DeadlineError
        when it takes too long and NotFoundError before the first release.
        """
        release = self.release()
        request = Request(
            query=query,
            store=str(release.store_path.resolve()),
            solutions=list(solutions),
            graphs=list(graphs),
            default_graphs=list(default_graphs),
            named_graphs=list(named_graphs),
            services=sorted(self._limits.services),
            size=self._limits.size,
        )
        return await self._run(request, release, self._lanes[lane], deadline)

    async def _run(
        self, request: Request, release: Release, lane: Lane, deadline: float | None
    ) -> Answer:
        worker = await lane.take()
        with contextlib.ExitStack() as failing:
            failing.callback(lane.free, worker, complete=True)
            process = await worker.process()
            failing.pop_all()
            answer = Answer(process, release, lambda complete: lane.free(worker, complete))
            failing.callback(answer.close)
            await answer.begin(request, deadline or self._limits.deadline)
            failing.pop_all()
        return answer


def _busy() -> BusyError:
    message = "The server is busy: too many queries are waiting."
    return BusyError(message, "Try again in a few seconds.")
