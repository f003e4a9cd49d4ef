"""Hubs and hostile labels: what big and strange data do to the pages."""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.facts import MOST_FACTS
from api.kinds import HOME, KINDS, LISTS
from api.sections import PAGE_SIZE
from api.settings import Settings
from api.views import View, load_view
from graph.iris import graph_name, resource, term
from graph.namespaces import PREFIXES
from graph.publish import publish
from graph.relations import relations
from graph.releases import DataDirectory
from graph.workers import WorkerPool
from tests.api.counting import CountingQuestions

MEMBERS = 250
COUNTED = {name for name in relations() if name.startswith("count_")}
"""What the index of relations counts without a query."""
HUB_IRI = resource("partnership", "hub")
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "quotes": "'\\\"><img src=x onerror='alert(1)'>",
    "template": "{{ 7 * 7 }}{% include '/etc/passwd' %}",
    "direction": "\u202eobrácené\u202d",
    "long": "d" * 5_000,
}
HUB = """
<partnership/hub> a v:LocalPartnership ; skos:prefLabel "Velké partnerství"@cs ;
  dcterms:spatial <https://linked.cuzk.cz/resource/ruian/obec/567451> .
<https://linked.cuzk.cz/resource/ruian/obec/567451> a v:Municipality ;
  skos:prefLabel "Bílina"@cs .
<evidence/own> oa:hasBody <organisation/m1> ; oa:hasTarget <target/m2> .
"""
MEMBER = """
<organisation/KEY> skos:prefLabel "LABEL"@cs ; owl:sameAs <javascript:alert(1)> ;
  org:classification <../codelist/organisation-kind/ngo> .
<membership/KEY> a org:Membership ; org:member <organisation/KEY> ;
  org:organization <partnership/hub> ; v:position POSITION ; v:labelAsWritten "LABEL" .
<evidence/KEY> oa:hasBody <membership/KEY> ; oa:hasTarget <target/KEY> .
<target/KEY> oa:hasSource <document/KEY> ; oa:hasSelector <position/KEY> .
<position/KEY> oa:start 1 ; oa:end 9 .
<document/KEY> dcterms:source <javascript:alert(2)> .
"""


def hub_quads() -> Iterator[Quad]:
    """Describe a partnership of very many members, some of them with hostile names."""
    names = HOSTILE | {f"m{number}": f"Člen {number}" for number in range(MEMBERS)}
    text = HUB + "".join(
        MEMBER.replace("KEY", key).replace("LABEL", label).replace("POSITION", str(position))
        for position, (key, label) in enumerate(names.items(), 1)
    )
    head = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
    for triple in parse(head + text, format=RdfFormat.TURTLE, base_iri=PREFIXES["res"]):
        yield Quad(triple.subject, triple.predicate, triple.object, graph_name("reference"))


@pytest.fixture(scope="module")
def hub(no_shapes: Path, tmp_path_factory: pytest.TempPathFactory) -> DataDirectory:
    """Give a data directory with the hub in it."""
    data = DataDirectory(tmp_path_factory.mktemp("hub") / "data")
    publish(data, {graph_name("reference"): hub_quads()}, shapes=no_shapes)
    return data


@pytest.fixture(scope="module")
def hub_client(hub: DataDirectory) -> Iterator[TestClient]:
    """Give a client of the application over the hub."""
    with TestClient(create_app(hub, Settings()), headers={"Accept": "text/html"}) as client:
        yield client


def view(
    data: DataDirectory, sections: Mapping[str, str], iri: NamedNode | None, **pages: int
) -> tuple[View, list[str]]:
    """Load a view with real workers; give it and the queries that it asked."""

    async def load() -> tuple[View, list[str]]:
        settings = Settings(workers=1, page_workers=1)
        pool = WorkerPool(data, settings.limits, settings.lanes)
        await pool.start()
        try:
            questions = CountingQuestions(pool)
            return await load_view(questions, sections, pages, iri), questions.asked
        finally:
            await pool.stop()

    return asyncio.run(load())


@pytest.mark.parametrize(
    ("kind", "of_hub", "of_tiny"),
    [
        ("partnership", "hub", "lp-bilina"),
        ("organisation", "m1", "most-k-nadeji"),
        ("thing", "hub", "lp-bilina"),
    ],
)
def test_a_page_asks_as_many_queries_of_a_hub_as_of_a_small_thing(
    hub: DataDirectory, tiny_data: DataDirectory, kind: str, of_hub: str, of_tiny: str
) -> None:
    """One for the facts, one a section that is not only counted, one for labels and evidence."""
    folder = "partnership" if kind == "thing" else kind
    _, big = view(hub, KINDS[kind], resource(folder, of_hub))
    _, small = view(tiny_data, KINDS[kind], resource(folder, of_tiny))

    assert sorted(big) == sorted(small)
    counted = [query for query in KINDS[kind].values() if query in COUNTED]
    assert len(big) == len(KINDS[kind]) - len(counted) + 3


@pytest.mark.parametrize("sections", [HOME, *LISTS.values()])
def test_home_and_lists_ask_a_constant_number_of_queries(
    hub: DataDirectory, sections: Mapping[str, str]
) -> None:
    """One a section, one for labels, one for evidence."""
    _, asked = view(hub, sections, None)

    assert len(asked) == len(sections) + 2


def test_evidence_of_the_thing_itself_is_told(hub: DataDirectory) -> None:
    """Whether its sections count what points at it or not; of another thing there is none."""
    proven, other = resource("organisation", "m1"), resource("organisation", "m3")

    for sections in ({}, KINDS["organisation"]):
        assert view(hub, sections, proven)[0].evidence[proven.value]
        assert other.value not in view(hub, sections, other)[0].evidence


def test_a_thing_of_very_many_facts_has_its_name(no_shapes: Path, tmp_path: Path) -> None:
    """Though its name is none of those that are read first."""
    thing = resource("organisation", "of-many-names")
    names = [f"Jméno {number}" for number in range(MOST_FACTS + 1)]
    said = [(term("skos:altLabel"), name) for name in names] + [(term("skos:prefLabel"), "Most")]
    graph = graph_name("reference")
    quads = [Quad(thing, name, Literal(text, language="cs"), graph) for name, text in said]
    publish(data := DataDirectory(tmp_path), {graph: quads}, shapes=no_shapes)

    assert view(data, {}, thing)[0].labels.best(thing, "cs").text == "Most"


def test_long_sections_are_paged_without_gaps(hub: DataDirectory) -> None:
    """All pages together hold every member once, in the order of the list."""
    seen: list[object] = []
    page, more = 1, True
    while more:
        loaded, _ = view(hub, {"members": KINDS["partnership"]["members"]}, HUB_IRI, members=page)
        members = loaded.sections["members"]
        assert len(members.rows) <= PAGE_SIZE
        seen += [row["organisation"] for row in members.rows]
        page, more = page + 1, members.more

    assert len(seen) == len(set(seen)) == MEMBERS + len(HOSTILE)


def test_a_page_of_a_hub_stays_light_and_leads_on(hub_client: TestClient) -> None:
    """The first page is small and links to the next, which links back."""
    response = hub_client.get("/partnership/hub?members=2")
    pager = BeautifulSoup(response.text, "html.parser").select("#members .pager a")

    assert len(response.content) < 100_000
    assert [link["href"] for link in pager] == [
        "/partnership/hub?members=1#members",
        "/partnership/hub?members=3#members",
    ]


def test_hostile_labels_stay_text(hub_client: TestClient) -> None:
    """Markup, quotes, template tags and marks of direction do nothing but appear."""
    page = BeautifulSoup(hub_client.get("/partnership/hub").text, "html.parser")

    scripts = page.find_all("script")
    assert [script.get("src") for script in scripts] == ["/static/search/suggest.js"]
    assert not any(script.string for script in scripts)
    assert page.find_all(onerror=True) == []
    assert [image["src"] for image in page.find_all("img")] == ["/static/mark.svg"]
    names = [cell.get_text() for cell in page.select("#members th[scope=row] bdi")]
    assert [name for name in names if "Člen" not in name] == [
        label.replace("\\", "") for label in HOSTILE.values()
    ]


@pytest.mark.parametrize("key", HOSTILE)
def test_the_page_of_a_thing_with_a_hostile_label_is_whole(
    hub_client: TestClient, key: str
) -> None:
    """Its title is cut to a length that fits, and nothing leads to a script."""
    response = hub_client.get(f"/organisation/{key}")
    page = BeautifulSoup(response.text, "html.parser")

    assert response.status_code == 200
    assert page.title is not None
    assert len(page.title.text) < 110
    assert not [link for link in page.find_all("a") if "javascript:" in str(link["href"])[:20]]
    assert page.select_one("h1 bdi") is not None
