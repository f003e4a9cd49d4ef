"""What the pages say of plans and of what came of them, over the small graph and a revised plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.iris import graph_name
from graph.publish import publish
from graph.releases import DataDirectory

REVISED = """
@base <https://w3id.org/vazby/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/vazby/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix obec: <https://linked.cuzk.cz/resource/ruian/obec/> .

<resource/plan/litvinov-2016> a v:Plan ;
  skos:prefLabel "Plán (Litvínov)"@cs ; dcterms:spatial obec:567256 ;
  v:periodStart "2016-01-01"^^xsd:date ; v:periodEnd "2018-12-31"^^xsd:date .
<resource/plan/litvinov-2010> a v:Plan ;
  skos:prefLabel "Starší plán (Litvínov)"@cs ; dcterms:spatial obec:567256 ;
  v:periodStart "2010-01-01"^^xsd:date ; v:periodEnd "2013-12-31"^^xsd:date .
<resource/event/revision> a v:Event ;
  skos:prefLabel "Schválení revize plánu"@cs ; dcterms:spatial obec:567256 ;
  v:eventKind <codelist/event-kind/plan-revision-approval> ;
  v:decidedBy <resource/organisation/zastupitelstvo-litvinov> ;
  v:when "2016-06-30" ; v:earliest "2016-06-30"^^xsd:date ; v:latest "2016-06-30"^^xsd:date .
<resource/measure/stated> a v:Measure ;
  skos:prefLabel "výstavba bytů"@cs ; dcterms:spatial obec:567256 , obec:567451 ;
  v:statusAssertion <resource/status/stated> ;
  v:classification <resource/classification/stated> .
<resource/status/stated> a v:StatusAssertion ;
  v:status <codelist/measure-status/planned> .
<resource/classification/stated> a v:Classification ;
  v:theme <codelist/theme/bydleni> .
<codelist/theme/socialni-bydleni> a skos:Concept ;
  skos:prefLabel "Sociální bydlení"@cs , "Social housing"@en ;
  skos:inScheme <codelist/theme> ;
  skos:broader <codelist/theme/bydleni> .
"""


@pytest.fixture(scope="module")
def client(
    tiny_graphs: dict[NamedNode, list[Quad]],
    no_shapes: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[TestClient]:
    """Give a client over the small graph with a revised plan and a narrower theme."""
    more = graph_name("document/more")
    quads = [
        Quad(quad.subject, quad.predicate, quad.object, more)
        for quad in parse(REVISED, format=RdfFormat.TURTLE)
    ]
    data = DataDirectory(tmp_path_factory.mktemp("plans") / "data")
    publish(data, {**tiny_graphs, more: quads}, shapes=no_shapes)
    with TestClient(create_app(data, Settings()), follow_redirects=False) as client:
        yield client


def read(client: TestClient, path: str, language: str = "cs") -> BeautifulSoup:
    """Give the page at *path* as a browser gets it."""
    response = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    assert response.status_code == 200, path
    return BeautifulSoup(response.text, "html.parser")


def words(tag: Tag | None) -> str:
    """Give the text of *tag* with single spaces."""
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


@pytest.mark.parametrize("path", ["/municipality/567451", "/partnership/lp-bilina"])
def test_promise_and_result_stand_beside_each_other(client: TestClient, path: str) -> None:
    """With how sure that is; of the other planned measures it is said that no result is told."""
    names = [words(cell) for cell in read(client, path).select("#measures tbody th small")]

    assert names == [
        "naplňuje plánované integrované centrum (jistota vysoká)",
        "výsledek dokumenty neuvádějí",
        "→ uskutečněno jako vznik integrovaného centra (jistota vysoká)",
        "výsledek dokumenty neuvádějí",
    ]


def test_a_plan_tells_what_its_measures_were_realised_as(client: TestClient) -> None:
    """The page of the plan brings the result as well, in the language of the reader."""
    cell = read(client, "/plan/bilina-2011", "en").select_one("#measures tbody th small")

    assert words(cell).startswith("→ realised as")
    assert words(cell).endswith("(confidence high)")


def test_a_revision_stands_on_the_page_of_the_plan_that_ran(client: TestClient) -> None:
    """It is the plan of that town and time, and the join is marked as ours."""
    page = read(client, "/plan/litvinov-2016")

    assert "30. června 2016 , Zastupitelstvo města Litvínova" in words(
        page.select_one("#revisions li")
    )
    assert page.select_one("#revisions .inferred") is not None
    assert read(client, "/plan/litvinov-2010").find(id="revisions") is None


def test_a_town_shows_the_revision_beside_the_plan(client: TestClient) -> None:
    """Only beside the plan that ran then."""
    rows = read(client, "/municipality/567256").select("#plans tbody tr")
    revised = [words(row.th) for row in rows if "30. června 2016" in words(row)]

    assert revised == ["Plán (Litvínov)"]


def test_only_inferred_statuses_are_marked_in_the_tables(client: TestClient) -> None:
    """A status that a document gives stands in a group of its own, without the mark."""
    page = read(client, "/municipality/567451")

    assert [words(row) for row in page.select("#measures tr.group")] == [
        "uskutečněno odvozeno",
        "plánováno",
        "plánováno odvozeno",
    ]


def test_a_realisation_is_judged_by_a_curator_not_by_the_town(client: TestClient) -> None:
    """The date is that of the judgement."""
    path = "/measure/lokalni-partnerstvi-bilina--integrovane-centrum"
    row = read(client, path).select_one("#realisations .course")

    assert "posoudil kurátor 1. srpna 2026" in words(row)
    assert "judged by a curator on 1 August 2026" in words(
        read(client, path, "en").select_one("#realisations .course")
    )


def test_a_legal_form_that_ended_is_not_taken_for_todays(client: TestClient) -> None:
    """Where nothing later is known the page says so, and only there."""
    ended = read(client, "/organisation/most-k-nadeji").select("#forms tbody tr")
    open_ = read(client, "/organisation/clovek-v-tisni").select("#forms tbody tr")

    assert words(ended[-1]) == "dnešní forma není známa"
    assert len(open_) == 1


def test_a_narrower_theme_leads_to_the_broader_one(client: TestClient) -> None:
    """Measures are classified by the broader themes only, so a nought would mislead."""
    page = read(client, "/codelist/theme/socialni-bydleni")
    listed = {words(row.th): words(row.td) for row in read(client, "/themes").select("tbody tr")}

    assert "Opatření se řadí k širšímu tématu: bydlení" in words(page.main)
    assert page.find(id="measures") is None
    assert listed["Sociální bydlení"] == ""
    assert listed["bydlení"] == "1"


def test_a_theme_lists_its_measures_once_and_with_their_towns(client: TestClient) -> None:
    """What points at the theme leaves out the measures that the table has."""
    page = read(client, "/codelist/theme/bydleni")
    links = page.select("#links a")

    assert words(page.select_one("#measures td[data-label='Města a obce']")) == "Bílina , Litvínov"
    assert not [link for link in links if str(link["href"]).startswith("/measure/")]
    assert not [link for link in links if str(link["href"]).startswith("/classification/")]
