"""Real servers on real sockets: one that is only read, one that may be written to."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.fixed_graphs import fixed_graphs
from graph.namespaces import expand
from graph.publish import publish
from graph.releases import DataDirectory
from tests.protocol.client import DATA, Server

TOKEN = "the-token-of-the-tests"  # noqa: S105 - opens nothing but these servers
DOCUMENT = NamedNode("http://xmlns.com/foaf/0.1/Document")


@contextmanager
def serving(script: Path, data: DataDirectory, *arguments: str, **environ: str) -> Iterator[int]:
    """Serve *data* by *script* in a process of its own; give the port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        child = subprocess.Popen(
            [sys.executable, script, data.path, str(listening.fileno()), *arguments],
            pass_fds=[listening.fileno()],
            env={**os.environ, "PYTHONPATH": str(script.parents[2]), **environ},
        )
        try:
            yield listening.getsockname()[1]
        finally:
            child.send_signal(signal.SIGINT)
            child.wait(20)


Serve = Callable[..., Server]


@pytest.fixture(scope="session")
def serve(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Give what starts a server of some graphs; all are stopped at the end."""
    script = root / "tests" / "protocol" / "serving.py"
    with ExitStack() as stack:

        def start(
            graphs: Mapping[NamedNode, list[Quad]], writes: str = "", **environ: str
        ) -> Server:
            shapes = tmp_path_factory.mktemp("shapes")
            data = DataDirectory(tmp_path_factory.mktemp("served") / "data")
            publish(data, graphs, shapes=shapes)
            given = {"VAZBY_TOKEN": TOKEN, **environ}
            arguments = [] if not writes else ["--strict" if writes == "strict" else str(shapes)]
            port = stack.enter_context(serving(script, data, *arguments, **given))
            return Server(port, data, TOKEN if writes else "")

        yield start


@pytest.fixture(scope="session")
def documents() -> dict[NamedNode, list[Quad]]:
    """Give three graphs, each of which says of itself that it is a document, and what all say."""
    kind = NamedNode(expand("rdf:type"))
    shared = Quad(NamedNode(f"{DATA}s"), NamedNode(expand("rdfs:label")), Literal("shared"))
    names = [NamedNode(f"{DATA}{number}.rdf") for number in (1, 2, 3)]
    return {name: [Quad(name, kind, DOCUMENT), shared] for name in names}


@pytest.fixture(scope="session")
def server(serve: Serve, documents: dict[NamedNode, list[Quad]]) -> Server:
    """Give a server of those three graphs that is only read."""
    return serve(documents)


@pytest.fixture(scope="session")
def writable(serve: Serve, documents: dict[NamedNode, list[Quad]]) -> Server:
    """Give a server of the same that may be written to and whose gate lets everything pass."""
    return serve(documents, writes="lenient")


@pytest.fixture(scope="session")
def guarded(serve: Serve) -> Server:
    """Give a server of the ontology that may be written to through the gate that is shipped."""
    return serve({name: list(quads) for name, quads in fixed_graphs().items()}, writes="strict")


@pytest.fixture(scope="session")
def hasty(serve: Serve, documents: dict[NamedNode, list[Quad]]) -> Server:
    """Give a server that does not wait long for headers."""
    return serve(documents, VAZBY_TEST_PATIENCE="0.5")
