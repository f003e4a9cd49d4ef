"""The ontology as quads."""

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import term
from graph.namespaces import expand
from graph.vocabulary import ONTOLOGY_GRAPH, defined_terms, ontology_quads, used_terms


def test_the_whole_ontology_is_in_its_graph_in_the_same_order_each_time() -> None:
    """Terms, code lists and alignments."""
    quads = list(ontology_quads())
    assert {quad.graph_name for quad in quads} == {ONTOLOGY_GRAPH}
    assert quads == list(ontology_quads())


def test_terms_and_items_of_code_lists_are_defined() -> None:
    """What only appears as an object is not."""
    defined = defined_terms(ontology_quads())
    assert {expand("v:Plan"), expand("v:ico"), expand("cl:role/member")} <= defined
    assert expand("org:Organization") not in defined


def test_predicates_classes_and_datatypes_are_used() -> None:
    """A thing that is merely pointed to is no term."""
    thing, other = NamedNode("https://example.org/a"), NamedNode("https://example.org/b")
    quads = [
        Quad(thing, term("rdf:type"), term("v:Plan")),
        Quad(thing, term("v:approval"), other),
        Quad(thing, term("v:period"), Literal("2016/2018", datatype=term("edtf:EDTF"))),
    ]
    used = ("rdf:type", "v:Plan", "v:approval", "v:period", "edtf:EDTF")
    assert used_terms(quads) == {expand(curie) for curie in used}
