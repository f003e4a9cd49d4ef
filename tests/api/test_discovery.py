"""Machines find out what the data set holds."""

from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from starlette.testclient import TestClient

from graph.namespaces import expand


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
        ("text/html", "text/turtle"),
    ):
        answer = client.get("/.well-known/void", headers={"Accept": accept})
        assert answer.headers["content-type"].startswith(media_type)
