"""As much of an answer as a page shows."""

import asyncio

import pytest
from pyoxigraph import Literal, NamedNode
from starlette.testclient import TestClient

from api import results
from api.questions import Questions
from api.results import MOST_BYTES, MOST_ROWS, Result, read_result
from api.settings import Settings
from graph.iris import resource, term
from graph.releases import DataDirectory
from graph.workers import WorkerPool

LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"


def read(data: DataDirectory, query: str) -> Result:
    """Ask *query* of real workers and read the answer as the page does."""

    async def story() -> Result:
        settings = Settings(workers=1, page_workers=1)
        pool = WorkerPool(data, settings.limits, settings.lanes)
        await pool.start()
        try:
            answer = await pool.ask(query, solutions=[results.SOLUTIONS], graphs=[results.GRAPHS])
            return await read_result(answer, Questions(pool))
        finally:
            await pool.stop()

    return asyncio.run(story())


def test_solutions_become_a_table_with_labels(tiny_data: DataDirectory) -> None:
    """An unbound variable is an empty cell."""
    town = "<https://linked.cuzk.cz/resource/ruian/obec/567451>"
    result = read(
        tiny_data, f"SELECT ?x ?name ?none {{ VALUES ?x {{ {town} }} ?x <{LABEL}> ?name }}"
    )

    assert result.columns == ["x", "name", "none"]
    ((thing, name, none),) = result.rows
    assert (name, none) == (Literal("Bílina", language="cs"), None)
    assert isinstance(thing, NamedNode)
    assert str(thing) == town
    assert result.labels.best(thing, "en").text == "Bílina"
    assert not result.more


@pytest.mark.parametrize(
    ("query", "expected"), [("ASK {}", True), ("ASK { <urn:x> ?p ?o }", False)]
)
def test_a_boolean_is_yes_or_no(tiny_data: DataDirectory, query: str, expected: bool) -> None:
    """Without a table."""
    result = read(tiny_data, query)

    assert result.boolean is expected
    assert result.rows == ()


def test_triples_are_shown_as_a_table_and_as_text(tiny_data: DataDirectory) -> None:
    """A row a triple, with the labels of what stands in it; the text is Turtle."""
    plan = resource("plan", "bilina-2011")
    result = read(tiny_data, f"DESCRIBE {plan}")

    assert "v:Plan" in result.text
    assert result.columns == results.TRIPLE
    assert {row[0] for row in result.rows} == {plan}
    assert (plan, term("rdf:type"), term("v:Plan")) in result.rows
    assert result.labels.best(plan, "cs").text
    assert not result.more


def test_many_triples_are_cut_as_rows_are(
    tiny_data: DataDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the text ends within a triple, the table ends before it."""
    everything = "CONSTRUCT WHERE { ?s ?p ?o }"
    short = read(tiny_data, everything)
    monkeypatch.setattr(results, "MOST_BYTES", 2000)
    monkeypatch.setattr(results, "MOST_ROWS", 1_000_000)
    cut = read(tiny_data, everything)

    assert short.more
    assert cut.more
    assert len(short.rows) == 500 < len(cut.rows)
    assert cut.rows[:500] == short.rows


def test_a_table_is_cut_after_the_most_rows(tiny_data: DataDirectory) -> None:
    """And says that it goes on."""
    digits = "VALUES ?{0} {{ 0 1 2 3 4 5 6 7 8 9 }}"
    digit = " ".join(digits.format(name) for name in "abc")
    result = read(tiny_data, f"SELECT * {{ {digit} }}")

    assert len(result.rows) == MOST_ROWS
    assert result.more


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f }",
        "CONSTRUCT { ?d ?b ?x } WHERE { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?f)) AS ?x) }",
    ],
)
def test_a_very_long_answer_is_cut_at_the_end_of_a_line(
    tiny_data: DataDirectory, query: str
) -> None:
    """Its worker is set free, and what is shown is whole."""
    result = read(tiny_data, query)

    assert result.more
    assert len(result.rows) == MOST_ROWS or MOST_BYTES - 10_000 < len(result.text) < 2 * MOST_BYTES


def test_an_answer_whose_first_line_is_too_long_is_cut_within_it(tiny_data: DataDirectory) -> None:
    """The text of a triple as far as it goes, of a table that there is more."""
    twice = " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(18))
    where = f'{{ BIND("ěšč" AS ?t0) {twice} }}'  # 1.5 MiB
    triple = read(tiny_data, f"CONSTRUCT {{ <urn:s> <urn:p> ?t18 }} {where}")
    table = read(tiny_data, f"SELECT ?t18 {where}")

    assert triple.text.startswith('<urn:s> <urn:p> "ěšč')
    assert len(triple.text.encode()) > MOST_BYTES - 3
    assert (list(triple.rows), triple.more) == ([], True)
    assert (list(table.rows), table.more, table.is_empty) == ([], True, False)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("CONSTRUCT { <urn:s> <urn:p> ?t18 }", "as Turtle, JSON-LD"), ("SELECT ?t18", "as CSV or")],
)
def test_a_page_says_that_a_first_line_goes_on(client: TestClient, asked: str, told: str) -> None:
    """And in which formats all of it may be had; triples have no CSV."""
    twice = " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(18))
    query = f'{asked} {{ BIND("ěšč" AS ?t0) {twice} }}'
    page = client.get("/sparql", params={"query": query, "format": "html", "lang": "en"})

    assert page.status_code == 200
    assert page.headers["vazby-page-limit"] == f"{MOST_BYTES} bytes"
    assert f"The result goes on: get all of it {told}" in page.text
    assert "Nothing answers" not in page.text


@pytest.mark.parametrize(
    ("iri", "linked"),
    [
        *(("javascript:alert(1)", False), ("data:text/html,x", False), ("urn:x:y", False)),
        *(("http://ex.org/p", True), ("https://w3id.org/vazby/ontology#theme", True)),
    ],
)
def test_a_property_is_linked_if_it_is_an_address(
    client: TestClient, iri: str, linked: bool
) -> None:
    """As subjects and values are: whoever shares a query leads nobody to a script."""
    query = f"CONSTRUCT {{ <urn:s> <{iri}> 5 }} {{}}"
    page = client.get("/sparql", params={"query": query, "format": "html"}).text
    _, _, row = page.partition("<tbody>")
    row = row.partition("</tbody>")[0]

    assert iri.rpartition("#")[2] in row
    assert ("<a href" in row) is linked
