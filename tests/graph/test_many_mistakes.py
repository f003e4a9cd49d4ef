"""What is told of a query that makes no sense is right, and takes no time."""

import time

import pytest

from graph.mistakes import senseless, unplaced

REBOUND = "expected [_]"


def test_the_only_bind_is_named_and_of_several_none() -> None:
    """Nobody says which one is meant, and a subquery may hide what it does not give."""
    one = senseless("SELECT ?x { ?x ?p ?o BIND(1 AS ?x) }", REBOUND)
    several = senseless(
        "SELECT * { { SELECT ?a { ?a ?p ?x } } BIND(1 AS ?x) BIND(2 AS ?a) }", REBOUND
    )

    assert one
    assert several
    assert "?x" in one.message
    assert "?x" not in several.message
    assert several.reason == "name-taken-somewhere"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * {" + "".join(f" BIND(1 AS ?a{n})" for n in range(5000)) + " }", REBOUND),
        (
            "SELECT " + " ".join(f"(1 AS ?a{n})" for n in range(5000)) + " (1 AS ?a0) {}",
            "Duplicated variable name",
        ),
    ],
)
def test_thousands_of_variables_take_no_time(query: str, words: str) -> None:
    """A worker is not held for a message."""
    began = time.monotonic()
    assert senseless(query, words)
    assert time.monotonic() - began < 10


def test_what_stands_in_exists_is_placed() -> None:
    """It is a pattern of its own."""
    assert unplaced("SELECT (EXISTS { ?s a ?class } AS ?e) {}") == ([], [])
