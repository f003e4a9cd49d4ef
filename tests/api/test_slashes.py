"""A slash behind an address is one too many, and is taken off."""

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/sparql/?query=ASK%20%7B%7D&format=csv", "/sparql?query=ASK%20%7B%7D&format=csv"),
        ("/health/", "/health"),
        ("/queries/timeline-of-a-town/", "/queries/timeline-of-a-town"),
        ("/resource/plan/x/", "/resource/plan/x"),
        ("/mcp/", "/mcp"),
        ("/a%20b/", "/a%20b"),
        ("//other.example/", "/other.example"),
        ("/organisation/a%2Fb/", "/organisation/a%2Fb"),
        ("/organisation/a%2f", "/organisation/a"),
        ("/organisation/%C3%AD%2F/", "/organisation/%C3%AD"),
        ("/%2Fother.example/", "/%2Fother.example"),
        ("/%5Cother.example/", "/%5Cother.example"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_a_slash_leads_to_the_address_without(
    client: TestClient, method: str, asked: str, meant: str
) -> None:
    """On this host, whatever stands before it."""
    answer = client.request(method, f"http://testserver{asked}", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (308, meant)


def test_a_query_that_was_posted_is_answered(client: TestClient) -> None:
    """As libraries do whose address of the endpoint ends in a slash."""
    answer = client.post("/sparql/", data={"query": "ASK {}"}, follow_redirects=True)

    assert answer.json()["boolean"] is True


@pytest.mark.parametrize("path", ["/sparql/%0A", "/%2F/%0A", "/organisation/x/%0A?lang=en"])
def test_a_line_feed_behind_a_slash_leads_nowhere(client: TestClient, path: str) -> None:
    """It led to itself, without end."""
    assert client.get(path).status_code == 404
