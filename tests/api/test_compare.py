"""Towns and partnerships side by side, over the small graph."""

from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.api.browser import read, section, words

PATH = "/explore/compare"
FIELDS = "form.chooser fieldset input"


def compared(client: TestClient, kind: str, *names: str) -> BeautifulSoup:
    """Give the page that compares what *names* name."""
    return read(client, f"{PATH}?{urlencode({kind: names}, doseq=True)}")


def rows(page: BeautifulSoup, name: str) -> dict[str, list[str]]:
    """Give the cells of the table of a section by the first of each row."""
    return {
        words(row.select("th")[0]): [words(cell) for cell in row.select("td")]
        for row in section(page, name).select("tbody tr")
    }


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("town", ["Bílina", "Litvínov"]),
        ("town", ["567451", "litvinov"]),
        ("partnership", ["lp-bilina", "Lokální partnerství Litvínov"]),
    ],
)
def test_what_is_named_stands_side_by_side(client: TestClient, kind: str, names: list[str]) -> None:
    """By name, with or without diacritics, by code or by key."""
    page = compared(client, kind, *names)

    assert rows(page, "numbers")["členské organizace"] == ["4", "4"]
    assert list(rows(page, "organisations")) == ["Most k naději", "Policie České republiky"]


def test_what_both_share_has_its_evidence(client: TestClient) -> None:
    """A membership in each of the places, in the words of the document."""
    found = section(compared(client, "town", "Bílina", "Litvínov"), "organisations")

    assert len(found.select("tbody tr:first-child details.evidence")) == 2
    assert "Most k naději, o.s." in found.text


def test_what_only_one_has_stands_under_it(client: TestClient) -> None:
    """The labour offices are different ones."""
    alone = section(compared(client, "town", "Bílina", "Litvínov"), "alone")
    columns = [
        [words(item) for item in column.select("li")] for column in alone.select(".side > div")
    ]

    assert columns == [
        ["Člověk v tísni", "Úřad práce Teplice"],
        ["Město Litvínov", "Úřad práce v Litvínově"],
    ]


def test_members_are_counted_by_kind_and_measures_by_status(client: TestClient) -> None:
    """Where nothing is known there is no zero."""
    page = compared(client, "town", "Bílina", "Litvínov")

    assert rows(page, "kinds")["nestátní nezisková organizace"] == ["2", "1"]
    assert rows(page, "measures")["plánováno"] == ["2", "–"]


def test_every_number_leads_to_its_query(client: TestClient) -> None:
    """Which gives as many rows."""
    page = compared(client, "town", "Bílina", "Litvínov")
    link = section(page, "numbers").select("a[title]")[0]
    short = client.get(str(link["href"]))
    answer = client.get(short.headers["location"], headers={"Accept": "text/csv"})

    assert len(answer.text.strip().splitlines()) == 1 + int(words(link))


def test_without_names_there_is_a_form(client: TestClient) -> None:
    """Two fields, and one more than there are names."""
    assert len(read(client, PATH).select(FIELDS)) == 2
    assert len(read(client, f"{PATH}?partnership=").select(FIELDS)) == 2
    page = compared(client, "town", "Bílina", "Litvínov")
    values = [field["value"] for field in page.select(FIELDS)]
    assert values == ["Bílina", "Litvínov", ""]


@pytest.mark.parametrize("names", [["Bílina"], ["Bílina", "567451"]])
def test_one_town_alone_asks_for_another(client: TestClient, names: list[str]) -> None:
    """Also where it is named twice."""
    page = compared(client, "town", *names)

    assert "ještě alespoň jednu obec" in page.text
    assert page.find(id="numbers") is None


@pytest.mark.parametrize(
    "asked",
    [
        {"town": ["Bílina", "Nikdeves"]},
        {"town": ["Bílina", "Litvínov", "Most", "Teplice", "567451"]},
        {"town": ["Bílina"], "partnership": ["lp-bilina"]},
        {"town": ["https://example.org/nothing"]},
        {"town": ["Bílina"], "asOf": "yesterday"},
        {"town": ["x" * 5000]},
    ],
)
def test_what_makes_no_sense_is_refused(client: TestClient, asked: dict[str, object]) -> None:
    """With 400 and words; what was written stays in the form."""
    response = client.get(f"{PATH}?{urlencode(asked, doseq=True)}", headers={"Accept": "text/html"})

    assert response.status_code == 400
    assert "<h1" in response.text


def test_an_unknown_name_is_told_and_can_be_searched(client: TestClient) -> None:
    """It is escaped, whatever it holds."""
    response = client.get(f"{PATH}?{urlencode({'town': '<script>alert(1)</script>'})}")
    page = BeautifulSoup(response.text, "html.parser")

    assert response.status_code == 400
    assert page.select("main script") == []
    assert page.select(".problem a[href^='/search']")


def test_three_towns_tell_what_all_have(shipped_client: TestClient) -> None:
    """The police are in the partnerships of all three."""
    page = compared(shipped_client, "town", "Bílina", "Litvínov", "Jáchymov")
    first, *_ = rows(page, "organisations")

    assert first == "Policie České republiky mají všechny"


@pytest.mark.parametrize("path", ["/municipality/567451", "/partnership/lp-bilina"])
def test_a_place_leads_to_its_comparison(client: TestClient, path: str) -> None:
    """Where it stands in the form already, and another is asked for."""
    link = read(client, path).select(".lead a[href^='/explore/compare']")[0]
    page = read(client, str(link["href"]))

    assert page.select(FIELDS)[0]["data-key"] == path.rpartition("/")[2]
    assert "ještě alespoň jed" in page.text
