"""Why an answer breaks off; what it holds is in test_workers."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.lane import LaneSize
from graph.publish import publish
from graph.query_errors import WorkerLostError
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool

CSV = ["text/csv"]
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_a_worker_that_somebody_kills_breaks_its_answer_alone(
    data: DataDirectory, tiny: dict[NamedNode, list[Quad]], tmp_path: Path
) -> None:
    """As the system does when memory runs out; the next query is answered."""
    publish(data, tiny, shapes=tmp_path)

    async def story() -> bytes:
        pool = WorkerPool(data, Limits(), {"sparql": LaneSize(1, 1)})
        await pool.start()
        try:
            answer = await pool.ask(LONG, solutions=CSV)
            os.kill(answer.worker.pid, signal.SIGKILL)
            with pytest.raises(WorkerLostError, match="process"):
                await answer.read()
            return await (await pool.ask("ASK {}", solutions=CSV)).read()
        finally:
            await pool.stop()

    assert asyncio.run(story()) == b"true"


def test_an_answer_that_was_read_can_be_closed_again(
    data: DataDirectory, tiny: dict[NamedNode, list[Quad]], tmp_path: Path
) -> None:
    """Its worker is freed once."""
    publish(data, tiny, shapes=tmp_path)

    async def story() -> list[bytes]:
        pool = WorkerPool(data, Limits(), {"sparql": LaneSize(1, 1)})
        await pool.start()
        try:
            first = await pool.ask("ASK {}", solutions=CSV)
            bodies = [await first.read()]
            first.close()
            return [*bodies, await (await pool.ask("ASK {}", solutions=CSV)).read()]
        finally:
            await pool.stop()

    assert asyncio.run(story()) == [b"true", b"true"]
