"""What the W3C's tests of the Graph Store Protocol demand, each by its name there, in their order.

They write of one store, each after those before it; so one test here is the whole sequence. Their
``person/1`` and ``person/1.ttl`` are the same graph, as a suffix only chooses a format.
"""

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from tests.protocol.client import TURTLE, Reply, Server, address

FOAF = (
    "@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix v: <http://www.w3.org/2006/vcard/ns#> ."
)
NAMELESS = f'{FOAF} [] a foaf:Person; foaf:businessCard [ a v:VCard; v:given-name "Alice" ] .'
BOUNDARY = "a6fe4cd636164618814be9f8d3d1a0de"


@pytest.fixture
def store(writable: Server) -> Server:
    """Give an empty store."""
    assert writable.update("DROP ALL").status == 200
    return writable


def holds(reply: Reply, turtle: str) -> bool:
    """Tell whether *reply* is a graph in Turtle that says the same as *turtle*."""
    assert (reply.status, reply.headers["content-type"]) == (200, TURTLE)
    given, expected = (Graph().parse(data=data, format="turtle") for data in (reply.body, turtle))
    return isomorphic(given, expected)


def card(server: Server, name: str, more: str = "") -> str:
    """Say in Turtle who person 1 is."""
    who = f"<{server.base}/graph/person/1>"
    return f'{FOAF} {who} a foaf:Person; {more} foaf:businessCard [ a v:VCard; v:fn "{name}" ] .'


def form(server: Server) -> str:
    """Write a body of two parts."""
    parts = "".join(
        f"--{BOUNDARY}\r\n"
        f'Content-Disposition: form-data; name="{name}.ttl"; filename="{name}.ttl"\r\n'
        f"Content-Type: {TURTLE}\r\n\r\n"
        f'{FOAF} <{server.base}/graph/person/1> foaf:{name} "{value}" .\r\n'
        for name, value in (("familyName", "Doe"), ("givenName", "Jane"))
    )
    return f"{parts}--{BOUNDARY}--\r\n"


def test_put(store: Server) -> None:
    """A graph is made, found by both ways of naming it, and written over."""
    one = "/graph/person/1.ttl"
    # put__initial_state, get_of_put__initial_state
    assert store.send("PUT", one, card(store, "John Doe"), Content_Type=TURTLE).status == 201
    named = f"/graph{address(('graph', store.base + one))}"
    assert holds(store.send("GET", named, Accept="text/turtle"), card(store, "John Doe"))
    # put__graph_already_in_store, get_of_put__graph_already_in_store
    same = "/graph/person/1"
    assert store.send("PUT", same, card(store, "Jane Doe"), Content_Type=TURTLE).status == 204
    assert holds(store.send("GET", same, Accept="text/turtle"), card(store, "Jane Doe"))
    # head_on_an_existing_graph, head_on_a_nonexisting_graph
    assert store.send("HEAD", one).status == 200
    assert store.send("HEAD", "/graph/person/4.ttl").status == 404


def test_put_default_graph(store: Server) -> None:
    """put__default_graph, get_of_put__default_graph: the one for triples of no graph."""
    reply = store.send("PUT", "/graph?default", NAMELESS, Content_Type=TURTLE)
    assert reply.status == 201
    assert holds(store.send("GET", "/graph?default", Accept="text/turtle"), NAMELESS)


def test_put_mismatched_payload(store: Server) -> None:
    """put__mismatched_payload: a body that is not what its media type says."""
    reply = store.send("PUT", "/graph?default", NAMELESS, Content_Type="application/rdf+xml")
    assert reply.status == 400


def test_delete(store: Server) -> None:
    """delete__existing_graph, get_of_delete__existing_graph, delete__nonexistent_graph."""
    two = "/graph/person/2.ttl"
    store.send("PUT", two, card(store, "John Doe"), Content_Type=TURTLE)
    assert store.send("DELETE", two).status == 200
    assert store.send("GET", two).status == 404
    assert store.send("DELETE", two).status == 404


def test_post(store: Server) -> None:
    """What is posted is added to what is there, in one piece or in several."""
    one, name = "/graph/person/1.ttl", 'foaf:name "Jane Doe";'
    store.send("PUT", one, card(store, "Jane Doe"), Content_Type=TURTLE)
    # post__existing_graph, get_of_post__existing_graph
    more = f'{FOAF} <{store.base}/graph/person/1> foaf:name "Jane Doe" .'
    assert store.send("POST", one, more, Content_Type=TURTLE).status == 200
    assert holds(store.send("GET", one), card(store, "Jane Doe", name))
    # post__multipart_formdata, get_of_post__multipart_formdata
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    assert store.send("POST", one, form(store), Content_Type=kind).status == 200
    names = f'{name} foaf:givenName "Jane"; foaf:familyName "Doe";'
    assert holds(store.send("GET", one), card(store, "Jane Doe", names))


def test_post_new_graph(store: Server) -> None:
    """post__create__new_graph, get_of_post__create__new_graph, get_of_post__after_noop."""
    reply = store.send("POST", "/graph", NAMELESS, Content_Type=TURTLE)
    assert reply.status == 201
    path = reply.headers["location"]
    assert holds(store.send("GET", path), NAMELESS)
    assert store.send("POST", path, "", Content_Type=TURTLE).status == 200
    assert holds(store.send("GET", path), NAMELESS)
