"""The example queries as RDF, so that other tools find them in the graph itself.

Vocabulary: SHACL's sh:SPARQLExecutable, as https://github.com/sib-swiss/sparql-examples uses it.
Its parameters are pre-bound variables (SHACL Advanced Features, section 5), so the block that
stands for one in the file is left out: a VALUES may not hold a variable that is bound before.
"""

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import graph_name, resource, term
from graph.parameters import Parameter
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
    yield quad("dcterms:identifier", Literal(query.name))
    yield quad(property_name, Literal(_executable(query)))
    for parameter in query.params.values():
        node = resource("example", f"{query.name}/{parameter.name}")
        yield quad("sh:parameter", node)
        yield from (Quad(node, *rest, graph) for rest in _describe_parameter(node, parameter))
    yield from _former(query, subject, graph)


def _executable(query: Query) -> str:
    """Give the query for variables that are bound before, or not at all."""
    text = query.bare
    for parameter in query.params.values():
        text = re.sub(rf"\n *VALUES \?{parameter.name} {{ [^{{}}]* }}", "", text)
        if parameter.default:
            usual = f"COALESCE(?{parameter.name}, {parameter.default})"
            text = re.sub(rf"(?<=[<>=] )\?{parameter.name}\b", usual, text)
    return text.lstrip()


def _describe_parameter(
    node: NamedNode, parameter: Parameter
) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    """Describe a parameter as SHACL does (section 6.2.1): its path is the name by itself."""
    yield term("rdf:type"), term("sh:Parameter")
    yield term("sh:path"), node
    yield term("sh:optional"), Literal(True)
    yield term("sh:name"), Literal(parameter.label_cs, language="cs")
    yield term("sh:name"), Literal(parameter.label_en, language="en")
    if parameter.default:
        yield term("sh:defaultValue"), parameter.default_term
    if parameter.type == "iri":
        yield term("sh:nodeKind"), term("sh:IRI")
    else:
        yield term("sh:datatype"), term(f"xsd:{parameter.type}")


def _former(query: Query, subject: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """Lead from the IRI that an example had while its number was part of it."""
    former = resource("example", f"{query.number:0>2}-{query.name}")
    yield Quad(former, term("owl:deprecated"), Literal(True), graph)
    yield Quad(former, term("dcterms:isReplacedBy"), subject, graph)


def _form(query: Query) -> tuple[str, str]:
    if query.returns == ("triples",):
        return "sh:SPARQLConstructExecutable", "sh:construct"
    if query.returns == ("boolean",):
        return "sh:SPARQLAskExecutable", "sh:ask"
    return "sh:SPARQLSelectExecutable", "sh:select"
