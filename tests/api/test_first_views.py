"""What a first view asks of the whole graph was answered when the release was made."""

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from graph import prepared


def evaluated(client: TestClient) -> float:
    """Count the queries that pages had evaluated so far."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    samples = (sample for family in families for sample in family.samples)
    return sum(
        sample.value
        for sample in samples
        if sample.name == "vazby_query_seconds_count" and sample.labels["lane"] == "pages"
    )


def cost(client: TestClient, address: str) -> float:
    """Count the queries that a page has evaluated."""
    before = evaluated(client)
    assert client.get(address, headers={"Accept": "text/html"}).status_code == 200
    return evaluated(client) - before


@pytest.mark.parametrize(
    "address",
    ["/", "/explore/organisations", "/explore/towns", "/explore/network", "/coverage"],
)
def test_a_first_view_has_less_evaluated(
    shipped_client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Than without the answers that were made with the release; never more than five queries."""
    cheap = cost(shipped_client, f"{address}?time=1")
    monkeypatch.setattr(prepared, "answer", lambda path, query: None)

    assert cheap <= 5
    assert cost(shipped_client, f"{address}?time=2") > cheap
