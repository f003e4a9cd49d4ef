"""What the W3C's tests of the SPARQL 1.1 Protocol demand of updates, each by its name there."""

import json

import pytest

from tests.protocol.client import DATA, FORM, Server

TARGET = "http://example.org/protocol-update-test/"
DOCUMENT = "<http://xmlns.com/foaf/0.1/Document>"
RESOURCE = "<http://purl.org/dc/terms/BibliographicResource>"
START = "DROP ALL ; INSERT DATA { " + " ".join(
    f"GRAPH <{DATA}{n}.rdf> {{ <{DATA}{n}.rdf> a {DOCUMENT} }}" for n in (1, 2, 3)
)
COPY = f"INSERT {{ GRAPH <{TARGET}> {{ ?s a {RESOURCE} }} }}"
FIRST, SECOND = (f"{DATA}{number}.rdf" for number in (1, 2))


def found(server: Server) -> set[str]:
    """List what was copied."""
    reply = server.query(f"SELECT ?s {{ GRAPH <{TARGET}> {{ ?s ?p ?o }} }}")
    return {row["s"]["value"] for row in json.loads(reply.body)["results"]["bindings"]}


def test_update_dataset_default_graph(writable: Server) -> None:
    """One graph that is used is what patterns see."""
    update = f"{START} }} ; {COPY} WHERE {{ ?s a {DOCUMENT} }}"
    reply = writable.update(update, ("using-graph-uri", FIRST))
    assert reply.status == 200
    assert found(writable) == {FIRST}


def test_update_dataset_default_graphs(writable: Server) -> None:
    """Two of them are seen as one."""
    update = f"{START} }} ; {COPY} WHERE {{ ?s a {DOCUMENT} }}"
    graphs = [("using-graph-uri", FIRST), ("using-graph-uri", SECOND)]
    assert writable.update(update, *graphs).status == 200
    assert found(writable) == {FIRST, SECOND}


def test_update_dataset_named_graphs(writable: Server) -> None:
    """Named ones are what GRAPH sees."""
    update = f"{START} }} ; {COPY} WHERE {{ GRAPH ?g {{ ?s a {DOCUMENT} }} }}"
    graphs = [("using-named-graph-uri", FIRST), ("using-named-graph-uri", SECOND)]
    assert writable.update(update, *graphs).status == 200
    assert found(writable) == {FIRST, SECOND}


def test_update_dataset_full(writable: Server) -> None:
    """Both at once; the third graph is seen by neither."""
    where = f"{{ GRAPH ?g {{ ?s a {DOCUMENT} }} BIND(?g AS ?in) }} UNION "
    where += f'{{ ?s a {DOCUMENT} BIND("default" AS ?in) }}'
    insert = f"INSERT {{ GRAPH <{TARGET}> {{ ?s <http://example.org/in> ?in }} }}"
    graphs = [("using-graph-uri", FIRST), ("using-named-graph-uri", SECOND)]
    assert writable.update(f"{START} }} ; {insert} WHERE {{ {where} }}", *graphs).status == 200
    assert found(writable) == {FIRST, SECOND}
    check = f'<{FIRST}> ?in "default" . <{SECOND}> ?in <{SECOND}>'
    reply = writable.query(f"ASK {{ GRAPH <{TARGET}> {{ {check} }} }}")
    assert json.loads(reply.body)["boolean"]


def test_update_post_form(writable: Server) -> None:
    """A form holds the update."""
    reply = writable.send("POST", "/sparql", "update=CLEAR+ALL", Content_Type=FORM)
    assert reply.status == 200
    assert not json.loads(writable.query("ASK { ?s ?p ?o }").body)["boolean"]


def test_update_post_direct(writable: Server) -> None:
    """The body is the update."""
    assert writable.update("CLEAR ALL").status == 200


def test_update_base_uri(writable: Server) -> None:
    """A relative IRI becomes one relative to the service."""
    graph = "<http://example.org/protocol-base-test/>"
    data = (
        f"INSERT DATA {{ GRAPH {graph} {{ <http://example.org/s> <http://example.org/p> <x> }} }}"
    )
    assert writable.update(f"CLEAR GRAPH {graph} ; {data}").status == 200
    reply = writable.query(f"SELECT ?o {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    rows = json.loads(reply.body)["results"]["bindings"]
    assert [row["o"]["value"] for row in rows] == [f"{writable.base}/x"]


def test_bad_update_get(writable: Server) -> None:
    """Nothing is updated by GET."""
    assert writable.send("GET", "/sparql?update=CLEAR%20ALL").status == 400


def test_bad_multiple_updates(writable: Server) -> None:
    """Two updates in one form are refused."""
    body = "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT"
    assert writable.send("POST", "/sparql", body, Content_Type=FORM).status == 400


def test_bad_update_wrong_media_type(writable: Server) -> None:
    """An update is no plain text."""
    assert writable.update("CLEAR NAMED", Content_Type="text/plain").status == 415


def test_bad_update_missing_form_type(writable: Server) -> None:
    """A body without a media type is not guessed at."""
    assert writable.send("POST", "/sparql", "update=CLEAR%20NAMED").status == 415


def test_bad_update_non_utf8(writable: Server) -> None:
    """UTF-16 is refused, whether its name is said or not."""
    body, kind = "CLEAR NAMED".encode("utf-16"), "application/sparql-update"
    told = writable.send("POST", "/sparql", body, Content_Type=f"{kind}; charset=UTF-16")
    untold = writable.send("POST", "/sparql", body, Content_Type=kind)
    assert (told.status, untold.status) == (415, 400)


def test_bad_update_syntax(writable: Server) -> None:
    """The place of the mistake is told."""
    reply = writable.send("POST", "/sparql", "update=CLEAR%20XYZ", Content_Type=FORM)
    assert reply.status == 400
    assert json.loads(reply.body)["column"] > 1


@pytest.mark.parametrize("clause", ["WITH", "USING"])
def test_bad_update_dataset_conflict(writable: Server, clause: str) -> None:
    """Graphs are named in the request or in the update, not in both."""
    name = "<http://xmlns.com/foaf/0.1/givenName>"
    before, after = ("WITH <http://example/a>", "") if clause == "WITH" else ("", "USING <urn:a>")
    pattern = f"{{ ?p {name} 'Bill' }}"
    update = f"{before} DELETE {{ GRAPH <urn:a> {pattern} }} {after} WHERE {pattern}"
    reply = writable.update(update, ("using-named-graph-uri", "http://example/people"))
    assert reply.status == 400
