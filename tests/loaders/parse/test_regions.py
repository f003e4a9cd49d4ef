"""Partnerships of a region and the municipalities that belong to it."""

from collections.abc import Callable

import pytest

from loaders.document import Document, Line
from loaders.parse.regions import municipalities_of, region_of, surroundings
from loaders.read.source import read_bytes
from loaders.resolve.places import Gazetteer, gazetteer


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Broumovsko", "Broumovsko"),
        ("na Broumovsku", "Broumovsko"),
        ("mikroregionu Hlučínska", "Hlučínsko"),
        ("Most", None),
        ("Krásná Lípa a okolí", None),
    ],
)
def test_a_region_is_named_in_the_nominative(name: str, region: str | None) -> None:
    """Whatever case the name of the page has."""
    assert region_of(name) == region


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tvoří ho obce Rumburk, Krásná Lípa a Šluknov.", ["Rumburk", "Krásná Lípa", "Šluknov"]),
        (
            "Zapojila se města Frýdlant a Hejnice a obec Višňová.",
            ["Frýdlant", "Hejnice", "Višňová"],
        ),
        (
            "Do partnerství vstoupil Rumburk a Šluknov; Varnsdorf účast nakonec odmítl.",
            ["Rumburk", "Šluknov"],
        ),
        ("Rumburk a Šluknov do partnerství nevstoupily.", []),
        ("Setkání partnerství bylo v Mostě.", []),
        ("Rumburk, Šluknov a Chřibská. Tři místa na severu.", ["Rumburk", "Šluknov", "Chřibská"]),
        ("Rumburk a Šluknov, kde prší. Varnsdorf.", []),
        ("• Město Varnsdorf\n• Policie ČR\n• Obec Chřibská", ["Varnsdorf", "Chřibská"]),
        ("• Město Varnsdorf Město Rumburk\n• Obec Chřibská", ["Varnsdorf", "Rumburk", "Chřibská"]),
        ("• Město Varnsdorf, pobočka Rumburk\n• Obec Chřibská", ["Varnsdorf", "Chřibská"]),
    ],
)
def test_a_page_counts_up_the_municipalities_of_its_region(
    written: Callable[[str], Document], towns: Gazetteer, text: str, expected: list[str]
) -> None:
    """In a sentence, or among its members; a venue is none of them."""
    found = municipalities_of(written(text).lines, towns)
    assert [place.label for place in found] == expected


def test_cells_name_the_towns_that_are_members(towns: Gazetteer) -> None:
    """A cell that is but such a name; where a body has its seat is another."""
    rows = (
        "<tr><td>Obce</td><td>město Varnsdorf</td></tr><tr><td>Obce</td><td>obec Chřibská</td></tr>"
    )
    rows += "<tr><td>Školy</td><td>Město hudby, Šluknov</td></tr>"
    page = read_bytes(f"<html><table>{rows}</table></html>".encode(), "page.html")
    found = municipalities_of(page.lines, towns)
    assert [place.label for place in found] == ["Varnsdorf", "Chřibská"]


def test_namesakes_are_told_by_their_neighbours(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Višňová of the Frýdlant region is the one in the district of Liberec."""
    page = written("Tvoří ho obce Raspenava, Hejnice a Višňová.")
    rows = (towns.municipality(place.code) for place in municipalities_of(page.lines, towns))
    assert {row.district for row in rows if row} == {"Liberec"}


def test_a_namesake_far_away_is_not_meant(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Where the table lacks the village of the region, another of its name is none of it."""
    page = written("Tvoří ho obce Rumburk, Varnsdorf, Krásná Lípa a Hodonín.")
    found = municipalities_of(page.lines, towns)
    assert [place.label for place in found] == ["Rumburk", "Varnsdorf", "Krásná Lípa"]


@pytest.mark.parametrize(
    ("told", "labels"),
    [
        ("Městečko na Teplicku má plán.", "Teplice"),
        ("Na Frýdecko-Místecku vznikl klub.", "Frýdek-Místek"),
        ("Obec v okrese Jeseník má plán.", "Jeseník"),
        ("Na kraji města je to jinak, na Městské také.", ""),
    ],
)
def test_regions_and_districts_tell_what_lies_around(told: str, labels: str) -> None:
    """The seat after which a region is called tells namesakes apart."""
    line = Line(0, len(told), told)
    assert [place.label for place in surroundings([line], gazetteer())][-1:] == labels.split()


@pytest.mark.parametrize(
    ("head", "labels"),
    [("Obec", ["Rumburk", "Varnsdorf", "Krásná Lípa"]), ("Škola", [])],
)
def test_a_table_of_towns_tells_those_of_its_region(
    head: str, labels: list[str], towns: Gazetteer
) -> None:
    """Each row is about one of them; cells that are not but a name tell none."""
    cells = [(head, "Schváleno"), ("Rumburk", "5. 5. 2014"), ("Varnsdorf", "-")]
    cells += [("Krásná Lípa", "6. 6. 2014"), ("Celkem v Mostě", "2")]
    rows = "".join(f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in cells)
    page = read_bytes(f"<html><table>{rows}</table></html>".encode(), "page.html")
    found = municipalities_of(page.lines, towns)
    assert [place.label for place in found] == labels
