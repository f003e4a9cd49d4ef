"""As much of an answer as a page shows."""

import asyncio

import pytest
from pyoxigraph import Literal, NamedNode

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
