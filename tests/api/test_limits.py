"""The page of limits tells those of this server, and its queries work."""

import html
import re

import pytest
from starlette.testclient import TestClient

from api.settings import Settings

PREFIXES = """PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX v: <https://w3id.org/vazby/ontology#>
"""


@pytest.mark.parametrize("language", ["cs", "en"])
def test_the_limits_are_those_of_this_server(client: TestClient, language: str) -> None:
    """In both languages."""
    settings = Settings()
    text = client.get("/limits", params={"lang": language}).text

    for told in (f"{settings.memory} MiB", f"{settings.query} KiB", f"<td>{settings.queue},"):
        assert told in text


def test_the_faster_queries_are_queries(client: TestClient) -> None:
    """The same in both languages, and each is answered."""
    found = [
        re.findall(
            r"<pre><code>(.*?)</code>", client.get("/limits", params={"lang": tag}).text, re.S
        )
        for tag in ("cs", "en")
    ]
    assert found[0] == found[1]
    assert len(found[0]) >= 4
    for query in found[0]:
        reply = client.get("/sparql", params={"query": PREFIXES + html.unescape(query)})
        assert reply.status_code == 200
