"""Health is asked of the graph itself."""

from pathlib import Path

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


def test_a_release_that_holds_nothing_is_not_well(tmp_path: Path) -> None:
    """Whoever watches the server is told with 503."""
    data = DataDirectory(tmp_path / "data")
    publish(data, {}, shapes=tmp_path)

    with TestClient(create_app(data, Settings(workers=1, page_workers=1))) as client:
        answer = client.get("/health")
    assert answer.status_code == 503
    assert "vazby build" in answer.json()["hint"]
