"""One query without a server, with the server's limits."""

from pathlib import Path

import pytest

from graph.ask_once import ask_once
from graph.errors import DeadlineError, NotFoundError
from graph.query_errors import QuerySyntaxError
from graph.releases import DataDirectory

CSV = ["text/csv", "text/turtle"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_the_answer_comes_whole_in_the_format_that_fits(served: DataDirectory) -> None:
    """Of those wanted, the first that can hold this kind of answer."""
    rows = ask_once(served, "SELECT (1 AS ?x) {}", CSV, 30)
    graph = ask_once(served, "CONSTRUCT WHERE { ?s ?p ?o }", CSV, 30)

    assert (rows[0].media_type, rows[1]) == ("text/csv", b"x\r\n1\r\n")
    assert graph[0].media_type == "text/turtle"
    assert b"v:Municipality" in graph[1]


def test_a_slip_is_told_with_its_place(served: DataDirectory) -> None:
    """As the server tells it."""
    with pytest.raises(QuerySyntaxError) as caught:
        ask_once(served, "SELECT * {\n |", CSV, 30)
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_a_query_past_its_deadline_is_stopped(served: DataDirectory) -> None:
    """The deadline is the caller's."""
    with pytest.raises(DeadlineError):
        ask_once(served, ENDLESS, CSV, 0.3)


def test_without_a_release_there_is_nothing_to_ask(tmp_path: Path) -> None:
    """The hint says how to make one."""
    with pytest.raises(NotFoundError) as caught:
        ask_once(DataDirectory(tmp_path / "none"), "ASK {}", CSV, 30)
    assert "vazby build" in caught.value.hint
