"""Files that are not as they were written: nothing is answered from them, and nobody waits."""

import asyncio
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.errors import DamagedError, VazbyError
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool
from tests.graph.pool import read, with_pool
from tests.graph.staffed import ROOM, told

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
"""The engine fails on it again and again, until its time or its memory is up."""

ALL = "SELECT ?s ?p ?o { ?s ?p ?o }"
"""It fails on that one once, and says why."""

_VERSION = 2000
"""Up to how many bytes a file has that is read when the store is opened."""


@pytest.fixture
def damaged(served: DataDirectory, tmp_path: Path) -> DataDirectory:
    """Give a data directory whose store can be opened, and has damaged blocks."""
    data = DataDirectory(Path(shutil.copytree(served.path, tmp_path / "damaged", symlinks=True)))
    for file in data.current().store_path.glob("*.sst"):
        content = bytearray(file.read_bytes())
        if len(content) > _VERSION:
            content[20:30] = bytes(10)
            file.write_bytes(content)
    return data


async def until_damaged(pool: WorkerPool) -> None:
    """Ask until the store is known to be damaged; any other error is refused to be one for ever."""
    async with asyncio.timeout(20):
        while True:
            try:
                await read(pool, "ASK {}")
            except DamagedError:
                return
            await asyncio.sleep(0.05)


def test_a_store_that_cannot_be_read_into_memory_is_damaged(
    damaged: DataDirectory, caplog: pytest.LogCaptureFixture
) -> None:
    """That it is read anyway tells it: no query has to fail for that."""
    told(damaged, until_damaged)
    assert "The store of a release is damaged" in caplog.text


def test_what_a_query_finds_damaged_is_refused_at_once(damaged: DataDirectory) -> None:
    """It is no fault of the query, be it that one or any other."""

    async def story(pool: WorkerPool) -> None:
        with pytest.raises(DamagedError):
            await read(pool, ALL)
        with pytest.raises(DamagedError):
            await asyncio.wait_for(read(pool, COUNT), 1)

    with_pool(damaged, story)


def test_a_query_that_fails_on_and_on_has_the_files_read(damaged: DataDirectory) -> None:
    """Where no query says what it failed on, and the release is too large to be read before."""

    async def story(pool: WorkerPool) -> None:
        with pytest.raises(VazbyError):
            await read(pool, COUNT)
        await until_damaged(pool)

    with_pool(damaged, story, Limits(deadline=2.0, memory=1 << 28))


def test_health_says_that_a_store_is_damaged(damaged: DataDirectory) -> None:
    """Soon after the start, in the moment in which it is asked."""
    settings = Settings(workers=1, page_workers=1, resident=ROOM >> 20)
    app = create_app(damaged, settings)
    with TestClient(app) as client:
        assert client.portal
        client.portal.call(until_damaged, app.state.pool)
        answer = client.get("/health")

    assert (answer.status_code, answer.json()["state"]) == (503, "DataDirectoryError")
    assert "damaged" not in answer.text  # nor any path: it is for who keeps the server
