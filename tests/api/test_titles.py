"""Statements have no names: their pages are called by their class and what they are about."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pyoxigraph import Quad
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.fixed_graphs import fixed_graphs
from graph.iris import graph_name, resource, term
from graph.publish import publish
from graph.releases import DataDirectory

MEASURE = "lokalni-partnerstvi-bilina--zalozeni-nove-socialni-firmy"
MEMBER = "lokalni-partnerstvi-bilina--most-k-nadeji"


def heading(client: TestClient, path: str, language: str) -> str:
    """Give the heading of the page at *path*, which its title repeats."""
    answer = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.h1 is not None
    assert page.title is not None
    text = " ".join(page.h1.get_text().split())
    assert page.title.text == f"{text} · Vazby"
    return text


@pytest.mark.parametrize(
    ("path", "czech", "english"),
    [
        (f"/status/{MEASURE}", "Určení stavu", "Status assertion"),
        (f"/classification/{MEASURE}--zamestnanost", "Zařazení k tématu", "Classification"),
        (f"/evidence/status--{MEASURE}", "Doklad", "Evidence"),
        (f"/evidence/status--{MEASURE}%23position", "Místo v textu", "Place in a text"),
    ],
)
def test_what_is_said_of_a_measure_is_called_after_it(
    client: TestClient, path: str, czech: str, english: str
) -> None:
    """In the language of the reader; the name of the measure stays Czech."""
    assert heading(client, path, "cs") == f"{czech}: založení nové sociální firmy"
    assert heading(client, path, "en") == f"{english}: založení nové sociální firmy"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        (f"/membership/{MEMBER}", "Membership: Most k naději, Lokální partnerství Bílina"),
        (f"/evidence/membership--{MEMBER}", "Evidence: Most k naději, Lokální partnerství Bílina"),
        ("/legal-form-period/most-k-nadeji--701", "Legal-form period: Most k naději"),
        (
            "/approval/lokalni-partnerstvi-bilina--bilina-2011",
            "Approval of a plan: Strategický plán sociálního začleňování v Bílině",
        ),
        (
            "/evidence/event--lokalni-partnerstvi-bilina--founding",
            "Evidence: Ustavující setkání: Lokální partnerství Bílina",
        ),
        ("/geometry/567451", "Position: Bílina"),
    ],
)
def test_a_statement_is_called_after_its_subjects(
    client: TestClient, path: str, title: str
) -> None:
    """A membership ties two, evidence proves a statement or a thing with a name."""
    assert heading(client, path, "en") == title


def test_a_figure_is_called_after_its_town(client: TestClient) -> None:
    """Whichever town it speaks of."""
    assert heading(client, "/observation/vysledky-2010-2013--01", "cs") == "Údaj: Litvínov"


def test_what_has_a_name_is_called_by_it_alone(client: TestClient) -> None:
    """Its class stands above the heading."""
    path = "/event/lokalni-partnerstvi-bilina--founding"

    assert heading(client, path, "en") == "Ustavující setkání: Lokální partnerství Bílina"


def test_what_is_about_nothing_else_is_called_by_its_class_and_key(tmp_path: Path) -> None:
    """A figure of no town, and an example query."""
    figure = resource("observation", "somewhere--01")
    kind = Quad(figure, term("rdf:type"), term("v:Observation"), graph_name("document/somewhere"))
    data = DataDirectory(tmp_path / "data")
    publish(data, fixed_graphs() | {graph_name("document/somewhere"): [kind]}, shapes=tmp_path)

    with TestClient(create_app(data, Settings(workers=1, page_workers=1))) as client:
        assert heading(client, "/observation/somewhere--01", "en") == "Figure: somewhere--01"
        example = heading(client, "/example/ngos-in-more-than-one-town", "cs")
    assert example == "Ukázkový dotaz: ngos-in-more-than-one-town"
