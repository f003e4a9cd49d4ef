"""What becomes of the workers where a release cannot be held, or what holds it is gone."""

import asyncio
import errno
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from graph.damage import Damage
from graph.errors import DataDirectoryError
from graph.fork_client import ForkServer
from graph.paths import ROOT
from graph.releases import DataDirectory
from graph.staffing import Staffing
from graph.worker_process import Worker
from graph.workers import WorkerPool
from tests.graph.pool import JSON, read
from tests.graph.staffed import ALL, HOARD, LIMITS, ROOM, killed, runs, told, until_held, workers


def test_it_is_made_up_for_when_the_process_they_are_forked_from_is_killed(
    served: DataDirectory, caplog: pytest.LogCaptureFixture
) -> None:
    """Queries are answered from files meanwhile; the release is read into memory anew."""

    async def story(pool: WorkerPool) -> tuple[bytes, set[str]]:
        await until_held(pool, served)
        os.kill(next(workers(pool)).origin.pid, signal.SIGKILL)
        await killed(*workers(pool))
        answer = await read(pool, ALL)
        await read(pool, ALL, lane="pages")
        stores = {worker.origin.store for worker in workers(pool)}
        await until_held(pool, served)
        assert pool.staffing
        assert (pool.staffing.lost, pool.staffing.holds) == (1, True)
        return answer, stores

    answer, stores = told(served, story)
    assert b'"bindings":[{' in answer
    assert stores == {""}
    assert "What held a release in memory has ended" in caplog.text
    assert "again in 1 s" in caplog.text


def test_what_is_killed_again_and_again_is_read_less_and_less_often(
    served: DataDirectory, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be what takes the memory; while it is read, too."""
    monkeypatch.setattr("graph.staffing._PAUSE", 0.01)
    hold, attempts = Staffing._hold, []

    async def failing(self: Staffing, store: str) -> None:
        attempts.append(store)
        if len(attempts) in {2, 3}:
            raise ConnectionResetError
        await hold(self, store)

    monkeypatch.setattr(Staffing, "_hold", failing)

    async def story(pool: WorkerPool) -> None:
        await until_held(pool, served)
        os.kill(next(workers(pool)).origin.pid, signal.SIGKILL)
        await killed(*workers(pool))
        await read(pool, ALL)
        await read(pool, ALL, lane="pages")
        await until_held(pool, served)

    told(served, story)
    assert re.findall(r"again in ([\d.]+) s", caplog.text) == ["0.01", "0.08", "0.64"]


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


def test_a_system_that_refuses_processes_is_asked_less_and_less_often(
    served: DataDirectory, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server begins without, has them as soon as it may, and ends at once where it is told."""
    monkeypatch.setattr("graph.lane._PAUSE", 0.01)
    hire, asked = Staffing.hire, []

    async def refused(self: Staffing) -> Worker:
        asked.append(time.monotonic())
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    async def story(pool: WorkerPool) -> None:
        await asyncio.sleep(1)
        assert len(asked) < 2 + 3 * 8  # of three workers each after 0.01 s, 0.02 s, 0.04 s …
        monkeypatch.setattr(Staffing, "hire", hire)
        assert b"true" in await read(pool, "ASK {}")
        monkeypatch.setattr(Staffing, "hire", refused)
        monkeypatch.setattr("graph.lane._PAUSE", 60)
        await killed(*pool.lanes["sparql"].workers)

    monkeypatch.setattr(Staffing, "hire", refused)
    began = time.monotonic()
    told(served, story, room=0)
    assert time.monotonic() - began < 20
    assert "could not be started" in caplog.text


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


def test_nothing_is_left_of_a_worker_that_is_only_tried(
    served: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the service ends while the first worker with a release in memory begins."""
    forked: list[Worker] = []
    fork = Worker.fork

    async def recorded(server: ForkServer) -> Worker:
        forked.append(await fork(server))
        return forked[-1]

    async def story() -> None:
        staffing = Staffing(LIMITS, ROOM, lambda: None, Damage())
        staffing.prefer(served.current())
        async with asyncio.timeout(60):
            while not forked:
                await asyncio.sleep(0)
        await staffing.close()

    monkeypatch.setattr(Worker, "fork", recorded)
    asyncio.run(story())
    assert [worker.runs for worker in forked] == [False]
