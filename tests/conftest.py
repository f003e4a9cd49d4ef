"""Fixtures that every test may use."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from pyoxigraph import Literal, NamedNode, Quad, parse

from graph.iris import graph_name, term
from graph.publish import publish
from graph.releases import DataDirectory, Release

ROOT = Path(__file__).resolve().parents[1]

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell that starts us in the background has interrupts ignored by all that we start, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of original pages and gold facts; where it is missing, skip visibly."""
    folder = Path(os.environ.get("VAZBY_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the original pages are not beside the checkout (set VAZBY_SHARED)")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataDirectory:
    """Give a data directory with one release of the shipped records. Not to be written to."""
    import vazby_pages

    folder = tmp_path_factory.mktemp("shipped") / "data"
    vazby_pages.build(folder, quiet=True)
    return DataDirectory(folder)


@pytest.fixture(scope="session")
def release(data: DataDirectory) -> Release:
    """Give the release built from the shipped records."""
    return data.current()


@pytest.fixture(scope="session")
def no_shapes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder without shapes, by which everything may be published."""
    return tmp_path_factory.mktemp("no-shapes")


HOSTILE = (
    """<script>document.title = "stolen"</script>"'&<b>\u202e\u05e9\u05dc\u05d5\u05dd """
    + "\u017d" * 2500
    + " mezi slovy" * 220
)
"""A label of 5,000 characters: a script, quotes, the other direction, a word without an end."""

WORDS = ("skos:prefLabel", "dcterms:title", "v:labelAsWritten", "v:cue", "v:unit", "oa:exact")
SENT = term("dcterms:source")


@pytest.fixture(scope="session")
def hostile(root: Path, no_shapes: Path, tmp_path_factory: pytest.TempPathFactory) -> DataDirectory:
    """Give a release in which all words of things, but concepts, are HOSTILE, addresses scripts."""
    graphs: dict[NamedNode, list[Quad]] = {}
    for quad in parse(path=root / "tests" / "data" / "tiny.trig"):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name, []).append(_made_hostile(quad))
    graphs.pop(graph_name("inferred"), None)
    data = DataDirectory(tmp_path_factory.mktemp("hostile") / "data")
    publish(data, graphs, shapes=no_shapes)
    return data


def _made_hostile(quad: Quad) -> Quad:
    value = quad.object
    if quad.predicate == SENT and isinstance(value, NamedNode):
        value = NamedNode("javascript:alert(1)")
    elif quad.predicate in map(term, WORDS) and quad.graph_name != graph_name("ontology"):
        value = Literal(HOSTILE, language="cs")
    return Quad(quad.subject, quad.predicate, value, quad.graph_name)


@pytest.fixture(scope="session")
def store_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a real Oxigraph server."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("oxigraph")
    program = Path(sys.executable).with_name("oxigraph")
    where = ["--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        [program, "serve", "--union-default-graph", *where], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if "Listening" in line)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Measure the coverage neither of this test nor of what it starts.

    For what may write nothing at all, and for what takes twice as long if it is measured.
    """
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
    measuring = Coverage.current()
    if measuring:
        measuring.stop()
    yield
    if measuring:
        measuring.start()
