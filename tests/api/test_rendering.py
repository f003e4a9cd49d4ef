"""Addresses that templates ask for."""

from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.testclient import TestClient

from api.language import choose
from api.rendering import Page, as_number
from tests.api.browser import words

BILINA = NamedNode("https://w3id.org/vazby/resource/partnership/lp-bilina")


def page(query: str = "") -> Page:
    """Give a page at an address with *query*."""
    scope = {"type": "http", "path": "/", "query_string": query.encode(), "headers": []}
    request = Request(scope)
    return Page(request, choose(request))


def test_a_number_links_to_its_query_filled_in_and_for_all_rows(client: TestClient) -> None:
    """The link leads to the page of queries, where the query runs as it stands."""
    response = client.get(page().query("members_of_partnership", iri=BILINA))
    query = parse_qs(urlsplit(response.headers["location"]).query)["query"][0]

    assert response.status_code == 303
    assert str(BILINA) in query
    assert "The members of a partnership" in query
    assert "LIMIT" not in query
    answer = client.get("/sparql", params={"query": query, "format": "csv"})
    assert len(answer.text.splitlines()) == 5, "a header and four members"


def test_the_language_that_was_asked_for_stays(client: TestClient) -> None:
    """Whoever reads in English reads the query's page in English, too."""
    response = client.get(page("lang=en").query("members_of_partnership", iri=BILINA))

    assert parse_qs(urlsplit(response.headers["location"]).query)["lang"] == ["en"]


@pytest.mark.parametrize(("tag", "told"), [("cs", "2,25"), ("en", "2.25")])
def test_numbers_of_an_answer_are_those_of_the_language(
    client: TestClient, tag: str, told: str
) -> None:
    """As the chart beside it has them; scripts read what it is, and what is no number stays."""
    no_number = f'"{"x." * 20}"^^<http://www.w3.org/2001/XMLSchema#double>'
    query = f'SELECT (2.25 AS ?a) (2.25e0 AS ?b) ("2.25" AS ?c) ({no_number} AS ?d) {{}}'
    answer = client.get("/sparql", params={"query": query, "format": "html", "lang": tag})
    cells = BeautifulSoup(answer.text, "html.parser").select("#result tbody td")

    assert [words(cell) for cell in cells] == [told, told, "2.25", "x." * 20]
    assert cells[0]["data-value"] == "2.25"


@pytest.mark.parametrize(
    ("number", "told"),
    [("12345678901234560000000000", "1.234567890123456e+25"), (f"1{'0' * 300}", "1e+300")],
)
def test_a_long_number_keeps_all_its_digits(number: str, told: str) -> None:
    """All those that a double holds."""
    double = NamedNode("http://www.w3.org/2001/XMLSchema#double")

    assert as_number(Literal(number, datatype=double), page("lang=en").language) == told
    czech = as_number(Literal(f"-{number}", datatype=double), page("lang=cs").language)
    assert czech == f"-{told.replace('.', ',')}"
