"""What a first view asks of the whole graph was answered when the release was made."""

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient


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
    ("first", "narrowed"),
    [
        ("/?time=1", "/?asOf=2011-03-04"),
        ("/explore/organisations?time=1", "/explore/organisations?asOf=2011-03-04"),
        ("/explore/organisations?time=2", "/explore/organisations?theme=bydleni"),
        ("/explore/towns?time=1", "/explore/towns?asOf=2011-03-04"),
        ("/explore/network?time=1", "/explore/network?asOf=2011-03-04"),
        ("/coverage?time=1", "/coverage?time=2"),
    ],
)
def test_a_first_view_has_less_evaluated(
    shipped_client: TestClient, first: str, narrowed: str
) -> None:
    """Than one that is narrowed down, or shows a day; never more than five queries."""
    cheap = cost(shipped_client, first)

    assert cheap <= 5
    assert cost(shipped_client, narrowed) >= cheap
