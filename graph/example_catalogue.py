"""The example queries as RDF, so that other tools find them in the graph itself.

Vocabulary: SHACL's sh:SPARQLExecutable, as https://github.com/sib-swiss/sparql-examples uses it.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import graph_name, resource, term
from graph.queries import Query, all_examples


def examples_quads() -> Iterator[Quad]:
    """Describe every example query in the graph `g:examples`."""
    for query in all_examples():
        yield from _describe(query)


def _describe(query: Query) -> Iterator[Quad]:
    subject, graph = resource("example", query.name), graph_name("examples")
    kind, property_name = _form(query)

    def quad(predicate: str, value: NamedNode | Literal) -> Quad:
        return Quad(subject, term(predicate), value, graph)

    yield quad("rdf:type", term("sh:SPARQLExecutable"))
    yield quad("rdf:type", term(kind))
    yield quad("rdfs:comment", Literal(query.question_cs, language="cs"))
    yield quad("rdfs:comment", Literal(query.question_en, language="en"))
    yield quad(property_name, Literal(query.text))


def _form(query: Query) -> tuple[str, str]:
    if query.returns == ("triples",):
        return "sh:SPARQLConstructExecutable", "sh:construct"
    if query.returns == ("boolean",):
        return "sh:SPARQLAskExecutable", "sh:ask"
    return "sh:SPARQLSelectExecutable", "sh:select"
