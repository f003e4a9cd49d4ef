"""Where workers come from: forked, with the release in memory as soon as it is read."""

import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.publish import publish
from graph.query_errors import MemoryRefusedError
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool
from tests.graph.conftest import Graphs
from tests.graph.pool import JSON, read
from tests.graph.staffed import ALL, HOARD, LANES, runs, told, until_held, workers

UNIQUE = "SELECT (UUID() AS ?uuid) (RAND() AS ?number) {}"


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
