"""Health is asked of the graph itself."""

from starlette.testclient import TestClient

from graph.releases import DataDirectory


def test_health_names_the_release_that_answers(
    client: TestClient, tiny_data: DataDirectory
) -> None:
    """And nobody keeps the answer."""
    answer = client.get("/health")

    assert answer.json()["release"] == tiny_data.current().id
    assert answer.headers["cache-control"] == "no-store"
