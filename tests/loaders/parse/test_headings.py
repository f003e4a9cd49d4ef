"""Headings of an overview."""

import pytest

from loaders.document import Line
from loaders.parse.headings import read_heading
from loaders.parse.status import stated
from loaders.resolve.places import Gazetteer

BELOW = Line(50, 60, "vznik firmy", bullet="-")


def line(text: str, bullet: str | None = None) -> Line:
    """Make a line of *text*."""
    return Line(0, len(text), text, bullet)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bílina", ["Bílina"]),
        ("Město Kutná Hora:", ["Kutná Hora"]),
        ("obec Obrnice", ["Obrnice"]),
        ("Teplá a Toužim", ["Teplá", "Toužim"]),
        ("Rumburk, Varnsdorf a Šluknov", ["Rumburk", "Varnsdorf", "Šluknov"]),
        ("JIRKOV (2010–2013)", ["Jirkov"]),
        ("Co se podařilo v Kadani", ["Kadaň"]),
        ("Slezská Ostrava", ["Ostrava"]),
        ("Brno-sever", ["Brno"]),
    ],
)
def test_a_heading_names_its_towns(text: str, expected: list[str], towns: Gazetteer) -> None:
    """Administrative words, conjunctions and years are no part of a name."""
    heading = read_heading(line(text), BELOW, towns)
    assert heading is not None
    assert [place.label for place in heading.places] == expected


def test_a_district_tells_namesakes_apart(towns: Gazetteer) -> None:
    """The seat of the district is not what the heading is about."""
    heading = read_heading(line("Hranice (okres Přerov)"), BELOW, towns)
    assert heading is not None
    assert [place.code for place in heading.places] == ["513750"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Co se podařilo", "achieved"),
        ("VÝSLEDKY SPOLUPRÁCE", "achieved"),
        ("Plánovaná opatření", "planned"),
        ("Co nás čeká", "planned"),
        ("Připravované projekty", "in-preparation"),
        ("Co se nepodařilo", "unspecified"),
        ("Probíhající aktivity", "ongoing"),
    ],
)
def test_a_heading_tells_how_far_all_below_it_has_come(words: str, status: str) -> None:
    """The status of a section stands in its heading."""
    verdict = stated(words)
    assert verdict is not None
    assert verdict.status == status


def test_a_numbered_town_is_a_heading(towns: Gazetteer) -> None:
    """A number before a town is no bullet of an item."""
    heading = read_heading(line("Kolín", "1."), BELOW, towns)
    assert heading is not None
    assert [place.label for place in heading.places] == ["Kolín"]


@pytest.mark.parametrize(
    "text",
    [
        "V Kolíně vznikla firma.",
        "Plány: plán schválen 5. 9. 2013",
        "vznik firmy v Kolíně",
        "Bydlení",
        "a jejich rodiny",
        "Kolín,",
    ],
)
def test_other_lines_are_no_headings(text: str, towns: Gazetteer) -> None:
    """Sentences, items and themes name no town for what follows."""
    assert read_heading(line(text), BELOW, towns) is None


def test_an_unknown_town_is_open(towns: Gazetteer) -> None:
    """A short capital line over a list stands in the place of a town."""
    heading = read_heading(line("Horní Neznámá"), BELOW, towns)
    assert heading is not None
    assert heading.is_open
    assert heading.places == ()


def test_a_deed_that_lost_its_bullet_is_no_heading(towns: Gazetteer) -> None:
    """What tells of a result stands over a list; without one it is a result."""
    text = "Zavedení terénní práce"
    assert read_heading(line(text), line("Nový klub"), towns) is None
