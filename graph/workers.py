"""Queries with limits: a pool of processes that can be killed, each with the release open.

pyoxigraph cannot stop a query, two threads gain nothing, and a bad query can end the process that
runs it. So the web process never evaluates SPARQL: a query gets a worker process, a deadline, a
memory limit and a length limit. Past any of them the worker is killed and replaced, and nobody else
notices. Pages have workers of their own, so that a storm of SPARQL cannot take them down.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial

from graph.answers import Answer
from graph.attempt import Attempt, Done
from graph.damage import Damage
from graph.errors import VazbyError
from graph.lane import Lane, LaneSize
from graph.releases import DataDirectory, Release
from graph.staffing import Staffing
from graph.worker import Conditions
from graph.worker_process import Limits

LANES = {"sparql": LaneSize(workers=2, queue=256, share=16, long=4), "pages": LaneSize(2, 1024)}
"""The lane of visitors' queries and that of our own pages, each of which asks some ten at once."""


class WorkerPool:
    """All workers of a server. They answer from the release that is current when they are asked.

    *observe* is told the lane, the outcome and the seconds of each query (`graph.lane.Observe`). A
    release is held in memory where it takes no more than *room* bytes.
    """

    def __init__(
        self,
        data: DataDirectory,
        limits: Limits,
        lanes: Mapping[str, LaneSize] = LANES,
        observe: Callable[[str, str, float], None] = lambda lane, outcome, seconds: None,
        room: int = 0,
    ) -> None:
        self._observe = observe
        self._data = data
        self._limits = limits
        self._services = tuple(sorted(limits.services))
        self._sizes = lanes
        self._room = room
        self._damage = Damage()
        self.staffing: Staffing | None = None
        self.lanes: dict[str, Lane] = {}
        self._release: Release | None = None

    async def start(self) -> None:
        """Start the workers; must run in the event loop that will ask them."""
        self.staffing = Staffing(self._limits, self._room, self._renew, self._damage)
        self.lanes = {
            name: Lane(size, self.staffing, self._limits.deadline, partial(self._observe, name))
            for name, size in self._sizes.items()
        }
        for lane in self.lanes.values():
            await lane.open()
        self._release = None  # or else nobody would learn of it
        with suppress(VazbyError):  # who asks is told
            self.release()

    async def stop(self) -> None:
        """Kill all workers, whatever they do."""
        for lane in self.lanes.values():
            await lane.close()
        if self.staffing:
            await self.staffing.close()
        await self._damage.close()

    def release(self) -> Release:
        """Give the release that a query sent now is answered from."""
        if self._release is None or self._release.id != self._data.current_id():
            self._release = _resolved(self._data.current())
            if self.staffing and self._room:
                self.staffing.prefer(self._release)
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
        Raise the errors of `graph.query_errors`, DeadlineError when it takes too long,
        DamagedError where the files are, and NotFoundError before the first release.
        """
        answer = self._answer(
            *(query, solutions, graphs, default_graphs, named_graphs),
            release=release or self.release(),
            deadline=deadline or self._limits.deadline,
        )
        await self.lanes[lane].take(client, answer.begin)
        await answer.head()
        return answer

    def attempt(
        self,
        query: str,
        done: Done,
        solutions: Sequence[str],
        graphs: Sequence[str],
        client: str,
        release: Release,
    ) -> None:
        """Ask as `ask` does, without a task to wait in: `graph.attempt.Attempt`.

        Raise BusyError where too many wait, DamagedError as `ask` does.
        """
        answer = self._answer(
            *(query, solutions, graphs, (), ()),
            release=release,
            deadline=self._limits.deadline,
        )
        Attempt(self.lanes["sparql"], client, answer, done)

    def _renew(self) -> None:
        for lane in self.lanes.values():
            lane.renew()

    def _answer(
        self,
        query: str | None,
        solutions: Sequence[str],
        graphs: Sequence[str],
        default_graphs: Sequence[str],
        named_graphs: Sequence[str],
        *,
        release: Release,
        deadline: float,
    ) -> Answer:
        if damaged := self._damage.of(str(release.store_path)):
            raise damaged
        conditions = _conditions(
            *(str(release.store_path), str(release.labels_path)),
            *(tuple(solutions), tuple(graphs), tuple(default_graphs), tuple(named_graphs)),
            *(self._services, self._limits.size),
        )
        request = b'{"query": %b, %b\n' % (json.dumps(query).encode(), conditions)
        return Answer(request, release, deadline, self._damage)


@lru_cache(100)
def _conditions(
    store: str,
    index: str,
    solutions: tuple[str, ...],
    graphs: tuple[str, ...],
    default_graphs: tuple[str, ...],
    named_graphs: tuple[str, ...],
    services: tuple[str, ...],
    size: int,
) -> bytes:
    """Write what is said beside the query, most often the same, but for the bracket before it."""
    conditions: Conditions = {
        "store": store,
        "index": index,
        "solutions": [*solutions],
        "graphs": [*graphs],
        "default_graphs": [*default_graphs],
        "named_graphs": [*named_graphs],
        "services": [*services],
        "size": size,
    }
    return json.dumps(conditions).encode()[1:]


def _resolved(release: Release) -> Release:
    """Give *release* by its whole path: a worker may stand in another folder."""
    return replace(release, path=release.path.resolve())
