"""What sources say differently: side by side on the page of its thing, and all in one list."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import Tag
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.iris import graph_name
from graph.publish import publish
from graph.releases import DataDirectory
from tests.api.browser import read, section, words

PREFIXES = """
@base <https://w3id.org/vazby/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/vazby/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
OTHER = """
<resource/document/other> a v:SourceDocument ;
  skos:prefLabel "Zpravodaj"@cs ; dcterms:issued "2016-01-31"^^xsd:date ; v:characters 400 .
<graph/document/other> prov:wasDerivedFrom <resource/document/other> .
<resource/partnership/lp-bilina> v:foundation <resource/event/other--founding> .
<resource/event/other--founding> a v:Event ;
  v:eventKind <codelist/event-kind/first-meeting> ;
  v:when "2012-01"^^<http://id.loc.gov/datatypes/edtf/EDTF> ;
  v:earliest "2012-01-01"^^xsd:date ; v:latest "2012-01-31"^^xsd:date .
<resource/evidence/event--other--founding> oa:hasBody <resource/event/other--founding> ;
  oa:hasTarget <resource/evidence/event--other--founding#target> .
<resource/evidence/event--other--founding#target> oa:hasSource <resource/document/other> ;
  oa:hasSelector <resource/evidence/event--other--founding#position> .
<resource/evidence/event--other--founding#position> oa:start 100 ; oa:end 120 .
<resource/plan/bilina-2011> v:planStatus <codelist/plan-status/prepared> .
"""


def written(name: str, turtle: str) -> dict[NamedNode, list[Quad]]:
    """Give the graph of the document *name*, which says *turtle*."""
    graph = graph_name(f"document/{name}")
    triples = parse(PREFIXES + turtle, format=RdfFormat.TURTLE)
    return {graph: [Quad(one.subject, one.predicate, one.object, graph) for one in triples]}


@pytest.fixture(scope="module")
def client(
    tiny_graphs: dict[NamedNode, list[Quad]],
    no_shapes: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[TestClient]:
    """Give a client over the small graph with a second document that contradicts the first."""
    data = DataDirectory(tmp_path_factory.mktemp("differing") / "data")
    publish(data, {**tiny_graphs, **written("other", OTHER)}, shapes=no_shapes)
    with TestClient(create_app(data, Settings()), follow_redirects=False) as client:
        yield client


def sides(part: Tag) -> list[str]:
    """Give the text of each side in *part*."""
    return [words(side) for side in part.select(".side")]


def test_two_beginnings_stand_side_by_side_each_with_its_source(client: TestClient) -> None:
    """Neither is preferred; the kind of beginning and the day of the document help to judge."""
    found = sides(section(read(client, "/partnership/lp-bilina"), "conflicts"))

    assert len(found) == 2
    assert found[0].startswith("25. června 2010 ustavující setkání Lokální partnerství Bílina")
    assert found[1].startswith("leden 2012 první setkání Zpravodaj vydáno 31. ledna 2016")
    assert "znaky 117–195" in found[0]
    assert "znaky 100–120" not in found[0]
    assert "znaky 100–120" in found[1]


def test_what_a_source_says_directly_has_the_evidence_of_that_source(client: TestClient) -> None:
    """The status of a plan is proven by its approval there; a source without one has none."""
    found = sides(section(read(client, "/plan/bilina-2011", "en"), "conflicts"))

    assert found[0].startswith("approved Lokální partnerství Bílina")
    assert "characters 596–684" in found[0]
    assert "Zpravodaj" in found[1]


def test_a_thing_of_which_sources_say_the_same_has_no_such_section(client: TestClient) -> None:
    """The other partnership began once."""
    assert read(client, "/partnership/lp-litvinov").find(id="conflicts") is None


def test_all_conflicts_are_listed_and_counted(client: TestClient) -> None:
    """By what they are on; every number leads to its query."""
    page = read(client, "/explore/conflicts", "en")
    counted = {
        words(item.a): words(item.select(".tally")[0])
        for item in page.select(".aspects li")
        if item.a
    }

    assert counted == {"All": "2", "Beginning of the partnership": "1", "Status of the plan": "1"}
    assert len(sides(page)) == 4
    link = page.select(".aspects .tally")[1]["href"]
    query = parse_qs(urlsplit(client.get(str(link)).headers["location"]).query)["query"][0]
    answer = client.get("/sparql", params={"query": query, "format": "csv"})
    assert len(answer.text.splitlines()) == 2, "a header and one thing"


def test_the_list_is_narrowed_down_to_one_property(client: TestClient) -> None:
    """In the address, so that it can be passed on."""
    page = read(client, "/explore/conflicts?on=v:planStatus")

    assert [words(heading) for heading in page.select(".conflicts h2")] == ["Stav plánu"]
    assert page.select(".aspects [aria-current=page]")[0].text == "Stav plánu"


@pytest.mark.parametrize(
    ("on", "status"), [("v:seat", 200), ("v:<>", 400), ("none:such", 400), ("x" * 5000, 400)]
)
def test_a_property_that_is_none_is_refused(client: TestClient, on: str, status: int) -> None:
    """One on which nothing differs gives an empty list that says so."""
    response = client.get("/explore/conflicts", params={"on": on}, headers={"Accept": "text/html"})

    assert response.status_code == status


def test_no_conflicts_are_told_in_words(tiny_data: DataDirectory) -> None:
    """An empty page would look broken."""
    with TestClient(create_app(tiny_data, Settings())) as client:
        page = read(client, "/explore/conflicts")

    assert "prameny nikde neodporují" in words(page.select("main")[0])


@pytest.mark.parametrize(("day", "listed"), [("2016-01-30", 0), ("2016-01-31", 2), ("2020", 2)])
def test_sources_differ_since_the_second_of_them(client: TestClient, day: str, listed: int) -> None:
    """On the page of the thing as in the list; until then nobody had said otherwise."""
    page = read(client, f"/explore/conflicts?asOf={day}", "en")
    things = ("/partnership/lp-bilina", "/plan/bilina-2011")
    sections = [read(client, f"{path}?asOf={day}").find(id="conflicts") for path in things]

    assert len(page.select(".conflicts h3")) == listed
    assert [words(tally) for tally in page.select(".aspects .tally")[:1]] == ["2"][: listed // 2]
    assert [section is not None for section in sections] == [listed > 0] * 2
    assert ("No documents of that day" in words(page.select("main")[0])) == (listed == 0)


def claims(name: str, about: str, began: str) -> dict[NamedNode, list[Quad]]:
    """Give the graph of a document *name*, of which *about* tells, that says when it *began*."""
    event = f"<resource/event/{name}--founding>"
    return written(
        name,
        f"""<resource/document/{name}> a v:SourceDocument ; {about} .
        <graph/document/{name}> prov:wasDerivedFrom <resource/document/{name}> .
        <resource/partnership/lp-bilina> v:foundation {event} .
        {event} a v:Event ; v:earliest "{began}-01-01"^^xsd:date ;
          v:latest "{began}-12-31"^^xsd:date ;
          v:when "{began}"^^<http://id.loc.gov/datatypes/edtf/EDTF> .""",
    )


def test_what_was_said_later_stands_on_no_side(
    tiny_graphs: dict[NamedNode, list[Quad]], no_shapes: Path, tmp_path: Path
) -> None:
    """A third beginning is told from the day of its document on, not before."""
    third = claims("third", 'dcterms:issued "2019-06-01"^^xsd:date', "2014")
    data = DataDirectory(tmp_path / "data")
    publish(data, {**tiny_graphs, **written("other", OTHER), **third}, shapes=no_shapes)
    with TestClient(create_app(data, Settings())) as client:
        shown = [
            sides(section(read(client, f"/partnership/lp-bilina{day}"), "conflicts"))
            for day in ("?asOf=2017", "?asOf=2019", "")
        ]

    assert [len(every) for every in shown] == [2, 3, 3]


def test_nothing_differs_on_what_was_not_yet(
    tiny_graphs: dict[NamedNode, list[Quad]], no_shapes: Path, tmp_path: Path
) -> None:
    """A document without a day counts always, but tells of 2010 or 2014 no earlier than these."""
    early = claims("early", 'skos:prefLabel "Beze dne"@cs', "2014")
    data = DataDirectory(tmp_path / "data")
    publish(data, {**tiny_graphs, **early}, shapes=no_shapes)
    with TestClient(create_app(data, Settings())) as client:
        pages = [read(client, f"/explore/conflicts?asOf={day}") for day in (2009, 2013, 2014)]
        marked = section(read(client, "/partnership/lp-bilina?asOf=2014"), "conflicts")

    assert [len(page.select(".conflicts h3")) for page in pages] == [0, 0, 1]
    assert any("bez data" in side for side in sides(marked) if "Beze dne" in side)
