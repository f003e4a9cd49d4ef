"""A query is asked of the graphs that its request names, each triple once."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store

from graph.from_clauses import graphs_of
from graph.query_dataset import all_quads, evaluate

A, B, C = (f"urn:{name}" for name in "abc")
P = NamedNode("urn:p")
SHARED, OWN = (Quad(P, P, Literal(text), DefaultGraph()) for text in ("shared", "own"))


@pytest.fixture
def store() -> Store:
    """Give three graphs that share a triple, one with another, and their union."""
    store = Store()
    store.extend([SHARED, OWN])
    store.extend(Quad(P, P, SHARED.object, NamedNode(name)) for name in (A, B, C))
    store.add(Quad(P, P, OWN.object, NamedNode(C)))
    return store


@pytest.mark.parametrize(
    ("defaults", "named", "in_default", "in_named"),
    [
        ([], [], 2, 4),
        ([A], [], 1, 0),
        ([A, A], [], 1, 0),
        ([A, B], [], 1, 0),
        ([A, C], [B, C], 2, 3),
        ([], [A, B], 0, 2),
        (["urn:nobody", "urn:none"], [], 0, 0),
    ],
)
def test_each_triple_of_the_named_graphs_is_there_once(
    store: Store, defaults: list[str], named: list[str], in_default: int, in_named: int
) -> None:
    """As the RDF merge of the default graphs has it."""

    def rows(pattern: str) -> int:
        found = evaluate(store, f"SELECT * {{ {pattern} }}", defaults, named)
        assert isinstance(found, QuerySolutions)
        return len(list(found))

    assert rows("?s ?p ?o") == in_default
    assert rows("GRAPH ?g { ?s ?p ?o }") == in_named


def test_all_quads_are_those_of_named_graphs(store: Store) -> None:
    """The union is not said again."""
    assert len(list(all_quads(store))) == 4


@pytest.mark.parametrize(
    ("clauses", "in_default", "in_named"),
    [
        ("FROM <urn:a>", 1, 0),
        ("FROM <urn:a> FROM <urn:c>", 2, 0),
        ("FROM e:a from named e:b FROM <urn:c>", 2, 1),
        ("FROM NAMED <urn:a> FROM NAMED <urn:c>", 0, 3),
    ],
)
def test_graphs_that_a_query_names_are_merged_too(
    store: Store, clauses: str, in_default: int, in_named: int
) -> None:
    """By full IRIs and by prefixed names."""
    for pattern, count in (("?s ?p ?o", in_default), ("GRAPH ?g { ?s ?p ?o }", in_named)):
        query = f"PREFIX e: <urn:> SELECT * {clauses} WHERE {{ {pattern} }}"
        found = evaluate(store, query, [], [])
        assert isinstance(found, QuerySolutions)
        assert len(list(found)) == count


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from { ?from <urn:from> 'FROM <urn:a> FROM <urn:b>' }",
        "SELECT * FROM <a> FROM <b> {}",
        "SELECT * FROM x:a FROM x:b {}",
        "PREFIX x: <urn:> SELECT * FROM x:a\\-b FROM x:b {}",
        "SELECT * FROM FROM",
        "FROM",
    ],
)
def test_what_is_unclear_is_left_to_the_engine(query: str) -> None:
    """Relative IRIs, escapes, prefixes that nobody declared, words inside braces."""
    assert graphs_of(query) == ([], [])
