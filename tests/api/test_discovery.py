"""Machines find out what the data set holds."""

import json
from urllib.robotparser import RobotFileParser

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from starlette.testclient import TestClient

from graph.iris import resource, term
from graph.namespaces import expand


def test_crawlers_are_asked_to_leave_out_what_costs_much(client: TestClient) -> None:
    """Documents about things they may walk."""
    answer = client.get("/robots.txt")
    robots = RobotFileParser()
    robots.parse(answer.text.splitlines())

    assert answer.headers["content-type"].startswith("text/plain")
    for costly in (
        "/sparql?query=ASK",
        "/explore/network",
        "/search?q=most",
        "/queries/x.csv",
        "/graph",
    ):
        assert not robots.can_fetch("*", costly)
    assert "/graph is all\n# data at once, no page to crawl" in answer.text
    for walked in ("/", "/organisation/asz", "/municipality/567451", "/queries", "/coverage"):
        assert robots.can_fetch("*", walked)


def test_void_counts_what_there_is(client: TestClient) -> None:
    """Triples as `/sparql` counts them, things of each class, and where the endpoint is."""
    answer = client.get("/.well-known/void")
    triples = [quad.triple for quad in parse(answer.content, RdfFormat.TURTLE)]
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    rows = client.get("/sparql", params={"query": count, "format": "csv"}).text.split()

    def objects(property_: str) -> list[object]:
        return [t.object for t in triples if t.predicate.value == expand(property_)]

    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert objects("void:sparqlEndpoint") == [NamedNode("http://testserver/sparql")]
    assert Literal(int(rows[1])) in objects("void:triples")
    assert NamedNode(expand("v:Municipality")) in objects("void:class")
    assert NamedNode(expand("skos:prefLabel")) in objects("void:property")


def test_void_comes_in_the_asked_format(client: TestClient) -> None:
    """A browser gets Turtle."""
    for accept, media_type in (
        ("application/ld+json", "application/ld+json"),
        ("text/html,*/*;q=0.8", "text/turtle"),
    ):
        answer = client.get("/.well-known/void", headers={"Accept": accept})
        assert answer.headers["content-type"].startswith(media_type)


@pytest.mark.parametrize("accept", ["", "application/ld+json", "text/html"])
def test_the_context_of_the_ontology_is_served_to_all(client: TestClient, accept: str) -> None:
    """With the media type of JSON-LD, and readable from other sites."""
    answer = client.get("/ontology/context.jsonld", headers={"Accept": accept})

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/ld+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert client.head("/ontology/context.jsonld").status_code == 200


def test_a_document_with_the_served_context_is_read_by_others(client: TestClient) -> None:
    """Short names become the terms of the ontology, and links are links."""
    context = client.get("/ontology/context.jsonld").json()["@context"]
    approval, council = resource("approval", "a"), resource("organisation", "o")
    body = {"id": approval.value, "type": "Approval", "approvedBy": council.value}
    document = json.dumps({"@context": context, **body})

    read = {quad.triple for quad in parse(document, RdfFormat.JSON_LD)}
    assert read == {
        Triple(approval, term("rdf:type"), term("v:Approval")),
        Triple(approval, term("v:approvedBy"), council),
    }
