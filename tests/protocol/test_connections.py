"""What comes on a connection and is no proper request: each is told why, and the line is closed."""

import contextlib
import json
import socket
import time
from urllib.parse import unquote_to_bytes

import pytest
from pyoxigraph import NamedNode, Quad

from api import bodies, http_protocol
from tests.protocol.client import Server
from tests.protocol.conftest import Serve


def refusal(reply: bytes) -> tuple[int, str]:
    """Give the status and the words of an error, which closes the connection."""
    head, _, body = reply.partition(b"\r\n\r\n")
    assert b"connection: close" in head.lower()
    assert b"access-control-allow-origin: *" in head.lower()
    said = json.loads(body)
    assert said["hint"]
    return int(head.split()[1]), said["error"]


@pytest.mark.parametrize(
    "flood",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-Flood: %s\r\n" % (b"x" * 1000) * 1000 + b"\r\n",
        b"GET / HTTP/1.1\r\nX-Flood: " + b"x" * (1 << 20),
        b"GET /?" + b"x" * (1 << 20) + b" HTTP/1.1\r\n\r\n",
        b"GET /?" + b"x" * (1 << 16) + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nAccept: " + b",a/b" * 10_000 + b"\r\n\r\n",
    ],
    ids=["many headers", "one header", "address", "address that comes at once", "Accept"],
)
def test_a_flood_of_headers_is_refused(server: Server, flood: bytes) -> None:
    """1 MB of them, or so many that it takes long to weigh them; the server stays well."""
    assert refusal(server.raw(flood)) == (431, "The address and headers are too long.")
    assert server.query("ASK {}").status == 200


@pytest.mark.parametrize(
    "nonsense",
    [b"nonsense\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01", b"\x16\xfe \xfe\r\n"],
)
def test_what_is_no_http_is_refused(server: Server, nonsense: bytes) -> None:
    """In words, as everything else."""
    assert refusal(server.raw(nonsense)) == (400, "This is no HTTP request that can be read.")


@pytest.mark.parametrize(
    ("head", "status", "words"),
    [
        (b"GET /health HTTP/1.1\r\n\r\n", 400, "one header Host"),
        (b"GET /health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "one header Host"),
        (b"GET /health HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400, "one header Host"),
        (b"GET /health HTTP/2.0\r\nHost: a\r\n\r\n", 400, "no HTTP request"),
        (b"GET /health\r\n\r\n", 400, "no HTTP request"),
        (b"FOO /sparql HTTP/1.1\r\nHost: a\r\n\r\n", 501, "The method FOO"),
        (b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501, "The method CONNECT"),
    ],
)
def test_a_head_that_no_client_should_send_is_refused(
    server: Server, head: bytes, status: int, words: str
) -> None:
    """Caches before the server must not read another name or method from it than the server."""
    told, error = refusal(server.raw(head))
    assert (told, words in error) == (status, True)


@pytest.mark.parametrize("chunk", [b"ZZ\r\n", b"-5\r\n", b"F" * 18 + b"\r\n", b"3\r\nASKx"])
@pytest.mark.parametrize("separate", [True, False])
def test_chunks_that_are_none_are_refused(server: Server, chunk: bytes, separate: bool) -> None:
    """Whether they come with the head or after it."""
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head if separate else head + chunk)
        time.sleep(0.05 * separate)
        connection.sendall(chunk if separate else b"")
        status, error = refusal(_rest(connection))

    assert (status, "chunks" in error) == (400, True)
    assert server.query("ASK {}").status == 200


def test_what_is_no_request_is_counted_and_has_an_id(server: Server) -> None:
    """As every other answer: an operator sees who floods him."""
    told = 'vazby_responses_total{status="431"} '

    def counted() -> float:
        found = server.send("GET", "/metrics").text.partition(told)[2]
        return float(found.partition("\n")[0] or 0)

    before = counted()
    reply = server.raw(b"GET /?" + b"x" * (1 << 16) + b" HTTP/1.1\r\n\r\n")

    assert b"\r\nX-Request-ID: " in reply
    assert counted() == before + 1


def test_another_method_is_told_those_that_there_are(server: Server) -> None:
    """Of that address, in the language of the reader."""
    reply = server.send("DELETE", "/mcp", Accept_Language="cs")

    assert reply.status == 405
    assert json.loads(reply.body)["detail"] == "Tato adresa bere jen: POST, OPTIONS."


def test_an_address_as_it_is_typed_is_told_how_to_write_it(server: Server) -> None:
    """A shell sends í as it stands; the word for it belongs to no HTTP at all."""
    typed = "GET /queries/timeline-of-a-town.csv?town=Bílina HTTP/1.1\r\nHost: x\r\n\r\n"

    status, error = refusal(server.raw(typed.encode()))

    assert (status, "percent-encoded" in error) == (400, True)


def test_a_long_body_is_no_long_head(server: Server) -> None:
    """And the next request on the same connection is read."""
    body = b"ASK {} #" + b"x" * 200_000
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: %d\r\n" % len(body)
    )
    first, last = head + b"\r\n" + body, head + b"Connection: close\r\n\r\n" + body

    assert server.raw(first * 5 + last).count(b"HTTP/1.1 200 OK") == 6


@pytest.mark.parametrize("address", [b"/sparql", b"/mcp"])
@pytest.mark.parametrize(
    "body",
    [
        b"Content-Length: 99999999999\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n60000\r\n" + b"#" * 0x60000,
    ],
    ids=["announced", "in a chunk without an end"],
)
def test_a_body_that_is_too_long_is_refused_before_its_end(
    server: Server, address: bytes, body: bytes
) -> None:
    """By what it says, or as soon as so much has come; in JSON with a hint."""
    kind = b"json" if address == b"/mcp" else b"sparql-query"
    head = b"POST %b HTTP/1.1\r\nHost: x\r\nContent-Type: application/%b\r\n" % (address, kind)
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head + body)
        reply = connection.recv(1 << 16)

    assert reply.startswith(b"HTTP/1.1 413 ")
    assert b"content-type: application/json" in reply
    assert b"Send less at once." in reply


@pytest.mark.parametrize("given", ["null", "{}", "1.5", "1e400", "true", "[1]"])
def test_a_request_of_an_agent_with_an_id_that_is_none_is_answered(
    server: Server, given: str
) -> None:
    """As JSON-RPC says; nobody waits for ever for the answer to what was taken for a notice."""
    accept = "application/json, text/event-stream"
    body = f'{{"jsonrpc": "2.0", "id": {given}, "method": "tools/list"}}'
    reply = server.send("POST", "/mcp", body, Content_Type="application/json", Accept=accept)

    told = json.loads(reply.text)
    assert (reply.status, told["id"], told["error"]["code"]) == (400, None, -32600)


def test_a_version_of_the_protocol_that_is_none_is_told(server: Server) -> None:
    """By the name of the header."""
    kind = {"Content_Type": "application/json", "Accept": "application/json, text/event-stream"}
    body = '{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'
    reply = server.send("POST", "/mcp", body, MCP_Protocol_Version="zzz", **kind)

    assert reply.status == 400
    assert "MCP-Protocol-Version" in json.loads(reply.text)["error"]


@pytest.mark.parametrize(
    "body",
    [
        *(b"[]", b"{}", b"{", b"", b"null", b"[" * 100_000),
        rb'{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"a": "\ud800"}}',
    ],
)
def test_what_is_no_message_of_an_agent_is_told_in_our_words(server: Server, body: bytes) -> None:
    """Not in those of a library."""
    accept = "application/json, text/event-stream"
    reply = server.send("POST", "/mcp", body, Content_Type="application/json", Accept=accept)

    assert reply.status == 400
    assert "one JSON object" in json.loads(reply.text)["hint"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/organisation/a%2Fb/?x=%2F", "/organisation/a%2Fb?x=%2F"),
        ("/organisation/a%2F", "/organisation/a"),
        (r"/\other.example/", "/%5Cother.example"),
        ("/%2Fother.example/", "/%2Fother.example"),
        ("//other.example/", "/other.example"),
    ],
)
def test_an_address_without_its_slash_is_as_it_was_sent(
    server: Server, asked: str, meant: str
) -> None:
    """And on this host: browsers take a backslash for a slash."""
    reply = server.send("GET", asked)

    assert (reply.status, reply.headers["location"]) == (308, meant)


@pytest.mark.parametrize(("trusted", "base"), [("", "http"), ("127.0.0.0/8", "https")])
def test_a_proxy_that_is_named_is_believed(
    serve: Serve, documents: dict[NamedNode, list[Quad]], trusted: str, base: str
) -> None:
    """Where none is named, only one on this machine, which 127.0.0.2 is not by its name."""
    server = serve(documents, VAZBY_TRUSTED_PROXIES=trusted)
    head = b"GET /.well-known/void HTTP/1.1\r\nHost: x\r\nAccept: application/n-triples\r\n"
    address = ("127.0.0.1", server.port)
    with socket.create_connection(address, 60, ("127.0.0.2", 0)) as connection:
        connection.sendall(head + b"X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n")
        reply = _rest(connection)

    assert f"<{base}://x/sparql>".encode() in reply


def test_slow_headers_are_cut_off(hasty: Server) -> None:
    """A client that sends a byte now and then does not keep its connection."""
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=60) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        assert refusal(b"".join(iter(lambda: connection.recv(1 << 16), b"")))[0] == 408


@pytest.mark.parametrize("sent", [b"", b"ASK"])
def test_a_slow_body_is_cut_off(hasty: Server, sent: bytes) -> None:
    """Whether some of it came or nothing."""
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=60) as connection:
        connection.sendall(head + b"Content-Length: 100\r\n\r\n" + sent)
        assert connection.recv(1 << 16).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("path", [b"/sparql", b"/graph"])
def test_a_body_that_drips_is_cut_off(hasty: Server, path: bytes) -> None:
    """However long it goes on, and whoever reads it; the connection does not stay."""
    head = b"POST %b HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n" % path
    began, status = time.monotonic(), b"405" if path == b"/graph" else b"408"
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=60) as connection:
        connection.sendall(head + b"Content-Length: 500\r\n\r\n")
        connection.settimeout(0.1)
        reply = _dripped(connection)

    assert reply.startswith(b"HTTP/1.1 " + status)
    assert time.monotonic() - began < 2.5  # twice a patience of half a second


def _dripped(connection: socket.socket) -> bytes:
    """Send a byte now and then until the server hangs up; give what it has said."""
    reply = b""
    for _ in range(100):
        with contextlib.suppress(TimeoutError):
            connection.sendall(b"#")
            if not (part := connection.recv(1 << 16)):
                break
            reply += part
    return reply


def test_a_client_that_says_nothing_is_left(hasty: Server) -> None:
    """Without a word, as there was no request."""
    assert hasty.raw(b"") == b""


def test_a_client_that_reads_nothing_is_cut_off(hasty: Server) -> None:
    """Long before the deadline of its query; it never gets the end of the answer."""
    everything = b"SELECT%20*%7B" + _many(7) + b"%7D"
    request = b"GET /sparql?format=csv&query=" + everything + b" HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", hasty.port), timeout=60) as connection:
        connection.sendall(request)
        assert connection.recv(20).startswith(b"HTTP/1.1 200")
        _wait_for(hasty, 'queries_running{lane="sparql"} 0.0')
        assert not _rest(connection).endswith(b"0\r\n\r\n")


def test_an_agent_that_leaves_frees_its_worker(server: Server) -> None:
    """As any other client does: its query does not run until the deadline."""
    query = f"SELECT (COUNT(*) AS ?n) {{ {unquote_to_bytes(_many(20)).decode()} }}"
    call = {"name": "run_query", "arguments": {"query": query}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
    body = json.dumps(message).encode()
    head = (
        b"POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b"Accept: application/json, text/event-stream\r\nContent-Length: %d\r\n\r\n" % len(body)
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(head + body)
        _wait_for(server, 'queries_running{lane="sparql"} 1.0')
    _wait_for(server, 'queries_running{lane="sparql"} 0.0')
    metrics = server.send("GET", "/metrics").text
    assert 'seconds_count{lane="sparql",outcome="left"} 1.0' in metrics


def _wait_for(server: Server, figure: str) -> None:
    while figure not in server.send("GET", "/metrics").text:
        time.sleep(0.05)


def _many(times: int) -> bytes:
    """Write patterns that everything in the graph matches."""
    return b"".join(b"?s%d%%20?p%d%%20?o%d." % (place, place, place) for place in range(times))


def _rest(connection: socket.socket) -> bytes:
    """Read until the connection is closed or broken."""
    read = bytearray()
    with contextlib.suppress(ConnectionResetError):
        while part := connection.recv(1 << 16):
            read += part
    return bytes(read)


def test_patience_is_longer_in_earnest() -> None:
    """The server of these tests is in a hurry."""
    patience = (http_protocol.PATIENCE, http_protocol.READING, bodies.PATIENCE)
    assert min(patience) > 5
