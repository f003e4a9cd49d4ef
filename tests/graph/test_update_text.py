"""An update is taken apart so that Oxigraph runs what its writer meant, and nothing else."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from graph.errors import UsageError, VazbyError
from graph.update_text import Dataset, operations

UNNAMED = Dataset("urn:unnamed")
X = NamedNode("urn:x")
USING = Dataset("urn:unnamed", using=("urn:a", "urn:b"), using_named=("urn:c",))
PIECES = r"""
INSERT DELETE DATA WHERE WITH USING NAMED GRAPH CLEAR DROP ALL DEFAULT SILENT COPY TO PREFIX BASE
e: <urn:x> <urn:y#> ?x "a}" 'b{' { { } } ; . , [ ] 1 2.5 true a # < > && ( ) <a> \u0049NSERT
e:p\#x e:\' <\u0041#>
"""


def texts(update: str, dataset: Dataset = UNNAMED) -> list[str]:
    """Give the operations of *update*, blanks made equal."""
    return [" ".join(step.text.split()) for step in operations(update, dataset)]


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("CLEAR ALL", ["CLEAR SILENT NAMED"]),
        ("clear named", ["CLEAR SILENT NAMED"]),
        ("drop silent default;", ["DROP SILENT GRAPH <urn:unnamed>"]),
        ("COPY DEFAULT TO <urn:x>", ["COPY GRAPH <urn:unnamed> TO <urn:x>"]),
        (
            "INSERT DATA { <a> <b> 2.5 , 1 . GRAPH <g> { <a> <b> '}' } . <c> <d> [] }",
            [
                "INSERT DATA { GRAPH <urn:unnamed> { <a> <b> 2.5 , 1 . } GRAPH <g> { <a> <b> '}' } "
                "GRAPH <urn:unnamed> { <c> <d> [] } }"
            ],
        ),
        (
            r"INSERT DATA { <a> e:b\#c <http://a/\u0041#d> , e:\' }",
            [
                r"INSERT DATA { GRAPH <urn:unnamed> { <a> e:b\#c <http://a/\u0041#d> , e:\' } }",
            ],
        ),
        (
            "PREFIX e: <urn:e> DELETE WHERE { ?s e:p ?o } ; BASE <urn:> CLEAR GRAPH e:g",
            [
                "PREFIX e: <urn:e> DELETE { GRAPH <urn:unnamed> { ?s e:p ?o } } "
                "WHERE { ?s e:p ?o }",
                "PREFIX e: <urn:e> BASE <urn:> CLEAR SILENT GRAPH e:g",
            ],
        ),
        (
            "WITH <g> DELETE { ?s ?p ?o } INSERT {} USING NAMED <h> WHERE { FILTER(?a<?b&&?c>?d) }",
            [
                "WITH <g> DELETE { ?s ?p ?o } INSERT { } USING NAMED <h> "
                "WHERE { FILTER(?a<?b&&?c>?d) }"
            ],
        ),
        ("# nothing\n", []),
    ],
)
def test_every_triple_gets_its_graph(update: str, expected: list[str]) -> None:
    """Where its writer gave none; patterns stay as they are."""
    assert texts(update) == expected


def test_the_graphs_of_the_request_become_clauses() -> None:
    """Of every operation that has patterns, and of no other."""
    update = "INSERT { ?s <p> 1 } WHERE { ?s ?p ?o } ; CLEAR DEFAULT ; DELETE WHERE { ?s ?p ?o }"
    clauses = "USING <urn:a> USING <urn:b> USING NAMED <urn:c> WHERE { ?s ?p ?o }"

    first, second, third = texts(update, USING)
    assert first == f"INSERT {{ GRAPH <urn:unnamed> {{ ?s <p> 1 }} }} {clauses}"
    assert second == "CLEAR SILENT GRAPH <urn:unnamed>"
    assert third == f"DELETE {{ GRAPH <urn:unnamed> {{ ?s ?p ?o }} }} {clauses}"


@pytest.mark.parametrize("own", ["WITH <g> DELETE {} WHERE {}", "DELETE {} USING <g> WHERE {}"])
def test_graphs_are_named_in_one_place(own: str) -> None:
    """In the request or in the update."""
    with pytest.raises(UsageError, match="WITH or USING"):
        operations(own, USING)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a> <b> 1",
        "INSERTDATA {}",
        "LOAD <x>",
        "\\u0043LEAR ALL",
        "{}",
    ],
)
def test_what_is_not_recognised_is_refused(update: str) -> None:
    """Also where Oxigraph would take it."""
    with pytest.raises(UsageError, match="cannot be understood"):
        operations(update, UNNAMED)


def test_only_patterns_without_a_dataset_ask_the_union() -> None:
    """Which is then made anew."""
    update = "CLEAR ALL ; INSERT DATA {} ; DELETE WHERE {} ; WITH <g> INSERT {} WHERE {}"

    assert [step.matches for step in operations(update, UNNAMED)] == [False, False, True, False]


@pytest.mark.parametrize("update", ["CLEAR NAMED", "drop Silent named", "clear all", "Drop All"])
def test_all_graphs_are_none_that_is_named(update: str) -> None:
    """Keywords have no case."""
    assert [step.named for step in operations(f"{update} ; CLEAR GRAPH <a>", UNNAMED)] == [
        False,
        True,
    ]


@given(st.lists(st.sampled_from(PIECES.split()), max_size=25).map(" ".join))
@settings(max_examples=500, deadline=None)
def test_any_text_is_taken_apart_or_refused(update: str) -> None:
    """And what Oxigraph understood before, it understands afterwards, in a graph each."""
    try:
        steps = operations(update, UNNAMED)
    except VazbyError:
        return
    if runs(update, base="urn:base:"):
        for step in steps:
            store = Store()
            store.add(Quad(X, X, X))
            store.update(step.text, base_iri="urn:base:")
            assert len(list(named(store))) == len(store) - 1


def runs(update: str, base: str) -> bool:
    """Tell whether Oxigraph reads *update*."""
    try:
        Store().update(update, base_iri=base)
    except (SyntaxError, ValueError):
        return False
    except (RuntimeError, OSError):
        return "LOAD" not in update
    return True


def named(store: Store) -> Iterator[Quad]:
    """Give the quads of all named graphs."""
    for graph in store.named_graphs():
        yield from store.quads_for_pattern(None, None, None, graph)
