"""Canonical N-Quads."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from graph import canonical
from graph.canonical import canonical_nquads, streamed_lines

P, G = NamedNode("https://example.org/p"), NamedNode("https://example.org/g")
nodes = st.sampled_from([NamedNode(f"https://example.org/{name}") for name in "abc"])
literals = st.text(st.characters(exclude_categories=["Cs"])).map(Literal)
quads = st.lists(st.builds(Quad, nodes, st.just(P), nodes | literals, st.just(G)))


@given(quads, st.randoms())
def test_order_and_doubles_do_not_matter(some: list[Quad], chance: random.Random) -> None:
    """The same quads in another order, some of them twice, give the same bytes."""
    shuffled = [*some, *some[:2]]
    chance.shuffle(shuffled)

    assert canonical_nquads(some) == canonical_nquads(shuffled)


@given(quads)
def test_nothing_is_lost(some: list[Quad]) -> None:
    """Reading canonical N-Quads gives the quads again, whatever their letters."""
    text = canonical_nquads(some)

    assert set(parse(text, format=RdfFormat.N_QUADS)) == set(some)


def test_blank_nodes_are_named_by_what_they_are() -> None:
    """Two graphs that differ in the labels of blank nodes alone give the same bytes."""
    one, two = (
        [Quad(BlankNode(a), P, BlankNode(b), G), Quad(BlankNode(b), P, Literal("x"), G)]
        for a, b in (("a", "b"), ("y", "x"))
    )

    assert canonical_nquads(one) == canonical_nquads(two)
    assert "_:c14n0" in canonical_nquads(one)


@pytest.mark.parametrize("blank", [False, True])
def test_any_number_of_quads_is_written_as_if_all_were_sorted_at_once(
    monkeypatch: pytest.MonkeyPatch, blank: bool
) -> None:
    """On the disk, by runs; doubles are written once and blank nodes named alike."""
    monkeypatch.setattr(canonical, "RUN", 3)
    subject = BlankNode("x") if blank else NamedNode("https://example.org/x")
    named = NamedNode("https://example.org/p")
    quads = [Quad(subject, named, Literal(f"č{n % 7}\n")) for n in range(20)]

    assert b"".join(streamed_lines(quads)).decode() == canonical_nquads(quads)
