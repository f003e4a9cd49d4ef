"""A pattern that the engine cannot read is told, where it made rows go missing in silence."""

import asyncio
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from graph.lane import LaneSize
from graph.patterns import refuse_unreadable
from graph.query_errors import QuerySyntaxError
from graph.releases import DataDirectory
from graph.worker_process import Limits
from graph.workers import WorkerPool

UNREAD = [
    r'REGEX(?x, "(")',
    r'regex ( str(?x) , "[a" )',
    r'REGEX(?x, "a", "z")',
    r'REGEX("aa", "(a)\\1")',
    r'REGEX(?x, "a(?=b)", "i")',
    r'REGEX("a", "(((a{0,100}){0,100}){0,100}){0,100}")',
    r"REPLACE(?x, '''(''', '-')",
    r'REPLACE(REPLACE(?x, "a", "b"), "*", "-")',
    r'REPLACE(?x, "a", REPLACE("b", "(", ","), "i")',
    r'REGEX(?x, "\u0028")',
]
READ = [
    r'REGEX(?x, "(", "q")',
    r"REGEX(?x, ?y)",
    r'REGEX(?x, "(", ?flags)',
    r'REGEX(?x, CONCAT("(", ?y))',
    r'REGEX("(", "\\(", "is")',
    r'REPLACE(?x, "(a)", "(", "i")',
    r'REGEX(?x, "č|\\p{Lu}+$", "im")',
    r'STRLEN("REGEX(?x, \\"(\\")")',
    r'COALESCE(?regex, ")(", "*")',
]


@pytest.mark.parametrize("call", UNREAD)
def test_a_pattern_that_is_not_read_is_told_with_its_place(call: str) -> None:
    """Whatever it stands in."""
    query = f"SELECT * {{\n  ?s ?p ?x FILTER({call})\n}}"
    with pytest.raises(QuerySyntaxError, match="regular expression") as caught:
        refuse_unreadable(query)

    assert caught.value.line == 2
    assert query.splitlines()[1][caught.value.column - 1] in "'\""


@pytest.mark.parametrize("call", READ)
def test_others_are_left_alone(call: str) -> None:
    """Also what only looks like one, and what nobody can know before it is run."""
    refuse_unreadable(f'SELECT * {{ ?s ?p ?x FILTER({call}) }} # REGEX(?x, "(")')


@given(st.text("ab(){}[]|*+?.^$-,1", max_size=12))
def test_what_is_told_is_what_the_engine_gives_no_answer_to(pattern: str) -> None:
    """And nothing else is."""
    query = f'SELECT (REGEX("ab", "{pattern}") AS ?x) {{}}'
    (row,) = Store().query(query)  # type: ignore[misc]  # rows
    if row["x"] is None:
        with pytest.raises(QuerySyntaxError):
            refuse_unreadable(query)
    else:
        refuse_unreadable(query)


@pytest.mark.usefixtures("unmeasured")  # which would take ten times as long
def test_calls_within_calls_take_no_time() -> None:
    """As many as a request can hold."""
    began = time.monotonic()
    refuse_unreadable("ASK { FILTER(" + "REGEX(" * 40_000 + ")" * 40_000)

    assert time.monotonic() - began < 5


def test_only_what_can_be_parsed_is_taken_apart(served: DataDirectory) -> None:
    """A syntax error is told before the deadline: such words take their square."""
    broken = "SELECT * { ?s ?p ?regex } " + "a-" * 100_000

    async def ask() -> None:
        pool = WorkerPool(served, Limits(deadline=5), {"sparql": LaneSize(workers=1, queue=1)})
        await pool.start()
        try:
            await pool.ask(broken)
        finally:
            await pool.stop()

    with pytest.raises(QuerySyntaxError):
        asyncio.run(ask())
