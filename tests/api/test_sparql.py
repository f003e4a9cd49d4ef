"""The endpoint speaks SPARQL 1.1 Protocol, in every format, and refuses in clear words."""

import csv
import io
import json
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse
from starlette.testclient import TestClient

from graph.formats import SOLUTIONS, TRIPLES, Format
from graph.namespaces import PREFIXES

SELECT = """SELECT ?thing ?label { ?thing <http://www.w3.org/2004/02/skos/core#prefLabel> ?label }
ORDER BY ?thing ?label LANG(?label)"""
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
FORM = "application/x-www-form-urlencoded"
TOWN = "https://linked.cuzk.cz/resource/ruian/obec/567451"


@pytest.mark.parametrize("form", SOLUTIONS, ids=lambda form: form.name)
def test_solutions_come_in_every_format(client: TestClient, form: Format) -> None:
    """The media type is exact, by header as by parameter, and the content is the same."""
    by_header = client.get("/sparql", params={"query": SELECT}, headers={"Accept": form.media_type})
    by_name = client.get("/sparql", params={"query": SELECT, "format": form.name})

    assert by_header.status_code == 200
    assert by_header.headers["content-type"] == form.content_type
    assert by_header.content == by_name.content
    assert "Bílina" in by_header.text


@pytest.mark.parametrize("form", TRIPLES, ids=lambda form: form.name)
def test_graphs_come_in_every_format(client: TestClient, form: Format) -> None:
    """Each holds the same triples; data sets hold them in their default graph."""
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": form.media_type})

    assert answer.headers["content-type"] == form.content_type
    assert isinstance(form.native, RdfFormat)
    quads = list(parse(answer.content, form.native))
    triples = {quad.triple for quad in quads}
    assert {quad.graph_name for quad in quads} == {DefaultGraph()}
    turtle = client.get("/sparql", params={"query": CONSTRUCT, "format": "nt"})
    assert triples == {quad.triple for quad in parse(turtle.content, RdfFormat.N_TRIPLES)}


@pytest.mark.parametrize(
    ("query", "given", "media_type"),
    [
        (SELECT, "text/xml", "application/sparql-results+xml"),
        (CONSTRUCT, "text/xml", "application/rdf+xml"),
        (CONSTRUCT, "application/trig, text/html;q=0.5", "application/trig"),
        (CONSTRUCT, "?format=rdf%2Bxml", "application/rdf+xml"),
        (CONSTRUCT, "?format=json-ld", "application/ld+json"),
        (CONSTRUCT, "?format=nquads", "application/n-quads"),
    ],
)
def test_a_format_goes_by_other_names_too(
    client: TestClient, query: str, given: str, media_type: str
) -> None:
    """By those that programs ask for, such as SPARQLWrapper."""
    path, accept = ("/sparql" + given, "*/*") if given[0] == "?" else ("/sparql?", given)
    answer = client.get(f"{path}&query={quote(query)}", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)


def test_turtle_is_written_with_prefixes(client: TestClient) -> None:
    """People read Turtle."""
    answer = client.get("/sparql", params={"query": CONSTRUCT, "format": "ttl"})

    assert f"@prefix v: <{PREFIXES['v']}>" in answer.text
    assert "a v:Municipality" in answer.text


def test_the_results_can_be_read_by_others(client: TestClient) -> None:
    """JSON, XML and CSV parse with the standard library and say the same."""
    query = f"SELECT ?o {{ <{TOWN}> <http://www.w3.org/2004/02/skos/core#prefLabel> ?o }}"

    def text(form: str) -> str:
        return client.get("/sparql", params={"query": query, "format": form}).text

    assert json.loads(text("json"))["results"]["bindings"][0]["o"]["value"] == "Bílina"
    literal = ET.fromstring(text("xml")).find(".//{*}literal")  # noqa: S314 - our own answer
    assert literal is not None
    assert literal.text == "Bílina"
    assert list(csv.reader(io.StringIO(text("csv")))) == [["o"], ["Bílina"]]


def test_a_query_may_come_three_ways(client: TestClient) -> None:
    """GET, a form, and the query as the body give the same answer."""
    expected = client.get("/sparql", params={"query": SELECT}).json()

    form = client.post("/sparql", data={"query": SELECT})
    body = client.post(
        "/sparql",
        content=SELECT,
        headers={"Content-Type": "application/sparql-query; charset=UTF-8"},
    )

    assert form.json() == expected
    assert body.json() == expected


def test_the_data_set_may_be_named_in_the_request(client: TestClient) -> None:
    """In the address and in a form alike."""
    ask = {"query": f"ASK {{ <{TOWN}> ?p ?o }}"}
    reference = {"default-graph-uri": f"{PREFIXES['g']}reference"}
    ontology = {"default-graph-uri": f"{PREFIXES['g']}ontology"}

    assert client.get("/sparql", params={**ask, **reference}).json()["boolean"]
    assert not client.get("/sparql", params={**ask, **ontology}).json()["boolean"]
    assert not client.post("/sparql", data={**ask, **ontology}).json()["boolean"]


def test_a_search_keeps_to_the_data_set_of_the_request(client: TestClient) -> None:
    """The text index knows no graphs."""
    query = 'PREFIX v: <https://w3id.org/vazby/ontology#> ASK { ?o v:search "b" }'
    found = [
        client.get("/sparql", params={"query": query, **named}).json()["boolean"]
        for named in (
            {},
            {"default-graph-uri": f"{PREFIXES['g']}reference"},
            {"default-graph-uri": f"{PREFIXES['g']}nothing"},
            {"named-graph-uri": f"{PREFIXES['g']}reference"},
        )
    ]
    assert found == [True, True, False, False]


@pytest.mark.parametrize("query", ["", "  ", "ASK {} #\x00"])
def test_an_empty_query_is_told_beside_the_form(client: TestClient, query: str) -> None:
    """By GET and by a form."""
    asked = {"query": query, "format": "html"}
    for answer in (
        client.get("/sparql", params=asked),
        client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"}),
        client.post("/sparql", data={"query": query}, headers={"Accept": "text/html"}),
    ):
        assert answer.status_code == 400
        assert '<textarea id="query"' in answer.text
        assert "je prázdný" in answer.text


@pytest.mark.parametrize(
    ("params", "status", "words"),
    [
        ({"query": "SELECT"}, 400, "line 1"),
        ({"query": ""}, 400, "empty"),
        ({"query": "ASK {} #\x00"}, 400, "NUL"),
        ({"query": "ASK {}", "format": "docx"}, 400, "docx"),
        ({"query": "ASK {}", "default-graph-uri": "not an iri"}, 400, "IRI"),
        ({"query": "ASK {}", "update": "DROP ALL"}, 400, "update"),
        ({"query": "DROP ALL"}, 400, "update"),
        ({"query": CONSTRUCT, "format": "csv"}, 406, "triples"),
        ({"query": "SELECT * { SERVICE <http://127.0.0.1/> {} }"}, 403, "SERVICE"),
        ({"query": f"ASK {{ {'(' * 5000} }}"}, 400, ""),
        ({"query": f"SELECT ({'(' * 5000}1{')' * 5000} AS ?x) {{}}"}, 400, "nested"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_clear_words(
    client: TestClient, params: dict[str, str], status: int, words: str
) -> None:
    """By GET and by a form alike."""
    for answer in (client.get("/sparql", params=params), client.post("/sparql", data=params)):
        body = answer.json()
        assert (answer.status_code, body["status"], body["ok"]) == (status, status, False)
        assert words in body["error"]
        assert body["hint"]


@pytest.mark.parametrize(
    ("content", "content_type", "status"),
    [
        (b"ASK {}", "text/plain", 415),
        (b"ASK {}", "", 415),
        (b"ASK {}", "application/sparql-query; charset=utf-16", 415),
        (b"DROP ALL", "application/sparql-update", 403),
        (b"update=DROP+ALL", FORM, 403),
        (b"--x\r\n", "multipart/form-data; boundary=x", 415),
        (b"\xff\xfe ASK {}", "application/sparql-query", 400),
        (b"query=%FF", FORM, 400),
        (b"query=ASK+%7B%7D&query=ASK+%7B%7D", FORM, 400),
        (b"queri=ASK+%7B%7D", FORM, 400),
        (b"a=1&" * 500, FORM, 400),
        (b"#" * (1 << 20), "application/sparql-query", 413),
        (b"query=" + b"%23" * (1 << 20), FORM, 413),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    client: TestClient, content: bytes, content_type: str, status: int
) -> None:
    """Of another type, not UTF-8, too long, or without exactly one query."""
    answer = client.post("/sparql", content=content, headers={"Content-Type": content_type})

    assert answer.status_code == status
    assert answer.json()["hint"]


def test_a_page_tells_which_of_query_and_update_is_empty(client: TestClient) -> None:
    """An empty query stands in its form; updates have no form."""
    query, update = (
        client.post("/sparql", data={kind: " "}, headers={"Accept": "text/html"})
        for kind in ("query", "update")
    )

    assert (query.status_code, update.status_code) == (400, 400)
    assert "<textarea" in query.text
    assert "<textarea" not in update.text


def test_an_address_in_broken_utf8_is_refused(client: TestClient) -> None:
    """It is not mended in silence."""
    assert client.get("/sparql?query=ASK%20%7B%7D%20%23%ff").status_code == 400


@pytest.mark.parametrize("language", ["cs", "en"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [("quary", "query"), ("Query", "query"), ("default_graph_uri", "default-graph-uri")],
)
def test_a_parameter_with_a_slip_is_not_passed_over(
    client: TestClient, written: str, meant: str, language: str
) -> None:
    """It is 400 with the name that was meant, in words of both languages."""
    params = {written: "urn:a", "lang": language}
    answer = client.get("/sparql", params=params, headers={"Accept": "application/json"})

    assert answer.status_code == 400
    assert meant in answer.json()["hint"]
    assert meant in answer.json()["detail"]


def test_what_programs_send_beside_is_told_and_changes_nothing(client: TestClient) -> None:
    """SPARQLWrapper, RDF4J and others have parameters of their own."""
    sent = {"format": "json", "output": "json", "results": "json", "queryLn": "sparql"}
    more = {"timeout": "5", "infer": "true", "úhel\r\n": "1"}
    answer = client.get("/sparql", params={"query": "ASK {}", **sent, **more})
    form = client.post("/sparql", data={"query": "ASK {}", **sent})
    known = {"query": "ASK {}", "format": "html", "lang": "cs", "asOf": "2012"}

    assert answer.json()["boolean"] is form.json()["boolean"] is True
    names = "output, results, queryLn"
    assert answer.headers["vazby-ignored"] == f"{names}, timeout, infer, %C3%BAhel%0D%0A"
    assert form.headers["vazby-ignored"] == names
    assert "vazby-ignored" not in client.get("/sparql", params=known).headers


def test_an_example_without_a_form_is_told(client: TestClient) -> None:
    """Ignored where it has nothing to fill; a mistyped name is told to programs as to browsers."""
    asked = ("/sparql?example=1", "/sparql?example=nope")
    described, mistyped = (client.get(path) for path in asked)
    page = client.get(asked[0], headers={"Accept": "text/html"})
    beside = client.get("/sparql", params={"query": "ASK {}", "example": "1"})

    assert described.headers["vazby-ignored"] == beside.headers["vazby-ignored"] == "example"
    assert "vazby-ignored" not in page.headers
    assert mistyped.status_code == 404
    assert "nope" in mistyped.json()["error"]


def test_nothing_that_is_acceptable_gives_406(client: TestClient) -> None:
    """The hint lists what is."""
    answer = client.get("/sparql", params={"query": SELECT}, headers={"Accept": "image/png"})

    assert answer.status_code == 406
    assert "text/csv" in answer.json()["hint"]


def test_other_methods_are_refused(client: TestClient) -> None:
    """With 405 and the methods that there are."""
    answer = client.delete("/sparql")

    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert answer.json()["ok"] is False


def test_a_search_that_stops_says_so(client: TestClient) -> None:
    """In a header; one that gave all has none, one that asks for too many is refused."""
    query = 'PREFIX v: <https://w3id.org/vazby/ontology#> SELECT * {{ (?o ?s) v:search ("b" {}) }}'
    answers = {n: client.get("/sparql", params={"query": query.format(n)}) for n in (1, 9999)}
    too_many = client.get("/sparql", params={"query": query.format(20_000)})

    assert answers[1].headers["vazby-search-limit"] == "1"
    assert answers[1].json()["head"]["link"] == ["http://testserver/limits#search"]
    assert "link" not in answers[9999].json()["head"]
    assert "vazby-search-limit" not in answers[9999].headers
    assert too_many.status_code == 400
    assert "20000" in too_many.json()["error"]


def test_each_search_that_stops_is_told(client: TestClient) -> None:
    """In the order of the query, in the header as in the body and on the page."""
    search = '(?o{0} ?s{0}) v:search ("b" {0}) .'
    query = f"PREFIX v: <https://w3id.org/vazby/ontology#> CONSTRUCT {{}} {{ {search.format(2)} "
    params = {"query": f"{query} {search.format(1)} {search.format(9999)} }}"}
    turtle = client.get("/sparql", params=params)
    page = client.get("/sparql", params={**params, "lang": "en"}, headers={"Accept": "text/html"})

    assert turtle.headers["vazby-search-limit"] == "2, 1"
    note = "stopped at 2, another at 1 matches, and there are more: http://testserver/limits#search"
    assert note in turtle.text
    assert "the best matches (2, 1)" in page.text


def test_a_search_that_cannot_be_is_refused_in_czech(client: TestClient) -> None:
    """With what to write instead."""
    prefix = "PREFIX v: <https://w3id.org/vazby/ontology#>"
    query = f'{prefix} CONSTRUCT {{ ?o v:search "b" }} WHERE {{ ?o a ?x }}'
    answer = client.get("/sparql", params={"query": query, "lang": "cs"}).json()

    assert answer["detail"].startswith("Mezi trojicemi, které mají vzniknout, se hledat nedá.")
    assert 'WHERE { ?vec v:search "text" }' in answer["detail"]


def test_the_page_says_where_a_search_stopped(client: TestClient) -> None:
    """With the number, and where to read on."""
    query = 'PREFIX v: <https://w3id.org/vazby/ontology#> SELECT * { (?o ?s) v:search ("b" 1) }'
    page = client.get("/sparql", params={"query": query}, headers={"Accept": "text/html"})
    limits = client.get("/limits")

    assert "dalo jen nejlepší shody (1), a je jich víc" in page.text
    assert "/limits#search" in page.text
    assert 'id="search"' in limits.text


def test_a_slip_beside_a_search_is_told_at_its_place(client: TestClient) -> None:
    """Not where it is once the search is replaced by what it found."""
    query = 'PREFIX v: <https://w3id.org/vazby/ontology#> SELECT * { ?o v:search "b" . ?o a }'
    answer = client.get("/sparql", params={"query": query})

    assert answer.status_code == 400
    assert answer.json()["column"] == len(query) + 1


def test_head_gives_the_headers_of_get(client: TestClient) -> None:
    """And no body."""
    params = {"query": SELECT}
    head = client.head("/sparql", params=params)
    content_type = client.get("/sparql", params=params).headers["content-type"]

    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-type"] == content_type


def test_the_endpoint_describes_itself_to_programs(client: TestClient) -> None:
    """As a service description, which says where it is and what the default graph is."""
    for headers in ({}, {"Accept": "text/turtle"}):
        answer = client.get("/sparql", headers=headers)
        assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        triples = [quad.triple for quad in parse(answer.content, RdfFormat.TURTLE)]
        service = NamedNode("http://testserver/sparql")
        said = {(triple.predicate.value, str(triple.object)) for triple in triples}
        assert (f"{PREFIXES['sd']}endpoint", str(service)) in said
        assert (f"{PREFIXES['sd']}feature", f"<{PREFIXES['sd']}UnionDefaultGraph>") in said
    assert client.get("/sparql", headers={"Accept": "text/csv"}).status_code == 406


def test_a_browser_gets_the_form_and_the_answer_as_a_page(client: TestClient) -> None:
    """Without a format the Accept header of a browser is enough."""
    browser = {"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"}

    assert "<textarea" in client.get("/sparql", headers=browser).text
    page = client.get("/sparql?" + urlencode({"query": SELECT}), headers=browser)
    assert page.headers["content-type"].startswith("text/html")
    assert "Bílina" in page.text


def test_a_page_keeps_a_query_that_went_wrong(client: TestClient) -> None:
    """With what is wrong beside it, and the status for programs."""
    params = {"query": "SELECT ?odd-one {", "format": "html"}
    for page in (client.get("/sparql", params=params), client.post("/sparql", data=params)):
        assert page.status_code == 400
        assert 'role="alert"' in page.text
        assert "SELECT ?odd-one {</textarea>" in page.text


def test_an_answer_that_changes_is_never_kept(client: TestClient) -> None:
    """A query of the clock has no ETag."""
    answer = client.get("/sparql", params={"query": "SELECT (now() AS ?x) {}"})

    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_a_pattern_that_the_engine_cannot_read_is_told(client: TestClient) -> None:
    """It gave no rows, as if nothing matched."""
    query = 'SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), "(")) }'
    answer = client.get("/sparql", params={"query": query}).json()

    assert (answer["status"], answer["line"], answer["column"]) == (400, 1, 43)
    assert "regulární výraz" in answer["detail"]
    assert "/limits" in answer["hint"]
