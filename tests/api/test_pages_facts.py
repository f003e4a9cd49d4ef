"""What the pages say of each kind of thing, over the small graph."""

from pathlib import Path

import pytest
from bs4 import Tag
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.iris import concept, graph_name, municipality, resource, term
from graph.publish import publish
from graph.releases import DataDirectory
from tests.api.browser import read, section, words

PLURALS = {
    form: forms
    for forms in (
        ("partnerství", "partnerství", "partnerství"),
        ("členská organizace", "členské organizace", "členských organizací"),
        ("obec", "obce", "obcí"),
        ("plán", "plány", "plánů"),
        ("opatření", "opatření", "opatření"),
        ("dokument", "dokumenty", "dokumentů"),
    )
    for form in forms
}


def test_a_membership_has_its_evidence_beside_it(client: TestClient) -> None:
    """The document, the exact words, their place, and a link to the words in the original."""
    page = read(client, "/organisation/most-k-nadeji")
    row = section(page, "memberships").select("tbody tr")[0]
    evidence = row.find("details")
    assert isinstance(evidence, Tag)

    assert "Lokální partnerství Bílina" in words(evidence)
    assert evidence.blockquote is not None
    assert evidence.blockquote.text == "Most k naději, o.s."
    assert "2\u00a0014–2\u00a0033" in evidence.text
    original = evidence.find("a", rel="external")
    assert isinstance(original, Tag)
    assert original["href"] == (
        "http://www.socialni-zaclenovani.cz/lokalni-partnerstvi-bilina"
        "#:~:text=Most%20k%20nad%C4%9Bji%2C%20o.s."
    )


def test_words_that_are_not_shipped_are_said_to_be_in_the_original(client: TestClient) -> None:
    """The sentences of the pages are not published; their place is."""
    evidence = section(read(client, "/plan/bilina-2011"), "approvals").find("details")
    assert isinstance(evidence, Tag)

    assert "Slova jsou v originálu, znaky 596–684 textu" in words(evidence)
    assert evidence.blockquote is None


def test_a_document_without_an_address_says_so(client: TestClient) -> None:
    """No link is made up."""
    path = "/measure/vysledky-2010-2013--integrovane-centrum"
    evidence = section(read(client, path, "en"), "statuses").find("details")
    assert isinstance(evidence, Tag)

    assert "the address of the original is not known" in words(evidence)
    assert evidence.find("a", rel="external") is None


def test_what_we_inferred_is_marked(client: TestClient) -> None:
    """Themes, statuses and towns come from a program and are not said by a document."""
    measure = read(client, "/measure/lokalni-partnerstvi-bilina--integrovane-centrum")
    towns = section(read(client, "/organisation/up-cr"), "towns")

    assert len(measure.select(".lead .inferred")) == 2
    assert section(measure, "statuses").select_one("th .inferred") is not None
    assert len(towns.select(".inferred")) == 2


def test_towns_of_a_parent_name_the_branches(client: TestClient) -> None:
    """A body that is a member nowhere is active through its branches."""
    towns = section(read(client, "/organisation/up-cr"), "towns")

    assert [words(item) for item in towns.find_all("li")] == [
        "Bílina odvozeno přes Úřad práce Teplice",
        "Litvínov odvozeno přes Úřad práce v Litvínově",
    ]


def test_members_stand_by_kind_in_the_order_of_the_list(client: TestClient) -> None:
    """A partnership counts its members by kind, and shows them in the words of its page."""
    members = section(read(client, "/partnership/lp-litvinov"), "members")

    assert [words(cell) for cell in members.select("tbody th")] == [
        "úřad práce 1",
        "Úřad práce v Litvínově",
        "obec 1",
        "Město Litvínov",
        "nestátní nezisková organizace 1",
        "Most k naději",
        "státní policie 1",
        "Policie České republiky",
    ]
    assert "Město Litvínov (OSPOD, OSV)" in members.text
    assert "OSPOD Litvínov" in members.text


def test_a_plan_says_who_approved_it_and_when(client: TestClient) -> None:
    """The date is in words, in the language of the reader."""
    czech = section(read(client, "/plan/bilina-2011"), "approvals")
    english = section(read(client, "/plan/bilina-2011", "en"), "approvals")

    assert "Zastupitelstvo města Bíliny" in czech.text
    assert "5. května 2011" in czech.text
    assert "5 May 2011" in english.text


def test_measures_of_a_town_are_counted_by_theme_and_status(client: TestClient) -> None:
    """Each cell of the table is the number of measures of that theme and status."""
    table = section(read(client, "/municipality/567451"), "counted")
    rows = {
        words(row("th")[0]): [words(cell) for cell in row("td")] for row in table.select("tbody tr")
    }
    statuses = [words(cell) for cell in table.select("thead th")[1:]]

    assert dict(zip(statuses, rows["sociální služby"], strict=True)) == {
        "plánováno": "1",
        "uskutečněno": "1",
    }


def test_a_planned_measure_leads_to_its_result(client: TestClient) -> None:
    """Plan and result stay two records; the page links them with how sure that is."""
    path = "/measure/lokalni-partnerstvi-bilina--integrovane-centrum"
    course = section(read(client, path, "en"), "realisations").select(".course")[0]
    stages = [words(stage) for stage in course.select(".stage")]

    assert stages[0].startswith("Plan integrované centrum")
    assert stages[1].startswith("Result vznik integrovaného centra")
    assert "high" in words(course)


def test_a_document_tells_what_it_says_in_the_order_of_its_text(client: TestClient) -> None:
    """Statements of one kind that follow each other stand under one heading."""
    statements = section(read(client, "/document/lokalni-partnerstvi-bilina"), "statements")
    headings = [words(cell) for cell in statements.select("tr.group")]

    assert headings == ["Událost", "Pracovní skupina", "Schválení plánu", "Opatření", "Členství"]


def test_an_organisation_shows_its_registered_services(client: TestClient) -> None:
    """Kind, form, for whom, where and since when; what the register does not tell is said."""
    rows = section(read(client, "/organisation/most-k-nadeji"), "services").select("tbody tr")

    assert [words(row) for row in rows] == ["Terénní programy Terénní – Bílina 1. ledna 2007 –"]


def test_the_home_page_answers_which_organisations_span_towns(client: TestClient) -> None:
    """Directly or through branches, with the towns by their names in Czech order."""
    rows = section(read(client, "/"), "spanning").select("tbody tr")

    assert [words(row) for row in rows] == [
        "Most k naději nestátní nezisková organizace 2 2 Bílina , Litvínov",
        "Policie České republiky státní policie 2 2 Bílina , Litvínov",
        "Úřad práce České republiky úřad práce 0 2 Bílina , Litvínov",
    ]


def test_every_figure_of_the_home_page_leads_to_its_list(client: TestClient) -> None:
    """With its words in the plural form that the number asks for."""
    for figure in read(client, "/").select(".figures div"):
        link, label = figure.a, figure.dt
        assert link is not None
        assert label is not None
        one, few, many = PLURALS[words(label)]
        number = int(words(link))
        assert words(label) == (one if number == 1 else few if 2 <= number <= 4 else many)
        assert read(client, str(link["href"])).find("table")


def test_what_documents_tell_alike_of_a_beginning_stands_once(
    tiny_graphs: dict[NamedNode, list[Quad]], tmp_path: Path
) -> None:
    """With the evidence of each; a partnership of several towns is in all of them."""
    bilina, graph = resource("partnership", "lp-bilina"), graph_name("document/other")
    event = resource("event", "other--founding")
    day = term("edtf:EDTF")
    said = [
        Quad(bilina, term("v:foundation"), event, graph),
        Quad(event, term("v:when"), Literal("2010-06-25", datatype=day), graph),
        Quad(event, term("v:eventKind"), concept("event-kind", "constituting-meeting"), graph),
        Quad(bilina, term("dcterms:spatial"), municipality("567256"), graph),
    ]
    data = DataDirectory(tmp_path / "data")
    publish(data, {**tiny_graphs, graph: said}, shapes=tmp_path)
    with TestClient(create_app(data, Settings(workers=1, page_workers=1))) as client:
        page = read(client, "/partnership/lp-bilina")

    lead = " ".join(words(fact) for fact in page.select(".lead dd"))
    assert lead.count("25. června 2010") == 1
    assert words(page.select("p.sentence")[0]).startswith("Lokální partnerství v obcích Bílina")


@pytest.mark.parametrize("path", ["/partnership/lp-bilina", "/municipality/567451"])
def test_what_points_here_has_one_order(shipped_client: TestClient, path: str) -> None:
    """Whether the release is read from files or from memory, which give rows in two orders."""
    lists = section(read(shipped_client, path), "links").select("ul.columns")
    links = [[str(link["href"]) for link in each.select("li > a")] for each in lists]

    assert max(map(len, links)) > 5
    assert links == [sorted(each) for each in links]
