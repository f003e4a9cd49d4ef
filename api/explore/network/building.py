"""From rows of the graph, and what was measured of them, to a network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from api.explore.network.model import Measures, Network, Node, Pair, Standing, Tie
from api.facts import Labels, Row


@dataclass
class Place:
    """Where a partnership is."""

    towns: set[NamedNode] = field(default_factory=set)
    regions: set[NamedNode] = field(default_factory=set)


class Memberships:
    """Who is in which partnership: the rows of ``network_of_memberships``, by organisation.

    Organisations and partnerships have a number each, organisations first.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = {iri: row for row in rows for iri in things(row["organisation"])}
        self.partnerships = sorted(
            {iri for row in self.rows.values() for iri in things(row["partnershipList"])}, key=str
        )
        self.all = [*self.rows, *self.partnerships]

    @property
    def pairs(self) -> list[Pair]:
        """Each membership as the numbers of organisation and partnership."""
        numbers = {iri: number for number, iri in enumerate(self.all)}
        return [
            (numbers[organisation], numbers[partnership])
            for organisation, row in self.rows.items()
            for partnership in things(row["partnershipList"])
        ]


def read_places(rows: Iterable[Row]) -> dict[NamedNode, Place]:
    """Read the rows of ``places_of_partnerships``."""
    places: dict[NamedNode, Place] = {}
    for row in rows:
        for partnership in things(row["partnership"]):
            place = places.setdefault(partnership, Place())
            place.towns.update(things(row["town"]))
            place.regions.update(things(row["region"]))
    return places


def build(
    form: str,
    memberships: Memberships,
    places: Mapping[NamedNode, Place],
    measures: Measures,
    labels: Labels,
) -> Network:
    """Put together what is known of a network of *form*."""
    nodes = {
        number: _node(memberships, memberships.all[number], places, standing)
        for number, standing in sorted(measures.nodes.items())
    }
    ties = [Tie(nodes[one], nodes[other], weight) for one, other, weight in measures.ties]
    return Network(
        form=form,
        nodes=tuple(nodes.values()),
        ties=tuple(ties),
        parts=measures.parts,
        communities=measures.communities,
        sampled=measures.sampled,
        least=measures.least,
        labels=labels,
    )


def things(value: object) -> tuple[NamedNode, ...]:
    """Give the IRIs in one value of a row."""
    if isinstance(value, NamedNode):
        return (value,)
    return value if isinstance(value, tuple) else ()


def _node(
    memberships: Memberships,
    iri: NamedNode,
    places: Mapping[NamedNode, Place],
    standing: Standing,
) -> Node:
    row = memberships.rows.get(iri)
    joined = things(row["partnershipList"]) if row else (iri,)
    code = row["code"] if row else None
    at = [places[partnership] for partnership in joined if partnership in places]
    return Node(
        iri=iri,
        is_partnership=row is None,
        kinds=things(row["kindList"]) if row else (),
        code=code.value if isinstance(code, Literal) else "",
        partnerships=joined,
        towns=tuple(sorted({town for place in at for town in place.towns}, key=str)),
        regions=tuple(sorted({region for place in at for region in place.regions}, key=str)),
        standing=standing,
    )
