"""The map of towns: what it counts, what it draws, and what it says to nonsense."""

from dataclasses import replace
from itertools import combinations

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode
from starlette.testclient import TestClient

from api.explore.many_towns import LONGEST, dots, listed
from api.explore.placing import Circle, place_names
from api.explore.town_map import CLASSES, LARGEST, MOST_CIRCLES, SMALLEST, draw, radius, shade
from api.facts import Row
from api.maps import HEIGHT, WIDTH


def town(key: str, count: int, latitude: float = 50.0, longitude: float = 14.0) -> Row:
    """Write a row as the query gives it."""
    return {
        "place": NamedNode(f"https://example.org/{key}"),
        "code": Literal(key),
        "region": None,
        "latitude": Literal(latitude),
        "longitude": Literal(longitude),
        "count": Literal(count),
    }


def page(client: TestClient, address: str) -> BeautifulSoup:
    """Get the page at *address* in English."""
    response = client.get(address, headers={"Accept": "text/html", "Accept-Language": "en"})
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


def numbers(soup: BeautifulSoup) -> dict[str, str]:
    """Give the numbers of the table by place."""
    return {
        row.th.a.get_text(strip=True): row.find_all("td")[-1].get_text(strip=True)
        for row in soup.select("#places tbody tr")
        if isinstance(row.th, Tag) and isinstance(row.th.a, Tag)
    }


@pytest.mark.parametrize(
    ("show", "known"),
    [
        ("partnerships", {"Bílina": "1", "Litvínov": "1", "Jáchymov": "1"}),
        ("members", {"Bílina": "13", "Litvínov": "13", "Jáchymov": "12"}),
        ("plans", {"Litvínov": "2", "Havířov": "1"}),
        ("measures", {"Bílina": "13", "Havířov": "4"}),
        ("support", {"Litvínov": "2", "Bílina": "1"}),
    ],
)
def test_the_table_tells_what_is_asked_for(
    shipped_client: TestClient, show: str, known: dict[str, str]
) -> None:
    """As the shipped pages tell; the drawing has as many circles as the table has rows."""
    soup = page(shipped_client, f"/explore/map?show={show}")

    assert known.items() <= numbers(soup).items()
    assert len(soup.select("svg.map circle.town")) == len(soup.select("#places tbody tr"))


def test_regions_count_each_thing_once(shipped_client: TestClient) -> None:
    """A member of two partnerships of a region is one member there."""
    soup = page(shipped_client, "/explore/map?show=members&by=regions")

    assert numbers(soup) == {"Ústecký kraj": "23", "Karlovarský kraj": "12"}
    assert len(soup.select("svg.map a path.region")) == 2
    assert len(soup.select("svg.map path.region")) == 14


def test_a_number_leads_to_what_it_counts(shipped_client: TestClient) -> None:
    """The query behind a number, with what the page was asked for filled in."""
    soup = page(shipped_client, "/explore/map?show=members&asOf=2012")
    [link] = [a for a in soup.select("#places td a") if a.get_text() == "12"]
    headers = {"Accept": "text/html"}
    response = shipped_client.get(str(link["href"]), follow_redirects=True, headers=headers)

    assert response.status_code == 200
    assert "2012-12-31" in response.text


@pytest.mark.parametrize("place", ["", "Most", "567451&by=countries"])
def test_a_number_of_nowhere_is_refused(shipped_client: TestClient, place: str) -> None:
    """A place has a code, and is a town or a region."""
    assert shipped_client.get(f"/explore/map/query?place={place}").status_code == 400


@pytest.mark.parametrize(
    ("query", "towns"),
    [
        ("organisation=policie-cr", {"Bílina", "Litvínov", "Jáchymov"}),
        ("show=partnerships&asOf=2009", set()),
        ("show=measures&status=rejected", {"Toužim"}),
    ],
)
def test_the_map_is_narrowed_down(shipped_client: TestClient, query: str, towns: set[str]) -> None:
    """To an organisation, a day, a status, a theme; where nothing is left, the page says so."""
    soup = page(shipped_client, f"/explore/map?{query}")

    assert set(numbers(soup)) == towns
    assert bool(soup.select("#places")) == bool(towns)


def test_the_circles_say_what_they_are_and_lead_on(shipped_client: TestClient) -> None:
    """Name and number in words, for whoever sees neither size nor colour."""
    soup = page(shipped_client, "/explore/map?show=measures")
    [link] = [a for a in soup.select("svg.map a") if "Bílina" in a.get_text()]

    assert link.get_text(strip=True) == "Bílina: 13 measures"
    assert link["href"] == "/municipality/567451"


@pytest.mark.parametrize(
    "query",
    [
        *("show=nothing", "by=streets", "theme=A+B", "organisation=../x", "asOf=2012-13"),
        *("show=measures&theme=no-such-theme", "show=plans&status=rejected", "organisation=nobody"),
    ],
)
def test_nonsense_is_refused(shipped_client: TestClient, query: str) -> None:
    """With status 400 and a hint, as a page and as GeoJSON."""
    for path in ("/explore/map", "/explore/map.geojson"):
        response = shipped_client.get(f"{path}?{query}", headers={"Accept": "application/json"})
        assert response.status_code == 400
        assert response.json()["hint"]


def test_the_same_as_geojson(shipped_client: TestClient) -> None:
    """Points in longitude and latitude, as RFC 7946 wants them; regions have no point."""
    response = shipped_client.get("/explore/map.geojson?show=measures")
    towns = {feature["properties"]["name"]: feature for feature in response.json()["features"]}

    assert response.headers["content-type"] == "application/geo+json"
    assert towns["Bílina"]["geometry"] == {"type": "Point", "coordinates": [13.77535, 50.54854]}
    assert towns["Bílina"]["properties"]["count"] == 13
    regions = shipped_client.get("/explore/map.geojson?by=regions").json()["features"]
    assert [feature["geometry"] for feature in regions] == [None, None]


circles = st.lists(
    st.builds(
        Circle,
        st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT)),
        st.floats(SMALLEST, LARGEST),
        st.text("abc", max_size=20),
    ),
    max_size=20,
)


@given(circles)
def test_names_cover_neither_names_nor_circles_of_others(drawn: list[Circle]) -> None:
    """And stay on the map."""
    boxes = place_names(drawn)
    found = [box for box in boxes if box]

    assert not any(one.touches(other) for one, other in combinations(found, 2))
    assert all(box.fits for box in found)
    for circle, box in zip(drawn, boxes, strict=True):
        assert not box or not any(it.touches(box) for it in drawn if it is not circle)


def test_the_name_of_the_first_stands_to_the_right() -> None:
    """At the edge of the map it goes to the left; in the midst of a circle there is no room."""
    big, small = Circle((100, 100), 20, "big"), Circle((100, 112), 4, "small")
    edge = Circle((WIDTH - 5, 300), 4, "edge")
    anchors = [box.anchor if box else "" for box in place_names([big, edge, small])]

    assert anchors[:2] == ["start", "end"]
    assert place_names([replace(small, at=(100, 100)), big])[0] is None


def test_a_town_without_a_place_is_in_the_table_only() -> None:
    """It is counted, and has no point."""
    row = {**town("nowhere", 2), "latitude": None}
    [spot] = draw([row], {}, by_region=False).spots

    assert spot.at is None
    assert spot.count == 2


@pytest.mark.parametrize("most", [1, 2, 7, 1000])
def test_sizes_and_shades_stay_in_their_bounds(most: int) -> None:
    """The largest number is largest and darkest; a shade holds every number, each once."""
    assert radius(most, most) == LARGEST
    assert SMALLEST <= radius(1, most) <= LARGEST
    shades = [shade(number, most) for number in range(1, most + 1)]
    assert shades == sorted(shades)
    assert set(shades) <= set(range(1, CLASSES + 1))
    assert shades[-1] == CLASSES


def test_an_empty_graph_has_an_empty_map() -> None:
    """Fourteen regions and nothing on them."""
    drawn = draw([], {}, by_region=True)

    assert len(drawn.shades) == 14
    assert drawn.most == drawn.total == 0
    assert drawn.steps == drawn.bounds == []


def test_thousands_of_towns_are_dots_but_for_the_largest() -> None:
    """Each is drawn once; those of the same number are one path, and names go to circles alone."""
    rows = [
        town(str(n), 9 - n * 8 // 5000, 48.6 + n % 50 / 25, 12.5 + n % 97 / 20) for n in range(5000)
    ]
    names = {f"https://example.org/{n}": f"Obec {n}" for n in range(5000)}
    drawn = draw(rows, names, by_region=False)
    groups = dots(drawn)

    assert len(drawn.circles) == MOST_CIRCLES
    assert sum(group.towns for group in groups) == 5000 - MOST_CIRCLES
    assert [group.count for group in groups] == [9, 8, 7, 6, 5, 4, 3, 2]
    assert [group.outline.count("M") for group in groups] == [group.towns for group in groups]
    assert {spot.name is None for spot in drawn.spots[MOST_CIRCLES:]} == {True}
    assert not dots(draw(rows[:MOST_CIRCLES], names, by_region=False))


def test_a_long_table_is_told_by_pages() -> None:
    """All of it where it is not too long; a page that is not there is the last."""
    few, many = range(LONGEST), range(LONGEST + 1)

    assert listed(few, 7)[0] == few
    assert not listed(few, 7)[1].more
    pages = [listed(many, page) for page in range(1, 9)]
    assert [n for shown, _ in pages[:6] for n in shown] == [*many]
    assert [section.more for _, section in pages] == [True] * 5 + [False] * 3
    assert [section.page for _, section in pages] == [1, 2, 3, 4, 5, 6, 6, 6]
