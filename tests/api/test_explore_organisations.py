"""Which organisations span the towns: the page, its evidence, its downloads, over real releases."""

import csv
import io
import json
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.api.browser import read, section, words

HERE = "/explore/organisations"
BEHIND = f"{HERE}/evidence?organisation=clovek-v-tisni&town=567451"


def ranked(page: BeautifulSoup) -> list[str]:
    """Give the keys of the ranked organisations."""
    links = section(page, "organisations").select("tbody th a")
    return [str(link["href"]).partition("?")[0].removeprefix("/organisation/") for link in links]


def download(client: TestClient, address: str) -> list[dict[str, str]]:
    """Give the rows of a CSV."""
    response = client.get(address, headers={"Accept-Language": "cs"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.text)))


def test_the_organisations_are_those_of_the_gold_facts(
    shipped_client: TestClient, shared: Path
) -> None:
    """All that researchers found in several partnerships, and no other; so for NGOs alone."""
    gold = json.loads((shared / "gold" / "seed_facts.json").read_text(encoding="utf-8"))
    spanning = [one for one in gold["member_organisations"] if len(one["partnerships"]) > 1]
    ngos = {one["key"] for one in spanning if one["kind"] == "ngo"}

    assert set(ranked(read(shipped_client, HERE))) == {one["key"] for one in spanning}
    assert set(ranked(read(shipped_client, f"{HERE}?kind=ngo"))) == ngos


def test_more_towns_come_first_and_equals_by_alphabet(shipped_client: TestClient) -> None:
    """The alphabet is the Czech one."""
    assert ranked(read(shipped_client, HERE)) == [
        "policie-cr",
        "asz",
        "clovek-v-tisni",
        "most-k-nadeji",
    ]


def test_branches_count_with_their_body_where_that_is_asked(shipped_client: TestClient) -> None:
    """The labour office is in three towns by its branches; they are not told beside it."""
    written = ranked(read(shipped_client, HERE))
    together = ranked(read(shipped_client, f"{HERE}?counted=together"))

    assert "up-cr" not in written
    assert "up-cr" in together
    assert not any(key.startswith("up-") for key in together if key != "up-cr")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("towns=3", {"policie-cr"}),
        ("kind=ngo&kind=state-police", {"policie-cr", "clovek-v-tisni", "most-k-nadeji"}),
        ("kind=police&kind=public-authority", {"policie-cr", "asz"}),
        ("region=60", {"policie-cr", "asz", "most-k-nadeji"}),
        ("region=60&region=51", {"policie-cr", "asz", "most-k-nadeji", "clovek-v-tisni"}),
        ("theme=dluhy-financni-gramotnost&region=60&kind=ngo", {"most-k-nadeji"}),
        ("to=2010-06-24", {"policie-cr"}),
        ("asOf=2010-06-24", {"policie-cr"}),
        ("from=2010-06-01", {"policie-cr", "clovek-v-tisni"}),
    ],
)
def test_a_filter_leaves_what_fits(
    shipped_client: TestClient, query: str, expected: set[str]
) -> None:
    """Values of one filter widen it, several filters narrow; only what fits counts as a town."""
    assert set(ranked(read(shipped_client, f"{HERE}?{query}"))) == expected


def test_the_values_of_a_filter_tell_what_they_would_give(shipped_client: TestClient) -> None:
    """With all other filters in force, and a chosen value though it gives nothing."""
    page = read(shipped_client, f"{HERE}?kind=church&region=60")
    boxes = page.select(".facet input[name=kind]")
    kinds = {str(box["value"]): words(choice) for box in boxes for choice in [*box.parents][1:2]}

    assert kinds["ngo"].startswith("nezisková organizace 1")
    assert kinds["church"].startswith("církev 0")
    assert [box["value"] for box in boxes if box.has_attr("checked")] == ["church"]


def test_a_cell_of_the_matrix_leads_to_the_evidence(shipped_client: TestClient) -> None:
    """The partnership, the organisation as it is written there, the document and the words."""
    page = read(shipped_client, f"{HERE}?kind=ngo")
    cell = section(page, "matrix").select_one("td a[href*='clovek-v-tisni&town=567451']")
    assert cell
    behind = words(section(read(shipped_client, str(cell["href"])), "behind"))

    assert "Člověk v tísni" in behind
    assert "Lokální partnerství Bílina" in behind
    assert "Člověk v tísni, o.p.s" in behind
    assert "původní stránka" in behind


def test_an_empty_cell_is_empty(shipped_client: TestClient) -> None:
    """Absence is not zero: nothing is claimed of a town without a known membership."""
    matrix = section(read(shipped_client, HERE), "matrix")
    cells = [words(cell) for cell in matrix.select("td")]

    assert "" in cells
    assert not any(words == "0" for words in cells)


def test_the_evidence_of_all_towns_together_names_the_branch(shipped_client: TestClient) -> None:
    """Where a branch is the member, it stands beside the body that it is counted for."""
    behind = read(shipped_client, f"{HERE}/evidence?organisation=up-cr&counted=together")
    members = {words(link) for link in behind.select(".behind dd a")}

    assert len(behind.select(".behind > li")) == 3
    assert any("Teplice" in member for member in members)


def test_every_number_leads_to_its_query(shipped_client: TestClient) -> None:
    """Filled in: the query of the page, of a row, of a cell."""
    page = read(shipped_client, f"{HERE}?kind=ngo")
    answer = page.select_one(".answer a")
    row = section(page, "organisations").select_one("td a[href*='/query']")
    assert answer
    assert row
    counted = shipped_client.get(str(answer["href"])).headers["location"]
    listed = shipped_client.get(shipped_client.get(str(row["href"])).headers["location"]).headers[
        "location"
    ]

    assert "organisation-kind/ngo" in unquote(counted)
    assert "organisation/clovek-v-tisni" in unquote(listed)


def test_where_nothing_fits_the_filters_to_loosen_are_told(shipped_client: TestClient) -> None:
    """The most helpful one first, each one click away with what it would give."""
    page = read(shipped_client, f"{HERE}?towns=3&kind=ngo")
    ways = page.select(".problem li")
    first = ways[0].select_one("a")
    assert first

    assert [words(way).partition("–")[2].strip() for way in ways[:2]] == [
        "2 organizace",
        "1 organizace",
    ]
    assert ranked(read(shipped_client, str(first["href"])))


def test_the_filters_in_force_are_taken_away_one_by_one(shipped_client: TestClient) -> None:
    """Each is a link to the page without it."""
    page = read(shipped_client, f"{HERE}?towns=1&kind=ngo&theme=bydleni&lang=en")
    chosen = {words(link): str(link["href"]) for link in page.select(".chosen a")}

    assert chosen == {
        "Remove the filter: at least 1 ×": f"{HERE}?kind=ngo&theme=bydleni&lang=en",
        "Remove the filter: non-governmental organisation ×": (
            f"{HERE}?towns=1&theme=bydleni&lang=en"
        ),
        "Remove the filter: Housing ×": f"{HERE}?towns=1&kind=ngo&lang=en",
    }


@pytest.mark.parametrize(
    "address",
    [
        f"{HERE}?kind=nobody",
        f"{HERE}?theme=nothing",
        f"{HERE}?region=999",
        f"{HERE}?towns=x",
        f"{HERE}/evidence",
        f"{HERE}/evidence?organisation=a/b",
        f"{HERE}/evidence?organisation=asz&kind=nobody",
        f"{HERE}/evidence?organisation=asz&region=999",
        f"{HERE}/evidence?organisation=asz&memberships=0",
        f"{HERE}?organisations=0",
        f"{HERE}.csv?format=ttl",
        f"{HERE}.csv?kind=nobody",
    ],
)
def test_a_value_that_there_is_not_is_a_400(shipped_client: TestClient, address: str) -> None:
    """With the sentence, not an empty answer that looks like a finding."""
    response = shipped_client.get(address)

    assert response.status_code == 400
    assert response.json()["hint"]


@pytest.mark.parametrize("query", ["organisation=nobody", "organisation=asz&town=999999"])
def test_evidence_of_what_is_not_known_is_a_404(shipped_client: TestClient, query: str) -> None:
    """An organisation or a town of which this release says nothing."""
    assert shipped_client.get(f"{HERE}/evidence?{query}").status_code == 404


def test_the_ranking_is_a_table_to_download(shipped_client: TestClient) -> None:
    """With IRIs, names, numbers and towns, of the same filters."""
    rows = download(shipped_client, f"{HERE}.csv?kind=ngo")

    assert [row["name"] for row in rows] == ["Člověk v tísni", "Most k naději"]
    assert rows[0]["organisation"].endswith("/organisation/clovek-v-tisni")
    assert (rows[0]["towns"], rows[0]["regions"], rows[0]["partnerships"]) == ("2", "2", "2")
    assert rows[0]["townNames"] == "Jáchymov; Bílina"
    assert rows[0]["kinds"] == "nezisková organizace"


def test_the_matrix_is_a_table_to_download(shipped_client: TestClient) -> None:
    """A column a town, empty where no membership is known."""
    rows = {row["name"]: row for row in download(shipped_client, f"{HERE}/matrix.csv")}

    assert rows["Policie České republiky"]["Litvínov (567256)"] == "1"
    assert rows["Člověk v tísni"]["Litvínov (567256)"] == ""


def test_the_views_are_one_step_from_the_menu_and_from_home(shipped_client: TestClient) -> None:
    """The menu leads to the views, the question on the first page to its answer."""
    views = read(shipped_client, "/explore").select(".views a")
    home = read(shipped_client, "/")

    assert HERE in [link["href"] for link in views]
    assert home.select_one("nav a[href='/explore']")
    assert section(home, "spanning").select_one(f"a[href='{HERE}']")


def test_an_empty_release_says_so(client: TestClient) -> None:
    """A page of a graph in which no organisation is in so many towns is whole, too."""
    page = read(client, f"{HERE}?towns=1000")

    assert page.select_one(".problem")
    assert not page.select("table")


@pytest.mark.parametrize("path", [HERE, "/explore/towns", "/explore/network"])
def test_a_day_that_is_none_is_told_beside_its_field(client: TestClient, path: str) -> None:
    """400, and the field says why; the other one is as it was given, a year from its first day."""
    page = client.get(f"{path}?from=2012&to=soon", headers={"Accept": "text/html"})
    form = BeautifulSoup(page.text, "html.parser").select_one("form.filters")
    assert form
    [wrong] = form.select("[aria-invalid]")

    assert page.status_code == 400
    assert wrong["name"] == "to"
    assert "„soon“ není den." in words(section(form, str(wrong["aria-describedby"])))
    assert form.select("input[name=from][value='2012-01-01']")


@pytest.mark.parametrize("path", [HERE, "/explore/towns", "/explore/network"])
def test_a_reversed_period_leaves_the_form_to_mend_it(client: TestClient, path: str) -> None:
    """400 with the reason beside the days that were given; programs get it as JSON."""
    address = f"{path}?from=2012-01-02&to=2012-01-01"
    page = client.get(address, headers={"Accept": "text/html", "Accept-Language": "cs"})
    days = BeautifulSoup(page.text, "html.parser").select("input[type=date][aria-invalid]")
    data = client.get(address)

    assert (page.status_code, data.status_code) == (400, 400)
    assert [day["value"] for day in days] == ["2012-01-02", "2012-01-01"]
    assert "Období končí dřív, než začíná." in page.text
    assert data.json()["state"] == "UsageError"
