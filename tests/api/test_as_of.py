"""As of: the day that an address asks for, and what the pages then show."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pyoxigraph import Quad, RdfFormat, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.as_of import terms_for
from api.kinds import HOME, KINDS, LISTS
from api.settings import Settings
from graph.iris import graph_name
from graph.namespaces import PREFIXES
from graph.publish import publish
from graph.queries import load
from graph.releases import DataDirectory

TIMELESS = {
    "merged_into": "former IRIs lead on whatever the day",
    "begun_by_event": "the event has its day, and its page is there on every day",
    "candidates_of_organisation": "who may be one with whom is of today",
    "completeness_of_document": "a document says what it says",
    "concepts_near": "code lists have no day",
    "contents_of_graph": "a graph holds what it holds",
    "figures_of_document": "a document says what it says",
    "localities_of_place": "a locality lies in its town whatever the day",
    "candidates_of_registers": "a register tells what it tells on the day when it is asked",
    "statements_of_document": "a document says what it says",
    "subjects_of_statement": "what a node is about is no matter of time",
    "terms_of_ontology": "terms have no day",
    "themes_of_measure": "what a measure is about does not change",
    "unread_of_document": "a document says what it says",
}
"""The queries of pages that a day does not filter, and why."""

GRAPH = """
<partnership/old> a v:LocalPartnership ; skos:prefLabel "Staré"@cs ;
  dcterms:spatial <https://linked.cuzk.cz/resource/ruian/obec/1> ; v:foundation <event/old> .
<event/old> a v:Event ; skos:prefLabel "Založení"@cs ; v:earliest "2010-06-25"^^xsd:date ;
  dcterms:spatial <https://linked.cuzk.cz/resource/ruian/obec/1> .
<partnership/new> a v:LocalPartnership ; skos:prefLabel "Nové"@cs ;
  dcterms:spatial <https://linked.cuzk.cz/resource/ruian/obec/1> ; v:foundation <event/new> .
<event/new> a v:Event ; skos:prefLabel "Vznik"@cs ; v:earliest "2015-01-01"^^xsd:date .
<partnership/undated> a v:LocalPartnership ; skos:prefLabel "Neznámo kdy"@cs ;
  dcterms:spatial <https://linked.cuzk.cz/resource/ruian/obec/1> .
<https://linked.cuzk.cz/resource/ruian/obec/1> a v:Municipality ; skos:prefLabel "Město"@cs .
<membership/a> a org:Membership ; org:organization <partnership/old> ;
  org:member <organisation/a> .
<organisation/a> skos:prefLabel "Spolek"@cs ; org:classification <kind/ngo> .
<membership/b> a org:Membership ; org:organization <partnership/undated> ;
  org:member <organisation/b> .
<organisation/b> a org:FormalOrganization ; skos:prefLabel "Jednota"@cs ;
  org:classification <kind/ngo> .
<plan/p> a v:Plan ; skos:prefLabel "Plán"@cs ; v:periodStart "2011-01-01"^^xsd:date ;
  dcterms:spatial <https://linked.cuzk.cz/resource/ruian/obec/1> ;
  v:periodEnd "2013-12-31"^^xsd:date .
<document/early> a v:SourceDocument ; skos:prefLabel "Dřívější"@cs ;
  dcterms:issued "2011-05-01"^^xsd:date ; v:retrieved "2020-01-01T10:00:00Z"^^xsd:dateTime ;
  dcterms:spatial <https://linked.cuzk.cz/resource/ruian/obec/1> ;
  v:completeness <completeness/early> .
<completeness/early> v:ofKind v:Plan ; v:found 2 ; v:expected true ;
  v:readAs <https://w3id.org/vazby/codelist/completeness/read> .
<document/late> a v:SourceDocument ; skos:prefLabel "Pozdější"@cs ;
  v:retrieved "2018-01-01T10:00:00Z"^^xsd:dateTime ;
  dcterms:spatial <https://linked.cuzk.cz/resource/ruian/obec/1> ;
  v:completeness <completeness/late> .
<completeness/late> v:ofKind v:Plan ; v:found 3 ; v:expected true ;
  v:readAs <https://w3id.org/vazby/codelist/completeness/read> .
<document/undated> a v:SourceDocument ; skos:prefLabel "Bez data"@cs .
"""
ALL = {"Staré", "Nové", "Neznámo kdy"}


@pytest.fixture(scope="module")
def dated_client(no_shapes: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of the application over a graph of which every day is known here."""
    data = DataDirectory(tmp_path_factory.mktemp("dated") / "data")
    head = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
    triples = parse(head + GRAPH, format=RdfFormat.TURTLE, base_iri=PREFIXES["res"])
    quads = [Quad(t.subject, t.predicate, t.object, graph_name("reference")) for t in triples]
    publish(data, {graph_name("reference"): quads}, shapes=no_shapes)
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    with TestClient(create_app(data, Settings()), headers=headers) as client:
        yield client


def names(client: TestClient, address: str, section: str = "main") -> set[str]:
    """Give the names in the first cells of the tables at *address*."""
    page = BeautifulSoup(client.get(address).text, "lxml")
    cells = page.select(f"{section} tbody th[scope=row] a")
    return {cell.get_text(strip=True) for cell in cells}


def read(client: TestClient, address: str) -> BeautifulSoup:
    """Give the page at *address*."""
    return BeautifulSoup(client.get(address).text, "lxml")


def text_of(page: BeautifulSoup, selector: str) -> str:
    """Give the words of what *selector* finds in *page*."""
    return " ".join(found.get_text(" ", strip=True) for found in page.select(selector))


@pytest.mark.parametrize("address", ["/", "/partnerships", "/partnership/old"])
def test_a_page_says_that_a_day_is_none(dated_client: TestClient, address: str) -> None:
    """Status 400, and a page whose links do not carry the mistake on."""
    response = dated_client.get(address, params={"asOf": "2012-13"})

    assert response.status_code == 400
    assert "2012-13" in response.text
    links = BeautifulSoup(response.text, "lxml").select("nav a[href]")
    assert not any("asOf" in str(link["href"]) for link in links)
    assert BeautifulSoup(response.text, "lxml").select("details[open] input[name=asOf]")


def test_every_section_is_filtered_or_has_a_reason_not_to_be() -> None:
    """No query of a page forgets the day, and no reason outlives its query."""
    asked = {
        query
        for sections in (HOME, *KINDS.values(), *LISTS.values())
        for query in sections.values()
    }
    timeless = {name for name in asked if "asOf" not in load(name).params}

    assert timeless == TIMELESS.keys()


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2010-06-24", {"Neznámo kdy"}),
        ("2010-06-25", {"Staré", "Neznámo kdy"}),
        ("2014", {"Staré", "Neznámo kdy"}),
        ("2015-01-01", ALL),
        ("", ALL),
    ],
)
def test_a_list_shows_what_was_known(dated_client: TestClient, day: str, shown: set[str]) -> None:
    """From the first day on; what is dated nowhere always; an empty day is none."""
    assert names(dated_client, f"/partnerships?asOf={day}", "#partnerships") == shown


def test_a_figure_counts_what_was_known(dated_client: TestClient) -> None:
    """The number beside the title of a list, and those of the home page."""

    def figure(day: str) -> str:
        page = BeautifulSoup(dated_client.get(f"/partnerships?asOf={day}").text, "lxml")
        return page.select("h1 .tally")[0].get_text()

    assert [figure(day) for day in ("2009", "2012", "2016")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2011-04-30", {"Bez data"}),
        ("2011-05-01", {"Bez data", "Dřívější"}),
        ("2018", {"Bez data", "Dřívější", "Pozdější"}),
    ],
)
def test_documents_are_there_since_their_own_day(
    dated_client: TestClient, day: str, shown: set[str]
) -> None:
    """That of issue, else that of retrieval; what has neither always, and marked."""
    page = read(dated_client, f"/documents?asOf={day}")

    assert names(dated_client, f"/documents?asOf={day}", "#documents") == shown
    assert len(page.select(".undated")) == 1


def test_organisations_are_there_since_their_first_membership(dated_client: TestClient) -> None:
    """One of an undated membership always, and marked; what has begun later says so itself."""
    before, then = "/organisations?asOf=2009", "/organisations?asOf=2010-06-25"

    assert names(dated_client, before, "#organisations") == {"Jednota"}
    assert names(dated_client, then, "#organisations") == {"Jednota", "Spolek"}
    assert "undated" in text_of(read(dated_client, before), "#organisations")
    assert "25 June 2010" in text_of(read(dated_client, "/organisation/a?asOf=2009"), "p.as-of")


def test_the_page_of_a_document_says_that_it_was_not_there_yet(dated_client: TestClient) -> None:
    """It is there on every day, as every page of a thing; what lies beside it follows the day."""
    early = read(dated_client, "/document/early?asOf=2012")
    late = read(dated_client, "/document/late?asOf=2012")

    assert "1 January 2018" in text_of(late, "p.as-of")
    assert "not known yet" not in text_of(early, "p.as-of")
    assert not early.select("#nearby")
    assert "Dřívější" in text_of(late, "#nearby")


def test_coverage_is_of_what_had_been_written(dated_client: TestClient) -> None:
    """Documents, numbers, regions, towns without any, the table for programs, and the town."""

    def told(day: str) -> tuple[list[str], int, list[str]]:
        page = read(dated_client, f"/coverage?asOf={day}")
        rows = [
            cell.get_text(strip=True) for cell in page.select("table.coverage tbody td, tbody th")
        ]
        lines = dated_client.get(f"/coverage.csv?asOf={day}").text.splitlines()
        return rows, len(page.select("#without li")), lines[1:]

    none, one, two = told("2010"), told("2012"), told("2018")

    assert none[1] == 1
    assert none[2][0].endswith("no-document,,")
    assert (one[1], two[1]) == (0, 0)
    assert [line.split(",")[-2] for line in one[2] + two[2]] == ["2", "5"]
    assert "Město" not in none[0][2:]
    assert "Město" in one[0]
    assert "5" in text_of(read(dated_client, "/coverage?town=1&asOf=2018"), "tfoot")
    assert "2" in text_of(read(dated_client, "/coverage?town=1&asOf=2012"), "tfoot")
    nothing = read(dated_client, "/coverage?town=1&asOf=2010")
    assert "There is no document of that day or before about this town" in text_of(
        nothing, "#documents"
    )
    assert "2" in text_of(read(dated_client, "/municipality/1?asOf=2012"), "#coverage li strong")


def test_what_has_ended_is_shown_no_more(dated_client: TestClient) -> None:
    """A plan until the last day of its period."""
    days = ("2010", "2011", "2013-12-31", "2014-01-01")
    shown = [names(dated_client, f"/plans?asOf={day}", "#plans") for day in days]

    assert shown == [set(), {"Plán"}, {"Plán"}, set()]


def test_the_page_of_a_town_is_filtered_section_by_section(dated_client: TestClient) -> None:
    """Partnerships, plans, organisations and events of the town, each by its own day."""
    before = names(dated_client, "/municipality/1?asOf=2009")
    then = names(dated_client, "/municipality/1?asOf=2012")

    assert before == {"Neznámo kdy", "Jednota"}
    assert {"Staré", "Plán", "Spolek"} <= then
    assert "Nové" not in then


def test_a_page_says_of_which_day_it_is_and_leads_back(dated_client: TestClient) -> None:
    """In words, with a link to all that is known; a link to another page keeps the day."""
    page = BeautifulSoup(dated_client.get("/partnerships?asOf=2012&lang=en").text, "lxml")
    banner = page.select_one("p.as-of")

    assert banner is not None
    assert "31 December 2012" in banner.get_text()
    assert banner.a is not None
    assert banner.a["href"] == "/partnerships?lang=en"
    links = {str(link["href"]) for link in page.select("#partnerships th a")}
    assert links == {
        "/partnership/old?lang=en&asOf=2012-12-31",
        "/partnership/undated?lang=en&asOf=2012-12-31",
    }


def test_a_page_without_a_day_says_nothing_of_it(dated_client: TestClient) -> None:
    """Neither a banner nor a mark; the form to choose a day is there, beside the title."""
    page = BeautifulSoup(dated_client.get("/partnerships").text, "lxml")

    assert not page.select("p.as-of, .undated")
    assert page.select("main > details.as-of:has(~ header) input[type=date][name=asOf]")


def test_what_no_day_filters_has_no_form_to_choose_one(dated_client: TestClient) -> None:
    """What the gate found is of the release, and what is written of the data of no day."""
    for path in ("/coverage/report", "/about"):
        page = BeautifulSoup(dated_client.get(path).text, "lxml")
        assert not page.select("details.as-of"), path


def test_the_form_keeps_what_else_is_asked_for(dated_client: TestClient) -> None:
    """The language and the page of a section stay as they are; the old day does not."""
    text = dated_client.get("/partnerships?lang=en&asOf=2012&partnerships=1").text
    hidden = BeautifulSoup(text, "lxml").select("details.as-of input[type=hidden]")

    assert [(str(one["name"]), str(one["value"])) for one in hidden] == [
        ("lang", "en"),
        ("partnerships", "1"),
    ]


def test_what_is_dated_nowhere_is_marked(dated_client: TestClient) -> None:
    """Only that, so that a reader knows why it is shown."""
    page = BeautifulSoup(dated_client.get("/partnerships?asOf=2012").text, "lxml")
    marked = [row for row in page.select("#partnerships tbody tr") if row.select(".undated")]

    assert len(marked) == 1
    assert "Neznámo kdy" in marked[0].get_text()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/partnership/new?asOf=2012&lang=en", "1 January 2015"),
        ("/plan/p?asOf=2020&lang=en", "31 December 2013"),
    ],
)
def test_the_page_of_a_thing_says_that_it_was_not_yet_or_no_more(
    dated_client: TestClient, address: str, words: str
) -> None:
    """The page is there all the same, with the day."""
    response = dated_client.get(address)
    banner = BeautifulSoup(response.text, "lxml").select_one("p.as-of")

    assert response.status_code == 200
    assert banner is not None
    assert words in banner.get_text()


def test_downloads_are_whole(dated_client: TestClient) -> None:
    """A day filters what people read; the data are what they are."""
    whole = dated_client.get("/municipality/1.nt").text
    assert sorted(dated_client.get("/municipality/1.nt?asOf=2009").text.splitlines()) == sorted(
        whole.splitlines()
    )


def test_a_query_without_the_parameter_gets_none() -> None:
    """So that the day can be offered to every query."""
    assert terms_for("labels_of", date(2012, 1, 1)) == {}
    assert terms_for("list_plans", None) == {}
    assert list(terms_for("list_plans", date(2012, 1, 1))) == ["asOf"]


@pytest.mark.parametrize(
    "path",
    ["/coverage/report", "/queries", "/about"],
)
def test_a_page_that_no_day_filters_does_not_claim_its_state(
    dated_client: TestClient, path: str
) -> None:
    """It says so, and leads to itself without the day; nothing is said where no day is chosen."""
    page = BeautifulSoup(dated_client.get(f"{path}?asOf=2012").text, "lxml")
    [banner] = page.select("p.as-of")

    assert "not the state on 31 December 2012" in banner.get_text()
    assert [link["href"] for link in banner.select("a")] == [path]
    assert not page.select("details.as-of")
    assert "2012" not in str(page.title)
    assert not BeautifulSoup(dated_client.get(path).text, "lxml").select("p.as-of")


@pytest.mark.parametrize("path", ["/", "/search", "/explore", "/explore/map", "/explore/compare"])
def test_a_view_of_a_day_says_so(dated_client: TestClient, path: str) -> None:
    """Also where it shows nothing yet: what it leads to is of the day."""
    page = BeautifulSoup(dated_client.get(f"{path}?asOf=2012").text, "lxml")

    assert "State as known on 31 December 2012" in page.select("p.as-of")[0].get_text()
    assert "State as known on 31 December 2012" in str(page.title)


def test_a_page_that_is_not_there_claims_no_state(dated_client: TestClient) -> None:
    """Nor does its title."""
    answer = dated_client.get("/partnership/none?asOf=2012")

    assert answer.status_code == 404
    assert "2012" not in str(BeautifulSoup(answer.text, "lxml").title)


def test_what_follows_from_memberships_is_no_link_of_a_day(dated_client: TestClient) -> None:
    """It has no day of its own; the sections of members tell it of the day."""
    whole = text_of(read(dated_client, "/partnership/old?lang=en"), "#links")
    then = text_of(read(dated_client, "/partnership/old?lang=en&asOf=2005"), "#links")

    assert "Spolek" in whole
    assert "Spolek" not in then
