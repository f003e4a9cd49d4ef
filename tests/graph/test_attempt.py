"""A query without a task: its answer is there in a moment, or is waited for as any other."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest
from pyoxigraph import NamedNode, Quad

from graph.answers import Answer
from graph.publish import publish
from graph.query_errors import BusyError, QuerySyntaxError, WorkerLostError
from graph.releases import DataDirectory
from graph.workers import WorkerPool
from tests.graph.pool import JSON, TURTLE, read, with_pool

T = TypeVar("T")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 2000"
TRUE = b'{"head":{},"boolean":true}'


async def attempted(pool: WorkerPool, query: str) -> Answer | None:
    """Attempt *query* and give what came of it."""
    came: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
    pool.attempt(query, came.set_result, JSON, TURTLE, "a client", pool.release())
    return await came


def told(
    published: DataDirectory, story: Callable[[WorkerPool], Awaitable[T]], queue: int = 8
) -> T:
    """Tell *story* with a pool whose worker takes requests."""

    async def with_ready(pool: WorkerPool) -> T:
        await read(pool, "ASK {}")
        return await story(pool)

    return with_pool(published, with_ready, queue=queue)


@pytest.fixture
def published(
    data: DataDirectory, tiny: dict[NamedNode, list[Quad]], tmp_path: Path
) -> DataDirectory:
    """Give a directory with a release."""
    publish(data, tiny, shapes=tmp_path)
    return data


def test_a_short_answer_comes_whole(published: DataDirectory) -> None:
    """And its worker is free for the next."""

    async def story(pool: WorkerPool) -> list[bytes]:
        answers = [await attempted(pool, f"ASK {{}} #{number}") for number in range(3)]
        return [answer.first for answer in answers if answer and answer.whole]

    assert told(published, story) == [TRUE] * 3


def test_those_who_wait_have_their_turn(published: DataDirectory) -> None:
    """One worker serves all of them."""

    async def story(pool: WorkerPool) -> list[bytes]:
        asked = [attempted(pool, f"ASK {{}} #{number}") for number in range(8)]
        return [answer.first for answer in await asyncio.gather(*asked) if answer]

    assert told(published, story) == [TRUE] * 8


@pytest.mark.parametrize("query", [LONG, "SELECT"])
def test_what_comes_otherwise_is_read_as_ever(published: DataDirectory, query: str) -> None:
    """An answer in parts, or an error; the next query has the worker."""

    async def story(pool: WorkerPool) -> bytes:
        answer = await attempted(pool, query)
        assert answer
        assert not answer.whole
        if query == LONG:
            await answer.head()
            assert len(await answer.read()) > 1 << 16
        else:
            with pytest.raises(QuerySyntaxError):
                await answer.head()
        return await read(pool, "ASK {}")

    assert told(published, story) == TRUE


def test_a_slow_answer_is_waited_for_elsewhere(published: DataDirectory) -> None:
    """Who gives it up frees the worker, which others could not have meanwhile."""

    async def story(pool: WorkerPool) -> bytes:
        slow = await attempted(pool, ENDLESS)
        assert slow
        assert await attempted(pool, "ASK {}") is None  # no worker was free
        assert pool.lanes["sparql"].waiting == 0
        slow.close()
        return await read(pool, "ASK {}")

    assert told(published, story) == TRUE


def test_where_too_many_wait_it_is_said_at_once(published: DataDirectory) -> None:
    """Nothing is left behind of who was refused."""

    async def story(pool: WorkerPool) -> None:
        waiting = [asyncio.create_task(attempted(pool, ENDLESS)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await attempted(pool, "ASK {}")
        slow, none = await asyncio.gather(*waiting)
        assert slow
        assert none is None
        slow.close()

    told(published, story, queue=1)


def test_a_worker_that_dies_fails_its_own_query(published: DataDirectory) -> None:
    """Whoever asked learns why; the next is answered by another."""

    async def story(pool: WorkerPool) -> bytes:
        (worker,) = pool.lanes["sparql"].workers
        asked = asyncio.create_task(attempted(pool, ENDLESS))
        await asyncio.sleep(0.05)
        os.kill(worker.pid, signal.SIGKILL)
        answer = await asked
        assert answer
        with pytest.raises(WorkerLostError):
            await answer.head()
        return await read(pool, "ASK {}")

    assert told(published, story) == TRUE
