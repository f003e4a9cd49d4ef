"""Plain requests are answered without a task, and as all others are."""

import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from io import BufferedReader
from urllib.parse import quote

import pytest

from graph.namespaces import PREFIXES
from tests.protocol.client import Server

SELECT = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
STOPPED = f'SELECT * {{ (?o ?score) <{PREFIXES["v"]}search> ("s" 1) }}'
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?b ?c ?d ?e ?f ?g ?h ?i"
BY_TASK = "X-Request-ID: by-task\r\n"
OF_ONE = (b"date", b"x-request-id")

Answer = tuple[bytes, list[bytes], bytes]


def asked(server: Server, *requests: str) -> list[Answer]:
    """Send *requests* over one connection; give status, headers and body of each answer."""
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, 60) as connection, connection.makefile("rb") as stream:
        answers = []
        for request in requests:
            connection.sendall(request.encode())
            answers.append(_answer(stream))
        return answers


def _answer(stream: BufferedReader) -> Answer:
    """Read the next answer, but for the headers that are of one request only."""
    status, *lines = iter(stream.readline, b"\r\n")
    lengths = [int(line.split()[1]) for line in lines if line.startswith(b"content-length")]
    body = stream.read(lengths[0]) if lengths else b"".join(_chunks(stream))
    return status, sorted(line for line in lines if not line.startswith(OF_ONE)), body


def _chunks(stream: BufferedReader) -> Iterator[bytes]:
    while size := int(stream.readline(), 16):
        yield stream.read(size)
        stream.readline()
    stream.readline()


def get(query: str, *lines: str, accept: str = "*/*") -> str:
    """Write a request."""
    told = "".join(lines)
    return f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: a\r\nAccept: {accept}\r\n{told}\r\n"


@pytest.mark.parametrize("accept", ["*/*", "text/csv", "application/n-triples", "image/png"])
@pytest.mark.parametrize(
    "query", [SELECT, LONG, "ASK {}", "DESCRIBE <urn:a>", "SELECT", "# RAND()"]
)
def test_an_answer_is_the_same_by_a_task(server: Server, query: str, accept: str) -> None:
    """New, and when it is kept; whole or in parts, data or an error."""
    text = f"{query} # {accept}"
    plain, again, by_task = asked(
        server, *(get(text, line, accept=accept) for line in ("", "", BY_TASK))
    )
    assert again == by_task
    assert plain[::2] == by_task[::2]
    (new,) = asked(server, get(f"{text} by a task", BY_TASK, accept=accept))
    assert _names(new) == _names(plain)


def test_a_stopped_search_is_told_with_an_address(guarded: Server) -> None:
    """The whole one, of the server that was asked: the note is no worker's."""
    ((status, headers, body),) = asked(guarded, get(f"{STOPPED} # told", accept="text/xml"))
    assert b"200" in status
    assert b"vazby-search-limit: 1\r\n" in headers
    assert b'<link href="http://a/limits#search"/>' in body


def _names(answer: Answer) -> list[bytes]:
    """Give the headers that do not depend on the text."""
    return [line for line in answer[1] if not line.startswith((b"etag", b"content-length"))]


def test_each_is_counted(server: Server) -> None:
    """As an answer, as a query, and by whether it was kept."""
    counted = ("vazby_responses_total", "vazby_cache_requests_total", "vazby_query_seconds_count")

    def figures() -> dict[str, float]:
        lines = server.send("GET", "/metrics").text.splitlines()
        told = (line.rpartition(" ") for line in lines if line.startswith(counted))
        return {name: float(value) for name, _, value in told}

    before = figures()
    asked(server, *[get("ASK {} # counted")] * 3)
    after = figures()
    changed = {name: count - before.get(name, 0) for name, count in after.items()}
    assert changed['vazby_cache_requests_total{kept="yes"}'] == 2
    assert changed['vazby_cache_requests_total{kept="no"}'] == 1 + 1  # and the figures before
    assert changed['vazby_responses_total{status="200"}'] == 3 + 1
    assert changed['vazby_query_seconds_count{lane="sparql",outcome="answered"}'] == 1


def test_who_leaves_frees_the_worker(writable: Server) -> None:
    """However plainly he had asked."""
    patterns = " ".join(f"?a{number} ?b{number} ?c{number} ." for number in range(20))
    with socket.create_connection(("127.0.0.1", writable.port)) as connection:
        connection.sendall(get(f"SELECT (COUNT(*) AS ?n) {{ {patterns} }}").encode())
        _wait_for(writable, 1)
    _wait_for(writable, 0)


def _wait_for(server: Server, running: int) -> None:
    """Wait until so many queries are *running*."""
    figure = f'queries_running{{lane="sparql"}} {running}.0'
    while figure not in server.send("GET", "/metrics").text:
        time.sleep(0.05)


def test_requests_that_come_together_are_answered_in_their_order(server: Server) -> None:
    """Kept ones do not overtake new ones."""
    asked(server, get("ASK {} # kept"))
    texts = ["ASK { ?a ?b ?c } # new", "ASK {} # kept", "ASK { <urn:a> ?b ?c } # new", SELECT]
    last = get("ASK {} # last", "Connection: close\r\n")
    replies = server.raw(("".join(map(get, texts)) + last).encode())
    assert replies.count(f"HTTP/1.1 {HTTPStatus.OK} OK".encode()) == len(texts) + 1
    bodies = re.findall(rb'"boolean":(\w+)|"(bindings)"', replies)
    assert bodies == [
        *((b"true", b""), (b"true", b""), (b"false", b""), (b"", b"bindings"), (b"true", b""))
    ]


def test_who_asks_what_is_being_answered_waits_for_that(server: Server) -> None:
    """Also where it takes longer than a moment, and goes on in a task: it is asked once."""
    numbers = " ".join(map(str, range(130)))
    rows = " ".join(f"VALUES ?{name} {{ {numbers} }}" for name in "abc")
    text = get(f"SELECT (COUNT(*) AS ?n) {{ {rows} FILTER(?a + ?b > ?c) }}")
    figure = 'vazby_query_seconds_count{lane="sparql",outcome="answered"} '

    def answered() -> float:
        lines = server.send("GET", "/metrics").text.splitlines()
        return sum(float(line.removeprefix(figure)) for line in lines if line.startswith(figure))

    before = answered()
    with ThreadPoolExecutor(6) as clients:
        replies = [*clients.map(lambda _: asked(server, text)[0], range(6))]
    assert answered() - before == 1
    assert {reply[0].split()[1] for reply in replies} == {b"200"}
    assert len({reply[2] for reply in replies}) == 1
