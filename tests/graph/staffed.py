"""A pool whose workers hold the release in memory, for the tests of where they come from."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

from graph.lane import LaneSize
from graph.releases import DataDirectory
from graph.worker_process import Limits, Worker
from graph.workers import WorkerPool

T = TypeVar("T")
LIMITS = Limits()
ROOM = 1 << 30
ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
HOARD = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"
LANES = {"sparql": LaneSize(2, 8, long=1), "pages": LaneSize(1, 8)}


def told(
    data: DataDirectory,
    story: Callable[[WorkerPool], Awaitable[T]],
    room: int = ROOM,
    limits: Limits = LIMITS,
) -> T:
    """Tell *story* with a pool that has *room* for a release in memory."""

    async def with_pool() -> T:
        pool = WorkerPool(data, limits, LANES, room=room)
        await pool.start()
        try:
            return await story(pool)
        finally:
            await pool.stop()

    return asyncio.run(with_pool())


def workers(pool: WorkerPool) -> Iterator[Worker]:
    """Give all workers of *pool*."""
    for lane in pool.lanes.values():
        yield from lane.workers


async def until_held(pool: WorkerPool, data: DataDirectory) -> None:
    """Wait until every worker has begun with the current release, and they are as many as ever."""
    store = str(data.current().store_path.resolve())
    expected = [store] * sum(size.workers for size in LANES.values())
    async with asyncio.timeout(60):
        while [worker.origin.store for worker in workers(pool) if worker.channel.ready] != expected:
            await asyncio.sleep(0.01)


async def killed(*processes: Worker) -> None:
    """Kill workers from without, and wait until none is there."""
    for worker in processes:
        os.kill(worker.pid, signal.SIGKILL)
    async with asyncio.timeout(60):
        while any(runs(worker.pid) for worker in processes):
            await asyncio.sleep(0.01)


def runs(pid: int) -> bool:
    """Tell whether a process has that number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
