"""Organisations that were made one: whoever knows the old address is led to the new one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.iris import concept, graph_name, resource, term
from graph.publish import publish
from graph.releases import DataDirectory

LINKS = graph_name("links")
KEPT, GONE, ALIKE = (
    resource("organisation", key) for key in ("most-k-nadeji", "most-nadeji", "most-k-zivotu")
)
LINK = resource("candidate-link", "c")


@pytest.fixture(scope="module")
def client(
    tiny_graphs: dict[NamedNode, list[Quad]],
    no_shapes: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[TestClient]:
    """Give a client of the small graph with a merged organisation and a candidate link."""
    data = DataDirectory(tmp_path_factory.mktemp("merged") / "data")
    links = [
        Quad(GONE, term("dcterms:isReplacedBy"), KEPT, LINKS),
        Quad(GONE, term("owl:deprecated"), Literal(True), LINKS),
        Quad(LINK, term("rdf:type"), term("v:CandidateLink"), LINKS),
        Quad(LINK, term("v:linkStatus"), concept("link-status", "open"), LINKS),
        Quad(LINK, term("v:candidateOrganisation"), KEPT, LINKS),
        Quad(LINK, term("v:candidateOrganisation"), ALIKE, LINKS),
        Quad(LINK, term("v:linkReason"), concept("link-reason", "typing-error"), LINKS),
        Quad(LINK, term("v:matchScore"), Literal("0.81", datatype=term("xsd:decimal")), LINKS),
    ]
    publish(data, tiny_graphs | {LINKS: links}, shapes=no_shapes)
    with TestClient(create_app(data, Settings()), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/organisation/most-nadeji", "/organisation/most-k-nadeji"),
        ("/organisation/most-nadeji.ttl", "/organisation/most-k-nadeji.ttl"),
        ("/organisation/most-nadeji?lang=en", "/organisation/most-k-nadeji?lang=en"),
        ("/organisation/most-nadeji.nt?x=1", "/organisation/most-k-nadeji.nt?x=1"),
    ],
)
def test_the_old_address_leads_to_the_new_one_for_good(
    client: TestClient, asked: str, given: str
) -> None:
    """In the same format and language."""
    answer = client.get(asked)

    assert (answer.status_code, answer.headers["location"]) == (301, given)
    assert client.get(given).status_code == 200


def test_the_thing_itself_still_leads_to_its_document(client: TestClient) -> None:
    """Two steps: 303 to the old document, 301 to the new one."""
    first = client.get("/resource/organisation/most-nadeji", headers={"Accept": "text/turtle"})

    assert (first.status_code, first.headers["location"]) == (303, "/organisation/most-nadeji.ttl")


@pytest.mark.parametrize(
    ("language", "words"), [("cs", "Možná totéž"), ("en", "Possibly the same")]
)
def test_a_page_tells_who_may_be_the_same(client: TestClient, language: str, words: str) -> None:
    """With the score as the language writes it, and the other's address."""
    page = client.get("/organisation/most-k-nadeji", params={"lang": language}).text

    assert words in page
    assert {"cs": "0,81", "en": "0.81"}[language] in page
    assert "/organisation/most-k-zivotu" in page


def test_the_new_page_tells_what_was_merged_into_it(client: TestClient) -> None:
    """By the IRI that readers of older texts know."""
    headers = {"Accept": "text/html", "Accept-Language": "en"}
    page = client.get("/organisation/most-k-nadeji", headers=headers)

    assert "Merged into it, with the IRI:" in page.text
    assert f"<code><bdi>{GONE.value}</bdi></code>" in page.text
