"""Organisations across towns where there are many of both: pages, the part of the matrix, costs."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from api.app import create_app
from api.explore.spanning import Matrix
from api.settings import Settings
from graph.iris import concept, graph_name, municipality, resource, term
from graph.publish import publish
from graph.releases import DataDirectory
from tests.api.browser import read, section, words

HERE = "/explore/organisations"
TOWNS, ORGANISATIONS = 45, 60
MOST_BYTES = 400_000
GRAPH = graph_name("document/many")
NGO = concept("organisation-kind", "ngo")


def said(subject: NamedNode, *pairs: tuple[str, NamedNode | str]) -> Iterator[Quad]:
    """Write statements about *subject*; text is Czech."""
    for curie, value in pairs:
        literal = Literal(value, language="cs") if isinstance(value, str) else value
        yield Quad(subject, term(curie), literal, GRAPH)


def statements() -> Iterator[Quad]:
    """Give towns with a partnership each; the first organisation is in all, the last in two."""
    region = term("ruian:vusc/60")
    yield from said(NGO, ("skos:prefLabel", "nezisková organizace"))
    yield from said(region, ("rdf:type", term("v:Region")), ("skos:prefLabel", "Kraj"))
    for number in range(TOWNS):
        town, partnership = (
            municipality(f"{500000 + number}"),
            resource("partnership", f"p{number}"),
        )
        yield from said(
            town,
            ("rdf:type", term("v:Municipality")),
            ("skos:prefLabel", f"Město {number}"),
            ("dcterms:isPartOf", region),
        )
        yield from said(
            partnership,
            ("rdf:type", term("v:LocalPartnership")),
            ("skos:prefLabel", f"LP {number}"),
            ("dcterms:spatial", town),
        )
    for number in range(ORGANISATIONS):
        yield from organisation(number)


def organisation(number: int) -> Iterator[Quad]:
    """Give an organisation with its memberships; its name is a danger to careless pages."""
    subject = resource("organisation", f"o{number}")
    yield from said(
        subject,
        ("rdf:type", term("org:FormalOrganization")),
        ("org:classification", NGO),
        ("skos:prefLabel", f"<script>alert('{number}')</script> & \"spol\u202e\""),
    )
    for town in range(max(2, TOWNS - number)):
        yield from said(
            resource("membership", f"m{number}-{town}"),
            ("rdf:type", term("org:Membership")),
            ("org:member", subject),
            ("org:organization", resource("partnership", f"p{town}")),
        )


@pytest.fixture(scope="module")
def many(no_shapes: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of a release of these statements."""
    data = DataDirectory(tmp_path_factory.mktemp("many") / "data")
    publish(data, {GRAPH: list(statements())}, shapes=no_shapes)
    with TestClient(create_app(data, Settings()), follow_redirects=False) as client:
        yield client


def rows(page: BeautifulSoup) -> int:
    """Count the ranked organisations of *page*."""
    return len(section(page, "organisations").select("tbody tr"))


def asked(client: TestClient, address: str) -> int:
    """Count the queries that *address* costs; it must not have been asked before."""

    def count() -> float:
        lines = client.get("/metrics").text.splitlines()
        return sum(float(line.split()[-1]) for line in lines if "query_seconds_count" in line)

    before = count()
    read(client, address)
    return int(count() - before)


def test_all_organisations_are_shown_page_by_page(many: TestClient) -> None:
    """The way to the next page keeps all filters, also those of several values."""
    first = read(many, f"{HERE}?kind=ngo&kind=ngo&towns=1")
    following = first.select_one(".pager [rel=next]")
    assert following
    last = read(many, str(following["href"]))

    assert words(first.select_one(".answer a") or first) == "60 organizací"
    assert (rows(first), rows(last)) == (50, 10)
    assert str(following["href"]).count("kind=ngo") == 2
    assert last.select_one(".pager [rel=prev]")


def test_the_matrix_shows_the_towns_of_most_and_says_so(many: TestClient) -> None:
    """The CSV has all of them."""
    page = read(many, HERE)
    matrix = section(page, "matrix")
    table = list(csv.reader(io.StringIO(many.get(f"{HERE}/matrix.csv").text)))

    assert len(matrix.select("thead tr")[1].select("th")) == 40
    assert "40 měst z 45" in words(matrix)
    assert (len(table), len(table[0])) == (1 + ORGANISATIONS, 2 + TOWNS)


def test_a_page_of_many_costs_as_many_queries_as_one_of_few(many: TestClient) -> None:
    """And stays light enough for a slow line, before it is compressed."""
    assert asked(many, f"{HERE}?towns=3&lang=cs") == asked(many, f"{HERE}?towns=44&lang=cs")
    assert len(many.get(HERE, headers={"Accept": "text/html"}).content) < MOST_BYTES


def test_the_evidence_of_many_memberships_is_paged(many: TestClient) -> None:
    """Fifty at a time; here all of one organisation fit."""
    page = read(many, f"{HERE}/evidence?organisation=o0")

    assert len(page.select(".behind > li")) == TOWNS


def test_names_stay_text(many: TestClient) -> None:
    """Neither a page nor a cell of Excel runs what a name says."""
    page = read(many, HERE)

    assert "<script>alert('0')</script>" in words(section(page, "organisations"))
    assert page.find_all("script", string=lambda text: bool(text and "alert" in text)) == []


def test_a_town_of_no_known_region_is_in_none() -> None:
    """It has a column of its own, which counts as no region."""
    town, other = municipality("500000"), municipality("500001")
    body, region = resource("organisation", "o0"), term("ruian:vusc/60")
    cells = {(body.value, town.value): 1, (body.value, other.value): 2}
    matrix = Matrix([(region, [town]), (None, [other])], cells)

    assert matrix.towns_of(body) == [town, other]
    assert matrix.regions_of(body) == 1
    assert matrix.busiest(1).towns_of(body) == [town]


def test_many_towns_of_the_map_are_folded_by_region(many: TestClient, client: TestClient) -> None:
    """With how many there are in each; few stand in one table."""
    folded = section(read(many, "/explore/map?lang=cs"), "places").select("details")
    few = section(read(client, "/explore/map?lang=cs"), "places")

    assert [words(each.select("summary")[0]) for each in folded] == [f"Kraj {TOWNS}"]
    assert len(folded[0].select("tbody tr")) == TOWNS
    assert not few.select("details.fold")
