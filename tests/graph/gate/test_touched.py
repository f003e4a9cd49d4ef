"""What a change is, and which focus nodes it concerns."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.gate import touched as module
from graph.gate.shapes import Needs, needs_of
from graph.gate.touched import changes, touched
from graph.iris import graph_name, term
from graph.store import EmbeddedStore
from graph.validate import shapes_quads

StoreOf = Callable[[Iterable[Quad]], EmbeddedStore]

EX = "https://example.org/"
ONE, TWO = graph_name("document/one"), graph_name("document/two")
A, B, C, D, P, NAME, THING = (
    NamedNode(f"{EX}{name}") for name in ("a", "b", "f", "d", "p", "name", "A")
)
ISLANDS = [
    Quad(A, term("rdf:type"), THING, ONE),
    Quad(A, P, B, ONE),
    Quad(C, term("rdf:type"), THING, ONE),
    Quad(C, P, D, ONE),
]


@pytest.fixture(scope="module")
def needs(every_shape: Path) -> Needs:
    """Give what the shapes of these tests need."""
    return needs_of(shapes_quads(every_shape))


def test_a_triple_that_another_graph_states_too_is_no_change(disk_store: StoreOf) -> None:
    """What counts is the union."""
    same, gone, new = Quad(A, P, B, ONE), Quad(A, P, C, ONE), Quad(A, P, D, TWO)
    old = disk_store([same, gone])
    changed = changes(old, disk_store([Quad(A, P, B, TWO), new]), [ONE, TWO])

    assert {quad.triple for quad in changed} == {gone.triple, new.triple}


def test_a_change_concerns_what_looks_at_it_and_nothing_else(
    needs: Needs, disk_store: StoreOf
) -> None:
    """Not what lies elsewhere in the graph."""
    said = Quad(B, NAME, Literal("x"), TWO)
    found = touched(disk_store([*ISLANDS, said]), needs, [said])

    assert found is not None
    assert {A, B} <= found
    assert not {C, D} & found


def test_a_removed_triple_is_followed_from_where_it_was(needs: Needs, disk_store: StoreOf) -> None:
    """The way to it is still in the graph."""
    found = touched(disk_store(ISLANDS), needs, [Quad(B, NAME, Literal("x"), TWO)])

    assert found is not None
    assert A in found


def test_a_change_that_reaches_far_is_not_followed_to_the_end(
    needs: Needs, disk_store: StoreOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Validating everything is quicker then."""
    monkeypatch.setattr(module, "MOST", 1)

    assert touched(disk_store(ISLANDS), needs, ISLANDS) is None
