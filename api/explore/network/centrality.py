"""What is measured of a network of organisations and partnerships, by networkx.

Pure functions from plain values to plain values: they run in a process of their own
(`api.explore.network.process`), because a large network takes seconds.

Sources: Brandes, A faster algorithm for betweenness centrality (2001); Blondel and others, Fast
unfolding of communities in large networks (2008).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import count

import networkx as nx

from api.explore.network.model import Measures, Pair, Standing

MOST_TIES = 50_000
"""How many ties between organisations are counted; past it only those of several partnerships."""

EXACT = 5_000_000
"""How many steps along ties the betweenness may take, about a second each million.

A larger network is estimated from as many of its nodes as these steps allow.
"""

_SEED = 0  # the same network has the same communities every time


def measure(pairs: Sequence[Pair], *, projected: bool) -> Measures:
    """Measure the network that *pairs* make, or the organisations alone where it is *projected*.

    Two organisations are tied by the partnerships that they share; their number is the weight.
    """
    least = _least(pairs) if projected else 1
    network = _projected(pairs, least) if projected else _bipartite(pairs)
    communities = _communities(network)
    sampled = _sample(network)
    between = nx.betweenness_centrality(network, k=sampled or None, seed=_SEED)
    strengths = dict(network.degree(weight="weight"))
    cutting = set(nx.articulation_points(network))
    nodes = {
        node: Standing(
            network.degree[node], strengths[node], between[node], communities[node], node in cutting
        )
        for node in network
    }
    ties = [(one, other, weight) for one, other, weight in network.edges(data="weight")]
    parts = nx.number_connected_components(network)
    return Measures(nodes, ties, parts, max(communities.values(), default=0), sampled, least)


def _bipartite(pairs: Sequence[Pair]) -> nx.Graph:
    network = nx.Graph()
    network.add_edges_from(pairs, weight=1)
    return network


def _projected(pairs: Sequence[Pair], least: int) -> nx.Graph:
    joined = Counter(organisation for organisation, _ in pairs)
    kept = [pair for pair in pairs if joined[pair[0]] >= least]
    members = sorted({organisation for organisation, _ in kept})
    if not members:
        return nx.Graph()  # networkx projects no empty one
    return nx.bipartite.weighted_projected_graph(_bipartite(kept), members)


def _least(pairs: Sequence[Pair]) -> int:
    """Find of how many partnerships an organisation must be, so that the ties can be counted."""
    joined = Counter(organisation for organisation, _ in pairs)
    return next(least for least in count(1) if _possible(pairs, joined, least) <= MOST_TIES)


def _possible(pairs: Sequence[Pair], joined: Mapping[int, int], least: int) -> int:
    """Count the ties in all partnerships between the members who are of *least* partnerships."""
    kept = (pair for pair in pairs if joined[pair[0]] >= least)
    members = Counter(partnership for _, partnership in kept)
    return sum(number * (number - 1) // 2 for number in members.values())


def _communities(network: nx.Graph) -> dict[int, int]:
    """Give each node the number of its community; the largest one is the first."""
    found = nx.community.louvain_communities(network, seed=_SEED) if network else []
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {node: number for number, members in enumerate(ordered, 1) for node in members}


def _sample(network: nx.Graph) -> int:
    """Tell from how many nodes the betweenness is estimated; 0: from all, so that it is exact."""
    each = network.number_of_nodes() + 2 * network.number_of_edges()
    return 0 if each * network.number_of_nodes() <= EXACT else max(10, EXACT // each)
