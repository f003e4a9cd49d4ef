"""The timeline: lanes of a town, years of the programme, and the same as tables."""

import csv
import io
from datetime import date

import pytest
from bs4 import BeautifulSoup
from pyoxigraph import Literal, NamedNode
from starlette.testclient import TestClient

from api.explore.timeline import KINDS, WIDTH, Happening, by_year, draw


def happening(kind: str, earliest: date | None, latest: date | None, key: str = "x") -> Happening:
    """Make a happening."""
    iri = NamedNode(f"https://example.org/{key}")
    return Happening(kind, iri, iri, Literal("2010"), earliest, latest)


def page(client: TestClient, address: str) -> BeautifulSoup:
    """Get the page at *address* in English."""
    response = client.get(address, headers={"Accept": "text/html", "Accept-Language": "en"})
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


DAY, LATER = date(2010, 6, 25), date(2012, 12, 31)


@pytest.mark.parametrize(
    ("drawn", "manner"),
    [
        (happening("event", DAY, DAY), "exact"),
        (happening("event", DAY, LATER), "span"),
        (happening("plan", DAY, LATER), "exact"),
        (happening("support", DAY, None), "open"),
        (happening("support", None, DAY), "open"),
    ],
)
def test_what_is_not_known_is_drawn_otherwise(drawn: Happening, manner: str) -> None:
    """A day that is not known is no day, and a period without an end has none."""
    [lane] = draw([drawn], {}).lanes

    assert lane.bars[0].manner == manner


def test_bars_go_from_the_earliest_to_the_latest_day() -> None:
    """Whole years fill the drawing, and a day is wide enough to be seen."""
    whole = happening("plan", date(2010, 1, 1), date(2011, 12, 31))
    [lane] = draw([whole, happening("plan", DAY, DAY, "y")], {}).lanes
    first, second = lane.bars

    assert (first.x, first.x + first.width) == (20, 980)
    assert second.width == 8
    assert first.y != second.y


def test_names_stay_in_the_drawing() -> None:
    """To the right where there is room, else to the left, else in the bar."""
    early, late = happening("event", DAY, DAY), happening("event", LATER, LATER, "late")
    long = happening("support", DAY, None, "long")
    names = {f"https://example.org/{key}": "n" * 40 for key in ("x", "late", "long")}
    lanes = draw([early, late, long], names).lanes
    [bars, [inside]] = [lane.bars for lane in sorted(lanes, key=lambda lane: lane.kind)]

    assert [bar.before for bar in bars] == [False, True]
    assert not inside.before
    assert all(0 < bar.text < WIDTH for bar in (*bars, inside))
    assert inside.text < inside.x + inside.width


def test_nothing_dated_makes_no_drawing() -> None:
    """Neither lanes nor years."""
    drawn = draw([happening("event", None, None)], {})

    assert not drawn.lanes
    assert not drawn.ticks


def test_the_last_day_of_all_can_be_drawn() -> None:
    """No day after it is needed."""
    [lane] = draw([happening("plan", DAY, date.max)], {}).lanes

    assert lane.bars[0].width > 900


def test_lanes_come_in_their_order() -> None:
    """Foundings first, whatever came first."""
    some = [happening(kind, DAY, DAY, kind) for kind in reversed(KINDS)]

    assert tuple(lane.kind for lane in draw(some, {}).lanes) == KINDS


def test_years_without_anything_are_there() -> None:
    """Every year from the first to the last."""
    row = {"kind": Literal("founding"), "year": Literal(2010), "count": Literal(3)}
    years = by_year([row, {**row, "year": Literal(2012)}])

    assert [(year.year, year.count("founding")) for year in years] == [
        (2010, 3),
        (2011, 0),
        (2012, 3),
    ]
    assert by_year([]) == []


def test_a_town_has_its_lanes_and_a_table_of_the_same(shipped_client: TestClient) -> None:
    """Founding, approval, plan, support and events of Litvínov, as its pages tell."""
    soup = page(shipped_client, "/explore/time?municipality=567256")
    kinds = {str(bar["data-kind"]) for bar in soup.select("svg.time .bar[data-kind]")}
    rows = soup.select("#happenings tbody tr")

    assert kinds == {"founding", "approval", "plan", "support", "event"}
    assert len(rows) == len(soup.select("svg.time a"))
    assert any("27 January 2010" in row.get_text() for row in rows)
    assert all(row.select("details.evidence") for row in rows)


def test_a_partnership_has_the_timeline_of_its_towns(shipped_client: TestClient) -> None:
    """Its page leads there."""
    address = "/explore/time?partnership=lp-bilina"
    assert page(shipped_client, "/partnership/lp-bilina").select(f'a[href="{address}"]')
    assert page(shipped_client, address).select("#happenings tbody tr")


def test_a_day_leaves_out_what_came_later(shipped_client: TestClient) -> None:
    """Of a town and of the whole programme."""
    town = page(shipped_client, "/explore/time?municipality=567256&asOf=2010-03-01")
    years = page(shipped_client, "/explore/time?asOf=2010")

    assert len(town.select("#happenings tbody tr")) == 2
    assert [row.get_text(strip=True) for row in years.select("#years tbody th")] == ["2009", "2010"]


def test_the_programme_is_told_by_year_and_each_number_leads_to_its_query(
    shipped_client: TestClient,
) -> None:
    """Three partnerships were founded in 2010."""
    soup = page(shipped_client, "/explore/time")
    [row] = [row for row in soup.select("#years tbody tr") if "2010" in row.get_text()]
    link = row.select("td a")[0]
    headers = {"Accept": "text/html"}
    query = shipped_client.get(str(link["href"]), follow_redirects=True, headers=headers)

    assert link.get_text() == "3"
    assert query.status_code == 200
    assert "founding" in query.text


@pytest.mark.parametrize(
    ("query", "header", "lines"),
    [
        ("", ["year", "founding", "approval", "support", "event"], 9),
        ("?municipality=567451", ["kind", "thing", "name", "when", "earliest", "latest"], 4),
    ],
)
def test_the_same_as_csv(
    shipped_client: TestClient, query: str, header: list[str], lines: int
) -> None:
    """A line for each year, or for each happening."""
    response = shipped_client.get(f"/explore/time.csv{query}")
    table = list(csv.reader(io.StringIO(response.text)))

    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert table[0] == header
    assert len(table) == lines


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("municipality=999999", 404),
        ("partnership=none", 404),
        ("municipality=Bilina", 400),
        ("partnership=../x", 400),
        ("asOf=soon", 400),
    ],
)
def test_what_is_not_known_is_said_to_be(
    shipped_client: TestClient, query: str, status: int
) -> None:
    """Not found is another thing than not understood."""
    for path in ("/explore/time", "/explore/time.csv"):
        response = shipped_client.get(f"{path}?{query}", headers={"Accept": "application/json"})
        assert response.status_code == status
