"""Health is asked of the graph itself."""

import shutil
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.publish import publish
from graph.releases import DataDirectory


def test_health_names_the_release_that_answers(
    client: TestClient, tiny_data: DataDirectory
) -> None:
    """And nobody keeps the answer."""
    answer = client.get("/health")

    assert answer.json()["release"] == tiny_data.current().id
    assert answer.headers["cache-control"] == "no-store"


def asked(data: DataDirectory) -> tuple[int, dict[str, object]]:
    """Ask a server of *data* how it is; give the status and what it says."""
    with TestClient(create_app(data, Settings(workers=1, page_workers=1))) as client:
        answer = client.get("/health")
        return answer.status_code, answer.json()


def test_a_release_that_is_meant_to_hold_nothing_is_well(tmp_path: Path) -> None:
    """As after `CLEAR ALL`; the count says so."""
    data = DataDirectory(tmp_path / "data")
    publish(data, {}, shapes=tmp_path)

    status, told = asked(data)
    assert (status, told["ok"], told["triples"]) == (200, True, 0)


def test_a_release_that_lost_its_triples_is_not_well(
    tiny_graphs: dict[NamedNode, list[Quad]], tmp_path: Path
) -> None:
    """Whoever watches the server is told with 503."""
    data = DataDirectory(tmp_path / "data")
    release = publish(data, tiny_graphs, shapes=tmp_path)
    shutil.rmtree(release.store_path)
    Store(str(release.store_path)).flush()

    status, told = asked(data)
    assert status == 503
    assert "vazby build" in str(told["hint"])
