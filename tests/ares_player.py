"""A real HTTP server in the place of ARES: it plays recorded replies and keeps what was asked.

The replies of ``tests/data/ares/`` were written from the service's published schema, with numbers
and names of nobody.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

REPLIES = Path(__file__).parent / "data" / "ares"


@dataclass(frozen=True)
class Reply:
    """One reply: the *body*, or the recorded file that it names; *seconds* until it is over."""

    body: str | bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def data(self) -> bytes:
        """The bytes of the body."""
        if isinstance(self.body, bytes):
            return self.body
        return (REPLIES / f"{self.body}.json").read_bytes()


class Player(ThreadingHTTPServer):
    """The server: *replies* are played in their order, the last one again and again."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: list[Reply] = []
        self.asked: list[tuple[str, str, dict[str, Any] | None]] = []
        self.agents: set[str] = set()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/rest"

    def plays(self, *replies: Reply | str) -> "Player":
        """Play these from now on; a name stands for the recorded reply of that name."""
        self.replies = [Reply(item) if isinstance(item, str) else item for item in replies]
        self.asked.clear()
        return self

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as above it
        """Say nothing of clients that leave."""


class _Handler(BaseHTTPRequestHandler):
    server: Player

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _answer(self, body: dict[str, Any] | None) -> None:
        player = self.server
        player.asked.append((self.command, self.path, body))
        player.agents.add(self.headers["User-Agent"])
        reply = player.replies.pop(0) if len(player.replies) > 1 else player.replies[0]
        self.send_response(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        for part in (reply.data[:1], reply.data[1:]):
            self.wfile.write(part)
            self.wfile.flush()
            time.sleep(reply.seconds / 2)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def playing() -> Iterator[Player]:
    """Give a running player."""
    player = Player()
    thread = Thread(target=player.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield player
    finally:
        player.shutdown()
        player.server_close()
        thread.join()
