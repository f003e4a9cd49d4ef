"""What the tests of the ontology share: its quads and graph, and the vocabularies it reuses."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from rdflib import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, VANN, VOID, XSD
from rdflib import Graph as RdfGraph
from rdflib.namespace import GEO, SDO, WGS, DefinedNamespace

from graph.namespaces import PREFIXES
from graph.vocabulary import defined_terms, ontology_files, ontology_quads

# rdflib ships these vocabularies. It writes two of them with https, where we follow the authors.
W3C = (DCAT, FOAF, GEO, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, TIME, XSD)
OTHERS = (DCTERMS, VANN, VOID)
KNOWN: dict[str, type[DefinedNamespace]] = {
    **{str(vocabulary): vocabulary for vocabulary in (*W3C, *OTHERS)},
    PREFIXES["schema"]: SDO,
    PREFIXES["wgs"]: WGS,
}


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
    ours = defined_terms(quads) | defined_terms(by_hand)
    return lambda terms: sorted(term for term in terms - ours if not _known(term))


def _known(term: str) -> bool:
    fitting = [namespace for namespace in KNOWN if term.startswith(namespace)]
    return any(term.removeprefix(namespace) in KNOWN[namespace] for namespace in fitting)
