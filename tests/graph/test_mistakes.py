"""What is wrong with a query is told at its place, not where reading stopped."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from api.language import language
from graph.query_errors import QuerySyntaxError
from graph.selections import unplaced
from graph.senseless import _SENSELESS, senseless
from graph.syntax_errors import query_syntax_error

REBOUND = "expected [_]"


def wrong(query: str) -> QuerySyntaxError:
    """Give what is told of *query*, which Oxigraph refuses."""
    with pytest.raises(SyntaxError) as refused:
        Store().query(query)
    return query_syntax_error(query, str(refused.value))


@pytest.mark.parametrize(
    ("query", "column", "words"),
    [
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", 8, "?s"),
        ("SELECT ?p ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?s", 11, "?s"),
        ("SELECT ?s { ?s ?p ?o } HAVING (COUNT(*) > 1)", 8, "neither grouped"),
        ("SELECT (?s AS ?x) (COUNT(*) AS ?n) { ?s ?p ?o }", 9, "?s at line 1"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", 1, "SELECT *"),
        ("SELECT (?s AS ?o) { ?s ?p ?o }", 15, "has a value already"),
        ("SELECT ?s (1 AS ?o) { ?s ?p ?o }", 17, "?o at line 1"),
        ("SELECT (1 AS ?n) (2 AS ?p) { ?s ?p ?o } ORDER BY ?n", 24, "?p at line 1"),
        ("SELECT (1 AS ?n) (2 AS ?p) { ?s ?p ?o FILTER(?n > 1) }", 24, "?p at line 1"),
        ("SELECT (1 AS ?n) (2 AS ?p) { ?s ?p ?o MINUS { ?s ?n 1 } }", 24, "?p at line 1"),
        ("SELECT (1 AS ?s) (2 AS ?p) { ?s ?p ?o } GROUP BY ?p", 24, "?p at line 1"),
        ("SELECT (EXISTS { ?s ?p 1 } AS ?x) (1 AS ?o) { ?s ?p ?o }", 41, "?o at line 1"),
        ("SELECT (1 AS ?o) { { SELECT ?o { ?s ?p ?o } } }", 14, "?o at line 1, column 14 names"),
        ("SELECT (1 AS ?x) (2 AS ?y) { { SELECT ?y { ?x ?p ?y } } }", 24, "?y at line 1"),
        ("SELECT (1 AS ?x) (2 AS ?y) { { SELECT DISTINCT * { ?y ?p ?z } } }", 24, "?y at line 1"),
        (
            "SELECT (1 AS ?q) (1 AS ?x) { { SELECT ?y { ?q ?x ?y } } { SELECT * { ?x ?y ?z } } }",
            24,
            "?x at line 1",
        ),
        ("SELECT ?o ?o { { SELECT ?o { ?s ?p ?o } } }", 11, "?o at line 1, column 11 is selected"),
        ("SELECT ?a { { SELECT ?b { ?b ?p ?o } } ?a ?q ?b } GROUP BY ?b", 8, "?a at line 1"),
        ("SELECT ?a (COUNT(*) AS ?n) { { SELECT ?a { ?a ?p ?b } } }", 8, "?a at line 1"),
        ("SELECT ?a { ?a ?p ?b } HAVING (COUNT(?b) > 1)", 8, "?a at line 1"),
        ("SELECT ?a { ?a ?p ?b } ORDER BY COUNT(?b)", 8, "?a at line 1"),
        ("SELECT * { ?a ?p ?b { SELECT ?c { ?c ?d ?e } } } GROUP BY ?a", 1, "SELECT * at line 1"),
        ("SELECT (1 AS ?a) (2 AS ?a) {}", 24, "?a at line 1, column 24 is selected twice"),
        ("SELECT ?x ?x { ?x ?p ?o }", 11, "?x at line 1, column 11 is selected twice"),
        ("SELECT (?a + 1 AS ?b) (COUNT(*) AS ?n) { ?a ?p ?o }", 9, "?a at line 1"),
        ("SELECT (?n + 1 AS ?m) (COUNT(*) AS ?n) { ?a ?p ?o }", 9, "used before the expression"),
        ("SELECT ?s { ?s ?p ?o } ORDER BY DESC ?s", 33, "followed by no bracket"),
        ("SELECT ?s { ?s ?p 1e5 } LIMIT x", 25, "followed by no whole number"),
        ("SELECT ?s { ?s ?p ?o } LIMIT -1", 24, "followed by no whole number"),
        ("SELECT ?s { ?s ?p ?o FILTER(foo(?s)) }", 29, "'foo'"),
        ("SELCT * { ?s ?p ?o }", 1, "is no word of SPARQL"),
        ("SELECT * { ?s ?p o }", 18, "is no word of SPARQL"),
        (r"PREFIX r: <urn:r:> ASK { r:a\/b ?p ?o } LIMIT", 41, "followed by no whole number"),
        (
            r"PREFIX r: <urn:r:> ASK { r:it\'s.\(b ?p ?o } LIMIT x",
            46,
            "followed by no whole number",
        ),
        ('SELECT ?s { ?s ?p "abc }', 19, "no closing quote"),
        ('SELECT ?s { ?s ?p """abc" }', 19, "no closing quote"),
        (r'SELECT ?s { ?s ?p "abc\" }', 19, "no closing quote"),
        ("SELECT ?x { ?x a ?c BIND(1 AS ?x) }", 31, "?x at line 1, column 31 names an expression"),
        ("ASK { ?s ?p ?o { ?x a ?c BIND(1 AS ?s) BIND(2 AS ?x) } }", 0, "has a value already"),
        ("ASK { VALUES ?x { 1 } BIND(1 AS ?x) ?x ?p ?o }", 33, "has a value already"),
        ("ASK { FILTER(?x > 1) BIND(1 AS ?x) BIND(2 AS ?x) }", 0, "has a value already"),
        ("ASK { FILTER EXISTS { ?x a ?c BIND(IF(?c, 1, 2) AS ?x) } }", 52, "has a value already"),
        ("SELECT * { ?x <urn:p>{1,2} ?y }", 22, "{1,2} at line 1, column 22 counts the steps"),
        ("SELECT * { ?x <urn:p>{2} ?y }", 22, "counts the steps of a path"),
        ('SELECT ?s { ?s ?p "a" }}', 25, "cannot be understood"),
        ("SELECT ?s { ?s ?p 1e5 }}", 25, "cannot be understood"),
        ("SELECT ?s { ?s ?p ?o } # LIMIT x 'a\n}", 2, "cannot be understood"),
    ],
)
def test_a_mistake_is_told_at_its_place(query: str, column: int, words: str) -> None:
    """In words of its own; one whose place is not known is told without."""
    told = wrong(query)
    assert (told.column, words in told.message) == (column, True), told.message


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?a { { SELECT ?a (COUNT(*) AS ?n) { ?a ?p ?o } } }", "a variable that is unbound"),
        ("SELECT (1 AS ?s) { { SELECT ?o { ?s ?p ?o } } }", "overrides an existing variable"),
        ("SELECT ?o { { SELECT ?o ?o { ?s ?p ?o } } }", "Duplicated variable name"),
    ],
)
def test_no_variable_is_blamed_that_is_not_there(query: str, words: str) -> None:
    """The reason, of which the page speaks, names none, and has its words in both languages.

    The mistake, if any, is one of the subquery, of which Oxigraph does not tell so.
    """
    told = senseless(query, words)
    assert told
    assert (told.reason[-10:], told.values) == ("-somewhere", {})
    assert "?" not in told.message + told.hint
    for name in ("cs", "en"):
        assert language(name).text(f"reason.{told.reason}") != f"reason.{told.reason}"


@given(st.lists(st.sampled_from(["SELECT", "(", ")", "?x", "AS", "GROUP BY", "{", "}", '"', "\\"])))
def test_any_words_are_told_of(words: list[str]) -> None:
    """Whatever Oxigraph may say of them."""
    text = " ".join(words)
    for said in _SENSELESS:
        assert query_syntax_error(text, f"error at 1:9: expected {said}")


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


@pytest.mark.usefixtures("unmeasured")
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
    assert time.monotonic() - began < 5


def test_what_stands_in_exists_is_placed() -> None:
    """It is a pattern of its own."""
    assert unplaced("SELECT (EXISTS { ?s a ?class } AS ?e) {}") == ([], [])
