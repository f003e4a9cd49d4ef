"""The ontology as a published thing: header, words in both languages, examples, clean files."""

import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Quad, RdfFormat, parse
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from graph.namespaces import BASE, PREFIXES
from graph.paths import ONTOLOGY, SHAPES
from graph.vocabulary import ontology_files

HEADER = URIRef(f"{BASE}ontology")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDFS.Datatype)

FILES = [*ontology_files(), *sorted(SHAPES.glob("*.ttl"))]

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def terms(ontology: Graph) -> list[URIRef]:
    """List the terms that say that they are ours."""
    found = set(ontology.subjects(RDFS.isDefinedBy, HEADER))
    return sorted(term for term in found if isinstance(term, URIRef) and ours(term))


def ours(node: Node) -> bool:
    """Tell whether *node* is in the namespace of our terms."""
    return str(node).startswith(PREFIXES["v"])


def languages(ontology: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """List the languages of the literals of *subject*, in order."""
    texts = ontology.objects(subject, predicate)
    return sorted(text.language or "" for text in texts if isinstance(text, Literal))


def test_the_header_names_version_prefix_and_licence(ontology: Graph) -> None:
    """Whoever meets the ontology alone can tell which it is and what may be done with it."""
    version = ontology.value(HEADER, OWL.versionInfo)
    assert (HEADER, RDF.type, OWL.Ontology) in ontology
    assert ontology.value(HEADER, OWL.versionIRI) == URIRef(f"{HEADER}/{version}")
    assert str(ontology.value(HEADER, VANN.preferredNamespaceUri)) == PREFIXES["v"]
    assert PREFIXES[str(ontology.value(HEADER, VANN.preferredNamespacePrefix))] == PREFIXES["v"]
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert ontology.value(HEADER, DCTERMS.license) == licence
    assert languages(ontology, HEADER, DCTERMS.title) == ["cs", "en"]


def test_every_term_has_a_label_and_a_definition_in_both_languages(ontology: Graph) -> None:
    """Exactly one of each, so that a page never has to choose."""
    for term in terms(ontology):
        assert languages(ontology, term, RDFS.label) == ["cs", "en"], term
        assert languages(ontology, term, SKOS.definition) == ["cs", "en"], term


def test_every_term_is_of_exactly_one_kind(ontology: Graph) -> None:
    """A class, a datatype or a property, and everything in our namespace says that it is ours."""
    for term in terms(ontology):
        assert len(set(ontology.objects(term, RDF.type)) & set(KINDS)) == 1, term
    assert {subject for subject in ontology.subjects() if ours(subject)} == set(terms(ontology))


def test_every_example_is_turtle_that_uses_its_term(ontology: Graph) -> None:
    """Examples are relative to the base of our IRIs and may use every prefix of the model."""
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    for term in terms(ontology):
        text = ontology.value(term, SKOS.example)
        example = Graph().parse(data=f"BASE <{BASE}>\n{prefixes}{text}", format="turtle")
        datatypes = {getattr(value, "datatype", None) for value in example.objects()}
        assert term in {*example.predicates(), *example.objects(None, RDF.type), *datatypes}, term


def test_names_are_written_as_their_kind_is(ontology: Graph) -> None:
    """Classes in UpperCamelCase, all else in lowerCamelCase."""
    for term in terms(ontology):
        upper = (term, RDF.type, OWL.Class) in ontology
        pattern = r"[A-Z][A-Za-z0-9]+" if upper else r"[a-z][A-Za-z0-9]+"
        assert re.fullmatch(pattern, str(term).removeprefix(PREFIXES["v"])), term


def test_there_are_no_blank_nodes(quads: list[Quad]) -> None:
    """Canonical N-Quads are then just sorted lines."""
    assert [quad for quad in quads if BlankNode in map(type, quad)] == []


@each_file
def test_both_parsers_read_a_file_alike(path: Path) -> None:
    """What Oxigraph loads is what the validator sees."""
    oxigraph = parse(path=path, format=RdfFormat.TURTLE)
    lines = "\n".join(f"{quad.triple} ." for quad in oxigraph)
    assert isomorphic(Graph().parse(data=lines, format="nt"), Graph().parse(path))


@each_file
def test_a_file_declares_only_the_prefixes_that_it_uses(path: Path) -> None:
    """And gives them the namespaces that the program knows."""
    text = path.read_text(encoding="utf-8")
    declared = dict(re.findall(r"^@prefix ([\w-]+): <([^>]*)>", text, re.MULTILINE))
    body = re.sub(r"^@prefix.*$|\"[^\"]*\"@", "", text, flags=re.MULTILINE)
    assert {prefix for prefix in declared if not re.search(rf"\b{prefix}:\S", body)} == set()
    known = {prefix: iri for prefix, iri in PREFIXES.items() if prefix in declared}
    assert known.items() <= declared.items()


def test_nothing_else_depends_on_the_alignments(ontology: Graph) -> None:
    """The alignments can be dropped: every term of ours is defined without them."""
    alone = Graph()
    for path in ontology_files():
        if path != ONTOLOGY / "alignments.ttl":
            alone.parse(path)
    assert terms(alone) == terms(ontology)
    for term in terms(ontology):
        assert (term, RDF.type, None) in alone
