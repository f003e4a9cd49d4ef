"""What the W3C's tests of the SPARQL 1.1 Protocol demand of updates, each by its name there."""

import json
from urllib.parse import urlencode

import pytest

from tests.protocol.client import DATA, FORM, Server

TARGET = "http://example.org/protocol-update-test/"
PREFIXES = """PREFIX dc: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""
DOCUMENT = "foaf:Document"
START = f"{PREFIXES}CLEAR ALL ;\nINSERT DATA {{ " + " ".join(
    f"GRAPH <{DATA}{n}.rdf> {{ <{DATA}{n}.rdf> a {DOCUMENT} }}" for n in (1, 2, 3)
)
COPY = f"INSERT {{ GRAPH <{TARGET}> {{ ?s a dc:BibliographicResource }} }}"
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


@pytest.mark.parametrize(
    "update",
    [
        "BASE <http://base.test/x> INSERT DATA { <a> <p> 1 }",
        "PREFIX a: <http://base.test/> CLEAR ALL; PREFIX b: <http:> INSERT DATA { a:a a:p 1 }",
        "INSERT DATA { } ;\n#\nPREFIX a: <http://base.test/> #\nINSERT DATA { a:a a:p 1 } ;",
        "BASE <http://base.test/> CLEAR ALL; BASE <x/> INSERT DATA { <../a> <../p> 1 }",
    ],
)
def test_an_update_declares(writable: Server, update: str) -> None:
    """Prefixes and a base, before its first operation and after every semicolon."""
    assert writable.update("CLEAR ALL").status == 200
    form = urlencode({"update": update})
    assert writable.send("POST", "/sparql", form, Content_Type=FORM).status == 200
    ask = "ASK { GRAPH ?g { <http://base.test/a> <http://base.test/p> 1 } }"
    assert json.loads(writable.query(ask).body)["boolean"]


@pytest.mark.parametrize(
    ("update", "line", "column"),
    [
        ("PREFIX č: <urn:č> INSERT DATA { č:a č:b } ", 1, 41),
        ("PREFIX a: <urn:a>\nINSERT DATA {\n a:a a:b }", 3, 10),
        ("CLEAR ALL ;\n\n PREFIX a: <urn:a> CLEAR ALL ;\nINSERT DATA { a:a a:b }", 4, 23),
        ("PREFIX a: <urn:a> CLEAR ALL; PREFIX b: <urn:b> INSERT DATA { a:a b:b }", 1, 70),
        ("PREFIX a <urn:a>\nCLEAR ALL", 1, 10),
        ("CLEAR ALL;\nPREFIX a: CLEAR ALL", 2, 8),
    ],
)
def test_the_place_of_a_mistake(writable: Server, update: str, line: int, column: int) -> None:
    """Is that in what was sent, wherever declarations stand."""
    told = json.loads(writable.update(update).body)
    assert (told["status"], told["line"], told["column"]) == (400, line, column)


@pytest.mark.parametrize("clause", ["WITH", "USING"])
def test_bad_update_dataset_conflict(writable: Server, clause: str) -> None:
    """Graphs are named in the request or in the update, not in both."""
    people = ("<http://example/people>", "<http://example/addresses>")
    before, after = (f"WITH {people[1]}", "") if clause == "WITH" else ("", f"USING {people[0]}")
    old, new = "{ ?p foaf:givenName 'Bill' }", "{ ?p foaf:givenName 'William' }"
    parts = [f"DELETE {old} INSERT {new}", f"WHERE {old}"]
    update = f"{PREFIXES}{before} {parts[0]} {after} {parts[1]}"
    reply = writable.update(update, ("using-named-graph-uri", "http://example/people"))
    assert reply.status == 400
