"""Making two organisations one: every document then speaks of the one that stays."""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from graph.iris import graph_name, resource, term
from graph.queries import load
from graph.rules import INFERRED
from graph.store import Graphs, Store

# What is said of the organisation that stays holds for both; of the other one only its names, its
# number and what else cannot contradict that are kept.
_DESCRIPTION = frozenset(
    map(
        term,
        (
            "rdf:type",
            "org:classification",
            "org:unitOf",
            "org:subOrganizationOf",
            "org:linkedTo",
            "v:seat",
        ),
    )
)
_MADE_ANEW = {graph_name("links"), INFERRED}  # whenever a release is made
_ADDED = (term("rdf:type"), term("org:classification"))


def merged_graphs(store: Store, merged: Mapping[str, str]) -> Graphs:
    """Give anew the graphs of *store* that speak of a *merged* organisation (old key → new key)."""
    renamed = {_organisation(old): _organisation(new) for old, new in merged.items()}
    asked = load("graphs_that_mention").bind(thing=list(renamed))
    rows = store.select(asked) if renamed else []
    names = {name for row in rows if isinstance(name := row["graph"], NamedNode)} - _MADE_ANEW
    return {
        name: sorted({*_renamed(store, name, renamed)}, key=str)
        for name in sorted(names, key=lambda name: name.value)
    }


def _organisation(key: str) -> NamedNode:
    return resource("organisation", key)


def _renamed(
    store: Store, graph: NamedNode, renamed: Mapping[NamedNode, NamedNode]
) -> Iterator[Quad]:
    """Give the quads of *graph* with the new names, each organisation described where it is."""
    described = {node: _description(store, node) for node in {*renamed.values()}}
    for quad in store.quads(graph):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and subject in renamed:
            subject = renamed[subject]
            yield from (Quad(*triple, graph) for triple in described[subject])
            if described[subject] and quad.predicate in _DESCRIPTION:
                continue
        if isinstance(value, NamedNode):
            value = renamed.get(value, value)
        yield Quad(subject, quad.predicate, value, graph)


def _description(store: Store, node: NamedNode) -> list[tuple[NamedNode, NamedNode, NamedNode]]:
    """Give what says what *node* is: with it a graph needs no other document for that."""
    rows = store.select(load("facts_about").bind(iri=node))
    return [
        (node, name, value)
        for row in rows
        if isinstance(name := row["property"], NamedNode)
        and name in _ADDED
        and isinstance(value := row["value"], NamedNode)
    ]
