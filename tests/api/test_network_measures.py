"""What is measured of networks, by hand-made ones whose measures are known."""

import networkx as nx
import pytest

from api.explore.network import centrality
from api.explore.network.centrality import measure
from api.explore.network.layout import settle, spread
from api.explore.network.model import Pair

STAR = [(0, 10), (1, 10), (2, 10), (0, 11), (3, 11)]
"""Organisation 0 is in both partnerships, 10 and 11; the others are in one of them."""


def test_who_joins_two_partnerships_stands_between_all_others() -> None:
    """In both forms, and without it the network would fall apart."""
    for projected in (False, True):
        nodes = measure(STAR, projected=projected).nodes

        assert nodes[0].articulation
        assert all(nodes[0].betweenness > nodes[n].betweenness for n in (1, 2, 3))
        assert not nodes[1].articulation


def test_organisations_are_tied_by_the_partnerships_that_they_share() -> None:
    """The weight of a tie is their number, the strength of a node the sum of its weights."""
    measures = measure([(0, 10), (1, 10), (0, 11), (1, 11), (2, 11)], projected=True)
    ties = {frozenset((one, other)): weight for one, other, weight in measures.ties}

    assert ties == {frozenset((0, 1)): 2, frozenset((0, 2)): 1, frozenset((1, 2)): 1}
    assert (measures.nodes[0].degree, measures.nodes[0].strength) == (2, 3)


def test_measures_are_those_of_networkx() -> None:
    """Exact as long as the network is small."""
    network = nx.Graph(STAR)
    measures = measure(STAR, projected=False)

    assert measures.sampled == 0
    for node, share in nx.betweenness_centrality(network).items():
        assert measures.nodes[node].betweenness == pytest.approx(share)


def test_the_largest_community_is_number_one_and_all_are_the_same_every_time() -> None:
    """Two groups that only one tie joins are two communities."""
    pairs: list[Pair] = [*((n, 100) for n in range(6)), *((n, 101) for n in range(5, 9))]
    first, again = (measure(pairs, projected=True) for _ in range(2))

    assert first == again
    assert first.communities == 2
    assert first.nodes[0].community == 1
    assert first.nodes[8].community == 2


def test_a_large_network_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    """From as many nodes as the steps allow, and it says from how many."""
    pairs = [(n, 1000 + n // 20) for n in range(200)] + [(n, 2000) for n in range(0, 200, 20)]
    monkeypatch.setattr(centrality, "EXACT", 10_000)
    measures = measure(pairs, projected=False)

    assert 0 < measures.sampled < len(measures.nodes)


def test_too_many_ties_leave_out_who_is_in_few_partnerships(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody who was left out comes back as the neighbour of somebody."""
    monkeypatch.setattr(centrality, "MOST_TIES", 3)
    measures = measure(STAR, projected=True)

    assert measures.least == 2
    assert [*measures.nodes] == [0]
    assert measures.ties == []


def test_nobody_makes_no_network() -> None:
    """Filters may let nothing through."""
    assert measure([], projected=True).nodes == {}
    assert measure([], projected=False).parts == 0


def test_no_two_stand_at_one_place() -> None:
    """Whoever comes later goes to the nearest free place."""
    points = [*settle([(0, 0)] * 50)]

    assert len(set(points)) == 50
    assert len({angle for group in spread([3, 1, 5]) for angle in group}) == 9
