"""A real release of the small graph, and clients of the application that serves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, parse
from starlette.testclient import TestClient

from api import waiting
from api.app import create_app
from api.settings import Settings
from graph.iris import graph_name
from graph.publish import publish
from graph.releases import DataDirectory


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages wait for their answers, however busy the machine is."""
    monkeypatch.setattr(waiting, "MOMENT", 60.0)


@pytest.fixture(scope="session")
def tiny_graphs(root: Path) -> dict[NamedNode, list[Quad]]:
    """Give the graphs of `tests/data/tiny.trig` but the inferred one, which the rules make."""
    graphs: dict[NamedNode, list[Quad]] = {}
    for quad in parse(path=root / "tests" / "data" / "tiny.trig"):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name, []).append(quad)
    graphs.pop(graph_name("inferred"), None)
    return graphs


@pytest.fixture(scope="session")
def tiny_data(
    tiny_graphs: dict[NamedNode, list[Quad]],
    no_shapes: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> DataDirectory:
    """Give a data directory with one release: the small graph with what the rules add."""
    data = DataDirectory(tmp_path_factory.mktemp("served") / "data")
    publish(data, tiny_graphs, shapes=no_shapes)
    return data


@pytest.fixture(scope="session")
def shipped_client(data: DataDirectory) -> Iterator[TestClient]:
    """Give a client of the application over the shipped records, with ontology and code lists."""
    with TestClient(create_app(data, Settings()), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def client(tiny_data: DataDirectory) -> Iterator[TestClient]:
    """Give a client of the application over the small graph; it follows no redirects."""
    with TestClient(create_app(tiny_data, Settings()), follow_redirects=False) as client:
        yield client
