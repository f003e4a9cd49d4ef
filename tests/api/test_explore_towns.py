"""Which towns share organisations or themes, over the small graph and the shipped one."""

import csv
import io
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad
from starlette.testclient import TestClient

from api.app import create_app
from api.explore import towns
from api.settings import Settings
from graph.iris import graph_name, municipality, resource, term
from graph.publish import publish
from graph.releases import DataDirectory
from tests.api.browser import read, section, words

PAIR = ["Bílina", "Litvínov"]


def test_two_towns_share_the_organisations_of_their_partnerships(client: TestClient) -> None:
    """Most k naději and the police are in both."""
    row = section(read(client, "/explore/towns"), "pairs").select("tbody tr")[0]

    assert [words(cell) for cell in row.select("th, td")][:3] == [*PAIR, "2"]


def test_branches_count_for_their_parent_where_that_is_asked(client: TestClient) -> None:
    """The labour offices of the two towns are then one organisation."""
    row = section(read(client, "/explore/towns?counted=together"), "pairs").select("tbody tr")[0]

    assert words(row.select("td")[1]) == "3"


def test_the_matrix_shows_every_two_towns_from_both_sides(shipped_client: TestClient) -> None:
    """A cell leads to the query that lists what it counts."""
    matrix = section(read(shipped_client, "/explore/towns"), "matrix")
    rows = {words(row.select("th")[0]): row.select("td") for row in matrix.select("tbody tr")}
    names = list(rows)

    for place, one in enumerate(names):
        for other_place, other in enumerate(names):
            assert words(rows[one][other_place]) == words(rows[other][place])
    assert words(rows["Bílina"][names.index("Litvínov")]) == "3"
    link = rows["Bílina"][names.index("Litvínov")].a
    assert link is not None
    assert str(link["href"]).startswith("/explore/towns/query?")


def test_towns_share_themes(shipped_client: TestClient) -> None:
    """Of their partnerships and measures; each is named by the query behind the number."""
    page = read(shipped_client, "/explore/towns?by=themes")
    link = section(page, "pairs").select("tbody tr td a[title]")[0]
    leads = shipped_client.get(str(link["href"]))
    short = shipped_client.get(leads.headers["location"])
    answer = shipped_client.get(short.headers["location"], headers={"Accept": "text/csv"})

    assert len(answer.text.strip().splitlines()) == 1 + int(words(link))


def test_the_number_of_organisations_leads_to_their_query(client: TestClient) -> None:
    """Filled in with both towns and the filters."""
    leads = client.get("/explore/towns/query?town=567451&other=567256&kind=ngo")
    short = client.get(leads.headers["location"])
    answer = client.get(short.headers["location"], headers={"Accept": "text/csv"})

    assert leads.status_code == 303
    assert "most-k-nadeji" in answer.text
    assert "policie-cr" not in answer.text


def test_all_pairs_are_given_as_csv(client: TestClient) -> None:
    """With the official codes."""
    rows = [*csv.DictReader(io.StringIO(client.get("/explore/towns.csv").text))]

    assert [(row["one"], row["one_code"], row["shared"]) for row in rows] == [
        ("Bílina", "567451", "2")
    ]


def test_nothing_is_said_where_no_towns_share_anything(client: TestClient) -> None:
    """With what to do next."""
    assert "nic společného" in read(client, "/explore/towns?kind=municipality").text


@pytest.mark.parametrize(
    "path", ["/explore/towns?by=size", "/explore/towns/query?town=Most&other=567256"]
)
def test_what_makes_no_sense_is_refused(client: TestClient, path: str) -> None:
    """With 400."""
    assert client.get(path).status_code == 400


def test_towns_of_one_partnership_come_after_the_others(
    tiny_graphs: dict[NamedNode, list[Quad]], tmp_path: Path
) -> None:
    """They share its members as a matter of course, and the page says so."""
    where = (resource("partnership", "lp-bilina"), term("dcterms:spatial"))
    graph = graph_name("document/lokalni-partnerstvi-bilina")
    joint = Quad(*where, municipality("567027"), graph)
    data = DataDirectory(tmp_path / "data")
    publish(data, {**tiny_graphs, graph: [*tiny_graphs[graph], joint]}, shapes=tmp_path)
    with TestClient(create_app(data, Settings())) as client:
        rows = section(read(client, "/explore/towns"), "pairs").select("tbody tr")

    told = [[words(cell) for cell in row.select("th, td")][:3] for row in rows]
    assert told == [
        ["Bílina", "Litvínov", "2"],
        ["Litvínov", "Most", "2"],
        ["Bílina", "Most jedno partnerství", "4"],
    ]


def test_too_many_towns_at_once_leave_the_form_to_ask_for_fewer(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """422 with the reason beside the filters; who wants no page gets it as JSON."""
    monkeypatch.setattr(towns, "MOST_SHARED", 0)
    page = client.get("/explore/towns?asOf=2999-01-01&lang=cs", headers={"Accept": "text/html"})
    data = client.get("/explore/towns?asOf=2999-01-01")

    assert (page.status_code, data.status_code) == (422, 422)
    assert "To je najednou příliš mnoho" in page.text
    assert 'name="region"' in page.text
    assert data.json()["state"] == "TooWideError"
    assert "region" in data.json()["hint"]
