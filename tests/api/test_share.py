"""A query as links and programs."""

import shlex

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from api.http_protocol import LONGEST_ADDRESS
from api.routes.share import data_format
from api.short_links import pack
from api.snippets import snippets

NASTY = """SELECT ("it's \\"x\\" $HOME `id` \\\\ )---" AS ?x) {} # ')"; rm"""
ENDPOINT = "https://example.org/sparql"


@pytest.mark.parametrize("form", ["csv", "csv-excel", "tsv", "json", "xml", "ttl"])
@pytest.mark.parametrize("query", [NASTY, "ASK {}\n", 'ASK { ?s ?p """\n""" }', 'ASK {} # "'])
def test_programs_hold_the_query_to_the_letter(form: str, query: str) -> None:
    """As the shell and Python read it, whatever quotes it holds."""
    programs = snippets(ENDPOINT, query, form)
    words = shlex.split(programs["curl"].replace("\\\n", ""))
    found: dict[str, object] = {}
    lines = programs["python"].partition("query = ")[2].partition("\nanswer = ")[0]
    exec(f"query = {lines}", found)  # noqa: S102 - the program is ours

    assert f"query={query.strip()}" in words
    assert f"format={form}" in words
    assert str(found["query"]).strip() == query.strip()
    compile(programs["python"], "query.py", "exec")
    assert f"({query.strip()})-" in programs["r"]


def test_a_raw_string_of_r_ends_where_it_should() -> None:
    """It takes more dashes than the query has."""
    program = snippets(ENDPOINT, 'ASK {} # )---"', "csv")["r"]

    assert 'r"----(ASK {} # )---")----"' in program


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "csv"),
        ("# CONSTRUCT\nASK {}", "json"),
        ("PREFIX x: <urn:select>\ndescribe <urn:x>", "ttl"),
        ("nonsense", "csv"),
    ],
)
def test_the_format_of_a_program_follows_from_the_query(query: str, form: str) -> None:
    """Triples as Turtle, tables as CSV, yes or no as JSON."""
    assert data_format(query) == form


def test_the_page_has_both_links_and_all_programs(client: TestClient) -> None:
    """By GET and by a form."""
    asked = {"query": "ASK {}", "format": "html"}
    for answer in (
        client.get("/sparql/share", params=asked),
        client.post("/sparql/share", data=asked),
    ):
        page = BeautifulSoup(answer.text, "html.parser")
        links = [field.get_text() for field in page.select("textarea.link")]
        assert links[0] == "http://testserver/sparql?query=ASK+%7B%7D"
        assert links[1].startswith("http://testserver/q/1.")
        assert len(page.select("pre")) == 3


def codes(client: TestClient, query: str, form: str, lang: str) -> list[str]:
    """Give the programs of the page, in its order."""
    asked = {"query": query, "format": form, "lang": lang}
    page = BeautifulSoup(client.get("/sparql/share", params=asked).text, "html.parser")
    return [code.get_text() for code in page.select("pre code")]


@pytest.mark.parametrize(("lang", "separator"), [("cs", ";"), ("en", ",")])
def test_a_program_gets_the_table_that_the_page_gives(
    client: TestClient, lang: str, separator: str
) -> None:
    """For Excel it is written as the reader of the page is used to."""
    query = "SELECT (1 AS ?x) (2 AS ?y) {}"
    curl, python, r = codes(client, query, "csv-excel", lang)

    _, path = shlex.split(curl.replace("\\\n", ""))[4].split("testserver")
    answer = client.post(path, data={"query": query, "format": "csv-excel"})
    assert answer.text.splitlines()[-1] == f"1{separator}2"
    for program in (python, r):
        assert f'"http://testserver{path}"' in program


@pytest.mark.parametrize(
    ("query", "form", "given"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 1", "ttl", "csv"),
        ("SELECT * { ?s ?p ?o } LIMIT 1", "json", "json"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "csv", "ttl"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "csv-excel", "ttl"),
        ("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "nt", "nt"),
        ("ASK { ?s ?p ?o }", "csv", "json"),
        ("ASK { ?s ?p ?o }", "xml", "xml"),
    ],
)
def test_no_program_asks_for_what_the_query_cannot_give(
    client: TestClient, query: str, form: str, given: str
) -> None:
    """What was chosen for another form of query gives way to the usual format."""
    programs = codes(client, query, form, "en")

    assert [given in program for program in programs] == [True] * 3
    assert f"format={given}" in programs[0]
    assert client.post("/sparql", data={"query": query, "format": given}).status_code == 200


def test_a_query_that_is_too_long_for_a_link_has_none(client: TestClient) -> None:
    """And says so; programs take it."""
    query = "ASK {} # " + "".join(str(number) for number in range(9000))
    page = client.post("/sparql/share?lang=en", data={"query": query})

    assert page.text.count("too long for a link") == 2


@pytest.mark.parametrize("params", [{}, {"query": ""}, {"query": "ASK {}", "format": "docx"}])
def test_nothing_is_shared_of_nothing(client: TestClient, params: dict[str, str]) -> None:
    """400, in one sentence."""
    assert client.get("/sparql/share", params=params).status_code == 400


def test_a_short_link_leads_to_no_address_that_is_too_long(client: TestClient) -> None:
    """Some hundred letters may hold a query of any length; what cannot be asked is not led to."""
    code = pack("ASK {}" + " " * LONGEST_ADDRESS)
    assert client.get(f"/q/{code}", follow_redirects=False).status_code == 404
