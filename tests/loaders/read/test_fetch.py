"""Fetching, against a real server on this machine."""

import gzip
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import pytest

from graph.errors import DeadlineError, NetworkError, NotFoundError, UnreadableError, UsageError
from loaders.read.fetch import SIZE_LIMIT, fetch
from loaders.read.source import read

PAGE = "<html><body><p>Lokální partnerství Žďár</p></body></html>".encode("cp1250")


class Site(BaseHTTPRequestHandler):
    """A site with a page, a redirection and an error."""

    def do_GET(self) -> None:
        """Answer by path."""
        if self.path.startswith("/dripping"):
            self._drip()
            return
        moved = {"/old": "/page", "/away": "file:///etc/passwd", "/loop": "/loop"}
        status = {"/page": 200, "/broken": 500, **dict.fromkeys(moved, 301)}.get(self.path, 404)
        packings = [*filter(None, parse_qs(urlsplit(self.path).query).get("packed", []))]
        body = PAGE
        if packings:
            status, body = 200, gzip.compress(bytes(SIZE_LIMIT + 1))
        self.send_response(status)
        self.send_header("Content-Encoding", ", ".join(packings) or "identity")
        self.send_header("Content-Type", "text/html; charset=windows-1250")
        self.send_header("Location", moved.get(self.path, "/page"))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        """Send letter after letter, never so slowly that one step would take too long."""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
        self.wfile.write(head + (b"X-Long: " if self.path.endswith("headers") else b"\r\n"))
        with suppress(OSError):  # the client has left
            for _ in range(150):
                self.wfile.write(b"x")
                time.sleep(0.02)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Give the address of the running site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_read_by_its_address(site: str) -> None:
    """The header's encoding is used and the address kept."""
    page = read(f"{site}/page")

    assert page.text == "Lokální partnerství Žďár\n"
    assert page.url == f"{site}/page"


def test_redirections_are_followed(site: str) -> None:
    """The address is where they led."""
    assert fetch(f"{site}/old").url == f"{site}/page"


def test_a_missing_page_is_not_found(site: str) -> None:
    """The sentence names the address."""
    with pytest.raises(NotFoundError, match=r"no page at .*/nowhere"):
        fetch(f"{site}/nowhere")


def test_an_error_of_the_server_is_told(site: str) -> None:
    """The status stands in the sentence."""
    with pytest.raises(NetworkError, match="error 500"):
        fetch(f"{site}/broken")


def test_an_unreachable_address_is_told() -> None:
    """Nobody listens on port 9."""
    with pytest.raises(NetworkError, match="did not answer") as refusal:
        read("http://127.0.0.1:9/page")

    assert refusal.value.hint


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/page", "http://", "mailto://a@b"])
def test_what_is_no_address_of_a_page_is_told(address: str) -> None:
    """Only http and https are read."""
    with pytest.raises(UsageError, match="not an address of a page"):
        fetch(address)


def test_a_page_past_the_limit_is_refused(site: str) -> None:
    """Reading stops at the limit."""
    with pytest.raises(UnreadableError, match=f"^{site}/page is larger than"):
        fetch(f"{site}/page", limit=10)


def test_a_page_that_unpacks_to_more_than_the_limit_is_refused(site: str) -> None:
    """Some kilobytes arrive; they are no page."""
    with pytest.raises(UnreadableError, match="larger than 5 MB"):
        fetch(f"{site}/?packed=gzip")


@pytest.mark.parametrize("packings", ["packed=br", "packed=gzip&packed=gzip"])
def test_what_would_unpack_without_bound_is_refused(site: str, packings: str) -> None:
    """It was not asked for, and nothing of it is unpacked."""
    with pytest.raises(UnreadableError, match="not asked for"):
        fetch(f"{site}/?{packings}")


def test_an_address_that_leads_to_none_is_told(site: str) -> None:
    """Itself it is one."""
    with pytest.raises(UsageError, match=f"^{site}/away leads to what is no address of a page"):
        fetch(f"{site}/away")


def test_a_circle_is_told_in_one_sentence(site: str) -> None:
    """With one full stop."""
    with pytest.raises(NetworkError, match=r"[^.]\.$"):
        fetch(f"{site}/loop")


def test_a_port_that_there_is_not_is_told() -> None:
    """It is not asked for by its last bits."""
    with pytest.raises(UsageError, match="not an address of a page: Port out of range"):
        fetch("http://localhost:99999/")


@pytest.mark.parametrize("part", ["headers", "body"])
def test_an_answer_that_drips_is_given_up(site: str, part: str) -> None:
    """The whole answer has a time, not each of its steps alone."""
    begun = time.monotonic()
    with pytest.raises(DeadlineError, match=r"whole page within 0\.3 seconds"):
        fetch(f"{site}/dripping/{part}", patience=0.3)

    assert time.monotonic() - begun < 2
