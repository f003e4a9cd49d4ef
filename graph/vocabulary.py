"""The ontology and code lists as quads, and which terms they define or a graph uses."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.iris import graph_name, term
from graph.paths import ONTOLOGY

IS_DEFINED_BY = term("rdfs:isDefinedBy")
IN_SCHEME = term("skos:inScheme")
# Predicates whose objects are vocabulary too: in data, in an ontology, and in shapes.
IN_DATA = ("rdf:type",)
IN_ONTOLOGY = ("rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range")
IN_TARGETS = ("sh:targetClass", "sh:targetSubjectsOf", "sh:class", "sh:datatype")
IN_PATHS = ("sh:path", "sh:inversePath", "rdf:first")
POINTS_TO_TERM = {term(curie) for curie in (*IN_DATA, *IN_ONTOLOGY, *IN_TARGETS, *IN_PATHS)}
ONTOLOGY_GRAPH = graph_name("ontology")


def ontology_quads() -> Iterator[Quad]:
    """Give every statement of ``ontology/`` in the graph ``g:ontology``, file by file in order."""
    for path in ontology_files():
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH)


def ontology_files() -> list[Path]:
    """List the Turtle files of the ontology, code lists and alignments, sorted by path."""
    return sorted(ONTOLOGY.rglob("*.ttl"))


def defined_terms(quads: Iterable[Quad]) -> set[str]:
    """Give the IRIs that *quads* define: ontology terms, code lists and their concepts."""
    return {
        quad.subject.value
        for quad in quads
        if quad.predicate in (IS_DEFINED_BY, IN_SCHEME) and isinstance(quad.subject, NamedNode)
    }


def used_terms(quads: Iterable[Quad]) -> set[str]:
    """Give the IRIs that *quads* use as vocabulary: predicates, classes, paths and datatypes."""
    return {used for quad in quads for used in _terms(quad)}


def _terms(quad: Quad) -> Iterator[str]:
    yield quad.predicate.value
    if quad.predicate in POINTS_TO_TERM and isinstance(quad.object, NamedNode):
        yield quad.object.value
    datatype = getattr(quad.object, "datatype", None)
    if datatype is not None:
        yield datatype.value
