"""What the W3C's tests of SPARQL 1.1 Service Description demand, each by its name there."""

import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from graph.namespaces import PREFIXES
from tests.protocol.client import Server

SD = Namespace(PREFIXES["sd"])
CLASSES = {
    SD.endpoint: (SD.Service, None),
    SD.feature: (SD.Service, None),
    SD.supportedLanguage: (SD.Service, None),
    SD.resultFormat: (SD.Service, None),
    SD.inputFormat: (SD.Service, None),
    SD.extensionFunction: (SD.Service, SD.Function),
    SD.propertyFeature: (SD.Service, SD.Feature),
    SD.defaultEntailmentRegime: (SD.Service, None),
    SD.defaultDataset: (SD.Service, SD.Dataset),
    SD.defaultGraph: (SD.Dataset, SD.Graph),
    SD.namedGraph: (SD.Dataset, SD.NamedGraph),
    SD.name: (SD.NamedGraph, None),
    SD.graph: (SD.NamedGraph, SD.Graph),
}
"""Domain and range of the properties in use, where they are classes that a description types."""


@pytest.fixture(scope="module", params=["server", "writable"])
def described(request: pytest.FixtureRequest) -> tuple[Server, Graph]:
    """Give what a server says of itself."""
    server: Server = request.getfixturevalue(request.param)
    reply = server.send("GET", "/sparql")
    assert (reply.status, reply.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    return server, Graph().parse(data=reply.body, format="turtle")


def test_returns_rdf(described: tuple[Server, Graph]) -> None:
    """GET without a query gives RDF, which rdflib reads."""
    assert len(described[1]) > 20


def test_has_endpoint_triple(described: tuple[Server, Graph]) -> None:
    """The description names the address at which it was found."""
    server, graph = described
    services = set(graph.subjects(SD.endpoint, URIRef(f"{server.base}/sparql")))
    assert services == set(graph.subjects(RDF.type, SD.Service))
    assert len(services) == 1


def test_conforms_to_schema(described: tuple[Server, Graph]) -> None:
    """Every property stands where its domain and range say, and no other is used."""
    graph = described[1]
    used = {predicate for predicate in graph.predicates() if str(predicate).startswith(str(SD))}
    assert used <= CLASSES.keys()
    for name, (domain, range_) in CLASSES.items():
        for subject, value in graph.subject_objects(name):
            assert (subject, RDF.type, domain) in graph, name
            assert range_ is None or (value, RDF.type, range_) in graph, name


def test_an_update_is_a_language_where_it_is_taken(server: Server, writable: Server) -> None:
    """And there alone."""
    for asked, expected in ((server, False), (writable, True)):
        text = asked.send("GET", "/sparql").text
        assert ("sd:SPARQL11Update" in text) == expected
        assert ("sd:inputFormat" in text) == expected


def test_every_function_that_is_promised_is_there(described: tuple[Server, Graph]) -> None:
    """Oxigraph knows it: an unknown one is refused."""
    server, graph = described
    functions = set(graph.objects(predicate=SD.extensionFunction))
    assert len(functions) == 10
    for function in functions:
        assert server.query(f"SELECT (<{function}>(1, 2) AS ?x) {{}}").status == 200
    assert server.query("SELECT (<urn:function>(1, 2) AS ?x) {}").status == 400
