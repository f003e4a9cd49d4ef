"""What only a real server on a real socket can show: broken streams, clients that leave, storms."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from urllib.parse import urlencode
from xml.etree.ElementTree import XML, ParseError

import pytest

from api.server import listen
from graph.errors import UsageError
from graph.releases import DataDirectory

LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
MADE = LONG.replace("SELECT *", "CONSTRUCT { ?a ?e ?i } WHERE")
PARSERS: dict[str, Callable[[bytes], object]] = {
    **dict.fromkeys(("json", "jsonld"), json.loads),
    **dict.fromkeys(("xml", "rdf"), XML),
}
Running = tuple[int, "subprocess.Popen[bytes]"]
LIMITS = {"VAZBY_DEADLINE": "4", "VAZBY_WORKERS": "1", "VAZBY_QUEUE": "2", "VAZBY_ANSWER": "1"}


@contextmanager
def running(root: Path, data: DataDirectory, log: int | None = None) -> Iterator[Running]:
    """Run a server with narrow limits, whose *log* may be read; an interrupt ends it."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        child = subprocess.Popen(
            [
                sys.executable,
                str(root / "tests" / "api" / "serving.py"),
                str(data.path),
                str(listening.fileno()),
            ],
            pass_fds=[listening.fileno()],
            env={**os.environ, **LIMITS, "PYTHONPATH": str(root)},
            stderr=log,
        )
        try:
            yield listening.getsockname()[1], child
        finally:
            child.send_signal(signal.SIGINT)  # the usual end, by Ctrl-C
            child.wait(20)


@pytest.fixture(scope="module")
def port(root: Path, tiny_data: DataDirectory) -> Iterator[int]:
    """Run a server with narrow limits and give its port."""
    with running(root, tiny_data) as (port, _):
        yield port


@dataclass
class Reply:
    """What came back: *whole* tells whether the body ended as it should."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    whole: bool


def get(port: int, path: str, coding: str = "identity", **query: str) -> Reply:
    """Send one request on a connection of its own and read all that comes back."""
    takes = {"Accept-Encoding": coding}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", f"{path}?{urlencode(query)}", headers=takes)
        with connection.getresponse() as response:
            try:
                body, whole = response.read(), True
            except http.client.IncompleteRead as broken:
                body, whole = broken.partial, False
            return Reply(response.status, dict(response.headers), body, whole)


def ask(port: int, query: str) -> Reply:
    """Send *query* to the endpoint."""
    return get(port, "/sparql", query=query, format="csv")


def test_an_answer_that_fails_late_breaks_the_stream(port: int) -> None:
    """Here by its length: the body never ends as if it were whole."""
    reply = ask(port, LONG)

    assert (reply.status, reply.whole) == (200, False)
    assert reply.body


@pytest.mark.parametrize("coding", ["identity", "gzip"])
@pytest.mark.parametrize(
    ("form", "last"),
    [
        *((form, rb"# This answer is not whole\. .+") for form in ("ttl", "nt", "n3")),
        *((form, rb"<!-- This answer is not whole\. .+ -->") for form in ("xml", "rdf")),
        *((form, rb'\{"ok": false, "error": "This .+"\}') for form in ("json", "jsonld")),
        *((form, rb".*") for form in ("csv", "tsv")),
    ],
)
def test_an_answer_that_fails_late_says_why(port: int, form: str, last: bytes, coding: str) -> None:
    """In its last line, where the format has a place for it; it is not whole all the same."""
    triples = form in {"ttl", "nt", "n3", "rdf", "jsonld"}
    query = MADE if triples else LONG
    reply = get(port, "/sparql", coding, query=query, format=form)
    inflated = zlib.decompressobj(wbits=31) if coding == "gzip" else None
    body = inflated.decompress(reply.body) if inflated else reply.body

    assert (reply.status, reply.whole) == (200, False)
    assert reply.headers.get("content-encoding", "identity") == coding
    assert body.count(b"\n") > 1
    assert re.fullmatch(last, body.splitlines()[-1])
    if read := PARSERS.get(form):
        with pytest.raises((ValueError, ParseError)):
            read(body)


def test_a_query_past_its_deadline_stays_in_the_form(port: int) -> None:
    """With words in the language of the reader, who can change it there."""
    reply = get(port, "/sparql", query=ENDLESS, format="html", lang="cs", wait="yes")

    assert reply.status == 503
    assert "Dotaz trval příliš dlouho" in reply.body.decode()
    assert f"{ENDLESS}</textarea>" in reply.body.decode()


@pytest.mark.parametrize("query", [LONG, MADE])
def test_the_page_of_an_answer_that_is_too_long_shows_its_beginning(port: int, query: str) -> None:
    """Even where an answer may be no longer than what a page reads of one."""
    reply = get(port, "/sparql", query=query, format="html", lang="en", wait="yes")

    assert (reply.status, reply.whole) == (200, True)
    assert "vazby-page-limit" in reply.headers
    assert reply.body.count(b"<tr>") > 500


def test_a_query_past_its_deadline_gets_503(port: int) -> None:
    """And the next one an answer."""
    assert ask(port, ENDLESS).status == 503
    assert ask(port, "ASK {}").body == b"true"


def ask_again_while_busy(port: int, query: str) -> Reply:
    """Ask as a client does who heeds Retry-After, less long than three deadlines take."""
    for _ in range(20):
        reply = ask(port, query)
        if reply.status != 503:
            break
        sleep(0.2)
    return reply


def test_a_client_that_leaves_frees_its_worker(port: int) -> None:
    """The only worker is free again for whoever stays."""
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", port)) as leaving:
            path = f"/sparql?{urlencode({'query': ENDLESS})}"
            leaving.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

    assert ask_again_while_busy(port, "ASK {}").body == b"true"


def test_http_1_0_reads_until_the_connection_ends(port: int) -> None:
    """A long answer has no length, and nothing but itself in its body."""
    query = urlencode({"query": "SELECT ?s ?p { ?s ?p ?o . ?x ?y ?o } LIMIT 4000", "format": "csv"})
    with socket.create_connection(("127.0.0.1", port), timeout=30) as old:
        old.sendall(f"GET /sparql?{query} HTTP/1.0\r\n\r\n".encode())
        head, _, body = b"".join(iter(lambda: old.recv(1 << 16), b"")).partition(b"\r\n\r\n")

    assert b"transfer-encoding" not in head
    assert b"content-length" not in head
    assert body.startswith(b"s,p\r\n")
    assert body.count(b"\r\n") == 4001


def test_a_storm_of_sparql_leaves_the_pages_standing(port: int) -> None:
    """Those beyond the queue are told to come back; pages are answered meanwhile."""
    with ThreadPoolExecutor(8) as storm:
        asked = [storm.submit(ask, port, ENDLESS) for _ in range(8)]
        page = get(port, "/municipality/567451")
        health = get(port, "/health")
        replies = [future.result() for future in asked]

    assert (page.status, health.status) == (200, 200)
    assert {reply.status for reply in replies} == {503}
    assert any("retry-after" in reply.headers for reply in replies)


def test_nested_queries_end_no_server(port: int) -> None:
    """The worker goes, the server stays."""
    assert ask(port, f"SELECT * {{ {'{' * 5000}{'}' * 5000} }}").status == 400
    assert ask(port, "ASK {}").body == b"true"


def test_a_port_or_host_that_cannot_be_had_is_told() -> None:
    """Before the server starts; any free port can be had."""
    with listen("127.0.0.1", 0) as taken:
        with pytest.raises(UsageError, match="Cannot listen on 127") as caught:
            listen("127.0.0.1", taken.getsockname()[1])
        assert "--port" in caught.value.hint
    with pytest.raises(UsageError, match="Cannot listen on no such host"):
        listen("no such host", 0)


def test_a_server_that_is_stopped_says_so_without_a_traceback(
    root: Path, tiny_data: DataDirectory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An answer that somebody reads slowly is broken off; who has none yet is told to come back."""
    monkeypatch.setitem(LIMITS, "VAZBY_DEADLINE", "30")
    monkeypatch.setitem(LIMITS, "VAZBY_ANSWER", "256")
    with (tmp_path / "log").open("wb") as log, running(root, tiny_data, log.fileno()) as server:
        port, child = server
        with (
            ThreadPoolExecutor(2) as threads,
            socket.create_connection(("127.0.0.1", port)) as slow,
        ):
            asked = urlencode({"query": LONG, "format": "csv"})
            slow.sendall(f"GET /sparql?{asked} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert b"200 OK" in slow.recv(100)
            waiting = [threads.submit(ask, port, ENDLESS) for _ in range(2)]  # one for the other
            sleep(1)
            child.terminate()
            assert child.wait(15) in {0, -signal.SIGTERM}
            replies = [one.result() for one in waiting]

    for reply in replies:
        assert (reply.status, reply.headers["retry-after"]) == (503, "1")
        assert b"being stopped" in reply.body
    assert "Traceback" not in (tmp_path / "log").read_text()
