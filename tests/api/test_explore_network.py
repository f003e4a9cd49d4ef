"""The page of the network and its files, over the small graph and the shipped one."""

import asyncio
import csv
import io
import json
from urllib.parse import urlencode

import networkx as nx
import pytest
from bs4 import Tag
from starlette.testclient import TestClient

from api.explore.network import loading, process
from graph.query_errors import BusyError
from tests.api.browser import read, section, words

BOTH = ["memberships", "organisations"]
BILINA = "https://w3id.org/vazby/resource/partnership/lp-bilina"
HOPE = "https://w3id.org/vazby/resource/organisation/most-k-nadeji"


def table(client: TestClient, **asked: object) -> dict[str, list[str]]:
    """Give the cells of the table of nodes by the name of each."""
    page = read(client, f"/explore/network?{urlencode(asked, doseq=True)}")
    rows = section(page, "nodes").select("tbody tr")
    return {
        words(row.select("th a")[0]): [words(cell) for cell in row.select("td")] for row in rows
    }


def test_the_network_has_partnerships_and_their_members(client: TestClient) -> None:
    """Each with the number of its ties; one who is in one town only is there as well."""
    rows = table(client)

    assert len(rows) == 2 + 6
    assert rows["Most k naději"][0] == "2"
    assert rows["Člověk v tísni"][0] == "1"
    assert rows["Lokální partnerství Bílina"][0] == "4"


def test_organisations_alone_are_tied_by_what_they_share(client: TestClient) -> None:
    """Most k naději meets five others, the police twice."""
    rows = table(client, form="organisations")

    assert len(rows) == 6
    assert rows["Most k naději"][:2] == ["5", "6"]


def test_filters_limit_the_network(client: TestClient) -> None:
    """By the number of towns, by kind, rolled up to the parent."""
    assert set(table(client, form="organisations", towns=2)) == {
        "Most k naději",
        "Policie České republiky",
    }
    assert set(table(client, form="organisations", kind="ngo")) == {
        "Člověk v tísni",
        "Most k naději",
    }
    assert "Úřad práce České republiky" in table(client, form="organisations", counted="together")


def test_nothing_is_said_where_nothing_fits(client: TestClient) -> None:
    """With what to do next, and without an empty picture."""
    page = read(client, "/explore/network?towns=9")

    assert "žádné členství" in page.text
    assert page.find("svg", class_="network") is None


@pytest.mark.parametrize("form", BOTH)
def test_the_picture_has_a_link_and_a_title_for_each_node(client: TestClient, form: str) -> None:
    """And a line a tie; it is part of the page, so it needs no script."""
    picture = section(read(client, f"/explore/network?form={form}"), "picture").svg
    assert isinstance(picture, Tag)
    links = picture.select("a[href]")

    assert len(links) == (8 if form == "memberships" else 6)
    assert all(link.title for link in links)
    assert len(picture.select("path")) == (8 if form == "memberships" else 11)


def test_the_table_is_sorted_as_the_address_says(client: TestClient) -> None:
    """By number from the top, by name as a dictionary does, and the column says so."""
    names = list(table(client, form="organisations", sort="name"))
    page = read(client, "/explore/network?sort=degree")

    assert names[0] == "Člověk v tísni"
    assert names[-1] == "Úřad práce v Litvínově"
    assert words(page.select("th[aria-sort=descending]")[0]) == "vazby"


@pytest.mark.parametrize("asked", ["sort=size", "form=round", "towns=none", "asOf=2012-13-01"])
def test_what_makes_no_sense_is_refused(client: TestClient, asked: str) -> None:
    """With 400, and what there is instead."""
    response = client.get(f"/explore/network?{asked}", headers={"Accept": "application/json"})

    assert response.status_code == 400
    assert response.json()["hint"]


@pytest.mark.parametrize("form", BOTH)
def test_networkx_reads_its_files_again(client: TestClient, form: str) -> None:
    """GraphML and GEXF have the same nodes, ties and attributes."""
    address = "/explore/network.{}?form=" + form
    graphml = nx.read_graphml(io.BytesIO(client.get(address.format("graphml")).content))
    gexf = nx.read_gexf(io.BytesIO(client.get(address.format("gexf")).content))

    assert set(graphml) == set(gexf)
    assert {frozenset(tie) for tie in graphml.edges} == {frozenset(tie) for tie in gexf.edges}
    node = graphml.nodes[HOPE]
    assert (node["label"], node["type"]) == ("Most k naději", "organisation")
    assert node["kind"] == "nestátní nezisková organizace"
    assert node["town_codes"] == "567256; 567451"
    assert node["degree"] == (2 if form == "memberships" else 5)
    assert all(weight >= 1 for _, _, weight in graphml.edges(data="weight"))


def test_the_csv_files_have_a_row_a_tie_and_a_row_a_node(client: TestClient) -> None:
    """With IRIs and labels."""
    ties = client.get("/explore/network.csv")
    nodes = client.get("/explore/network/nodes.csv")
    read_ties = [*csv.DictReader(io.StringIO(ties.text))]
    read_nodes = {row["iri"]: row for row in csv.DictReader(io.StringIO(nodes.text))}

    assert ties.headers["content-type"].startswith("text/csv")
    assert "attachment" in nodes.headers["content-disposition"]
    assert len(read_ties) == 8
    assert len(read_nodes) == 8
    assert read_nodes[BILINA]["type"] == "partnership"
    assert {row["weight"] for row in read_ties} == {"1"}


def test_there_is_no_other_file(client: TestClient) -> None:
    """404, in words."""
    assert client.get("/explore/network.xlsx").status_code == 404
    assert client.get("/explore/network/nodes.gexf").status_code == 404


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ({"node": "organisation/most-k-nadeji"}, 1),
        ({"node": "partnership/lp-bilina"}, 4),
        ({"node": "organisation/most-k-nadeji", "form": "organisations"}, 6),
    ],
)
def test_a_number_leads_to_the_query_behind_it(
    client: TestClient, asked: dict[str, str], rows: int
) -> None:
    """Which, asked of the endpoint, gives the neighbours."""
    leads = client.get(f"/explore/network/query?{urlencode(asked)}")
    assert leads.status_code == 303
    short = client.get(leads.headers["location"])
    answer = client.get(short.headers["location"], headers={"Accept": "text/csv"})

    assert answer.status_code == 200
    assert len(answer.text.strip().splitlines()) == 1 + rows


def test_who_is_not_in_the_network_has_no_query(client: TestClient) -> None:
    """404."""
    assert client.get("/explore/network/query?node=organisation/nobody").status_code == 404


def test_a_network_that_is_too_large_is_refused(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part of it would not tell the truth; the page says how to ask for less."""
    monkeypatch.setattr(loading, "MOST_MEMBERSHIPS", 3)
    response = client.get("/explore/network?counted=together&asOf=2999-01-01")

    assert response.status_code == 422
    assert response.json()["state"] == "TooWideError"
    assert "region" in response.json()["hint"]

    page = client.get("/explore/network?asOf=2999-01-01&lang=cs", headers={"Accept": "text/html"})
    assert page.status_code == 422
    assert "To je najednou příliš mnoho" in page.text
    assert 'name="region"' in page.text


def test_who_joins_regions_is_named(shipped_client: TestClient) -> None:
    """In the shipped graph the police and Člověk v tísni are in two regions."""
    found = section(read(shipped_client, "/explore/network"), "bridges").select("li > a")

    assert [words(link) for link in found] == ["Policie České republiky", "Člověk v tísni"]


def test_the_english_page_is_whole(shipped_client: TestClient) -> None:
    """Also the words for numbers."""
    page = read(shipped_client, "/explore/network?form=organisations", "en")

    assert "Who joins regions" in page.text
    assert "communities" in page.text


def test_the_filters_are_offered_with_what_each_would_give(client: TestClient) -> None:
    """And they keep the form and the order of the table."""
    form = read(client, "/explore/network?form=organisations&kind=ngo").select("form.filters")[0]
    chosen = form.select("input[name=kind][checked]")

    assert [field["value"] for field in chosen] == ["ngo"]
    assert form.select("input[name=form]")[0]["value"] == "organisations"


def test_an_unknown_code_is_refused(client: TestClient) -> None:
    """400, as in the table of organisations."""
    assert client.get("/explore/network?kind=nobody").status_code == 400


def test_a_change_of_language_keeps_every_choice(client: TestClient) -> None:
    """Also one that is made twice."""
    page = read(client, "/explore/network?kind=ngo&kind=state-police")
    address = str(page.select("a.language")[0]["href"])

    assert address.count("kind=") == 2


def test_no_more_networks_wait_than_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes when the queue is full is told so at once; who was in it gets the answer."""
    monkeypatch.setattr(process, "MOST_WAITING", 0)
    asked = json.dumps({"pairs": [[0, 1]], "projected": False}).encode()

    async def both() -> list[bytes | BaseException]:
        jobs = process.Jobs()
        runs = (jobs.run("measure", asked) for _ in range(2))
        return await asyncio.gather(*runs, return_exceptions=True)

    first, second = asyncio.run(both())
    assert isinstance(first, bytes)
    assert isinstance(second, BusyError)
