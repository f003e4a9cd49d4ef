"""Coverage: what was found of each town, what is stated to be none, and what is not known."""

import asyncio
import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from pyoxigraph import Literal, NamedNode
from starlette.testclient import TestClient

from api import coverage, csv_tables, findings
from api.coverage import Cell, read_cells
from api.language import language
from api.questions import Row
from graph.collation import collation_key
from graph.errors import DataDirectoryError
from graph.iris import concept, municipality, term
from graph.report import Report, Result
from tests.api.browser import words

BILINA, LITVINOV = "567451", "567256"


def shown(client: TestClient, path: str, language: str = "cs") -> BeautifulSoup:
    """Give the page at *path*, which must be there."""
    answer = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def row_of(page: BeautifulSoup, name: str) -> dict[str, Tag]:
    """Give the cells of the row *name* of the table of cells, by their headings."""
    table = page.select_one("table.coverage")
    assert table is not None
    heads = [head.get_text(strip=True) for head in table.select("thead th")]
    line = next(line for line in table.select("tr") if line.th and name in line.th.get_text())
    return dict(zip(heads, line.find_all(["th", "td"]), strict=True))


def test_a_town_shows_what_its_documents_tell(shipped_client: TestClient) -> None:
    """A number leads to the documents; what is expected and missing is marked, and is no zero."""
    page = shown(shipped_client, "/coverage")
    bilina, litvinov = row_of(page, "Bílina"), row_of(page, "Litvínov")

    assert bilina["Členství"].get_text(strip=True).startswith("13")
    assert bilina["Členství"].a is not None
    assert bilina["Členství"].a["href"] == f"/coverage?town={BILINA}#documents"
    assert litvinov["Pracovní skupiny"]["class"] == ["gap"]
    assert litvinov["Pracovní skupiny"].get_text(strip=True).startswith("–")
    assert "mlčí" in litvinov["Pracovní skupiny"].get_text()


def test_of_a_document_of_several_towns_only_what_belongs_to_the_town_counts(
    shipped_client: TestClient,
) -> None:
    """The overview of results has 46 measures of ten towns, of which Trmice has five."""
    assert row_of(shown(shipped_client, "/coverage"), "Trmice")["Opatření"].get_text()[0] == "5"

    page = shown(shipped_client, "/coverage?town=553697")
    assert row_of(page, "Výsledky")["Opatření"].get_text().startswith("46")
    assert row_of(page, "celkem")["Opatření"].get_text().startswith("5")


def test_towns_without_a_document_are_listed_apart(shipped_client: TestClient) -> None:
    """Known from a code list, and no zero in the table."""
    page = shown(shipped_client, "/coverage")
    without = page.select_one("#without")
    table = page.select_one("table.coverage")

    assert without is not None
    assert table is not None
    assert "Teplice" in without.get_text()
    assert "Teplice" not in table.get_text()


def test_towns_stand_in_the_order_of_the_czech_alphabet(shipped_client: TestClient) -> None:
    """In the table, among those without a document and in the file: Č after C, Ch after H."""
    page = shown(shipped_client, "/coverage")
    lines = list(csv.reader(shipped_client.get("/coverage.csv").text.splitlines()))[1:]
    lists = [
        [words(head) for head in page.select("table.coverage tbody th")],
        [words(link) for link in page.select("#without li > a")],
        list(dict.fromkeys(line[1] for line in lines if line[5] != "no-document")),
    ]

    for names in lists:
        assert len(names) > 1
        assert names == sorted(names, key=collation_key)


def test_a_region_filters_towns_and_those_without_a_document(shipped_client: TestClient) -> None:
    """Both lists, the file and the queries behind."""
    page = shown(shipped_client, "/coverage?region=51", "en")
    text = page.select_one("#towns")
    lines = shipped_client.get("/coverage.csv?region=51").text.splitlines()

    assert text is not None
    assert "Jáchymov" in text.get_text()
    assert "Bílina" not in text.get_text()
    assert "Karlovy Vary" in str(page.select_one("#without"))
    assert all("Karlovarský kraj" in line for line in lines[1:])


def test_every_table_leads_to_its_query(shipped_client: TestClient) -> None:
    """Filled in: it gives as many towns as the page shows."""
    page = shown(shipped_client, "/coverage?region=51")
    link = page.select_one('#towns a[href^="/q/"]:-soup-contains("seznam obcí")')
    assert link is not None
    query = shipped_client.get(str(link["href"]))
    answer = shipped_client.get(query.headers["location"], headers={"Accept": "text/csv"})

    assert len(answer.text.splitlines()) == 1 + 3


def test_the_file_is_put_together_beside_other_requests(
    shipped_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lines are made as they are written, which is in a thread without an event loop."""
    write, written = csv_tables.write, []

    def watched(header: Iterable[str], lines: Iterable[Iterable[object]]) -> bytes:
        with pytest.raises(RuntimeError, match="no running event loop"):
            asyncio.get_running_loop()
        written.append(isinstance(lines, Iterator))
        return write(header, lines)

    monkeypatch.setattr(csv_tables, "write", watched)
    answer = shipped_client.get("/coverage.csv?region=60")

    assert answer.status_code == 200
    assert written == [True]


def test_the_file_has_a_line_for_each_town_and_kind(shipped_client: TestClient) -> None:
    """And one for each town without a document; names come with their codes."""
    answer = shipped_client.get("/coverage.csv")
    lines = list(csv.DictReader(answer.text.splitlines()))
    memberships = [
        line for line in lines if (line["code"], line["kind"]) == (BILINA, "org:Membership")
    ]

    assert answer.headers["content-type"].startswith("text/csv")
    assert memberships[0] | {"found": "13", "state": "read"} == memberships[0]
    assert [line["town"] for line in lines if line["state"] == "no-document"] == [
        "Karlovy Vary",
        "Most",
        "Ostrov",
        "Teplice",
    ]


def test_the_file_of_a_town_has_its_lines_alone(shipped_client: TestClient) -> None:
    """As the whole file has them; one line where there is no document, 404 for no town."""
    head, *lines = shipped_client.get("/coverage.csv").text.splitlines()
    of_town = shipped_client.get(f"/coverage.csv?town={BILINA}").text.splitlines()
    without = shipped_client.get("/coverage.csv?town=567442").text.splitlines()

    assert of_town == [head, *(line for line in lines if line.startswith(BILINA))]
    assert len(of_town) > 2
    assert without[1:] == [line for line in lines if line.startswith("567442")]
    assert shipped_client.get("/coverage.csv?town=999").status_code == 404


def test_a_mistyped_filter_of_the_file_is_told(shipped_client: TestClient) -> None:
    """Or else a program would take all towns for one."""
    response = shipped_client.get(f"/coverage.csv?twon={BILINA}")

    assert response.status_code == 400
    assert "Did you mean 'town'?" in response.json()["hint"]


def test_the_page_of_a_town_tells_what_its_documents_tell(shipped_client: TestClient) -> None:
    """In short, with the way to all of it; of a town without a document in words."""
    block = shown(shipped_client, f"/municipality/{LITVINOV}").select_one("#coverage")
    other = shown(shipped_client, "/municipality/567442").select_one("#coverage")

    assert block is not None
    assert other is not None
    assert "≥ 5" in block.get_text()
    assert f"/coverage?town={LITVINOV}" in str(block)
    assert "žádný dokument není" in other.get_text()


def test_a_town_without_a_document_has_a_page_all_the_same(shipped_client: TestClient) -> None:
    """One that there is not has none."""
    assert "žádný dokument není" in shown(shipped_client, "/coverage?town=567442").get_text()
    assert shipped_client.get("/coverage?town=999999").status_code == 404


@pytest.mark.parametrize(
    "query", ["region=999", "region=x", "region=6 0", "region=٣", "town=%3C%3E"]
)
def test_what_is_no_code_is_told(shipped_client: TestClient, query: str) -> None:
    """And never a traceback."""
    assert shipped_client.get(f"/coverage?{query}").status_code == 400


@pytest.mark.parametrize("query", ["towns=0", "towns=x", "without=-1"])
def test_what_is_no_page_is_told(shipped_client: TestClient, query: str) -> None:
    """It was the first page, as if that had been asked for."""
    answer = shipped_client.get(f"/coverage?{query}", headers={"Accept": "text/html"})

    assert answer.status_code == 400
    assert "není celé číslo" in answer.text


def test_a_page_beyond_the_last_says_so(shipped_client: TestClient) -> None:
    """The explanation stays."""
    text = shown(shipped_client, "/coverage?towns=99999").get_text()

    assert "Pokrytí" in text
    assert "Strana 99\u00a0999 už není" in text


def test_without_any_document_the_page_says_so(client: TestClient) -> None:
    """The small graph tells nothing of its completeness: cells are silent, not zero."""
    page = shown(client, "/coverage")

    assert {cell["data-state"] for cell in page.select("td[data-state]")} <= {"not-told"}


def answered(**values: str) -> Row:
    """Make an answer of ``coverage_by_kind``."""
    literals = {name: Literal(value) for name, value in values.items()}
    return {"town": municipality(BILINA), "kind": term("v:Plan"), **literals}


@pytest.mark.parametrize(
    ("found", "stated", "unclear", "state", "gap"),
    [
        ("2", "false", "false", "read", False),
        ("2", "true", "true", "partly-read", False),
        ("0", "true", "true", "stated-none", False),
        ("0", "false", "true", "not-understood", True),
        ("0", "false", "false", "not-told", True),
    ],
)
def test_only_what_is_stated_to_be_none_is_a_zero(
    found: str, stated: str, unclear: str, state: str, gap: bool
) -> None:
    """What was found goes first, then a stated zero, then what we do not understand."""
    row = answered(found=found, stated=stated, unclear=unclear, expected="true")
    cell = read_cells([row], "town")[municipality(BILINA).value]["v:Plan"]

    assert (cell.state, cell.gap, cell.found) == (state, gap, int(found))


def test_a_document_keeps_its_own_state() -> None:
    """The code of the code list."""
    row = answered(found="3", expected="false") | {"state": concept("completeness", "cut-off")}
    cell = coverage.read_cell(row)

    assert (cell.state, cell.partly) == ("cut-off", True)
    assert not Cell("cut-off").partly


def test_the_findings_of_the_gate_are_grouped_by_message(shipped_client: TestClient) -> None:
    """In the language of the reader, with links to the things, and all of a message by pages."""
    czech = shown(shipped_client, "/coverage/report")
    english = shown(shipped_client, "/coverage/report", "en")
    group = next(s for s in czech.select("section") if "členství trvalo" in s.get_text())
    link = group.select_one('a[href*="finding="]')
    assert link is not None
    whole = shown(shipped_client, str(link["href"]))

    assert group.select_one('li a[href^="/membership/"]')
    assert "org:memberDuring" not in group.get_text()
    assert group.select_one('li a[title="org:memberDuring"]')
    assert czech.select_one('li a[href^="/codelist/measure-status/"]')
    assert "res:" not in czech.get_text()
    assert "Find from when to when the membership lasted" in english.get_text()
    assert len(whole.select(".findings li")) == 38
    assert len(whole.select("section")) == 1


@pytest.mark.parametrize("query", ["finding=999", "finding=x", "finding=1&page=0"])
def test_a_finding_that_there_is_not_is_told(shipped_client: TestClient, query: str) -> None:
    """Not that the gate found nothing."""
    assert shipped_client.get(f"/coverage/report?{query}").status_code == 400


def test_findings_beyond_the_last_page_are_none(shipped_client: TestClient) -> None:
    """The page says that there is no such page."""
    assert "Strana 999 už není" in shown(
        shipped_client, "/coverage/report?finding=1&page=999"
    ).get_text(" ")


def test_a_report_is_read_back_as_it_is_written(tmp_path: Path) -> None:
    """Whatever stands in it: IRIs without a prefix, blank nodes, values with two spaces."""
    values = [
        ("<https://example.org/a>", '"two  spaces <script>"'),
        ("_:b0", ""),
        (str(municipality(BILINA)), ""),
    ]
    results = tuple(
        Result("Warning", focus, "<https://example.org/p>", "C", "Oprav.", "Correct.", value)
        for focus, value in values
    )
    path = tmp_path / "report.txt"
    path.write_text(Report(results).text(), "utf-8")

    (group,) = findings.read(path)
    (page,) = findings.read(path, 1, 1, 1)

    assert group.messages == {"cs": "Oprav.", "en": "Correct."}
    assert [item.focus for item in group.shown] == [
        NamedNode("https://example.org/a"),
        "_:b0",
        municipality(BILINA),
    ]
    assert group.shown[0].path == NamedNode("https://example.org/p")
    assert group.shown[0].value == '"two  spaces <script>"'
    assert (page.count, len(page.shown)) == (3, 1)


def test_every_property_that_a_shape_asks_for_has_a_name(root: Path) -> None:
    """Those of our ontology have theirs there; those of others in the catalogues."""
    shapes = "".join(path.read_text() for path in (root / "shapes").rglob("*.ttl"))
    asked = {*re.findall(r"sh:path\s+(\w+:\w+)", shapes)}
    foreign = {curie for curie in asked if not curie.startswith("v:")}

    assert foreign
    assert not [curie for curie in foreign if not language("cs").find(f"property.{curie}")]


def test_a_report_that_is_gone_is_told(tmp_path: Path) -> None:
    """As a damaged release."""
    with pytest.raises(DataDirectoryError, match="cannot be read"):
        findings.read(tmp_path / "none.txt")
