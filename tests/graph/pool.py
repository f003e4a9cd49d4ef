"""A running pool of query workers, for the tests that ask it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from graph.lane import LaneSize
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool

T = TypeVar("T")
JSON = ["application/sparql-results+json"]
XML = ["application/sparql-results+xml"]
TURTLE = ["text/turtle"]


@asynccontextmanager
async def open_pool(data: DataDirectory, limits: Limits, queue: int) -> AsyncIterator[WorkerPool]:
    """Run a pool of one worker a lane."""
    pool = WorkerPool(data, limits, dict.fromkeys(("sparql", "pages"), LaneSize(1, queue)))
    await pool.start()
    try:
        yield pool
    finally:
        await pool.stop()


def with_pool(
    data: DataDirectory,
    story: Callable[[WorkerPool], Awaitable[T]],
    limits: Limits = Limits(),  # noqa: B008 - frozen
    queue: int = 8,
) -> T:
    """Tell *story* with a running pool."""

    async def told() -> T:
        async with open_pool(data, limits, queue) as pool:
            return await story(pool)

    return asyncio.run(told())


async def read(
    pool: WorkerPool, query: str, solutions: list[str] = JSON, lane: str = "sparql"
) -> bytes:
    """Give the whole answer to *query*."""
    answer = await pool.ask(query, solutions=solutions, graphs=TURTLE, lane=lane)
    return await answer.read()
