"""Queries run in processes that can be killed, and nobody else notices."""

import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.errors import DataDirectoryError, NotFoundError, VazbyError
from graph.iris import graph_name
from graph.publish import publish
from graph.query_errors import (
    EvaluationError,
    NotAcceptableError,
    QuerySyntaxError,
    ServiceRefusedError,
    TooComplexError,
)
from graph.releases import DataDirectory
from graph.workers import WorkerPool
from tests.graph.pool import JSON, TURTLE, XML, read, with_pool


def test_each_kind_of_answer_gets_its_own_media_type(served: DataDirectory) -> None:
    """SELECT and ASK take the best of *solutions*, CONSTRUCT the best of *graphs*."""

    async def story(pool: WorkerPool) -> list[tuple[str, str]]:
        queries = ["SELECT * { ?s ?p ?o } LIMIT 1", "ASK {}", "CONSTRUCT WHERE { ?s ?p ?o }"]
        answers = []
        for query in queries:
            answer = await pool.ask(query, solutions=[*XML, *JSON], graphs=TURTLE)
            await answer.read()
            answers.append((answer.kind, answer.media_type))
        return answers

    expected = [("solutions", XML[0]), ("boolean", XML[0]), ("triples", TURTLE[0])]
    assert with_pool(served, story) == expected


def test_the_default_graph_is_the_union_unless_graphs_are_named(served: DataDirectory) -> None:
    """default-graph-uri and named-graph-uri choose the data set."""
    reference, ontology = graph_name("reference").value, graph_name("ontology").value
    ask = "ASK { <https://linked.cuzk.cz/resource/ruian/obec/567451> ?p ?o }"

    async def story(pool: WorkerPool) -> list[bool]:
        results = []
        named = "ASK { GRAPH ?g { ?s a ?class } }"
        for query, default_graphs, named_graphs in (
            (ask, [], []),
            (ask, [reference], []),
            (ask, [ontology], []),
            (ask, [], [reference]),
            (named, [], [reference]),
            (named, [], ["urn:nothing"]),
        ):
            answer = await pool.ask(
                query, solutions=JSON, default_graphs=default_graphs, named_graphs=named_graphs
            )
            results.append(b"true" in await answer.read())
        return results

    assert with_pool(served, story) == [True, True, False, False, True, False]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p", QuerySyntaxError),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", QuerySyntaxError),
        ("LOAD <http://127.0.0.1/>", QuerySyntaxError),
        ("SELECT * { SERVICE <http://127.0.0.1/> {} }", ServiceRefusedError),
        ("SELECT (<urn:unknown>(1) AS ?x) {}", EvaluationError),
        (f"SELECT * {{ {'{' * 5000}{'}' * 5000} }}", TooComplexError),
        (f"SELECT ({'(' * 5000}1{')' * 5000} AS ?x) {{}}", TooComplexError),
        ("CONSTRUCT WHERE { ?s ?p ?o }", NotAcceptableError),
    ],
)
def test_a_bad_query_is_refused_and_the_next_one_answered(
    served: DataDirectory, query: str, expected: type[VazbyError]
) -> None:
    """Even a query that ends its worker leaves the pool in order."""

    async def story(pool: WorkerPool) -> bytes:
        with pytest.raises(expected) as refusal:
            await pool.ask(query, solutions=JSON)
        assert refusal.value.message
        assert refusal.value.hint
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


def test_a_format_of_the_other_kind_is_passed_over(served: DataDirectory) -> None:
    """Whoever offers the same list for both kinds gets what fits."""

    async def story(pool: WorkerPool) -> str:
        both = [*JSON, *TURTLE]
        answer = await pool.ask("CONSTRUCT WHERE { ?s ?p ?o }", solutions=both, graphs=both)
        answer.close()
        return answer.media_type

    assert [with_pool(served, story)] == TURTLE


def test_a_syntax_error_names_its_place(served: DataDirectory) -> None:
    """Line and column count from one."""

    async def story(pool: WorkerPool) -> QuerySyntaxError:
        with pytest.raises(QuerySyntaxError) as refusal:
            await pool.ask("SELECT * {\n  ?s ex:p ?o }", solutions=JSON)
        return refusal.value

    error = with_pool(served, story)
    assert (error.line, error.column) == (2, 6)
    assert "PREFIX ex:" in error.hint


def test_the_next_query_sees_the_next_release(
    tiny: dict[NamedNode, list[Quad]], tmp_path: Path
) -> None:
    """Workers move on between queries; an answer names the release it comes from."""
    data = DataDirectory(tmp_path / "data")
    count = "SELECT (COUNT(*) AS ?n) { GRAPH <urn:new> { ?s ?p ?o } }"
    new = NamedNode("urn:new")

    async def story(pool: WorkerPool) -> tuple[bytes, bytes, list[str]]:
        before = await pool.ask(count, solutions=["text/csv"])
        first = await before.read()
        publish(data, {new: [Quad(new, new, new, new)]}, shapes=tmp_path)
        after = await pool.ask(count, solutions=["text/csv"])
        return first, await after.read(), [before.release.id, after.release.id]

    publish(data, tiny, shapes=tmp_path)
    first, second, releases = with_pool(data, story)
    assert (first, second) == (b"n\r\n0\r\n", b"n\r\n1\r\n")
    assert releases == [release.id for release in data.releases()]


def test_without_a_release_there_is_no_answer(tmp_path: Path) -> None:
    """The message says what to do."""

    async def story(pool: WorkerPool) -> VazbyError:
        with pytest.raises(NotFoundError) as refusal:
            await pool.ask("ASK {}", solutions=JSON)
        return refusal.value

    assert "vazby build" in with_pool(DataDirectory(tmp_path / "none"), story).hint


def test_a_release_that_cannot_be_read_is_said(
    tiny: dict[NamedNode, list[Quad]], tmp_path: Path
) -> None:
    """It is the data directory's fault, not the query's."""
    data = DataDirectory(tmp_path / "data")
    shutil.rmtree(publish(data, tiny, shapes=tmp_path).store_path)

    async def story(pool: WorkerPool) -> VazbyError:
        with pytest.raises(DataDirectoryError) as refusal:
            await pool.ask("ASK {}", solutions=JSON)
        return refusal.value

    assert "rollback" in with_pool(data, story).hint


def test_xml_stays_well_formed(served: DataDirectory) -> None:
    """A carriage return is escaped; a character that XML cannot carry is refused, not passed on."""

    async def story(pool: WorkerPool) -> bytes:
        with pytest.raises(EvaluationError, match="XML"):
            await read(pool, 'SELECT ("a\\u0001b" AS ?x) {}', XML)
        with pytest.raises(EvaluationError, match="XML"):
            await read(pool, 'SELECT ("a\\uFFFEb" AS ?x) {}', XML)
        assert b"\\u0001" in await read(pool, 'SELECT ("a\\u0001b" AS ?x) {}')
        return await read(pool, 'SELECT ("a\\rb\\u010d" AS ?x) {}', XML)

    assert "a&#13;bč" in with_pool(served, story).decode()
