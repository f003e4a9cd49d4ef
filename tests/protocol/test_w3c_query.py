"""What the W3C's tests of the SPARQL 1.1 Protocol demand of queries, each by its name there."""

import json
from urllib.parse import quote

import pytest

from tests.protocol.client import DATA, FORM, Reply, Server, address

ASK_BOTH = f"ASK {{ <{DATA}1.rdf> a ?type . <{DATA}2.rdf> a ?type }}"
ASK_NAMED = f"ASK {{ GRAPH ?g1 {{ <{DATA}1.rdf> a ?t }} GRAPH ?g2 {{ <{DATA}2.rdf> a ?t }} }}"
ASK_ALL = f"ASK {{ <{DATA}3.rdf> a ?t {ASK_NAMED.removeprefix('ASK { ')}"
DEFAULTS = [("default-graph-uri", f"{DATA}{number}.rdf") for number in (1, 2)]
NAMED = [("named-graph-uri", f"{DATA}{number}.rdf") for number in (1, 2)]
THIRD = ("default-graph-uri", f"{DATA}3.rdf")


def is_true(reply: Reply) -> bool:
    """Tell whether *reply* is the boolean true, in a media type for booleans."""
    assert reply.headers["content-type"] == "application/sparql-results+json"
    return reply.status == 200 and json.loads(reply.body)["boolean"] is True


def test_query_post_form(server: Server) -> None:
    """A form holds the query, the address a graph that nobody knows."""
    path = f"/sparql{address(('default-graph-uri', f'{DATA}0.rdf'))}"
    assert is_true(server.send("POST", path, "query=ASK%20%7B%7D", Content_Type=FORM))


def test_query_get(server: Server) -> None:
    """The address holds the query."""
    assert is_true(server.send("GET", f"/sparql{address(('query', 'ASK {}'))}"))


def test_query_post_direct(server: Server) -> None:
    """The body is the query."""
    assert is_true(server.query("ASK {}"))


def test_query_dataset_default_graphs_get(server: Server) -> None:
    """Two graphs of the address are the default graph."""
    assert is_true(server.send("GET", f"/sparql{address(('query', ASK_BOTH), *DEFAULTS)}"))


def test_query_dataset_default_graphs_post(server: Server) -> None:
    """The same with the query as body; with one of them alone it is not true."""
    assert is_true(server.query(ASK_BOTH, *DEFAULTS))
    assert not is_true(server.query(ASK_BOTH, DEFAULTS[0]))


def test_query_dataset_named_graphs_post(server: Server) -> None:
    """Two graphs of the address are the named ones."""
    assert is_true(server.query(ASK_NAMED, *NAMED))
    assert not is_true(server.query(ASK_NAMED, NAMED[0]))


def test_query_dataset_named_graphs_get(server: Server) -> None:
    """The same by GET."""
    assert is_true(server.send("GET", f"/sparql{address(('query', ASK_NAMED), *NAMED)}"))


def test_query_dataset_full(server: Server) -> None:
    """A default graph and named ones together."""
    assert is_true(server.query(ASK_ALL, THIRD, *NAMED))
    assert not is_true(server.query(ASK_ALL, *NAMED))


def test_query_multiple_dataset(server: Server) -> None:
    """The graphs of the request go before those of the query."""
    query = f"ASK FROM <{DATA}3.rdf> {{ GRAPH ?g1 {{ <{DATA}1.rdf> a ?type }} }}"
    assert is_true(server.query(query, *NAMED))
    query = f"ASK FROM <{DATA}3.rdf> {{ <{DATA}3.rdf> a ?type }}"
    assert not is_true(server.query(query, DEFAULTS[0]))


@pytest.mark.parametrize(
    ("query", "content_type"),
    [
        ("SELECT (1 AS ?value) {}", "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+json"),
        ("DESCRIBE <http://example.org/>", "text/turtle; charset=utf-8"),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", "text/turtle; charset=utf-8"),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_query_content_type(server: Server, query: str, content_type: str) -> None:
    """Each form of query has media types of its own."""
    query = query.replace("<s> <p>", "<http://example.org/s> <http://example.org/p>")
    reply = server.query(query)
    assert (reply.status, reply.headers["content-type"]) == (200, content_type)


def test_bad_query_method(server: Server) -> None:
    """A query by PUT is refused, with the methods that there are."""
    reply = server.send("PUT", f"/sparql{address(('query', 'ASK {}'))}", "", Content_Type=FORM)
    assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")


def test_bad_multiple_queries(server: Server) -> None:
    """Two queries in one request are refused."""
    assert server.send("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D").status == 400


def test_bad_query_wrong_media_type(server: Server) -> None:
    """A query is no plain text."""
    assert server.query("ASK {}", Content_Type="text/plain").status == 415


@pytest.mark.parametrize("body", ["query=ASK%20%7B%7D", "ASK {}"], ids=["form", "direct"])
def test_bad_query_missing_type(server: Server, body: str) -> None:
    """A body without a media type is not guessed at."""
    assert server.send("POST", "/sparql", body).status == 415


def test_bad_query_non_utf8(server: Server) -> None:
    """UTF-16 is refused, whether its name is said or not."""
    body, kind = "ASK {}".encode("utf-16"), "application/sparql-query"
    told = server.send("POST", "/sparql", body, Content_Type=f"{kind}; charset=UTF-16")
    untold = server.send("POST", "/sparql", body, Content_Type=kind)
    assert (told.status, untold.status) == (415, 400)


def test_bad_query_syntax(server: Server) -> None:
    """A query that ends too early is refused."""
    assert server.send("GET", f"/sparql?query={quote('ASK {')}").status == 400
