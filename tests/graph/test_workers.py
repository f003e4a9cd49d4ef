"""Queries run in processes that can be killed, and nobody else notices."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from pyoxigraph import NamedNode, Quad

from graph.errors import DataDirectoryError, DeadlineError, NotFoundError, VazbyError
from graph.iris import graph_name
from graph.lane import LaneSize
from graph.paths import ROOT
from graph.publish import publish
from graph.query_errors import (
    BusyError,
    EvaluationError,
    MemoryRefusedError,
    NotAcceptableError,
    QuerySyntaxError,
    ServiceRefusedError,
    SizeRefusedError,
    TooComplexError,
)
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool

T = TypeVar("T")
JSON = ["application/sparql-results+json"]
XML = ["application/sparql-results+xml"]
TURTLE = ["text/turtle"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@asynccontextmanager
async def open_pool(data: DataDirectory, limits: Limits, queue: int) -> AsyncIterator[WorkerPool]:
    """Run a pool of one worker a lane."""
    pool = WorkerPool(data, limits, dict.fromkeys(("sparql", "pages"), LaneSize(1, queue)))
    await pool.start()
    try:
        yield pool
    finally:
        await pool.stop()


def with_pool(
    data: DataDirectory,
    story: Callable[[WorkerPool], Awaitable[T]],
    limits: Limits = Limits(),  # noqa: B008 - frozen
    queue: int = 8,
) -> T:
    """Tell *story* with a running pool."""

    async def told() -> T:
        async with open_pool(data, limits, queue) as pool:
            return await story(pool)

    return asyncio.run(told())


async def read(
    pool: WorkerPool, query: str, solutions: list[str] = JSON, lane: str = "sparql"
) -> bytes:
    """Give the whole answer to *query*."""
    answer = await pool.ask(query, solutions=solutions, graphs=TURTLE, lane=lane)
    return await answer.read()


async def read_slowly(chunks: AsyncIterator[bytes]) -> None:
    """Read all *chunks* with a pause before each."""
    await asyncio.sleep(0.01)
    async for _ in chunks:
        await asyncio.sleep(0.01)


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
    assert (error.line, error.column) == (2, 11)
    assert "ex:p" in error.hint


def test_a_query_past_its_deadline_is_stopped(served: DataDirectory) -> None:
    """The worker is killed and another takes its place."""

    async def story(pool: WorkerPool) -> bytes:
        with pytest.raises(DeadlineError):
            await pool.ask(ENDLESS, solutions=JSON, deadline=0.3)
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


def test_an_answer_past_its_deadline_breaks_off(served: DataDirectory) -> None:
    """The deadline runs until the last part, however slowly the parts are read."""

    async def story(pool: WorkerPool) -> bytes:
        answer = await pool.ask(LONG, solutions=JSON, deadline=0.5)
        chunks = answer.chunks()
        first = await anext(chunks)
        with pytest.raises(DeadlineError):
            await read_slowly(chunks)
        return first

    assert with_pool(served, story).startswith(b'{"head"')


def test_an_answer_that_nobody_reads_keeps_no_worker(served: DataDirectory) -> None:
    """Its pipe is full when the worker is killed, and another takes its place all the same."""

    async def story(pool: WorkerPool) -> bytes:
        unread = await pool.ask(LONG, solutions=JSON, deadline=0.5)
        async with asyncio.timeout(20):
            answer = await read(pool, "ASK {}")
        with pytest.raises(DeadlineError):
            await unread.read()
        return answer

    assert b"true" in with_pool(served, story)


def test_pages_are_answered_while_sparql_is_busy(served: DataDirectory) -> None:
    """Each lane has its own workers."""

    async def story(pool: WorkerPool) -> bytes:
        busy = asyncio.create_task(pool.ask(ENDLESS, solutions=JSON))
        await asyncio.sleep(0.1)
        answer = await read(pool, "ASK {}", lane="pages")
        busy.cancel()
        return answer

    assert b"true" in with_pool(served, story)


def test_a_full_queue_is_busy(served: DataDirectory) -> None:
    """One runs, one waits, the third is sent away with a time to come back."""

    async def story(pool: WorkerPool) -> int:
        running = asyncio.create_task(pool.ask(ENDLESS, solutions=JSON))
        waiting = asyncio.create_task(pool.ask("ASK {}", solutions=JSON))
        await asyncio.sleep(0.1)
        with pytest.raises(BusyError) as refusal:
            await pool.ask("ASK {}", solutions=JSON)
        running.cancel()
        assert b"true" in await (await waiting).read()
        return refusal.value.retry_after

    assert with_pool(served, story, queue=1) > 0


def test_who_waits_too_long_is_sent_away(served: DataDirectory) -> None:
    """Nobody waits for a worker longer than a query may take."""

    async def story(pool: WorkerPool) -> None:
        running = asyncio.create_task(pool.ask(ENDLESS, solutions=JSON, deadline=30))
        await asyncio.sleep(0.05)
        with pytest.raises(BusyError):
            await pool.ask("ASK {}", solutions=JSON)
        running.cancel()

    with_pool(served, story, Limits(deadline=0.3))


def test_a_cancelled_question_frees_its_worker(served: DataDirectory) -> None:
    """A client that goes away costs nothing more."""

    async def story(pool: WorkerPool) -> bytes:
        leaving = asyncio.create_task(pool.ask(ENDLESS, solutions=JSON))
        await asyncio.sleep(0.1)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


def test_an_answer_that_is_closed_early_frees_its_worker(served: DataDirectory) -> None:
    """Closing may be repeated."""

    async def story(pool: WorkerPool) -> bytes:
        answer = await pool.ask(LONG, solutions=JSON)
        answer.close()
        answer.close()
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


def test_memory_has_a_limit(served: DataDirectory) -> None:
    """A query that hoards ends its own process only."""
    hoard = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c"

    async def story(pool: WorkerPool) -> bytes:
        with pytest.raises(MemoryRefusedError):
            await pool.ask(hoard, solutions=JSON)
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story, Limits(memory=600 << 20))


def test_an_answer_has_a_longest_length(served: DataDirectory) -> None:
    """Past it the answer breaks off; it is never cut in silence."""

    async def late(pool: WorkerPool) -> bytes:
        answer = await pool.ask(LONG, solutions=JSON)
        with pytest.raises(SizeRefusedError):
            await answer.read()
        return await read(pool, "ASK {}")

    async def early(pool: WorkerPool) -> bytes:
        with pytest.raises(SizeRefusedError):
            await pool.ask("SELECT * { ?s ?p ?o } LIMIT 200", solutions=JSON)
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, late, Limits(size=100_000))
    assert b"true" in with_pool(served, early, Limits(size=10_000))


def test_a_worker_that_dies_between_queries_is_replaced(served: DataDirectory) -> None:
    """Such as one that the system killed for want of memory."""

    async def story(pool: WorkerPool) -> bytes:
        answer = await pool.ask("ASK {}", solutions=JSON)
        await answer.read()
        os.kill(answer.worker.process.pid, signal.SIGKILL)
        await answer.worker.end()
        return await read(pool, "ASK {}")

    assert b"true" in with_pool(served, story)


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


def test_a_worker_ends_with_the_server_even_amid_a_query(served: DataDirectory) -> None:
    """Its standard input closes when the server dies, however it dies."""
    lists: dict[str, list[str]] = {"graphs": [], "default_graphs": [], "named_graphs": []}
    request = {"query": ENDLESS, "store": str(served.current().store_path), "solutions": JSON}
    with subprocess.Popen(
        [sys.executable, "-m", "graph.worker", "0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        cwd=ROOT,
    ) as worker:
        line = json.dumps({**request, **lists, "services": [], "size": 1000})
        worker.communicate(f"{line}\n".encode(), timeout=30)

        assert worker.returncode == 0


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


def test_a_worker_of_a_server_without_services_has_no_network(served: DataDirectory) -> None:
    """Where the system permits it, the process sees no network at all."""

    async def story(pool: WorkerPool) -> Path:
        answer = await pool.ask("ASK {}", solutions=JSON)
        await answer.read()
        pid = answer.worker.process.pid
        return Path(f"/proc/{pid}/ns/net").readlink()

    try:
        ours = Path("/proc/self/ns/net").readlink()
    except FileNotFoundError:
        pytest.skip("no network namespaces on this system")
    theirs = with_pool(served, story)
    shared = with_pool(served, story, replace(Limits(), services=frozenset({"example.org"})))
    assert shared == ours
    if theirs == ours:
        pytest.skip("this system does not permit leaving the network")
