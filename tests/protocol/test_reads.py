"""Reading over real HTTP: merged graphs, whole graphs, and the headers that every answer has."""

import json

import pytest
from pyoxigraph import RdfFormat, parse

from graph.formats import DATASETS, GRAPHS, Format
from graph.namespaces import expand
from tests.protocol.client import DATA, Server, address

LABELS = f"SELECT (COUNT(*) AS ?n) {{ ?s <{expand('rdfs:label')}> ?o }}"
FIRST = f"/graph{address(('graph', f'{DATA}1.rdf'))}"


def count(server: Server, query: str, *graphs: tuple[str, str]) -> int:
    """Give the one number that *query* selects."""
    (row,) = json.loads(server.query(query, *graphs).body)["results"]["bindings"]
    return int(row["n"]["value"])


def test_default_graphs_are_merged(server: Server) -> None:
    """A triple of several graphs is there once, as in the union of all."""
    graphs = [("default-graph-uri", f"{DATA}{number}.rdf") for number in (1, 2, 3, 2)]

    assert count(server, LABELS, *graphs) == 1
    assert count(server, LABELS) == 1
    assert count(server, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {LABELS.split('{')[1]} }}") == 3


def test_named_graphs_stay_beside_merged_ones(server: Server) -> None:
    """Each with all its triples."""
    graphs = [("default-graph-uri", f"{DATA}{number}.rdf") for number in (1, 2)]
    named = [("named-graph-uri", f"{DATA}{number}.rdf") for number in (2, 3)]
    inside = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {LABELS.split('{')[1]} }}"

    assert count(server, inside, *graphs, *named) == 2
    assert count(server, LABELS, *graphs, *named) == 1


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_a_graph_is_read_in_every_format(server: Server, form: Format) -> None:
    """By header and by parameter; HEAD says the same without it."""
    assert isinstance(form.native, RdfFormat)
    reply = server.send("GET", FIRST, Accept=form.media_type)

    assert reply.headers["content-type"] == form.content_type
    assert len({quad.triple for quad in parse(reply.body, form.native)}) == 2
    assert server.send("GET", f"{FIRST}&format={form.name}").body == reply.body
    head = server.send("HEAD", FIRST, Accept=form.media_type)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-type"] == form.content_type


@pytest.mark.parametrize("form", DATASETS, ids=lambda form: form.name)
def test_all_graphs_are_read_together(server: Server, form: Format) -> None:
    """Every triple with its graph; nothing of the union that queries see."""
    assert isinstance(form.native, RdfFormat)
    reply = server.send("GET", "/graph", Accept=form.media_type)

    assert reply.headers["content-type"] == form.content_type
    quads = list(parse(reply.body, form.native))
    assert len(quads) == 6
    assert {quad.graph_name.value for quad in quads} == {f"{DATA}{n}.rdf" for n in (1, 2, 3)}


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/graph?graph=urn:nobody", "*/*", 404),
        ("/graph/nobody", "*/*", 404),
        ("/graph/nobody.ttl", "*/*", 404),
        ("/graph?graph=relative", "*/*", 400),
        (f"{FIRST}&default", "*/*", 400),
        (f"{FIRST}&format=docx", "*/*", 400),
        (FIRST, "image/png", 406),
        (f"{FIRST}&format=nq", "*/*", 406),
        ("/graph", "text/csv", 406),
        ("/graph?default", "*/*", 200),
        ("/.well-known/void", "image/png", 406),
        ("/sparql", "text/csv", 406),
        ("/sparql?query=ASK{}&format=trig", "*/*", 406),
        ("/sparql?query=ASK{}", "text/csv;q=0, */*;q=0.1", 200),
    ],
)
def test_what_cannot_be_read_is_told(server: Server, path: str, accept: str, status: int) -> None:
    """GET and HEAD agree, and errors may be read from other sites."""
    for method in ("GET", "HEAD"):
        reply = server.send(method, path, Accept=accept)
        assert reply.status == status, method
        assert reply.headers["access-control-allow-origin"] == "*"
        assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize(
    ("path", "read_only", "with_writes"),
    [
        ("/sparql", "GET, HEAD, POST, OPTIONS", "GET, HEAD, POST, OPTIONS"),
        ("/sparql/hints", "GET, HEAD, POST, OPTIONS", "GET, HEAD, POST, OPTIONS"),
        ("/graph/x", "GET, HEAD, OPTIONS", "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS"),
        ("/", "GET, HEAD, OPTIONS", "GET, HEAD, OPTIONS"),
    ],
)
def test_options_say_what_may_be_done(
    server: Server, writable: Server, path: str, read_only: str, with_writes: str
) -> None:
    """To people and to browsers; so does 405."""
    for asked, methods in ((server, read_only), (writable, with_writes)):
        reply = asked.send("OPTIONS", path)
        assert reply.headers["allow"] == methods
        assert reply.headers["access-control-allow-methods"] == methods
        refused = asked.send("TRACE", path)
        assert (refused.status, refused.headers["allow"]) == (405, methods)
    assert "Authorization" in writable.send("OPTIONS", path).headers["access-control-allow-headers"]


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_long_answers_are_packed_as_the_client_likes(server: Server, coding: str) -> None:
    """And caches keep the codings apart, also where nothing was packed."""
    path = f"/sparql{address(('query', 'SELECT * { VALUES ?x { ' + '1 2 ' * 500 + '} }'))}"
    packed = server.send("GET", path, Accept_Encoding=coding)
    plain = server.send("GET", path)

    assert packed.headers["content-encoding"] == coding
    assert "content-encoding" not in plain.headers
    for reply in (packed, plain):
        assert {"Accept", "Accept-Encoding"} <= set(reply.headers["vary"].split(", "))


def test_lines_of_csv_end_as_its_standard_says(server: Server) -> None:
    """With CR and LF; those of TSV with LF."""
    path = f"/sparql{address(('query', 'SELECT * { VALUES ?x { 1 2 } }'))}"

    assert server.send("GET", f"{path}&format=csv").body == b"x\r\n1\r\n2\r\n"
    assert server.send("GET", f"{path}&format=tsv").body == b"?x\n1\n2\n"


@pytest.mark.parametrize("path", ["/sparql/hints", "/sparql/share"])
def test_what_is_told_of_a_query_has_a_head(server: Server, path: str) -> None:
    """As all that is read; it was 404."""
    asked = f"{path}{address(('query', 'ASK {}'))}"
    head, get = (server.send(method, asked) for method in ("HEAD", "GET"))

    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-type"] == get.headers["content-type"]


def test_head_of_a_query_costs_no_worker(server: Server) -> None:
    """The headers are those of GET."""
    path = f"/sparql{address(('query', 'SELECT * { ?s ?p ?o }'))}"
    get = server.send("GET", path)
    for _ in range(5):
        head = server.send("HEAD", path)
        assert (head.status, head.body) == (200, b"")
        assert head.headers["content-type"] == get.headers["content-type"]
