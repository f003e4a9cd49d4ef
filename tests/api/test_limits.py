"""The page of limits tells those of this server, and its queries work."""

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.results import MOST_ROWS
from api.settings import Settings
from graph.lease import STUCK

PREFIXES = """PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX v: <https://w3id.org/vazby/ontology#>
"""


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_limits_are_those_of_this_server(client: TestClient, language: str) -> None:
    """In both languages."""
    settings = Settings()
    text = client.get("/limits", params={"lang": language}).text

    for told in (f"{settings.memory} MiB", f"{settings.query} KiB", f"<td>{settings.queue},"):
        assert told in text
    assert f"<td>{STUCK:g} s " in text


def test_the_faster_queries_are_queries(client: TestClient) -> None:
    """The same in both languages, and each is answered."""
    found = [
        re.findall(
            r"<pre><code>(.*?)</code>", client.get("/limits", params={"lang": tag}).text, re.S
        )
        for tag in ("cs", "en")
    ]
    assert found[0] == found[1]
    assert len(found[0]) >= 4
    for query in found[0]:
        reply = client.get("/sparql", params={"query": PREFIXES + html.unescape(query)})
        assert reply.status_code == 200


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 501", "500 rows"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 500", None),
        (
            "CONSTRUCT { ?d ?b ?x } { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?f)) AS ?x) }",
            "500 rows",
        ),
    ],
)
def test_a_page_that_shows_only_the_beginning_says_so_in_a_header(
    client: TestClient, query: str, told: str | None
) -> None:
    """As the page of limits does."""
    page = client.get("/sparql", params={"query": query, "format": "html"})

    assert page.headers.get("vazby-page-limit") == told
    for language in ("cs", "en"):
        limits = client.get("/limits", params={"lang": language}).text
        assert f"<td>{MOST_ROWS} " in limits
        assert "Vazby-Page-Limit" in limits


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ('REPLACE("abc", "(b)", "[$1a]")', "a[]c"),
        ('REPLACE("abc", "(b)", "[${1}a]")', "a[ba]c"),
        ("9223372036854775807 + 0", "9223372036854775807"),
        ("9223372036854775807 + 1", None),
        ("170141183460469231731.0 + 0", "170141183460469231731"),
        ("170141183460469231731.0 + 1", None),
        ('IF(REGEX("a", CONCAT("", "(")), 1, 0)', None),
    ],
)
def test_what_is_told_of_the_engine_is_so(
    client: TestClient, expression: str, value: str | None
) -> None:
    """Once it is otherwise, the page is to be changed."""
    query = f"SELECT ({expression} AS ?x) {{}}"
    (row,) = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]

    assert row.get("x", {}).get("value") == value
    assert 'id="engine"' in client.get("/limits").text


_STARRED = "<http://nowhere> skos:broader* ?x"
_STEPPED = "{ <http://nowhere> skos:broader+ ?x } UNION { BIND(<http://nowhere> AS ?x) }"
_TWO = 'VALUES ?label { "a"@cs "b"@cs }'


@pytest.mark.parametrize(
    ("told", "query", "value"),
    [
        ('STR("01"^^xsd:integer)', 'SELECT (STR("01"^^xsd:integer) AS ?x) {}', "1"),
        ("STR(1.50)", "SELECT (STR(1.50) AS ?x) {}", "1.5"),
        ('"1"^^xsd:boolean', 'SELECT ("1"^^xsd:boolean AS ?x) {}', "true"),
        ("sameTerm", 'SELECT (sameTerm("01"^^xsd:integer, 1) AS ?x) {}', "true"),
        ('"01"', 'SELECT (STR("01") AS ?x) {}', "01"),
        (_STARRED, f"SELECT ?x {{ {_STARRED} }}", None),
        (_STEPPED, f"SELECT ?x {{ {_STEPPED} }}", "http://nowhere"),
        ("GROUP_CONCAT", f'SELECT (GROUP_CONCAT(?label) = "a b" AS ?x) {{ {_TWO} }}', "false"),
        (
            "STR(GROUP_CONCAT(?label))",
            f'SELECT (STR(GROUP_CONCAT(?label)) = "a b" AS ?x) {{ {_TWO} }}',
            "true",
        ),
    ],
)
def test_what_is_told_of_terms_and_paths_is_so(
    client: TestClient, told: str, query: str, value: str | None
) -> None:
    """And told in both languages and in the documents, with what to write instead."""
    xsd = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
    rows = client.get("/sparql", params={"query": xsd + PREFIXES + query}).json()["results"]

    assert [row["x"]["value"] for row in rows["bindings"]] == ([value] if value else [])
    assert told in Path("docs/http.md").read_text(encoding="utf-8")
    for language in ("cs", "en"):
        page = client.get("/limits", params={"lang": language}).text
        assert told in html.unescape(page)
