"""One query outside the server, with the server's limits."""

import asyncio
from collections.abc import Sequence

from graph.answers import Answer
from graph.lane import LaneSize
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool


def ask_once(
    directory: DataDirectory, text: str, media_types: Sequence[str], deadline: float
) -> tuple[Answer, bytes]:
    """Run the query *text* on the current release; give the answer and the whole that it says.

    *deadline* is in seconds. A worker of its own runs it, so that a query that ends its process
    does not end this one. Raises the errors of `WorkerPool.ask`.
    """
    return asyncio.run(_ask(directory, text, media_types, deadline))


async def _ask(
    directory: DataDirectory, text: str, media_types: Sequence[str], deadline: float
) -> tuple[Answer, bytes]:
    pool = WorkerPool(
        directory, Limits(deadline=deadline), {"sparql": LaneSize(workers=1, queue=1)}
    )
    await pool.start()
    try:
        answer = await pool.ask(text, solutions=media_types, graphs=media_types)
        return answer, await answer.read()
    finally:
        await pool.stop()
