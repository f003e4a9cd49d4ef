"""One query without a server, with the server's limits."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad

from graph.ask_once import ask_once
from graph.errors import DeadlineError, NotFoundError
from graph.publish import publish
from graph.query_errors import QuerySyntaxError
from graph.releases import DataDirectory

CSV = ["text/csv", "text/turtle"]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def released(
    tiny: dict[NamedNode, list[Quad]], tmp_path_factory: pytest.TempPathFactory
) -> DataDirectory:
    """Give a data directory with one release of the small graph."""
    data = DataDirectory(tmp_path_factory.mktemp("asked") / "data")
    publish(data, tiny, shapes=tmp_path_factory.mktemp("no-shapes"))
    return data


def test_the_answer_comes_whole_in_the_format_that_fits(released: DataDirectory) -> None:
    """Of those wanted, the first that can hold this kind of answer."""
    rows = ask_once(released, "SELECT (1 AS ?x) {}", CSV, 30)
    graph = ask_once(released, "CONSTRUCT WHERE { ?s ?p ?o }", CSV, 30)

    assert rows == ("text/csv", b"x\r\n1\r\n")
    assert graph[0] == "text/turtle"
    assert b"v:Municipality" in graph[1]


def test_a_slip_is_told_with_its_place(released: DataDirectory) -> None:
    """As the server tells it."""
    with pytest.raises(QuerySyntaxError) as caught:
        ask_once(released, "SELECT * {\n |", CSV, 30)
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_a_query_past_its_deadline_is_stopped(released: DataDirectory) -> None:
    """The deadline is the caller's."""
    with pytest.raises(DeadlineError):
        ask_once(released, ENDLESS, CSV, 0.3)


def test_without_a_release_there_is_nothing_to_ask(tmp_path: Path) -> None:
    """The hint says how to make one."""
    with pytest.raises(NotFoundError) as caught:
        ask_once(DataDirectory(tmp_path / "none"), "ASK {}", CSV, 30)
    assert "vazby build" in caught.value.hint
