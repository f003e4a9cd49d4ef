"""A whole answer leaves at once, unless something speaks against it."""

import asyncio
from collections.abc import Callable, Iterable

import pytest
import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.server import ServerState

from api.http_protocol import WHOLE, BoundedProtocol

BODY = b"true"
LENGTH = (b"content-length", b"4")


class Written(asyncio.Transport):
    """The transport of a client, who is told all that is *written*."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.closed = False

    def writelines(self, parts: Iterable[bytes | bytearray | memoryview]) -> None:
        """Keep all *parts*."""
        self.written += b"".join(parts)

    def is_closing(self) -> bool:
        """Tell whether the connection was closed."""
        return self.closed

    def close(self) -> None:
        """Keep that it was closed."""
        self.closed = True

    def pause_reading(self) -> None:
        """Do nothing."""

    def resume_reading(self) -> None:
        """Do nothing."""


def told(asked: bytes, *headers: tuple[bytes, bytes]) -> tuple[list[bool], bytes]:
    """Tell of each request in *asked* whether its answer left at once, and what was written."""
    at_once: list[bool] = []

    async def answer(scope: Scope, _: Receive, send: Send) -> None:
        start: Message = {"type": "http.response.start", "status": 200, "headers": [*headers]}
        at_once.append(scope["extensions"][WHOLE]["send"](start, BODY))
        if not at_once[-1]:
            await send(start)
            await send({"type": "http.response.body", "body": BODY})

    return at_once, asyncio.run(_written(answer, asked))


async def _written(app: ASGIApp, asked: bytes) -> bytes:
    """Give what is written to who sends what is *asked*."""
    config = uvicorn.Config(app, log_config=None, ws="none", lifespan="off")
    config.load()
    protocol, transport = BoundedProtocol(config, ServerState(), {}), Written()
    protocol.connection_made(transport)
    protocol.data_received(asked)
    await asyncio.sleep(0.01)
    protocol.connection_lost(None)
    return transport.written


def test_an_answer_with_its_length_leaves_at_once() -> None:
    """Head and body as they were given."""
    at_once, written = told(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", LENGTH, (b"vary", b"Accept"))
    assert at_once == [True]
    assert written == b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\nvary: Accept\r\n\r\ntrue"


@pytest.mark.parametrize("odd", [b"a\r\nset-cookie: b", b"a\nb", b"a\rb", b"a\x00b"])
def test_a_header_that_would_be_two_is_refused(odd: bytes) -> None:
    """As uvicorn does with all headers."""
    at_once, written = told(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", LENGTH, (b"link", odd))
    assert at_once == [False]
    assert odd not in written


@pytest.mark.parametrize(
    ("asked", "headers"),
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", []),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", [(b"content-length", b"5")]),
        (b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", [LENGTH]),
        (b"GET / HTTP/1.0\r\n\r\n", [LENGTH]),
        (b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", [LENGTH]),
    ],
)
def test_what_is_not_so_simple_goes_the_usual_way(
    asked: bytes, headers: list[tuple[bytes, bytes]]
) -> None:
    """No or another length, no body, a connection that ends."""
    assert told(asked, *headers)[0] == [False]


def test_http_1_0_gets_no_chunks() -> None:
    """The end of the connection is that of the body, and where it has a length it is told."""

    async def parts(scope: Scope, _: Receive, send: Send) -> None:
        headers = [(b"Content-Length", b"6")] if scope["path"] == "/told" else []
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for part in (b"a,b", b"", b"\r\n"):
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b"1"})

    head = b"HTTP/1.1 200 OK\r\n%bconnection: close\r\n\r\n"
    plain, told_length = (
        asyncio.run(_written(parts, b"GET %b HTTP/1.0\r\n\r\n" % path)) for path in (b"/", b"/told")
    )

    assert plain == head % b"" + b"a,b\r\n1"
    assert told_length == head % b"content-length: 6\r\n" + b"a,b\r\n1"


def test_requests_that_come_together_are_answered_in_turn() -> None:
    """All but the last as uvicorn does it."""
    at_once, written = told(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 3, LENGTH)
    assert at_once[-1]
    assert written.count(b"HTTP/1.1 200 OK") == written.count(b"true") == 3


class Known:
    """An application that knows the answers to all but what is asked by HEAD."""

    def __init__(self) -> None:
        self.shortcut = self
        self.tasks = 0

    def take(self, scope: Scope, send: Callable[[bytes, bytes], bool], _: object) -> bool:
        """Answer at once."""
        return bool(scope["method"] != "HEAD" and send(b"HTTP/1.1 200 OK\r\n", BODY))

    async def __call__(self, _: Scope, __: Receive, send: Send) -> None:
        """Answer in a task."""
        self.tasks += 1
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@pytest.mark.parametrize(
    ("asked", "tasks"),
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", 0),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 9, 0),
        (b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", 1),
        (b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 1),
    ],
)
def test_what_an_application_knows_needs_no_task(asked: bytes, tasks: int) -> None:
    """Unless it does not, or the connection ends."""
    app = Known()
    written = asyncio.run(_written(app, asked))
    assert app.tasks == tasks
    assert written.count(b"HTTP/1.1 2") == asked.count(b"HTTP/1.1")
