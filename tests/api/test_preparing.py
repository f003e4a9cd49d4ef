"""While indexes of an older form are made anew, what needs none is answered, the rest says so."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph import indexes
from graph.publish import publish
from graph.releases import DataDirectory
from tests.api.browser import read

HTML = {"Accept": "text/html"}


@pytest.fixture
def served(
    tiny_graphs: dict[NamedNode, list[Quad]], no_shapes: Path, tmp_path: Path
) -> Iterator[tuple[TestClient, DataDirectory]]:
    """Give a client of a release whose indexes are all of an older form, and its directory."""
    data = DataDirectory(tmp_path / "data")
    release = publish(data, tiny_graphs, shapes=no_shapes)
    for path in (release.labels_path, release.relations_path):
        with closing(sqlite3.connect(path)) as index, index:
            index.execute("PRAGMA user_version = 1")
    release.answers_path.unlink()
    with TestClient(create_app(data, Settings(workers=1, page_workers=1))) as client:
        yield client, data


@pytest.mark.parametrize("address", ["/partnership/lp-bilina", "/organisations", "/search?q=most"])
def test_a_page_that_needs_an_index_is_being_prepared(
    served: tuple[TestClient, DataDirectory], address: str
) -> None:
    """With the state of its own, in both languages, and when to come again."""
    client, _ = served
    for language, title in (("cs", "Stránky se právě připravují"), ("en", "Pages are being")):
        answer = client.get(address, headers={**HTML, "Accept-Language": language})

        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "30"
        assert title in answer.text
        assert str(served[1].path) not in answer.text


@pytest.mark.parametrize("address", ["/explore/organisations", "/explore/map?show=members"])
def test_what_the_graph_itself_answers_is_answered(
    served: tuple[TestClient, DataDirectory], address: str
) -> None:
    """Slower than later, and the same."""
    client, data = served
    before = read(client, address).main
    indexes.renew(data)

    assert before
    assert before == read(client, address).main


def test_pages_are_there_as_soon_as_the_indexes_are(
    served: tuple[TestClient, DataDirectory],
) -> None:
    """Nobody starts the server again; health tells both."""
    client, data = served
    before = client.get("/health").json()
    indexes.renew(data)
    after = client.get("/health").json()

    assert (before["indexed"], after["indexed"]) == (False, True)
    assert client.get("/partnership/lp-bilina", headers=HTML).status_code == 200
    assert client.get("/search?q=most", headers=HTML).status_code == 200
