"""What a query is asked of: the whole release, or just the graphs that its request names.

Source: SPARQL 1.1 Protocol, section 2.1.4.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
)

from graph.from_clauses import graphs_of

Results = QuerySolutions | QueryBoolean | QueryTriples
_UNION = DefaultGraph()


def evaluate(
    store: Store, query: str, default_graphs: Sequence[str], named_graphs: Sequence[str]
) -> Results:
    """Begin *query*; without names the store's own default graph answers.

    That is the union of all graphs (decision 9). Several default graphs, of the request or by FROM,
    are merged first, because Oxigraph would give a triple of two of them twice.
    """
    if not default_graphs and not named_graphs:
        default_graphs, named_graphs = graphs_of(query)
    defaults, named = _names(default_graphs), _names(named_graphs)
    if not defaults and not named:
        return store.query(query)
    if len(defaults) > 1:
        copy = _merged(store, defaults, named)
        return copy.query(query, default_graph=_UNION, named_graphs=[*named])
    return store.query(query, default_graph=[*defaults], named_graphs=[*named])


def all_quads(store: Store) -> Iterator[Quad]:
    """Give the quads of all named graphs."""
    found = store.quads_for_pattern(None, None, None, None)
    return (quad for quad in found if quad.graph_name != _UNION)


def _merged(store: Store, defaults: Sequence[NamedNode], named: Sequence[NamedNode]) -> Store:
    """Copy into memory, which a worker has not much of: *defaults* as one graph, and *named*."""

    def quads(graphs: Sequence[NamedNode]) -> Iterator[Quad]:
        found = (store.quads_for_pattern(None, None, None, graph) for graph in graphs)
        return chain.from_iterable(found)

    copy = Store()
    copy.bulk_extend(Quad(*quad.triple) for quad in quads(defaults))
    copy.bulk_extend(quads(named))
    return copy


def _names(iris: Sequence[str]) -> list[NamedNode]:
    return [NamedNode(iri) for iri in dict.fromkeys(iris)]
