"""Where workers come from: forked, with the release in memory as soon as it is read."""

import asyncio
import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from graph.errors import DataDirectoryError
from graph.fork_client import ForkServer
from graph.lane import LaneSize
from graph.paths import ROOT
from graph.publish import publish
from graph.query_errors import MemoryRefusedError
from graph.releases import DataDirectory
from graph.worker_process import Limits, Worker
from graph.workers import WorkerPool
from tests.graph.conftest import Graphs
from tests.graph.pool import JSON, read

T = TypeVar("T")
ROOM = 1 << 30
ALL = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
HOARD = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"
UNIQUE = "SELECT (UUID() AS ?uuid) (RAND() AS ?number) {}"
LANES = {"sparql": LaneSize(2, 8, long=1), "pages": LaneSize(1, 8)}


def told(
    data: DataDirectory,
    story: Callable[[WorkerPool], Awaitable[T]],
    room: int = ROOM,
    limits: Limits = Limits(),  # noqa: B008 - frozen
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


def test_memory_and_files_give_the_same(served: DataDirectory) -> None:
    """The workers of before are replaced, none of them killed for what it did."""

    async def story(pool: WorkerPool) -> tuple[bytes, bytes, int]:
        from_files = await read(pool, ALL)
        await until_held(pool, served)
        killed = sum(lane.counts.killed for lane in pool.lanes.values())
        return from_files, await read(pool, ALL), killed

    from_files, from_memory, killed = told(served, story)
    assert from_files == from_memory
    assert len(from_files) > 10_000
    assert killed == 0


def test_a_query_that_runs_meanwhile_is_answered(served: DataDirectory) -> None:
    """Its worker is replaced when it has answered."""

    async def story(pool: WorkerPool) -> list[str]:
        answer = await pool.ask(ALL, solutions=JSON)
        first = answer.worker
        await read(pool, "ASK {}")
        while not any(worker.origin.store for worker in workers(pool)):
            await asyncio.sleep(0.01)
        await answer.read()
        await until_held(pool, served)
        return [first.origin.store, (await pool.ask("ASK {}", solutions=JSON)).worker.origin.store]

    before, after = told(served, story)
    assert before == ""
    assert after != ""


def test_no_two_forks_draw_the_same_random_numbers(served: DataDirectory) -> None:
    """As forks of a process that had drawn one would."""

    async def story(pool: WorkerPool) -> tuple[set[int], set[str]]:
        await until_held(pool, served)
        held = await pool.lanes["sparql"].take("")  # or else one worker answered both
        one = await pool.ask(UNIQUE, solutions=JSON)
        text = (await one.read()).decode()
        held.end(whole=True)
        other = await pool.ask(UNIQUE, solutions=JSON)
        text += (await other.read()).decode()
        found = {*re.findall(r'"value":"([^"]+)', text)}
        return {one.worker.pid, other.worker.pid}, found

    pids, values = told(served, story)
    assert len(pids) == 2
    assert len(values) == 4


def test_what_is_held_does_not_count_as_memory_of_a_query(served: DataDirectory) -> None:
    """A query has its own share beside it, and no more."""

    async def story(pool: WorkerPool) -> bytes:
        await until_held(pool, served)
        with pytest.raises(MemoryRefusedError):
            await pool.ask(HOARD, solutions=JSON)
        return await read(pool, "ASK {}")

    assert b"true" in told(served, story, limits=Limits(memory=200 << 20))


def test_a_release_without_room_is_asked_in_its_files(served: DataDirectory) -> None:
    """As any was before."""

    async def story(pool: WorkerPool) -> set[str]:
        await read(pool, ALL)
        await asyncio.sleep(0.5)
        return {worker.origin.store for worker in workers(pool)}

    assert told(served, story, room=1000) == {""}


def test_a_new_release_takes_the_place_of_the_one_before(
    tiny: Graphs, data: DataDirectory, no_shapes: Path
) -> None:
    """It answers at once; it is read meanwhile, and the process that held the other ends."""
    publish(data, tiny, shapes=no_shapes)

    async def story(pool: WorkerPool) -> tuple[bytes, bytes, bool]:
        await until_held(pool, data)
        before = next(workers(pool)).origin.pid
        name = next(iter(tiny))
        publish(data, {name: tiny[name][:1]}, shapes=no_shapes)
        from_files = await read(pool, ALL)
        await until_held(pool, data)
        async with asyncio.timeout(60):
            while runs(before):
                await asyncio.sleep(0.01)
        return from_files, await read(pool, ALL), runs(before)

    from_files, from_memory, runs_still = told(data, story)
    assert from_files == from_memory
    assert not runs_still


def test_it_is_made_up_for_when_the_process_they_are_forked_from_is_killed(
    served: DataDirectory, caplog: pytest.LogCaptureFixture
) -> None:
    """What held the release is not begun again: it may be what took the memory."""

    async def story(pool: WorkerPool) -> tuple[bytes, set[str]]:
        await until_held(pool, served)
        os.kill(next(workers(pool)).origin.pid, signal.SIGKILL)
        await killed(*workers(pool))
        answer = await read(pool, ALL)
        await read(pool, ALL, lane="pages")
        return answer, {worker.origin.store for worker in workers(pool)}

    answer, stores = told(served, story)
    assert b'"bindings":[{' in answer
    assert stores == {""}
    assert "not held in memory" in caplog.text


def test_a_system_that_permits_no_fork_of_so_much_has_workers_without(
    served: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where memory is promised to nobody twice (vm.overcommit_memory)."""
    fork = ForkServer.fork

    async def refused(self: ForkServer, line: int, errors: int) -> int:
        if self.store:
            raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
        return await fork(self, line, errors)

    async def story(pool: WorkerPool) -> set[str]:
        await until_held(pool, served)
        monkeypatch.setattr(ForkServer, "fork", refused)
        await killed(*pool.lanes["sparql"].workers)
        assert b"true" in await read(pool, "ASK {}")
        return {worker.origin.store for worker in pool.lanes["sparql"].workers}

    assert told(served, story) == {""}


def test_a_release_that_cannot_be_read_is_told_of(
    served: DataDirectory, caplog: pytest.LogCaptureFixture
) -> None:
    """Queries are refused as before, each with what to do."""

    async def story(pool: WorkerPool) -> None:
        await until_held(pool, served)
        gone = replace(served.current(), path=served.path / "gone")
        assert pool.staffing
        pool.staffing.prefer(gone)
        async with asyncio.timeout(60):
            while "not held" not in caplog.text:
                await asyncio.sleep(0.01)
        with pytest.raises(DataDirectoryError):
            await pool.ask(ALL, solutions=JSON, release=gone)
        assert b"true" in await read(pool, "ASK {}")

    told(served, story)


def test_nothing_is_left_of_a_server_that_is_killed(served: DataDirectory) -> None:
    """Neither the process that workers are forked from nor a worker, in whatever it is."""
    script = f"""
import asyncio, sys
from pathlib import Path
from graph.lane import LaneSize
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool

async def main():
    pool = WorkerPool(DataDirectory(Path({str(served.path)!r})), Limits(), room=1 << 30)
    await pool.start()
    asyncio.ensure_future(pool.ask({HOARD!r}, solutions={JSON!r}))
    await asyncio.sleep(1)
    workers = pool.lanes["sparql"].workers
    print(*{{w.pid for w in workers}}, *{{w.origin.pid for w in workers}}, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as server:
        assert server.stdout
        pids = [*map(int, server.stdout.readline().split())]
        server.kill()
    end = time.monotonic() + 20
    while any(map(runs, pids)) and time.monotonic() < end:
        time.sleep(0.05)

    assert len(pids) > 2
    assert not any(map(runs, pids))


def test_workers_are_as_many_as_before_however_often_the_release_changes(
    served: DataDirectory,
) -> None:
    """Also where one change overtakes another."""

    async def story(pool: WorkerPool) -> int:
        await until_held(pool, served)
        gone = replace(served.current(), path=served.path / "gone")
        assert pool.staffing
        for _ in range(5):
            for release in (gone, served.current()):
                pool.staffing.prefer(replace(release, path=release.path.resolve()))
                await asyncio.sleep(0.02)
            await read(pool, "ASK {}")
        await until_held(pool, served)
        return len([*workers(pool)])

    assert told(served, story) == sum(size.workers for size in LANES.values())


def test_a_release_that_no_worker_can_live_with_is_asked_in_its_files(
    served: DataDirectory, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the whole service may have no more memory than that."""
    fork = Worker.fork

    async def ending(origin: ForkServer) -> Worker:
        worker = await fork(origin)
        if origin.store:
            worker.kill()
        return worker

    monkeypatch.setattr(Worker, "fork", ending)

    async def story(pool: WorkerPool) -> set[str]:
        async with asyncio.timeout(60):
            while "not held" not in caplog.text:
                await asyncio.sleep(0.01)
        await read(pool, ALL)
        return {worker.origin.store for worker in workers(pool)}

    assert told(served, story) == {""}
