"""A page of a hub with ten thousand relations costs as many queries as a small one."""

import asyncio
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from api import sections
from api.app import create_app
from api.explore.many_towns import SHOWN
from api.explore.town_map import MOST_CIRCLES
from api.kinds import kind_of, sections_of
from api.links import path_of
from api.sections import PAGE_SIZE
from api.settings import Settings
from api.views import View, load_view
from bench.hubs import GRAPH, PAIRS, bare
from graph.iris import concept, resource, term
from graph.prepared import OF_HUBS, answer, holds
from graph.publish import publish
from graph.queries import load
from graph.releases import DataDirectory
from graph.workers import WorkerPool
from tests.api.browser import read, section, words
from tests.api.counting import CountingQuestions

LARGE, SMALL = 10_000, 3


@pytest.fixture(scope="module")
def hubs(no_shapes: Path, tmp_path_factory: pytest.TempPathFactory) -> DataDirectory:
    """Publish a graph with hubs and small things."""
    data = DataDirectory(tmp_path_factory.mktemp("hubs") / "data")
    publish(data, {GRAPH: bare(LARGE, SMALL)}, shapes=no_shapes)
    return data


def shown(
    data: DataDirectory, iri: NamedNode, day: Literal | None = None
) -> tuple[View, list[str]]:
    """Load the page of *iri* with real workers; give it and the queries that it asked."""
    terms = {"asOf": day} if day else {}

    async def load() -> tuple[View, list[str]]:
        settings = Settings(workers=1, page_workers=1)
        pool = WorkerPool(data, settings.limits, settings.lanes)
        await pool.start()
        try:
            questions = CountingQuestions(pool)
            view = await load_view(questions, sections_of(kind_of(iri.value)), {}, iri, terms)
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


LINKED = concept("measure-status", "planned")


@pytest.fixture(scope="module")
def linked(no_shapes: Path, tmp_path_factory: pytest.TempPathFactory) -> DataDirectory:
    """Publish a concept to which more things point than fit a page, by two properties."""
    data = DataDirectory(tmp_path_factory.mktemp("linked") / "data")
    things = [resource("status", f"s-{number * 7919 % 10_007:05}") for number in range(130)]
    quads = [
        Quad(thing, term(name), LINKED, GRAPH)
        for thing in things
        for name in ("v:status", "skos:related")[: 1 if thing.value.endswith("7") else 2]
    ]
    quads.append(Quad(LINKED, term("rdf:type"), term("skos:Concept"), GRAPH))
    publish(data, {GRAPH: quads}, shapes=no_shapes)
    return data


def links_to(client: TestClient, page: int) -> list[str]:
    """Read the links of a page, each with its property."""
    shown = section(read(client, f"{path_of(LINKED.value)}?links={page}"), "links")
    return [
        f"{link.find_previous('h3').text.split()[0]} {link['href']}"  # type: ignore[union-attr]
        for link in shown.select("li a")
    ]


def test_links_are_in_order_before_they_are_cut(linked: DataDirectory) -> None:
    """By property, then by the thing, on all pages together; each is there once."""
    with TestClient(create_app(linked, Settings(workers=1))) as client:
        pages = [links_to(client, page) for page in (1, 2, 3, 4, 5, 6)]

    shown = [link for page in pages for link in page]
    assert [len(page) for page in pages[:4]] == [PAGE_SIZE] * 4
    assert shown == sorted(shown)
    assert len(set(shown)) == len(shown) == 2 * 130 - 13


def test_too_many_links_are_said_to_be_in_no_order(
    linked: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To sort all that points at a hub would take as long as there are such things."""
    monkeypatch.setattr(sections, "MOST_SORTED", 200)
    files = Settings(workers=1, resident=0)  # the order in memory is another, once it is there
    with TestClient(create_app(linked, files)) as client:
        page = read(client, path_of(LINKED.value), "en").text
        pages = [links_to(client, page) for page in (1, 2, 3, 4, 5)]

    assert "too many to put in order" in page
    assert len({link for page in pages for link in page}) == 2 * 130 - 13


@pytest.mark.parametrize("kind", PAIRS)
@pytest.mark.parametrize("name", OF_HUBS)
def test_what_reads_all_of_a_hub_was_answered_with_the_release(
    hubs: DataDirectory, kind: str, name: str
) -> None:
    """As the graph answers it; what is quick to ask is asked."""
    hub, small = (load(name).bind(iri=iri) for iri in PAIRS[kind])
    release = hubs.current()

    assert answer(release.answers_path, hub) == release.open().answer(hub)
    assert not holds(release.answers_path, small)


@pytest.mark.parametrize("kind", PAIRS)
def test_as_of_a_day_a_hub_costs_as_many_queries_too(hubs: DataDirectory, kind: str) -> None:
    """None of which is stopped for its length."""
    day = Literal("2020-01-01", datatype=term("xsd:date"))
    big, small = (shown(hubs, iri, day)[1] for iri in PAIRS[kind])

    assert sorted(big) == sorted(small)


def test_a_map_of_ten_thousand_towns_is_no_megabyte(hubs: DataDirectory) -> None:
    """Each is drawn, the largest with a link; the table tells them by pages."""
    with TestClient(create_app(hubs, Settings(workers=1, page_workers=1))) as client:
        answer = client.get("/explore/map?places=51", headers={"Accept": "text/html"})
        page = read(client, "/explore/map?show=members&places=2", "en")

    assert len(answer.content) < 400_000
    circles, paths = page.select("svg.map a circle"), page.select("svg.map path.dots")
    assert len(circles) + sum(str(path["d"]).count("M") for path in paths) == LARGE + 2
    assert len(circles) == MOST_CIRCLES
    assert len(page.select("#places tbody tr")) == SHOWN
    assert [link["rel"] for link in page.select("#places .pager a")] == [["prev"], ["next"]]


def test_a_comparison_counts_all_members_of_a_hub_and_shows_some(hubs: DataDirectory) -> None:
    """Each list ends with the number of the others."""
    hub, small = (thing.value.rpartition("/")[2] for thing in PAIRS["partnership"])
    with TestClient(create_app(hubs, Settings(workers=1, page_workers=1))) as client:
        page = read(client, f"/explore/compare?partnership={hub}&partnership={small}", "en")
    alone = [words(item) for item in page.select("#alone ul:first-of-type li")]

    assert f"{LARGE:,}" in words(section(page, "numbers"))
    assert len(alone) == PAGE_SIZE + 1 + SMALL
    assert f"and {LARGE - PAGE_SIZE:,} more" in alone


@pytest.mark.parametrize("kind", PAIRS)
def test_the_pagers_of_a_page_have_names_of_their_own(hubs: DataDirectory, kind: str) -> None:
    """Who listens to a page tells one list from another."""
    iri = PAIRS[kind][0]
    with TestClient(create_app(hubs, Settings())) as client:
        page = read(client, path_of(iri.value))

    named = [str(pager["aria-label"]) for pager in page.select("nav.pager")]
    assert named
    assert len(set(named)) == len(named)
