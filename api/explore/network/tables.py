"""A network as tables: sorted for a page, and as plain values for files of other programs."""

from collections.abc import Callable, Mapping, Sequence

from pyoxigraph import NamedNode

from api import csv_tables
from api.explore.network.model import Attributes, Network, Node, Plain
from graph.collation import collation_key

Key = Callable[[Node], float]
SORTS: Mapping[str, Key] = {
    "betweenness": lambda node: -node.standing.betweenness,
    "degree": lambda node: -node.standing.degree,
    "strength": lambda node: -node.standing.strength,
    "partnerships": lambda node: -len(node.partnerships),
    "towns": lambda node: -len(node.towns),
    "regions": lambda node: -len(node.regions),
    "community": lambda node: node.standing.community,
    "name": lambda node: 0,
}
"""By what the table can be sorted, the first unless told; numbers go down but of communities."""

TIES = ("source", "source_label", "target", "target_label", "weight")


def ranked(network: Network, sort: str, language: str) -> list[Node]:
    """Sort the nodes by *sort*, one of `SORTS`, then by name as a Czech dictionary does."""
    by_name = sorted(
        network.nodes,
        key=lambda node: collation_key(network.labels.best(node.iri, language).text),
    )
    return sorted(by_name, key=SORTS[sort])


def plain(network: Network, language: str) -> Plain:
    """Give *network* with all that is known of its nodes, labels in *language* where there are."""
    nodes = {node.iri.value: _attributes(network, node, language) for node in network.nodes}
    ties = [(tie.one.iri.value, tie.other.iri.value, tie.weight) for tie in network.ties]
    return {"nodes": nodes, "ties": ties}


def nodes_csv(values: Plain) -> bytes:
    """Write a row a node: its IRI and its attributes."""
    rows = [{"iri": iri, **told} for iri, told in values["nodes"].items()]
    return csv_tables.write(rows[0] if rows else ["iri"], (row.values() for row in rows))


def ties_csv(values: Plain) -> bytes:
    """Write the list of edges, a row a tie, with the names of both ends."""
    names = {iri: told["label"] for iri, told in values["nodes"].items()}
    rows = ((one, names[one], other, names[other], n) for one, other, n in values["ties"])
    return csv_tables.write(TIES, rows)


def _attributes(network: Network, node: Node, language: str) -> Attributes:
    standing = node.standing

    def labels(iris: Sequence[NamedNode]) -> str:
        return "; ".join(network.labels.best(iri, language).text for iri in iris)

    return {
        "label": labels([node.iri]),
        "type": "partnership" if node.is_partnership else "organisation",
        "kind": labels(node.kinds),
        "ico": node.code,
        "towns": labels(node.towns),
        "town_codes": "; ".join(town.value.rpartition("/")[2] for town in node.towns),
        "regions": labels(node.regions),
        "partnerships": len(node.partnerships),
        "degree": standing.degree,
        "strength": standing.strength,
        "betweenness": round(standing.betweenness, 6),
        "community": standing.community,
        "articulation": standing.articulation,
    }
