"""The JSON-LD context covers the ontology and means the same."""

import json
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from graph.namespaces import PREFIXES, expand, shorten
from graph.paths import ONTOLOGY

PLAIN = {"xsd:string", "xsd:integer", "xsd:boolean"}


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    """Give the context, by its names."""
    text = (ONTOLOGY / "context.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def meaning(context: dict[str, Any], name: str) -> tuple[str, str | None]:
    """Give the CURIE of a name and the type that its values are given."""
    entry = context[name]
    return (entry, None) if isinstance(entry, str) else (entry["@id"], entry.get("@type"))


def test_every_term_has_its_name_and_type(context: dict[str, Any], ontology: Graph) -> None:
    """Links are links, dates are dates; words, numbers and truth values are as JSON has them."""
    for term in ontology.subjects(RDFS.isDefinedBy, URIRef("https://w3id.org/vazby/ontology")):
        if str(term).startswith(PREFIXES["v"]):
            name = str(term).removeprefix(PREFIXES["v"])
            assert meaning(context, name) == (f"v:{name}", value_type(ontology, term)), name


def value_type(ontology: Graph, term: Any) -> str | None:  # noqa: ANN401  an rdflib node
    """Tell the type that JSON-LD must give to the values of *term*."""
    if (term, RDF.type, OWL.ObjectProperty) in ontology:
        return "@id"
    datatype = shorten(str(ontology.value(term, RDFS.range)))
    is_property = (term, RDF.type, OWL.DatatypeProperty) in ontology
    return datatype if is_property and datatype not in PLAIN | {"rdf:langString"} else None


def test_every_name_stands_for_a_term_and_every_prefix_is_the_known_one(
    context: dict[str, Any],
) -> None:
    """No name leads nowhere."""
    for name in context.keys() - {"@version", "id", "type", "graph"}:
        iri = meaning(context, name)[0]
        assert PREFIXES.get(name) == iri or expand(iri) != iri, name


def test_a_document_in_json_says_the_same_as_in_turtle(context: dict[str, Any]) -> None:
    """Read by Oxigraph."""
    document = {
        "@context": context,
        "id": "https://w3id.org/vazby/resource/approval/a",
        "type": "Approval",
        "approvedBy": "https://w3id.org/vazby/resource/organisation/o",
        "onDate": "2011-05-05",
        "prefLabel": {"cs": "Schválení"},
    }
    turtle = """
        @base <https://w3id.org/vazby/resource/> .
        @prefix v: <https://w3id.org/vazby/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <approval/a> a v:Approval ; v:approvedBy <organisation/o> ;
          v:onDate "2011-05-05"^^xsd:date ; skos:prefLabel "Schválení"@cs .
    """
    assert set(parse(json.dumps(document), RdfFormat.JSON_LD)) == set(
        parse(turtle, RdfFormat.TURTLE)
    )
