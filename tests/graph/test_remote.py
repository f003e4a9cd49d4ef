"""Another store follows the releases; how it behaves as a store is in test_store."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import NetworkError, UsageError
from graph.iris import graph_name
from graph.publish import publish
from graph.releases import DataDirectory
from graph.remote import RemoteStore, follow, mirror, remote_store
from graph.store import EmbeddedStore

A = NamedNode("https://example.org/a")
ONE, TWO = graph_name("one"), graph_name("document/two")
ANYTHING = "SELECT * WHERE { ?s ?p ?o }"


def test_another_store_follows_a_release(
    data: DataDirectory,
    tiny: dict[NamedNode, list[Quad]],
    tmp_path: Path,
    store_server: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Graph by graph; what it held before is gone."""
    remote = RemoteStore.at(store_server)
    remote.update("INSERT DATA { GRAPH <urn:old> { <urn:a> <urn:b> <urn:c> } }")
    monkeypatch.setenv("VAZBY_STORE_URL", store_server)
    release = publish(data, tiny, shapes=tmp_path)

    follow(release)

    assert set(remote.quads()) == set(release.open().quads())
    remote.update("DROP ALL")


def test_without_an_address_nothing_follows(
    data: DataDirectory,
    tiny: dict[NamedNode, list[Quad]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No store is asked."""
    monkeypatch.delenv("VAZBY_STORE_URL", raising=False)

    follow(publish(data, tiny, shapes=tmp_path))


def test_a_mirror_holds_what_its_source_holds(store_server: str) -> None:
    """Mirroring makes the server's graphs those of a local store and empties the others."""
    source, target = EmbeddedStore(), RemoteStore.at(store_server)
    target.replace({TWO: [Quad(A, A, Literal("old"))]})
    source.replace({ONE: [Quad(A, A, Literal("x"))]})
    mirror(source, target)

    assert list(target.quads()) == list(source.quads())


def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """One address is enough for Oxigraph; others can be named one by one."""
    assert remote_store() is None
    monkeypatch.setenv("VAZBY_STORE_URL", "http://localhost:7878/")
    monkeypatch.setenv("VAZBY_STORE_GRAPHS_URL", "http://localhost:7878/data")

    assert remote_store() == RemoteStore(
        "http://localhost:7878/query", "http://localhost:7878/update", "http://localhost:7878/data"
    )


def test_a_server_that_is_not_there_is_a_network_error() -> None:
    """Nobody listens on port 9 of this machine."""
    with pytest.raises(NetworkError, match="did not answer"):
        RemoteStore.at("http://127.0.0.1:9").select(ANYTHING)


def test_a_server_that_refuses_is_quoted(store_server: str) -> None:
    """The server's own words are in the message."""
    with pytest.raises(NetworkError, match="status 404"):
        RemoteStore.at(f"{store_server}/nowhere").select(ANYTHING)


def test_an_address_of_another_kind_is_refused() -> None:
    """A file is no store."""
    with pytest.raises(UsageError, match="no address"):
        RemoteStore.at("file:///etc").select(ANYTHING)
