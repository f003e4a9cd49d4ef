"""What a query may have meant."""

import html

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.facts import Labels
from api.hints import LONGEST, _look
from api.terms import KnownTerms
from graph.namespaces import PREFIXES
from graph.queries import Query, all_examples

V = "PREFIX v: <https://w3id.org/vazby/ontology#>\n"
GEO = f"PREFIX geo: <{PREFIXES['geo']}>\n"
OLD = "PREFIX skos: <http://www.w3.org/2008/05/skos#>\n"


@pytest.fixture(scope="module")
def client(shipped_client: TestClient) -> TestClient:
    """Give the client over the shipped records: their graph holds the ontology."""
    return shipped_client


def told(client: TestClient, query: str) -> list[str]:
    """Give the hints of the page, a line each."""
    asked = {"query": query, "format": "html"}
    page = client.post("/sparql?lang=en", data=asked).text
    items = BeautifulSoup(page, "html.parser").select(".hints li")
    return [" ".join(item.get_text().split()) for item in items]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (f"{V}SELECT * {{ ?x a v:Mesure }}", "no v:Mesure (line 2, column 17)."),
        (f"{V}SELECT * {{ ?x a v:Mesure }}", "The nearest known is v:Measure."),
        ("ASK { ?x a <https://w3id.org/vazby/ontology#Plans> }", "nearest known is v:Plan."),
        ("SELECT * { ?x skos:prefLabel ?y }", "not declared in skos:prefLabel (line 1, column 15)"),
        ("SELECT * { ?x skoss:prefLabel ?y }", "The nearest known is skos:prefLabel (PREFIX"),
        ("SELECT * { ?x skos:preflabel ?y }", "no skos:preflabel (line 1, column 15)."),
        ("SELECT * { ?x skos:preflabel ?y }", "The nearest known is skos:prefLabel."),
        ("SELCT * { ?x ?y ?z }", "no word SELCT (line 1, column 1). The nearest known is SELECT."),
        ("SELECT * { ?x ?y ?z FILTR(?z > 1) }", "The nearest known is FILTER."),
        (f"{V}SELECT * {{ ?x v:partnershp ?y }}", "like it."),
        (f"{V}SELECT * {{ ?x v:qqqqqqqq ?y }}", "Nothing here is like it."),
        ("ASK { ?x ?y <https://w3id.org/vazby/codelist/organisation-kind/ngoo> }", "kind/ngo>"),
        ("SELECT ?x { ?x a org:Membership }", "PREFIX org: <http://www.w3.org/ns/org#>"),
        (f"{V}SELECT * {{ ?x a v:Organisaton }}", "The nearest known is org:Organization"),
        (f"{V}SELECT * {{ ?x a v:Plan, v:Organisaton }}", "nearest known is org:Organization"),
        (f"{V}SELECT * {{ ?x v:Organisaton ?y }}", "The nearest known is v:stayingOrganisation"),
        (f"{GEO}SELECT * {{ ?x geo:hasGeometry/geo:asWKT ?w }}", "known is geo:hasDefaultGeometry"),
        (f"{GEO}SELECT * {{ ?x geo:hasGeometry ?w }}", "known is geo:hasDefaultGeometry"),
        (f"{GEO}SELECT * {{ ?x a ?c ; geo:hasGeometry ?w }}", "known is geo:hasDefaultGeometry"),
        (f"{GEO}SELECT * {{ ?x a geo:hasGeometry }}", "known is geo:Geometry"),
        (
            f"{OLD}SELECT * {{ ?x skos:prefLabel ?l }}",
            "2008/05/skos# (line 1, column 15). The near",
        ),
        (f"{OLD}SELECT * {{ ?x skos:prefLabel ?l }}", f"nearest known is {PREFIXES['skos']}."),
        (f"{V}SELECT ?y {{ ?x a v:Plan }}", "has the variable ?y (line 2, column 8)."),
        (f"{V}SELECT ?lable {{ ?x v:seq ?label }}", "The nearest known is ?label."),
        (f"{V}SELECT ?x (?y + 1 AS ?z) {{ {{ SELECT ?x {{ ?x a ?c }} }} }}", "the variable ?y"),
    ],
)
def test_an_unknown_word_is_told_with_the_nearest(
    client: TestClient, query: str, words: str
) -> None:
    """Its place, and what this graph knows instead."""
    assert words in " ".join(told(client, query))


def test_a_name_with_an_escape_is_one(client: TestClient) -> None:
    """It is known as what it stands for, and no word of it is doubted."""
    prefix = f"PREFIX cl: <{PREFIXES['cl']}>\n"
    known, unknown = "organisation-kind\\/ngo", "organisation-kind\\/ngoo"

    assert not told(client, f"{prefix}SELECT * {{ ?x ?y cl:{known} }}")
    assert not told(client, f"{prefix}SELECT * {{ ?x ?y cl:{known} }} LIMIT")
    assert "organisation-kind/ngo" in " ".join(
        told(client, f"{prefix}SELECT * {{ ?x ?y cl:{unknown} }}")
    )


@pytest.mark.parametrize(
    ("query", "line", "column", "offered"),
    [
        ("SELECT ?x { ?x a org:Membership }", 1, 18, "PREFIX org: <http://www.w3.org/ns/org#>"),
        ("ASK {\n ?x a ?b FILTER(?b = skoss:x) }", 2, 22, f"PREFIX skos: <{PREFIXES['skos']}>"),
        ("ASK { ?x a qqq:X }", 1, 12, "PREFIX qqq: <…>"),
    ],
)
def test_an_undeclared_prefix_is_told_with_its_declaration(
    client: TestClient, query: str, line: int, column: int, offered: str
) -> None:
    """To programs and on the page, in the place of a bracket that may be missing."""
    answer = client.get("/sparql", params={"query": query}).json()
    page = client.get("/sparql", params={"query": query, "format": "html"}).text

    assert (answer["status"], answer["line"], answer["column"]) == (400, line, column)
    assert "is not declared" in answer["error"]
    assert offered in answer["hint"]
    assert [candidate["text"] for candidate in answer["candidates"]] == (
        [] if "…" in offered else [offered]
    )
    assert html.escape(offered) in page


@pytest.mark.parametrize(
    "iri",
    [
        *("<http://ex.org/a b>", r"<http://ex.org/a\u0020b>", "<http://ex.org/a\nb>"),
        *("<urn:a b>", "<http://ex.org/{a}>", '<http://ex.org/"a">'),
    ],
)
def test_an_iri_with_a_space_is_told_as_such(client: TestClient, iri: str) -> None:
    """And no prefix "http:" asked for, neither by programs nor on the page."""
    query = f"ASK {{\n {iri} ?p ?o }}"
    answer = client.get("/sparql", params={"query": query}).json()
    page = client.get("/sparql", params={"query": query, "format": "html", "lang": "en"}).text

    assert (answer["status"], answer["line"], answer["column"]) == (400, 2, 2)
    assert answer["error"].startswith(f"{iri} ")
    assert "%20 for a space" in answer["hint"]
    assert "may hold no spaces" in page
    assert "PREFIX http:" not in page


@pytest.mark.parametrize(
    "update", ["INSERT DATA { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?a ?b ?c }", "DROP SILENT ALL"]
)
def test_the_words_of_updates_are_words_of_sparql(client: TestClient, update: str) -> None:
    """They are told to be an update, and nothing else."""
    assert told(client, update) == []


def test_a_mistyped_word_is_told_to_programs(client: TestClient) -> None:
    """With its own place and what may have been meant."""
    answer = client.get("/sparql", params={"query": "SELCT * { ?s ?p ?o }"}).json()

    assert (answer["status"], answer["line"], answer["column"]) == (400, 1, 1)
    assert answer["candidates"] == [{"text": "SELECT"}]


@pytest.mark.parametrize("query", ["ASK { ) ?x ?a ?y } # org:a", "ASK { ?x '_:b' _:b . ?y }"])
def test_another_mistake_stays_one(client: TestClient, query: str) -> None:
    """What only looks like a prefix is not what is wrong."""
    assert "cannot be understood" in client.get("/sparql", params={"query": query}).json()["error"]


@pytest.mark.parametrize("example", all_examples(), ids=lambda example: example.name)
def test_our_examples_hold_no_unknown_term(client: TestClient, example: Query) -> None:
    """What they ask for is defined, although some of it is not there yet."""
    assert told(client, example.text) == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?x ?y 'v:Nothing'^^<http://www.w3.org/2001/XMLSchema#string> } # v:Nothing",
        f"{V}CONSTRUCT {{ ?x v:mine ?y }} WHERE {{ ?x a v:Plan ; ?p ?y }}",
        'SELECT ("""\nSELCT "v:Nothing" """ AS ?x) {}',
        f"{V}SELECT * {{ ?x a v:Plan }} # '{'x' * 20_000}",
        "PREFIX skos: <urn:mine:> SELECT * { ?x skos:mine ?y }",
        f"{V}SELECT (1 AS ?x) ?c (COUNT(*) AS ?n) {{ ?p a ?c }} GROUP BY ?c",
        "SELECT ?x { } VALUES ?x { 1 }",
        "ASK { { SELECT ?x { } } }",
    ],
)
def test_texts_comments_and_templates_are_no_terms(client: TestClient, query: str) -> None:
    """Nor is anything looked at in a very long query."""
    assert told(client, query) == []


def test_a_hint_mends_the_query(client: TestClient) -> None:
    """Its link holds the query as it may have been meant, with the prefix that it needs."""
    query = "SELECT * { ?x skos:preflabel ?y }"
    page = client.post("/sparql", data={"query": query, "format": "html"}).text
    link = BeautifulSoup(page, "html.parser").select_one(".mend")
    assert link is not None

    assert "Bílina" in client.get(str(link["href"])).text


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.sampled_from("SELECT {}<>:\"'\\?$#^@.;v/PREFIX\n \u0301č"), max_size=60))
def test_no_query_breaks_the_page(client: TestClient, query: str) -> None:
    """A page says what is wrong with any text."""
    answer = client.post("/sparql", data={"query": query, "format": "html"})

    assert answer.status_code in {200, 400}


@pytest.mark.parametrize("piece", ["a.", "a-", '"\\', "'\\", "'''\"", "<a", "PREFIX ", '"""a'])
def test_hostile_words_are_looked_at_in_one_pass(piece: str) -> None:
    """A query of 500 kB, which would take hours if each word were looked for up to the end."""
    known = KnownTerms([], Labels([]))
    assert list(_look(piece * (25 * LONGEST // len(piece)), known, broken=False)) == []


def test_programs_are_told_the_same(client: TestClient) -> None:
    """By an address of its own, with the query as it may have been meant."""
    query = f"{V}SELECT ?lable {{ ?x a v:Mesure ; v:theme ?label }}"
    for answer in (
        client.get("/sparql/hints", params={"query": query}),
        client.post("/sparql/hints", data={"query": query}),
    ):
        found = {hint["written"]: hint for hint in answer.json()["hints"]}
        assert found.keys() == {"v:Mesure", "?lable"}
        assert found["v:Mesure"]["nearest"] == "v:Measure"
        assert (found["v:Mesure"]["line"], found["v:Mesure"]["column"]) == (2, 22)
        assert found["v:Mesure"]["mended"] == query.replace("Mesure", "Measure")
        assert found["?lable"]["mended"] == query.replace("?lable", "?label")


@pytest.mark.parametrize("query", [None, "", "ASK {} #" + LONGEST * "x"])
def test_what_is_no_query_or_too_long_has_no_hints(client: TestClient, query: str | None) -> None:
    """And says so, rather than that all is well."""
    params = {} if query is None else {"query": query}
    assert client.get("/sparql/hints", params=params).status_code == 400


def test_a_query_without_doubts_has_no_hints(client: TestClient) -> None:
    """An empty list."""
    answer = client.get("/sparql/hints", params={"query": f"{V}ASK {{ ?x a v:Plan }}"})
    assert answer.json() == {"ok": True, "hints": []}
