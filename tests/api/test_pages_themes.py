"""What the pages of themes, documents, events and working groups say, over the small graph."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag
from pyoxigraph import parse
from starlette.testclient import TestClient

from graph.paths import ONTOLOGY
from tests.api.browser import read, section, words

THEME = "/codelist/theme/socialni-sluzby"


def figures(page: BeautifulSoup) -> dict[str, Tag]:
    """Give the links of the key figures by what they count."""
    return {words(item.dt): item.a for item in page.select(".figures div") if item.dt and item.a}


def rows_behind(client: TestClient, link: Tag) -> int:
    """Count what is in the first column of the query that a figure links to, each once."""
    address = client.get(str(link["href"])).headers["location"]
    query = parse_qs(urlsplit(address).query)["query"][0]
    answer = client.get("/sparql", params={"query": query, "format": "csv"})
    return len({line.partition(",")[0] for line in answer.text.splitlines()}) - 1


def test_a_theme_shows_its_towns_by_status(client: TestClient) -> None:
    """One row a town; a status that no town has takes no column."""
    table = section(read(client, THEME, "en"), "matrix")
    rows = [[words(cell) for cell in row.find_all(["th", "td"])] for row in table.select("tr")]

    assert rows[0] == ["Municipality", "Measures", "planned", "achieved"]
    assert rows[1] == ["Bílina", "2", "1", "1"]


def test_the_matrix_knows_every_status(root: Path) -> None:
    """A new status of the code list would be shown nowhere."""
    codes = {
        quad.subject.value.rpartition("/")[2]
        for quad in parse(path=ONTOLOGY / "codelists" / "measure-status.ttl")
        if quad.predicate.value.endswith("#notation")
    }
    template = (root / "api" / "templates" / "entities" / "theme.html").read_text(encoding="utf-8")

    assert codes
    assert all(f'"{code}"' in template for code in codes)


def test_a_key_figure_is_the_number_of_rows_of_its_query(client: TestClient) -> None:
    """What was counted can be seen."""
    for name in (THEME, "/codelist/theme/bydleni"):
        found = figures(read(client, name, "en"))
        assert found
        for link in found.values():
            assert int(words(link)) == rows_behind(client, link), words(link)


def test_a_theme_names_who_works_on_it_in_partnerships_that_state_it(client: TestClient) -> None:
    """By a working group, or by the partnership itself; the groups are listed as well."""
    page = read(client, "/codelist/theme/bydleni")
    members = section(page, "organisations").select("tbody th")
    groups = section(page, "groups").select("tbody tr")

    assert "Most k naději" in [words(cell) for cell in members]
    assert [words(row.th) for row in groups if row.th] == ["bydlení"]


def test_a_working_group_leads_to_its_partnership_and_themes(client: TestClient) -> None:
    """With the evidence of the group."""
    page = read(client, "/working-group/lokalni-partnerstvi-bilina--bydleni")

    assert "Lokální partnerství Bílina" in words(page.select(".lead")[0])
    assert page.find(id="evidence") is not None


def test_an_event_tells_when_where_and_what_began(client: TestClient) -> None:
    """The founding of a partnership leads to it."""
    page = read(client, "/event/lokalni-partnerstvi-bilina--founding")
    lead = words(page.select(".lead")[0])

    assert "25. června 2010 doklad" in lead
    assert "Bílina" in lead
    assert "Začátek partnerství Lokální partnerství Bílina" in lead
    assert len(page.select(".lead .evidence")) == 1


def test_a_document_leads_to_others_about_its_town(client: TestClient) -> None:
    """And tells by which release it was read."""
    page = read(client, "/document/lokalni-partnerstvi-bilina", "en")

    assert "so since release 0001-" in words(page.select(".lead")[0])
    assert section(page, "nearby").select("tbody th")


def test_a_plan_counts_its_measures_by_theme_and_status(client: TestClient) -> None:
    """With the query behind the table."""
    page = read(client, "/plan/bilina-2011", "en")
    table = section(page, "counted")

    assert {words(row.th) for row in table.select("tbody tr") if row.th} >= {"employment"}
    link = table.select("caption a")[0]
    assert rows_behind(client, link) > 0
    assert words(figures(page)["achieved"]) == "1"
