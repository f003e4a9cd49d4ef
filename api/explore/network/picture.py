"""The picture of a network: places on circles, the same every time, without a simulation.

Partnerships stand on a ring. Who is in one only stands outside beside it, who is in several stands
inside between them, so that what crosses the middle is what spans. Organisations alone stand on the
rim, by community. The table beside the picture tells the same.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pyoxigraph import NamedNode

from api.explore.network.layout import Point, at, middle, settle, spread
from api.explore.network.model import PROJECTED, Network, Node
from graph.collation import collation_key

MOST_NODES, MOST_PARTNERSHIPS, MOST_LINES = 120, 40, 400
"""How much is drawn: more is a ball of wool, and a page of several hundred kilobytes."""

FEW = 12
"""Of how many partnerships those members are drawn who are in no other."""

RIM, RING, CORE = 270.0, 180.0, 0.7
"""How far from the middle the outermost stand, and partnerships with members outside of them.

CORE draws those inside inwards.
"""

SMALLEST, LARGEST = 3.5, 9.0
"""The radius of a node without a tie, and of the one with the most."""

_NAME = 190  # how long a name inside may be
_FIRST = 6  # of those inside whose names are written in any case


@dataclass(frozen=True)
class Spot:
    """A node at its place. *angle* is where its name is turned to, None for one not turned."""

    node: Node
    x: float
    y: float
    angle: float | None = None
    named: bool = True
    number: int = 0
    radius: float = SMALLEST

    @property
    def is_left(self) -> bool:
        """Tell whether its name goes to the left, so that nobody reads upside down."""
        return self.angle is not None and abs(self.angle) > 90


@dataclass(frozen=True)
class Line:
    """A tie between two spots."""

    one: Spot
    other: Spot
    weight: int


@dataclass(frozen=True)
class Picture:
    """What is drawn of a network, and how many nodes and ties were left out."""

    spots: Sequence[Spot]
    lines: Sequence[Line]
    nodes_left_out: int
    ties_left_out: int


def draw(network: Network, language: str) -> Picture:
    """Place the nodes of *network* that join the most, and the strongest ties between them."""
    names = {
        node.iri: collation_key(network.labels.best(node.iri, language).text)
        for node in network.nodes
    }
    by_name = sorted(network.nodes, key=lambda node: names[node.iri])
    chosen = _chosen(by_name)
    placed = _rim(chosen) if network.form == PROJECTED else _rings(chosen)
    most = max((node.standing.degree for node in chosen), default=0)
    spots = {
        spot.node.iri: replace(spot, number=number, radius=_radius(spot.node, most))
        for number, spot in enumerate(placed)
    }
    shown = [tie for tie in network.ties if {tie.one.iri, tie.other.iri} <= spots.keys()]
    strongest = sorted(shown, key=lambda tie: -tie.weight)[:MOST_LINES]
    lines = [Line(spots[tie.one.iri], spots[tie.other.iri], tie.weight) for tie in strongest]
    left_out = len(network.nodes) - len(spots), len(network.ties) - len(lines)
    return Picture([*spots.values()], lines, *left_out)


def _radius(node: Node, most: int) -> float:
    """Let the area of *node* follow its degree; *most* is the highest."""
    share = math.sqrt(node.standing.degree / (most or 1))
    return round(SMALLEST + (LARGEST - SMALLEST) * share, 1)


def _chosen(nodes: Sequence[Node]) -> list[Node]:
    """Choose the nodes to draw: those that join the most, beside the largest partnerships."""
    ranked = sorted(nodes, key=lambda node: (-len(node.partnerships), -node.standing.strength))
    partnerships = [node for node in ranked if node.is_partnership][:MOST_PARTNERSHIPS]
    drawn = {node.iri for node in partnerships}
    least = 1 if len(drawn) <= FEW else 2
    others = [
        node
        for node in ranked
        if not node.is_partnership
        and (not drawn or len(drawn.intersection(node.partnerships)) >= least)
    ]
    return [*partnerships, *others[: MOST_NODES - len(partnerships)]]


def _rim(nodes: Sequence[Node]) -> list[Spot]:
    """Place organisations on one circle, by community."""
    ordered = sorted(nodes, key=lambda node: node.standing.community)
    groups = [[*group] for _, group in groupby(ordered, lambda node: node.standing.community)]
    return [spot for group in _outside(groups) for spot in group]


def _rings(nodes: Sequence[Node]) -> list[Spot]:
    """Place partnerships on a ring, by region, and organisations out- and inside of it."""
    partnerships = sorted(
        (node for node in nodes if node.is_partnership), key=lambda node: str(node.regions)
    )
    ring = {node.iri for node in partnerships}
    joined = {node.iri: ring.intersection(node.partnerships) for node in nodes}
    inside = [node for node in nodes if not node.is_partnership and len(joined[node.iri]) > 1]
    groups = [
        [node for node in nodes if not node.is_partnership and joined[node.iri] == {one.iri}]
        for one in partnerships
    ]
    angles = [sum(group) / len(group) for group in spread([max(len(group), 1) for group in groups])]
    spots = [
        Spot(node, *at(angle, RING), None) if group else Spot(node, *at(angle, RIM), angle)
        for node, angle, group in zip(partnerships, angles, groups, strict=True)
    ]
    where = {spot.node.iri: (spot.x, spot.y) for spot in spots}
    outside = [spot for group in _outside(groups) for spot in group]
    return [*spots, *_inside(inside, joined, where), *outside]


def _outside(groups: Sequence[Sequence[Node]]) -> list[list[Spot]]:
    """Place *groups* on the rim, where an empty one takes a place as well."""
    angles = spread([max(len(group), 1) for group in groups])
    return [
        [Spot(node, *at(angle, RIM), angle) for node, angle in zip(group, turned, strict=False)]
        for group, turned in zip(groups, angles, strict=True)
    ]


def _inside(
    nodes: Sequence[Node],
    joined: Mapping[NamedNode, set[NamedNode]],
    where: Mapping[NamedNode, Point],
) -> list[Spot]:
    """Place *nodes* between the partnerships that each has *joined*."""
    points = [middle([where[iri] for iri in sorted(joined[node.iri], key=str)]) for node in nodes]
    settled = [*settle((x * CORE, y * CORE) for x, y in points)]
    return [
        Spot(node, x, y, named=rank < _FIRST or _has_room((x, y), settled))
        for rank, (node, (x, y)) in enumerate(zip(nodes, settled, strict=True))
    ]


def _has_room(point: Point, others: Sequence[Point]) -> bool:
    """Tell whether a name can be written to the right of *point*, as *others* are all settled."""
    beside = any(0 < x - point[0] < _NAME and y == point[1] for x, y in others)
    return not beside and point[0] < RIM - _NAME
