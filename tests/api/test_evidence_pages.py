"""What stands beside a statement, and the pages of statements and of the rules."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.kinds import STATEMENTS
from api.rules import deriving, rules
from api.settings import Settings
from graph.iris import graph_name, resource, term
from graph.publish import publish
from graph.releases import DataDirectory
from tests.api.browser import read, section, words

MEMBERSHIP = "/membership/lokalni-partnerstvi-bilina--most-k-nadeji"
MORE = """
@base <https://w3id.org/vazby/> .
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix v: <https://w3id.org/vazby/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<codelist/link-status/open> skos:prefLabel "otevřená"@cs, "open"@en .
<codelist/completeness/not-told> skos:prefLabel "zdroj mlčí"@cs, "not told"@en .
<codelist/measure-link-kind/same> skos:prefLabel "totéž opatření"@cs, "the same measure"@en .
<resource/document/lokalni-partnerstvi-bilina> v:completeness <resource/completeness/x> ;
  dcterms:issued "2016-08-03"^^xsd:date ; v:retrieved "2016-08-04T10:00:00Z"^^xsd:dateTime .
<resource/completeness/x> a v:Completeness ; v:ofKind v:Project ; v:found 0 ;
  v:readAs <codelist/completeness/not-told> .
<resource/candidate-link/x> a v:CandidateLink ; v:linkStatus <codelist/link-status/open> ;
  v:candidateOrganisation <resource/organisation/most-k-nadeji>, <resource/organisation/up-cr> ;
  v:matchScore 0.82 ; v:inferred true .
<resource/measure-link/x> a v:MeasureLink ; v:confidence "high" ;
  v:measureLinkKind <codelist/measure-link-kind/same> ;
  v:linkedMeasure <resource/measure/lokalni-partnerstvi-bilina--integrovane-centrum> .
<resource/service/rpss-1> v:capacity <resource/service-capacity/x> ;
  skos:prefLabel "Terénní programy"@cs .
<resource/service-capacity/x> a v:ServiceCapacity ; v:amount 30 .
<resource/identification/x> a v:Identification ; v:askedOn "2026-11-22"^^xsd:date ;
  v:identifies <resource/organisation/most-k-nadeji> ; v:candidateSubject <resource/candidate/x> .
<resource/candidate/x> a v:CandidateSubject ; v:registeredName "Most k naději, z. s."@cs ;
  v:registeredNumber "12345678" ; v:matchScore 1.0 .
"""
SENTENCES = {
    MEMBERSHIP: "Most k naději is a member of Lokální partnerství Bílina .",
    "/approval/lokalni-partnerstvi-bilina--bilina-2011": (
        "Strategický plán sociálního začleňování v Bílině was approved by "
        "Zastupitelstvo města Bíliny . When: 5 May 2011."
    ),
    "/status/lokalni-partnerstvi-bilina--integrovane-centrum": (
        "integrované centrum has the status planned . The words má být told it. When: until 2013."
    ),
    "/classification/lokalni-partnerstvi-bilina--integrovane-centrum--rodina-deti": (
        "integrované centrum belongs to the theme family and children ."
    ),
    "/completeness/x": "In the document Lokální partnerství Bílina , 0 × Project was found.",
    "/support-period/vysledky-2010-2013--01": "Support: support by the Agency",
    "/observation/vysledky-2010-2013--01": "Litvínov : 31 lidí . As of 30 June 2013.",
    "/candidate-link/x": "the same organisation; nobody has decided yet. Score: 0.82",
    "/realisation/lokalni-partnerstvi-bilina--integrovane-centrum": (
        "The plan integrované centrum was realised as vznik integrovaného centra . "
        "Confidence: high. Judged on 1 August 2026."
    ),
    "/measure-link/x": "integrované centrum : the same measure . Confidence: high.",
    "/legal-form-period/most-k-nadeji--701": "since 1 January 1995 until 31 December 2013",
    "/identifier/ico-25755277": "Člověk v tísni has the company number 25755277",
    "/evidence/event--lokalni-partnerstvi-bilina--founding": "Evidence of what is said here:",
    "/service-capacity/x": "Terénní programy : 30 ×",
    "/identification/x": "Most k naději : looked for in the register on 22 November 2026.",
    "/candidate/x": (
        "The subject Most k naději, z. s. of the register, company number 12345678 , "
        "may be Most k naději . Score: 1."
    ),
}


@pytest.fixture(scope="module")
def told(
    tiny_graphs: dict[NamedNode, list[Quad]],
    no_shapes: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[TestClient]:
    """Give a client over the small graph with a statement of every kind; errors are taken."""
    more = graph_name("document/more")
    triples = parse(MORE, format=RdfFormat.TURTLE)
    quads = [Quad(quad.subject, quad.predicate, quad.object, more) for quad in triples]
    data = DataDirectory(tmp_path_factory.mktemp("told") / "data")
    publish(data, {**tiny_graphs, more: quads}, shapes=no_shapes)
    settings = Settings(contact="errors@example.org")
    with TestClient(create_app(data, settings), follow_redirects=False) as client:
        yield client


def evidence(page: BeautifulSoup, name: str) -> Tag:
    """Give the first evidence in the section *name* of *page*."""
    return section(page, name).select("details.evidence")[0]


def test_every_page_tells_where_to_report_a_mistake(told: TestClient, client: TestClient) -> None:
    """Its foot leads to who takes reports; where nobody does, that is said instead."""
    foot = read(told, "/").select_one("footer a[href='/about#mistakes']")
    contact = read(told, "/about").select_one("#mistakes + p a[href^='mailto:errors@example.org']")
    nobody = read(client, "/about", "en").select_one("#mistakes + p")

    assert foot is not None
    assert contact is not None
    assert nobody is not None
    assert "gave no address" in words(nobody)


def test_evidence_tells_where_when_and_by_which_release(told: TestClient) -> None:
    """The words highlighted, their place drawn, the days of the document, the release."""
    found = evidence(read(told, "/organisation/clovek-v-tisni", "en"), "memberships")
    bars = found.select("svg rect")

    assert found.mark is not None
    assert found.mark.text == "Člověk v tísni, o.p.s."
    assert "of 2,271 in all" in words(found)
    assert "issued 3 August 2016 · retrieved 4 August 2016 · so since release 0001-" in words(found)
    assert 0 < float(str(bars[1]["x"])) < 100
    assert found.find("a", string="link to the statement") is not None


def test_evidence_says_what_the_document_does_not_say(told: TestClient) -> None:
    """Theme and status are ours; the note leads to how."""
    found = evidence(read(told, "/plan/bilina-2011", "en"), "measures")

    assert found.select(".note a")[0]["href"] == "/rules"


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize("path", SENTENCES)
def test_a_statement_is_told_in_a_sentence(told: TestClient, path: str, language: str) -> None:
    """With links to what it is about; Czech says it as well."""
    page = read(told, path, language)
    sentence = words(page.select(".sentence")[0])

    assert language == "cs" or SENTENCES[path] in sentence
    assert "None" not in sentence
    assert "{" not in sentence
    assert page.find(id="cite") is not None


def test_every_kind_of_statement_has_its_sentence() -> None:
    """A kind without one would fail when somebody opens its page."""
    assert {path.split("/")[1] for path in SENTENCES} == STATEMENTS


def test_a_statement_can_be_cited_and_reported(told: TestClient) -> None:
    """In every format, and to whom the deployer names, with the statement's IRI."""
    page = read(told, MEMBERSHIP, "en")
    citation = section(page, "cite").select_one(".citation")
    formats = [str(link["href"]) for link in section(page, "cite").select(".formats a")]
    report = page.find("a", string="report an error")

    assert citation is not None
    assert words(citation).endswith(f"https://w3id.org/vazby/resource{MEMBERSHIP}")
    assert f"{MEMBERSHIP}.ttl" in formats
    assert f"{MEMBERSHIP}.jsonld" in formats
    assert isinstance(report, Tag)
    assert str(report["href"]).startswith("mailto:errors@example.org?subject=https%3A%2F%2F")


def test_nobody_is_named_for_errors_who_did_not_ask_for_them(client: TestClient) -> None:
    """Without the setting there is no link."""
    assert read(client, MEMBERSHIP, "en").find("a", string="report an error") is None


@pytest.mark.parametrize("language", ["cs", "en"])
def test_every_rule_is_told_in_both_languages(client: TestClient, language: str) -> None:
    """In a sentence of the reader's language, with the query that it is."""
    page = read(client, "/rules", language)

    for rule in rules():
        told = section(page, rule.name)
        assert told.h2 is not None
        assert told.code is not None
        assert "CONSTRUCT" in told.select("pre")[0].text
        assert language == "en" or told.h2.text != rule.summary, rule.name


def test_a_derived_fact_leads_to_its_rule(client: TestClient) -> None:
    """From the table of all facts."""
    facts = read(client, "/organisation/most-k-nadeji").select("details.facts")[-1]
    marks = {str(mark["href"]) for mark in facts.select("a.inferred")}

    assert "/rules#begin_part_of_body" in marks
    assert "/rules#count_towns" in marks


@pytest.mark.parametrize(
    ("property_", "value", "names"),
    [
        ("v:activeIn", None, ("place_organisations",)),
        ("v:partOfBody", None, ("begin_part_of_body", "extend_part_of_body")),
        ("rdf:type", "v:Realisation", ("join_realisations",)),
        ("rdf:type", "v:Plan", ()),
        ("v:cue", None, ()),
    ],
)
def test_the_rules_that_write_a_term_are_known(
    property_: str, value: str | None, names: tuple[str, ...]
) -> None:
    """By what stands in their CONSTRUCT; several may write one property."""
    assert deriving(term(property_), term(value) if value else None) == names


def test_a_statement_of_which_little_is_known_has_a_page(told: TestClient) -> None:
    """What is missing is said to be unknown."""
    iri = resource("measure-link", "x").value

    assert told.get("/measure-link/x", headers={"Accept": "text/html"}).status_code == 200
    assert iri in read(told, "/measure-link/x").select(".iri")[0].text
