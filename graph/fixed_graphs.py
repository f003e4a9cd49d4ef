"""The graphs of a release that come from no page and no table: the ontology and the examples."""

from pyoxigraph import NamedNode, Quad

from graph.example_catalogue import examples_quads
from graph.iris import graph_name
from graph.vocabulary import ONTOLOGY_GRAPH, ontology_quads


def fixed_graphs() -> dict[NamedNode, list[Quad]]:
    """Give both graphs by name."""
    return {
        ONTOLOGY_GRAPH: list(ontology_quads()),
        graph_name("examples"): list(examples_quads()),
    }
