"""Queries with limits: a pool of processes that can be killed, each with the release open.

pyoxigraph cannot stop a query, two threads gain nothing, and a bad query can end the process that
runs it. So the web process never evaluates SPARQL: a query gets a worker process, a deadline, a
memory limit and a length limit. Past any of them the worker is killed and replaced, and nobody else
notices. Pages have workers of their own, so that a storm of SPARQL cannot take them down.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from graph.answers import Answer
from graph.lane import Lane, LaneSize
from graph.releases import DataDirectory, Release
from graph.worker import Request
from graph.worker_process import Limits

LANES = {"sparql": LaneSize(workers=2, queue=256, share=16, long=4), "pages": LaneSize(2, 1024)}
"""The lane of visitors' queries and that of our own pages, each of which asks some ten at once."""


class WorkerPool:
    """All workers of a server. They answer from the release that is current when they are asked.

    *observe* is told the lane, the outcome and the seconds of each query (`graph.lane.Observe`).
    """

    def __init__(
        self,
        data: DataDirectory,
        limits: Limits,
        lanes: Mapping[str, LaneSize] = LANES,
        observe: Callable[[str, str, float], None] = lambda lane, outcome, seconds: None,
    ) -> None:
        self._observe = observe
        self._data = data
        self._limits = limits
        self._services = sorted(limits.services)
        self._sizes = lanes
        self.lanes: dict[str, Lane] = {}
        self._release: Release | None = None

    async def start(self) -> None:
        """Start the workers; must run in the event loop that will ask them."""
        self.lanes = {
            name: Lane(size, self._limits, partial(self._observe, name))
            for name, size in self._sizes.items()
        }
        for lane in self.lanes.values():
            await lane.open()

    async def stop(self) -> None:
        """Kill all workers, whatever they do."""
        for lane in self.lanes.values():
            await lane.close()

    def release(self) -> Release:
        """Give the release that a query sent now is answered from."""
        if self._release is None or self._release.id != self._data.current_id():
            self._release = _resolved(self._data.current())
        return self._release

    def release_called(self, name: str) -> Release:
        """Give the release *name*, in use or not; raise NotFoundError where there is none."""
        return _resolved(self._data.release(name))

    def later_releases(self) -> list[Release]:
        """Give the releases that were made after the one in use: some after a rollback."""
        return [*map(_resolved, self._data.later())]

    async def ask(
        self,
        query: str | None,
        *,
        solutions: Sequence[str] = (),
        graphs: Sequence[str] = (),
        lane: str = "sparql",
        client: str = "",
        deadline: float | None = None,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        release: Release | None = None,
    ) -> Answer:
        """Run *query* and give its answer once the first part of it is there; None: all quads.

        *solutions* and *graphs* are the wanted media types for the two kinds of answers, the best
        first; *client* is who asks, for a fair share of the workers; *deadline* is in seconds;
        *release* is asked instead of the one in use.
        Raise the errors of `graph.query_errors`, DeadlineError when it takes too long and
        NotFoundError before the first release.
        """
        release = release or self.release()
        request: Request = {
            "query": query,
            "store": str(release.store_path),
            "index": str(release.labels_path),
            "solutions": [*solutions],
            "graphs": [*graphs],
            "default_graphs": [*default_graphs],
            "named_graphs": [*named_graphs],
            "services": self._services,
            "size": self._limits.size,
        }
        answer = Answer(request, release, deadline or self._limits.deadline)
        await self.lanes[lane].take(client, answer.begin)
        try:
            await answer.head()
        finally:
            if not answer.kind:  # it did not begin
                answer.close()
        return answer


def _resolved(release: Release) -> Release:
    """Give *release* by its whole path: a worker may stand in another folder."""
    return replace(release, path=release.path.resolve())
