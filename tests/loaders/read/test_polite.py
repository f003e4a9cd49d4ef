"""Many pages from one server: pauses, and waiting when it asks for it."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from loaders.read.fetch import BusyError
from loaders.read.polite import Visitor

SOON = "Sun, 06 Nov 1994 08:49:37 GMT"  # an instant that is over


class _Server(ThreadingHTTPServer):
    """Answers with the *statuses* one after the other, then with the page; notes the *times*."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.statuses: list[tuple[int, str | None]] = []
        self.times: list[float] = []

    @property
    def page(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/page"


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        """Answer as the server was told."""
        self.server.times.append(time.monotonic())
        status, wait = self.server.statuses.pop(0) if self.server.statuses else (200, None)
        self.send_response(status)
        if wait:
            self.send_header("Retry-After", wait)
        self.end_headers()
        self.wfile.write(b"page")

    def log_message(self, *_: object) -> None:
        """Keep silent."""


@pytest.fixture
def server() -> Iterator[_Server]:
    """Give a real server that runs."""
    with _Server() as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def test_a_host_is_left_alone_between_two_pages(server: _Server) -> None:
    """For the pause at least."""
    visitor = Visitor(pause=0.2)

    pages = [visitor.visit(server.page) for _ in range(2)]

    assert [(page.data, page.url) for page in pages] == [(b"page", server.page)] * 2
    assert server.times[1] - server.times[0] >= 0.2


@pytest.mark.parametrize("wait", ["0", SOON, "later", None])
def test_a_busy_server_is_asked_again(server: _Server, wait: str | None) -> None:
    """When it says so, in seconds or as an instant; what it cannot mean is no reason to wait."""
    server.statuses = [(503, wait), (429, wait)]

    assert Visitor(pause=0).visit(server.page).data == b"page"
    assert len(server.times) == 3


def test_the_wait_that_a_server_asks_for_is_kept(server: _Server) -> None:
    """Even where it is longer than the pause."""
    server.statuses = [(429, "1")]

    Visitor(pause=0).visit(server.page)

    assert server.times[1] - server.times[0] >= 1


@pytest.mark.parametrize(("statuses", "asked"), [([(429, "3600")], 1), ([(503, "0")] * 3, 3)])
def test_a_server_that_stays_busy_is_given_up(
    server: _Server, statuses: list[tuple[int, str | None]], asked: int
) -> None:
    """At once where it asks for an hour, else after three times."""
    server.statuses = [*statuses]

    with pytest.raises(BusyError, match="answered with the error"):
        Visitor(pause=0).visit(server.page)
    assert len(server.times) == asked
