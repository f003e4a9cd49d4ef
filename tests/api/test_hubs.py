"""A page of a hub with ten thousand relations costs as many queries as a small one."""

import asyncio

import pytest
from pyoxigraph import NamedNode

from api.kinds import kind_of, sections_of
from api.sections import PAGE_SIZE
from api.settings import Settings
from api.views import View, load_view
from bench.hubs import GRAPH, PAIRS, bare
from graph.publish import publish
from graph.releases import DataDirectory
from graph.workers import WorkerPool
from tests.api.counting import CountingQuestions

LARGE, SMALL = 10_000, 3


@pytest.fixture(scope="module")
def hubs(tmp_path_factory: pytest.TempPathFactory) -> DataDirectory:
    """Publish a graph with hubs and small things."""
    data = DataDirectory(tmp_path_factory.mktemp("hubs") / "data")
    publish(data, {GRAPH: bare(LARGE, SMALL)}, shapes=tmp_path_factory.mktemp("no-shapes"))
    return data


def shown(data: DataDirectory, iri: NamedNode) -> tuple[View, list[str]]:
    """Load the page of *iri* with real workers; give it and the queries that it asked."""

    async def load() -> tuple[View, list[str]]:
        settings = Settings(workers=1, page_workers=1)
        pool = WorkerPool(data, settings.limits, settings.lanes)
        await pool.start()
        try:
            questions = CountingQuestions(pool)
            view = await load_view(questions, sections_of(kind_of(iri.value)), {}, iri)
            return view, questions.asked
        finally:
            await pool.stop()

    return asyncio.run(load())


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        ("municipality", "measures"),
        ("concept", "measures"),
        ("organisation", "memberships"),
        ("partnership", "members"),
    ],
)
def test_a_hub_costs_as_many_queries_as_a_small_thing(
    hubs: DataDirectory, kind: str, section: str
) -> None:
    """It shows one page of them, and how many there are in all."""
    hub, small = PAIRS[kind]
    big_view, big_asked = shown(hubs, hub)
    small_view, small_asked = shown(hubs, small)

    assert sorted(big_asked) == sorted(small_asked)
    assert len(big_view.sections[section].rows) == PAGE_SIZE
    assert big_view.sections[section].size == LARGE
    assert small_view.sections[section].size == SMALL
