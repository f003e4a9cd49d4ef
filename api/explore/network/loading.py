"""Networks of a release: asked of the graph, measured, and kept for whoever asks next."""

import asyncio
import json
from collections.abc import Mapping, Sequence

from cachetools import LRUCache
from fastapi.concurrency import run_in_threadpool

from api.explore.bounds import TooWideError
from api.explore.filters import Filters
from api.explore.network.building import Memberships, build, read_places, things
from api.explore.network.model import PROJECTED, Measures, Network, Pair, Standing
from api.explore.network.process import Jobs
from api.facts import Labels, Row, read_row
from api.questions import Questions
from graph.parameters import Term
from graph.queries import load
from graph.releases import Release

MOST_MEMBERSHIPS = 20_000
"""How many memberships a network may have: a part of a larger one would not tell the truth."""

KEPT = 4
"""How many networks are kept."""

TIES, PLACES = "network_of_memberships", "places_of_partnerships"


class Networks:
    """Gives the networks of a release, and keeps the last ones that were asked for."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self.jobs = Jobs()
        self._kept: LRUCache[tuple[str, str, Filters], asyncio.Task[Network]] = LRUCache(KEPT)

    async def of(self, release: Release, form: str, filters: Filters) -> Network:
        """Give the network of *form* that *filters* let through.

        Raises TooWideError past `MOST_MEMBERSHIPS`, and what `Jobs.run` and `WorkerPool.ask` do.
        """
        key = (release.id, form, filters)
        task = self._kept.get(key)
        if task is None or (task.done() and _failed(task)):
            task = asyncio.ensure_future(self._load(form, filters))
            task.add_done_callback(_failed)  # whoever asks next learns why, the log need not
            self._kept[key] = task
        return await asyncio.shield(task)

    async def _load(self, form: str, filters: Filters) -> Network:
        memberships = Memberships(await self._rows(TIES, filters.terms(TIES)))
        pairs = memberships.pairs
        if len(pairs) > MOST_MEMBERSHIPS:
            message = f"The network has more than {MOST_MEMBERSHIPS} memberships."
            raise TooWideError(message)
        measures, rows = await asyncio.gather(
            self._measured(pairs, projected=form == PROJECTED),
            self._rows(PLACES, {"partnership": memberships.partnerships}),
        )
        places = read_places(rows)
        known = {iri for place in places.values() for iri in (*place.towns, *place.regions)}
        kinds = {iri for row in memberships.rows.values() for iri in things(row["kindList"])}
        labels = await self._questions.rows("labels_of", thing=[*memberships.all, *known, *kinds])
        known_labels = Labels(labels)
        return await run_in_threadpool(build, form, memberships, places, measures, known_labels)

    async def _rows(self, query: str, terms: Mapping[str, Term | Sequence[Term]]) -> list[Row]:
        answers = await self._questions.rows(query, lane="pages", **terms)
        return [read_row(answer, load(query).returns) for answer in answers]

    async def _measured(self, pairs: Sequence[Pair], *, projected: bool) -> Measures:
        asked = json.dumps({"pairs": pairs, "projected": projected}).encode()
        answer = json.loads(await self.jobs.run("measure", asked))
        nodes = {int(number): Standing(**told) for number, told in answer.pop("nodes").items()}
        return Measures(nodes=nodes, **answer)


def _failed(task: asyncio.Task[Network]) -> bool:
    return task.cancelled() or task.exception() is not None
