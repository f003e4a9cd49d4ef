"""How many rows saved queries give: counted once a release, however many pages are asked for."""

from typing import cast

from cachetools import LRUCache
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from api.questions import JSON
from api.saved_queries import Call
from graph import paging
from graph.releases import Release
from graph.workers import WorkerPool

_REMEMBERED = 500  # calls


class RowCounts:
    """Counts by asking *pool*; the calls asked for least recently are forgotten first."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool
        self._counts: LRUCache[tuple[str, str], int] = LRUCache(_REMEMBERED)

    async def of(self, call: Call, client: str) -> int:
        """Give how many rows *call* has on all its pages; *client* is who asks."""
        release = self._pool.release()
        key = (release.id, call.text)
        if key not in self._counts:
            self._counts[key] = await self._count(call, client, release)
        return self._counts[key]

    async def _count(self, call: Call, client: str, release: Release) -> int:
        query = paging.count(call.text)
        answer = await self._pool.ask(query, solutions=[JSON], client=client, release=release)
        solutions = parse_query_results(await answer.read(), QueryResultsFormat.JSON)
        return next(int(row["rows"].value) for row in cast(QuerySolutions, solutions))
