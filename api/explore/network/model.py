"""A network of organisations and partnerships as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from pyoxigraph import NamedNode

from api.facts import Labels

Pair = tuple[int, int]
"""An organisation and a partnership that it is a member of, by number."""

BIPARTITE, PROJECTED = "memberships", "organisations"
"""The two forms: organisations beside partnerships, or organisations alone."""

FORMS = (BIPARTITE, PROJECTED)


@dataclass(frozen=True)
class Standing:
    """Where a node stands in a network.

    *degree* counts its neighbours, *strength* sums the weights of its ties up. *betweenness* is the
    share, 0 to 1, of the shortest paths between two others that lead through it. Communities are
    numbered from 1, the largest first. Without a node that is an *articulation* others would no
    longer be connected.
    """

    degree: int
    strength: int
    betweenness: float
    community: int
    articulation: bool


@dataclass(frozen=True)
class Measures:
    """A network and where its nodes stand.

    *ties* are two nodes and a weight. *sampled* is from how many nodes the betweenness is
    estimated, 0 where it is exact. Organisations of fewer than *least* partnerships are left out.
    """

    nodes: Mapping[int, Standing]
    ties: Sequence[tuple[int, int, int]]
    parts: int
    communities: int
    sampled: int = 0
    least: int = 1


@dataclass(frozen=True)
class Node:
    """An organisation or a partnership: what the graph says of it, and where it stands.

    *regions* and *towns* of an organisation are those of its partnerships. *code* is its IČO.
    """

    iri: NamedNode
    is_partnership: bool
    kinds: tuple[NamedNode, ...]
    code: str
    partnerships: tuple[NamedNode, ...]
    towns: tuple[NamedNode, ...]
    regions: tuple[NamedNode, ...]
    standing: Standing

    @property
    def is_bridge(self) -> bool:
        """Tell whether it joins partnerships of several regions."""
        return not self.is_partnership and len(self.regions) > 1


@dataclass(frozen=True)
class Tie:
    """Two nodes that know each other, and by how many partnerships."""

    one: Node
    other: Node
    weight: int


@dataclass(frozen=True)
class Network:
    """A network in one of `FORMS`, all of it, with the labels of what is in it.

    *parts* are its connected components; for *sampled* and *least* see `Measures`.
    """

    form: str
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]
    parts: int
    communities: int
    sampled: int
    least: int
    labels: Labels

    @property
    def bridges(self) -> list[Node]:
        """The organisations that join regions, those of the most regions first."""
        found = [node for node in self.nodes if node.is_bridge]
        return sorted(found, key=lambda node: (-len(node.regions), -node.standing.betweenness))


Attributes = Mapping[str, str | int | float | bool]


class Plain(TypedDict):
    """A network as JSON holds it: its nodes by IRI, and its ties with both IRIs and a weight."""

    nodes: Mapping[str, Attributes]
    ties: Sequence[tuple[str, str, int]]
