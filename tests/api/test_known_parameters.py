"""A file takes no parameter that it does not know, and tells the nearest of its own."""

import pytest
from starlette.testclient import TestClient

FILES = {
    "/coverage.csv": "regoin",
    "/explore/organisations.csv": "knd",
    "/explore/organisations/matrix.csv": "teme",
    "/explore/network.graphml": "from_",
    "/explore/network/nodes.csv": "twns",
    "/explore/towns.csv": "bye",
    "/explore/time.csv": "municipalty",
    "/explore/map.geojson": "shw",
}


@pytest.mark.parametrize(("path", "name"), FILES.items())
def test_a_mistyped_parameter_is_refused_with_the_nearest(
    shipped_client: TestClient, path: str, name: str
) -> None:
    """A table of everything would look like that of what was meant."""
    answer = shipped_client.get(path, params={name: "60"})

    assert answer.status_code == 400
    assert f"has no parameter '{name}'" in answer.json()["error"]
    assert "Did you mean" in answer.json()["hint"]


@pytest.mark.parametrize("path", FILES)
def test_what_every_address_takes_is_taken(shipped_client: TestClient, path: str) -> None:
    """The language, and the day of the state."""
    assert shipped_client.get(path, params={"lang": "en", "asOf": "2015"}).status_code == 200
