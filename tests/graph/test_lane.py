"""Short queries are never behind long ones."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

import pytest

from graph.answers import Answer
from graph.lane import LaneSize
from graph.lease import MOMENT
from graph.query_errors import BusyError, UnreadError
from graph.releases import DataDirectory
from graph.worker_process import KIND, POLITE, Limits
from graph.workers import WorkerPool

T = TypeVar("T")
CSV = ["text/csv"]
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JSON = ["application/sparql-results+json"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def tell(
    data: DataDirectory,
    size: LaneSize,
    story: Callable[[WorkerPool], Awaitable[T]],
    deadline: float = 20,
) -> T:
    """Run *story* with a lane of that *size*."""

    async def told() -> T:
        pool = WorkerPool(data, Limits(deadline=deadline), {"sparql": size})
        await pool.start()
        try:
            return await story(pool)
        finally:
            await pool.stop()

    return asyncio.run(told())


def begin(pool: WorkerPool) -> "asyncio.Task[Answer]":
    """Begin a query without an end."""
    return asyncio.create_task(pool.ask(ENDLESS, solutions=JSON))


async def short(pool: WorkerPool, client: str = "") -> float:
    """Give the seconds that a short query takes."""
    began = time.monotonic()
    answer = await pool.ask("ASK {}", solutions=JSON, client=client)
    assert b"true" in await answer.read()
    return time.monotonic() - began


def test_a_short_query_waits_for_no_long_one(served: DataDirectory) -> None:
    """Though there is one worker, which was taken: after a moment another stands in for it."""

    async def story(pool: WorkerPool) -> tuple[int, int]:
        long = [begin(pool), begin(pool)]
        await asyncio.sleep(3 * MOMENT)
        await short(pool)
        counts = pool.lanes["sparql"].counts
        for task in long:
            task.cancel()
        await asyncio.gather(*long, return_exceptions=True)
        return counts.long, counts.started

    assert tell(served, LaneSize(workers=1, queue=8, long=2), story) == (2, 3)


def test_who_has_a_long_query_may_ask_another_while_it_runs(served: DataDirectory) -> None:
    """For each long one there is a worker more, so that one client alone is not kept waiting."""

    async def story(pool: WorkerPool) -> float:
        long = begin(pool)
        await asyncio.sleep(3 * MOMENT)
        seconds = await short(pool)
        long.cancel()
        await asyncio.gather(long, return_exceptions=True)
        return seconds

    assert tell(served, LaneSize(workers=2, queue=8, long=4), story) < 10  # the deadline is 20


def test_who_waits_beside_kept_workers_has_one_when_nobody_comes_for_them(
    served: DataDirectory,
) -> None:
    """Nothing else happens in the lane meanwhile."""

    async def story(pool: WorkerPool) -> None:
        lane = pool.lanes["sparql"]
        lane.usage.add("heavy", 5)
        leases = [await lane.take("heavy"), await lane.take("heavy"), await lane.take("light")]
        leases.pop().end(whole=True)
        third = asyncio.create_task(lane.take("heavy"))
        await asyncio.sleep(0)
        assert lane.waiting == 1
        for lease in [*leases, await asyncio.wait_for(third, 10)]:
            lease.end(whole=True)

    tell(served, LaneSize(workers=4, queue=8, long=4), story)


def test_a_long_query_yields_the_processor(served: DataDirectory) -> None:
    """It is nicer than those that wait for their answer at once."""

    async def story(pool: WorkerPool) -> list[int]:
        long = begin(pool)
        workers = pool.lanes["sparql"].workers
        async with asyncio.timeout(20):
            while len(workers) < 2:
                await asyncio.sleep(MOMENT)
        nice = sorted(os.getpriority(os.PRIO_PROCESS, worker.pid) for worker in workers)
        long.cancel()
        await asyncio.gather(long, return_exceptions=True)
        return nice

    first, last = tell(served, LaneSize(workers=1, queue=8, long=1), story)
    assert last > first


def test_workers_are_in_the_session_of_the_server_but_not_in_its_group(
    served: DataDirectory,
) -> None:
    """How nice a process is counts in its session only; Ctrl-C is for the server alone."""

    async def story(pool: WorkerPool) -> tuple[set[int], bool]:
        pids = [worker.pid for worker in pool.lanes["sparql"].workers]
        return {*map(os.getsid, pids)}, any(os.getpgid(pid) == os.getpgid(0) for pid in pids)

    sessions, in_group = tell(served, LaneSize(workers=2, queue=8), story)
    assert sessions == {os.getsid(0)}
    assert not in_group


@pytest.mark.parametrize(("permitted", "killed"), [(True, 0), (False, 1)])
def test_who_had_much_lets_others_go_first(
    served: DataDirectory, monkeypatch: pytest.MonkeyPatch, permitted: bool, killed: int
) -> None:
    """Where a worker may not be made urgent again, that is tried once and not again."""
    nice: list[int] = []

    def set_nice(_: int, __: int, value: int) -> None:
        if value != KIND:  # a query may take long on a busy machine
            nice.append(value)
        if not permitted:
            raise PermissionError

    monkeypatch.setattr(os, "setpriority", set_nice)

    async def story(pool: WorkerPool) -> int:
        lane = pool.lanes["sparql"]
        for client in ("light", "heavy", "heavy"):
            lane.usage.add("heavy", 5)
            await short(pool, client)
        return lane.counts.killed

    assert tell(served, LaneSize(workers=2, queue=8, long=1), story) == killed
    assert nice == ([POLITE, 0] * 2 if permitted else [POLITE, 0])


def test_one_long_query_too_many_is_ended_where_other_clients_wait(served: DataDirectory) -> None:
    """Not before: where nobody waits but the same client it may go on."""

    async def story(pool: WorkerPool) -> None:
        allowed, further = begin(pool), None
        await asyncio.sleep(2 * MOMENT)
        further = begin(pool)
        own = asyncio.create_task(short(pool))
        await asyncio.sleep(3 * MOMENT)
        assert not further.done()
        await short(pool, client="another")
        await own
        with pytest.raises(BusyError, match="long"):
            await further
        assert not allowed.done()
        allowed.cancel()
        await asyncio.gather(allowed, return_exceptions=True)

    tell(served, LaneSize(workers=1, queue=8, long=1), story)


def test_answers_that_nobody_reads_keep_no_worker_from_who_waits(served: DataDirectory) -> None:
    """Nor from the same client, though nobody else waits; one that is read goes on."""

    async def story(pool: WorkerPool) -> float:
        read = await pool.ask(LARGE, solutions=CSV)
        parts = read.chunks()
        reading = asyncio.create_task(_read_on(parts, seconds=8))
        unread = [asyncio.create_task(pool.ask(LARGE, solutions=CSV)) for _ in range(4)]
        await asyncio.sleep(3 * MOMENT)
        seconds = await short(pool)
        await reading
        first = await unread[0]
        with pytest.raises(UnreadError):
            await first.read()
        read.close()
        for answer in await asyncio.gather(*unread):
            answer.close()
        return seconds

    seconds = tell(served, LaneSize(workers=2, queue=8, long=2), story, deadline=60)
    assert seconds < 30  # not until the unread ones meet their deadline


async def _read_on(parts: AsyncIterator[bytes], seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await anext(parts)
        await asyncio.sleep(0.2)


def test_who_does_not_read_had_a_worker_all_the_same(served: DataDirectory) -> None:
    """And so he leaves workers to others, though his takes no processor."""

    async def story(pool: WorkerPool) -> bool:
        lane = pool.lanes["sparql"]
        answer = await pool.ask(LARGE, solutions=CSV, client="slow")
        await asyncio.sleep(4 * MOMENT)
        answer.close()
        return lane.usage.is_much("slow") and lane.usage.of("slow") > 2 * MOMENT

    assert tell(served, LaneSize(workers=2, queue=8, long=2), story)


def test_the_lane_has_as_many_workers_as_before_after_many_long_queries(
    served: DataDirectory,
) -> None:
    """None is lost, and no more than may be are kept."""

    async def story(pool: WorkerPool) -> list[int]:
        sizes = []
        for _ in range(4):
            with pytest.raises(Exception, match="longer than allowed"):
                await pool.ask(ENDLESS, solutions=JSON, deadline=MOMENT * 1.5)
            await short(pool)
            sizes.append(len(pool.lanes["sparql"].workers))
        return sizes

    assert max(tell(served, LaneSize(workers=1, queue=8, long=1), story)) <= 2


def test_a_worker_that_is_starting_takes_no_query_from_one_that_is_there(
    served: DataDirectory,
) -> None:
    """Who waits is answered as soon as any worker can, and none waits for one that never can."""

    async def story(pool: WorkerPool) -> int:
        workers = pool.lanes["sparql"].workers
        [origin] = {worker.origin.pid for worker in workers}
        os.kill(origin, signal.SIGSTOP)
        long = begin(pool)
        await asyncio.sleep(2 * MOMENT)
        await asyncio.gather(short(pool, "one"), short(pool, "another"))
        long.cancel()
        await asyncio.gather(long, return_exceptions=True)
        there = len(workers)
        os.kill(origin, signal.SIGCONT)
        return there

    assert tell(served, LaneSize(workers=2, queue=8, long=2), story) == 1


def test_a_query_is_not_long_because_its_worker_is_slow_to_start(served: DataDirectory) -> None:
    """On a busy machine that takes longer than a moment; ended, each would wait for another."""

    async def story(pool: WorkerPool) -> float:
        lane = pool.lanes["sparql"]
        [worker] = lane.workers
        os.kill(worker.origin.pid, signal.SIGSTOP)
        long = begin(pool)
        waiting = [asyncio.create_task(short(pool, client)) for client in ("one", "another")]
        await asyncio.sleep(3 * MOMENT)
        os.kill(worker.origin.pid, signal.SIGCONT)
        await asyncio.gather(*waiting)
        long.cancel()
        await asyncio.gather(long, return_exceptions=True)
        return lane.usage.of("one")

    assert tell(served, LaneSize(workers=1, queue=8, long=1), story) < MOMENT


def test_a_query_that_kills_its_worker_counts_by_the_clock(served: DataDirectory) -> None:
    """Who asks again and again for more memory than there is has had much."""

    async def story(pool: WorkerPool) -> float:
        lane = pool.lanes["sparql"]
        [worker] = lane.workers
        long = begin(pool)
        await asyncio.sleep(MOMENT / 2)
        os.kill(worker.pid, signal.SIGKILL)
        await asyncio.gather(long, return_exceptions=True)
        return lane.usage.of("")

    assert tell(served, LaneSize(workers=1, queue=8), story) > MOMENT / 4
