"""The result as table, map, chart and network, and what one takes away of it."""

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from graph.namespaces import PREFIXES

OpenPage = Callable[..., AbstractContextManager[Page]]
TOWNS = """PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX v: <https://w3id.org/vazby/ontology#>
SELECT ?town ?where { ?town a v:Municipality ; geo:hasDefaultGeometry/geo:asWKT ?where }"""
POINTS = "SELECT * { VALUES (?name ?lat ?long) { ('Bílina' 50.55 13.77) ('Most' 50.5 13.64) } }"
SHAPE = """SELECT ?shape { BIND("POLYGON((14 50, 15 50, 15 51, 14 50))"^^
<http://www.opengis.net/ont/geosparql#wktLiteral> AS ?shape) }"""
TRIPLES = f"""PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
{
    TOWNS.replace(
        "SELECT ?town ?where", "CONSTRUCT { ?town geo:asWKT ?where ; skos:prefLabel ?name }"
    ).replace("?town a", "?town skos:prefLabel ?name ; a")
}"""
CLASSES = """SELECT ?class (COUNT(?thing) AS ?count) { ?thing a ?class }
GROUP BY ?class ORDER BY DESC(?count)"""
MEMBERS = """PREFIX org: <http://www.w3.org/ns/org#>
SELECT ?member ?partnership { ?member org:memberOf ?partnership }"""
LABELS = "SELECT ?x ?label { ?x <http://www.w3.org/2004/02/skos/core#prefLabel> ?label } LIMIT 120"


def address(query: str, view: str = "", **more: str) -> str:
    """Make the address of the result of *query*, in Czech unless told."""
    asked = urlencode({"lang": "cs", **more, "query": query})
    return f"/sparql?{asked}" + (f"#{view}" if view else "")


@pytest.mark.parametrize(
    ("query", "places"), [(TOWNS, "a"), (POINTS, "circle"), (SHAPE, "path"), (TRIPLES, "a")]
)
def test_places_are_drawn_on_a_map(open_page: OpenPage, query: str, places: str) -> None:
    """By WKT or by latitude and longitude, on the outlines of the fourteen regions."""
    with open_page(address(query, "map")) as page:
        panel = page.get_by_role("tabpanel", name="Mapa")
        expect(panel.locator("path.region")).to_have_count(14)
        assert panel.locator(f"svg {places}:not(.region)").count() >= 1
        panel.get_by_role("button", name="Přiblížit").click()
        expect(panel.locator("svg > g")).to_have_attribute(
            "transform", re.compile(r"scale\(1\.6\)$")
        )


def wkt(*texts: str) -> str:
    """Make a query that gives shapes, a row each."""
    values = " ".join(f'"{text}"^^geo:wktLiteral' for text in texts)
    return f"PREFIX geo: <{PREFIXES['geo']}> SELECT ?shape {{ VALUES ?shape {{ {values} }} }}"


def test_a_map_says_what_it_leaves_out(open_page: OpenPage) -> None:
    """Heights and another order of the axes are read; what is nowhere on the earth is told."""
    epsg = "<http://www.opengis.net/def/crs/EPSG/0/4326>"
    good = ("POINT Z (13.6 50.5 200)", f"{epsg} POINT(50.5 13.6)", "POINT(13.6 50.5)")
    odd = ("POINT(999 999)", "nonsense", f"{epsg.replace('4326', '5514')} POINT(1 2)")
    with open_page(address(wkt(*good, *odd), "map")) as page:
        panel = page.get_by_role("tabpanel", name="Mapa")
        expect(panel).to_contain_text("Nakreslit lze 3 z 6 řádků")
        spots = panel.locator("svg .steady circle")
        expect(spots).to_have_count(3)
        assert len({str(box) for box in spots.evaluate_all(BOXES)}) == 1
    with open_page(address(wkt("POINT(999 999)"), "map")) as page:
        expect(page.get_by_role("tabpanel", name="Mapa")).to_contain_text("Nakreslit lze 0 z 1")


def test_an_outline_is_drawn_whichever_way_round(open_page: OpenPage) -> None:
    """It covers itself, not all of the earth but itself."""
    ways = ["POLYGON((14 50, 15 50, 15 51, 14 50))", "POLYGON((14 50, 15 51, 15 50, 14 50))"]
    for way in (*ways, "MULTIPOLYGON(((14 50, 15 50, 15 51, 14 50)))"):
        with open_page(address(wkt(way), "map")) as page:
            place = page.locator("#view-map path.place")
            expect(place).to_be_visible()
            picture, *_ = page.locator("#view-map svg").evaluate_all(BOXES)
            ((left, right, *_),) = place.evaluate_all(BOXES)
            assert 20 < right - left < (picture[1] - picture[0]) / 3


def test_a_chart_says_what_it_leaves_out(open_page: OpenPage) -> None:
    """A row without a number has no bar."""
    query = "SELECT * { VALUES (?name ?n) { ('Most' 1) ('Cheb' 2) ('Aš' UNDEF) } }"
    with open_page(address(query, "chart")) as page:
        panel = page.get_by_role("tabpanel", name="Graf")
        expect(panel).to_contain_text("Nakreslit lze 2 z 3 řádků")
        expect(panel.locator(".bar")).to_have_count(2)


def test_numbers_are_drawn_as_bars_and_as_a_line(open_page: OpenPage) -> None:
    """Which column is drawn can be chosen; labels are those of the table."""
    with open_page(address(CLASSES, "chart")) as page:
        panel = page.get_by_role("tabpanel", name="Graf")
        expect(panel.locator(".bar").first).to_be_visible()
        expect(panel).to_contain_text("opatření")
        panel.get_by_label("Graf").select_option("line")
        expect(panel.locator("path.line")).to_be_visible()


def test_years_and_codes_name_what_is_counted(open_page: OpenPage) -> None:
    """The first column names, the next number is drawn; the two can change places."""
    query = "SELECT ?year ?n { VALUES (?year ?n) { (2010 55) (2011 2) (2016 9) } }"
    with open_page(address(query, "chart")) as page:
        panel = page.get_by_role("tabpanel", name="Graf")
        expect(panel.locator("text.name")).to_have_text(["2010", "2011", "2016"])
        expect(panel.locator("text.value")).to_have_text(["55", "2", "9"])
        panel.get_by_label("Hodnoty").select_option("year")
        expect(panel.locator("text.name")).to_have_text(["55", "2", "9"])
        panel.get_by_label("Popisky").select_option("year")
        expect(panel.locator("text.value")).to_have_text(["55", "2", "9"])


def test_a_line_of_days_follows_time(open_page: OpenPage) -> None:
    """Also where some are years or months, or empty; a huge number has an exponent."""
    days = "('2012-05-01'^^xsd:date 1) ('2010'^^xsd:gYear 1e308) ('2011-02'^^xsd:gYearMonth 3)"
    prefix = f"PREFIX xsd: <{PREFIXES['xsd']}>"
    query = f"{prefix} SELECT * {{ VALUES (?day ?n) {{ {days} (UNDEF 4) }} }}"
    with open_page(address(query, "chart")) as page:
        panel = page.get_by_role("tabpanel", name="Graf")
        expect(panel.locator("text.value").nth(1)).to_have_text("1E308")
        panel.get_by_label("Graf").select_option("line")
        points = panel.locator("circle.point title")
        expect(points).to_have_count(4)
        told = [text.split(":")[1].strip() for text in points.all_text_contents()]
        assert told[:3] == ["1E308", "3", "1"]


BOXES = """names => names.filter(name => name.getAttribute("visibility") !== "hidden")
    .map(name => name.getBoundingClientRect())
    .map(({ left, right, top, bottom }) => [left, right, top, bottom])
"""
Box = tuple[float, float, float, float]


def boxes(page: Page, view: str) -> tuple[Box, list[Box]]:
    """Give where the picture of a *view* is (left, right, top, bottom), and the names it shows."""
    expect(page.locator(f"#view-{view} svg text").first).to_be_visible()
    page.wait_for_timeout(300)  # names are hidden with the next frame
    picture, *_ = page.locator(f"#view-{view} svg").evaluate_all(BOXES)
    return picture, page.locator(f"#view-{view} svg :is(text.name, .steady text)").evaluate_all(
        BOXES
    )


def test_names_of_bars_begin_within_the_picture_of_a_telephone(open_page: OpenPage) -> None:
    """Cut at their end, whatever letters they have."""
    labels = " ".join(f"('{letter * 40}' 3)" for letter in "Wmčil")
    query = f"SELECT * {{ VALUES (?name ?number) {{ {labels} ('Most' 2) }} }}"
    with open_page(address(query, "chart"), width=390) as page:
        picture, names = boxes(page, "chart")
        assert len(names) == 6
        assert all(left >= picture[0] for left, *_ in names)
        expect(page.locator("#view-chart text.name").last).to_have_text("Most")


def test_names_of_a_network_cover_nothing_on_a_telephone(open_page: OpenPage) -> None:
    """Neither names nor nodes; those that would are told where one points at them."""
    with open_page(address(MEMBERS, "network"), width=390) as page:
        picture, names = boxes(page, "network")
        assert len(names) > 5
        nodes = page.locator("#view-network svg circle").evaluate_all(BOXES)
        for place, (left, right, top, bottom) in enumerate(names):
            assert picture[0] <= left < right <= picture[1]
            for other in [*names[:place], *nodes]:
                assert (
                    left >= other[1] or right <= other[0] or top >= other[3] or bottom <= other[2]
                )


def test_a_picture_says_that_the_result_is_longer(open_page: OpenPage) -> None:
    """It draws the rows of the table, and not in silence where there are more."""
    lengths = "SELECT ?x (STRLEN(STR(?x)) AS ?length) { ?x ?p ?o } LIMIT 600"
    for query, told in ((lengths, 1), (CLASSES, 0)):
        with open_page(address(query, "chart")) as page:
            panel = page.get_by_role("tabpanel", name="Graf")
            expect(panel.locator(".bar").first).to_be_visible()
            expect(panel.get_by_text("jen jeho prvních 500 řádků")).to_have_count(told)


def test_pairs_are_drawn_as_a_network(open_page: OpenPage) -> None:
    """Its nodes lead to the pages of the things."""
    with open_page(address(MEMBERS, "network")) as page:
        panel = page.get_by_role("tabpanel", name="Síť")
        node = panel.get_by_role("link", name="Lokální partnerství Bílina")
        expect(node).to_have_attribute("href", "/partnership/lp-bilina?lang=cs")
        assert panel.locator("line.link").count() > 30


def test_triples_are_a_table_and_a_network_beside_their_turtle(open_page: OpenPage) -> None:
    """With names that lead to pages; things alone are joined."""
    partnership = "<https://w3id.org/vazby/resource/partnership/lp-bilina>"
    with open_page(address(f"DESCRIBE {partnership}", "network")) as page:
        panel = page.get_by_role("tabpanel", name="Síť")
        town = panel.get_by_role("link", name="Bílina", exact=True)
        expect(town).to_have_attribute("href", "/municipality/567451?lang=cs")
        page.get_by_role("tab", name="Tabulka").click()
        row = page.locator("#result tbody tr").first
        expect(row.get_by_role("link", name="Lokální partnerství Bílina")).to_be_visible()
        expect(page.locator(".turtle pre")).to_be_hidden()
        page.locator(".turtle summary").click()
        expect(page.locator(".turtle pre")).to_contain_text("v:LocalPartnership")


@pytest.mark.parametrize(("view", "words"), [("map", "souřadnicemi"), ("network", "dvojic")])
def test_what_cannot_be_drawn_says_what_it_needs(
    open_page: OpenPage, view: str, words: str
) -> None:
    """Instead of an empty picture."""
    with open_page(address("SELECT (1 AS ?one) {}", view)) as page:
        expect(page.locator(f"#view-{view}")).to_contain_text(words)


def test_the_views_are_reached_by_the_keyboard(open_page: OpenPage) -> None:
    """Tabs by arrows, as WAI-ARIA's pattern says; the address keeps the one that is shown."""
    with open_page(address(CLASSES)) as page:
        page.get_by_role("tab", name="Tabulka").focus()
        page.keyboard.press("ArrowLeft")
        expect(page.get_by_role("tab", name="Síť")).to_be_focused()
        page.keyboard.press("ArrowLeft")
        expect(page.locator("#view-chart svg")).to_be_visible()
        expect(page.locator("#view-table")).to_be_hidden()

        assert page.url.endswith("#chart")


def test_the_table_is_sorted_searched_and_paged(open_page: OpenPage) -> None:
    """By its headers, without diacritics, fifty rows a page."""
    with open_page(address(LABELS)) as page:
        rows = page.locator("#result tbody tr")
        expect(rows).to_have_count(50)
        page.get_by_role("button", name="Další").click()
        expect(page.locator(".pager")).to_contain_text("Strana 2 z 3")
        page.get_by_role("button", name="label").click()
        expect(page.get_by_role("columnheader", name="label")).to_have_attribute(
            "aria-sort", "ascending"
        )
        text = rows.first.locator("td").nth(1).inner_text()
        page.get_by_label("Hledat v řádcích").fill(text.upper())
        expect(rows.first).to_contain_text(text)
        assert rows.count() < 50


def test_things_in_the_table_lead_to_their_pages(open_page: OpenPage) -> None:
    """By labels in the language of the reader."""
    with open_page(address(MEMBERS)) as page:
        page.locator("#result td a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert "/sparql" not in page.url


def test_a_file_for_excel_begins_with_the_mark(open_page: OpenPage) -> None:
    """And is split at semicolons for the Czech one."""
    with open_page(address(MEMBERS)) as page, page.expect_download() as download:
        page.get_by_role("link", name="CSV pro Excel").click()
        content = Path(download.value.path()).read_bytes()

        assert content.startswith(b"\xef\xbb\xbfmember;partnership\r\n")


def test_the_links_and_programs_of_a_query_work(page: Page, server: tuple[str, int]) -> None:
    """The short link leads to the same query; curl gives the rows that it promises."""
    page.get_by_role("button", name="Odkaz a kód").click()
    short = page.get_by_label("Krátký odkaz").input_value()
    permanent = page.get_by_label("Trvalý odkaz").input_value()
    command = page.locator("#code-curl").inner_text()
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)

    assert done.stdout.startswith("organisation,name,towns,townNames\n")
    assert len(short) < len(permanent) / 3
    query = page.locator("#query").input_value()
    page.goto(short)
    assert page.locator("#query").input_value() == query
    expect(page.locator("#result tbody tr")).not_to_have_count(0)
    assert server[0] in permanent


@pytest.mark.parametrize("safe", [True, False])
def test_links_and_programs_are_copied_on_a_telephone(open_page: OpenPage, safe: bool) -> None:
    """Each by a button, on a page of its own as well, and where it came without TLS."""
    path = f"/sparql/share?{urlencode({'lang': 'cs', 'query': MEMBERS})}"
    without = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    with open_page(path, width=390, ready="#shared button") as page:
        if not safe:
            page.evaluate(without)
        assert page.get_by_role("button", name="Kopírovat").count() == 5
        field = page.get_by_label("Krátký odkaz")
        assert field.evaluate("it => it.scrollHeight <= it.clientHeight * 2")
        assert field.evaluate("it => it.clientWidth") > 300
        page.get_by_role("button", name="Kopírovat").last.click()
        expect(page.get_by_role("button", name="Zkopírováno")).to_be_visible()
        if not safe:
            chosen = page.evaluate("getSelection().toString()")
            assert chosen.strip() == page.locator("#code-r").inner_text().strip()


def test_a_number_of_hundreds_of_digits_is_shown_in_short(open_page: OpenPage) -> None:
    """All of it is what the cell holds, for the chart and for who points at it."""
    query = 'SELECT (1e300 AS ?f) ("1e-30"^^<http://www.w3.org/2001/XMLSchema#float> AS ?g) {}'
    with open_page(address(query)) as page:
        cells = page.locator("#result tbody td")
        assert [text.strip() for text in cells.all_inner_texts()] == ["1e+300", "1e-30"]
        assert len(cells.first.get_attribute("data-value") or "") == 301
        assert len(cells.first.locator("data").get_attribute("title") or "") == 301


def test_the_python_program_of_a_query_is_python(page: Page) -> None:
    """It compiles, whatever the query holds."""
    for query in ("ASK { ?s ?p 'a\\\\nb' }", 'ASK { ?s ?p """x""" }', 'ASK {} # "'):
        page.evaluate(
            "text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", query
        )
        page.get_by_role("button", name="Odkaz a kód").click()
        expect(page.locator("#code-curl")).to_contain_text("ASK")
        compile(page.locator("#code-python").inner_text(), "query.py", "exec")
    assert sys.version_info >= (3, 11)
