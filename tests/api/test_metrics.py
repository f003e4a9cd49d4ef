"""Figures for the operator: they count what happened, no more and no less."""

from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.releases import DataDirectory

SELECT = "SELECT * { ?s ?p ?o } LIMIT 3"


@pytest.fixture
def fresh(tiny_data: DataDirectory) -> Iterator[TestClient]:
    """Give a client of a server of which nothing was asked yet."""
    with TestClient(create_app(tiny_data, Settings(workers=2, deadline=2))) as client:
        yield client


def figures(client: TestClient) -> dict[tuple[str, ...], float]:
    """Give all samples by their name and the values of their labels."""
    text = client.get("/metrics").text
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_queries_are_counted_by_their_outcome(fresh: TestClient) -> None:
    """With the time that each took."""
    for query in (SELECT, "SELECT", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"):
        fresh.get("/sparql", params={"query": query})
    found = figures(fresh)

    assert found["vazby_query_seconds_count", "sparql", "answered"] == 1
    assert found["vazby_query_seconds_count", "sparql", "QuerySyntaxError"] == 1
    assert found["vazby_query_seconds_count", "sparql", "DeadlineError"] == 1
    assert found["vazby_query_seconds_sum", "sparql", "DeadlineError"] >= 2
    assert found["vazby_responses_total", "200"] == 1
    assert found["vazby_workers_killed_total", "sparql"] == 1
    assert found["vazby_queries_long_total", "sparql"] >= 1
    assert found["vazby_queries_refused_total", "sparql"] == 0


def test_the_cache_is_counted(fresh: TestClient) -> None:
    """The first time it cannot help."""
    for _ in range(3):
        fresh.get("/sparql", params={"query": SELECT})
    found = figures(fresh)

    assert found["vazby_cache_requests_total", "yes"] == 2
    assert found["vazby_query_seconds_count", "sparql", "answered"] == 1


def test_the_state_is_that_of_now(fresh: TestClient) -> None:
    """Workers are there and do nothing."""
    found = figures(fresh)

    assert found["vazby_workers", "sparql"] == 2
    assert found["vazby_queries_running", "sparql"] == 0
    assert found["vazby_queries_waiting", "pages"] == 0
    assert found["vazby_release_lost_total",] == 0
    assert ("vazby_release_resident",) in found
    assert fresh.get("/metrics").headers["cache-control"] == "no-store"
