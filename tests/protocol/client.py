"""A client of the servers of these tests, which sends what it is told to, right or wrong."""

import http.client
import socket
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import quote

from graph.releases import DataDirectory

DATA = "http://kasei.us/2009/09/sparql/data/data"
"""How the names of the graphs begin that the W3C's tests ask."""

FORM = "application/x-www-form-urlencoded"
TURTLE = "text/turtle; charset=utf-8"


@dataclass
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass
class Server:
    """A server and how to talk to it; with a *token* every request carries it."""

    port: int
    data: DataDirectory
    token: str = ""

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def send(
        self, method: str, path: str, body: bytes | str | None = None, **headers: str
    ) -> Reply:
        """Send one request; underscores in the names of *headers* are hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            named.setdefault("Authorization", f"Bearer {self.token}")
        content = body.encode() if isinstance(body, str) else body
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, content, named)
            with connection.getresponse() as response:
                return Reply(response.status, dict(response.headers), response.read())

    def raw(self, content: bytes) -> bytes:
        """Send bytes as they are, and give all that comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as connection:
            connection.sendall(content)
            return b"".join(iter(lambda: connection.recv(1 << 16), b""))

    def query(self, text: str, *graphs: tuple[str, str], **headers: str) -> Reply:
        """Ask by POST; *graphs* are parameters of the address."""
        headers.setdefault("Content_Type", "application/sparql-query")
        return self.send("POST", f"/sparql{address(*graphs)}", text, **headers)

    def update(self, text: str, *graphs: tuple[str, str], **headers: str) -> Reply:
        """Update by POST."""
        headers.setdefault("Content_Type", "application/sparql-update")
        return self.send("POST", f"/sparql{address(*graphs)}", text, **headers)


def address(*parameters: tuple[str, str]) -> str:
    """Write the query of an address."""
    pairs = "&".join(f"{name}={quote(value, safe='')}" for name, value in parameters)
    return f"?{pairs}" if pairs else ""
