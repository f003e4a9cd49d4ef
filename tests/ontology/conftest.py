"""What the tests of the ontology share: its quads and graph, and the vocabularies it reuses."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rdflib import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, VANN, VOID, XSD
from rdflib import Graph as RdfGraph
from rdflib.namespace import GEO, SDO, WGS, DefinedNamespace

from graph.iris import term
from graph.namespaces import PREFIXES
from graph.vocabulary import ontology_files, ontology_quads

# rdflib ships these vocabularies. It writes two of them with https, where we follow the authors.
W3C = (DCAT, FOAF, GEO, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD)
OTHERS = (DCTERMS, VANN, VOID)
KNOWN: dict[str, type[DefinedNamespace]] = {
    **{str(vocabulary): vocabulary for vocabulary in (*W3C, *OTHERS)},
    PREFIXES["schema"]: SDO,
    PREFIXES["wgs"]: WGS,
}
DEFINING = {term("rdfs:isDefinedBy"), term("skos:inScheme")}
# Predicates whose objects are vocabulary too: in data, in an ontology, and in shapes.
IN_DATA = ("rdf:type",)
IN_ONTOLOGY = ("rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range")
IN_TARGETS = ("sh:targetClass", "sh:targetSubjectsOf", "sh:class", "sh:datatype")
IN_PATHS = ("sh:path", "sh:inversePath", "rdf:first")
POINTS_TO_TERM = {term(curie) for curie in (*IN_DATA, *IN_ONTOLOGY, *IN_TARGETS, *IN_PATHS)}


@pytest.fixture(scope="session")
def quads() -> list[Quad]:
    """Give the ontology, code lists and alignments."""
    return list(ontology_quads())


@pytest.fixture(scope="session")
def ontology() -> RdfGraph:
    """Give the same as one rdflib graph."""
    graph = RdfGraph()
    for path in ontology_files():
        graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def undefined(quads: list[Quad]) -> Callable[[set[str]], list[str]]:
    """List, of the terms given, those that neither we nor a reused vocabulary define."""
    by_hand = parse(path=Path(__file__).parent / "reused-terms.ttl", format=RdfFormat.TURTLE)
    ours = {quad.subject.value for quad in (*quads, *by_hand) if _defines(quad)}
    return lambda terms: sorted(used for used in terms - ours if not _known(used))


@pytest.fixture(scope="session")
def used_terms() -> Callable[[Iterable[Quad]], set[str]]:
    """List the IRIs that quads use as vocabulary: predicates, classes, paths and datatypes."""
    return lambda quads: {used for quad in quads for used in _used(quad)}


def _known(iri: str) -> bool:
    fitting = [namespace for namespace in KNOWN if iri.startswith(namespace)]
    return any(iri.removeprefix(namespace) in KNOWN[namespace] for namespace in fitting)


def _defines(quad: Quad) -> bool:
    return quad.predicate in DEFINING and isinstance(quad.subject, NamedNode)


def _used(quad: Quad) -> Iterator[str]:
    yield quad.predicate.value
    if quad.predicate in POINTS_TO_TERM and isinstance(quad.object, NamedNode):
        yield quad.object.value
    datatype = getattr(quad.object, "datatype", None)
    if datatype is not None:
        yield datatype.value
