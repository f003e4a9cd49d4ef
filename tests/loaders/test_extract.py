"""The one door: from a document to records."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.read.source import read, read_bytes
from loaders.record_json import from_json, to_json
from loaders.records import MembershipRecord

TOWNS = Path(__file__).parents[1] / "data" / "wordings" / "towns.txt"


def test_a_page_of_no_known_kind_gives_a_problem() -> None:
    """It has no records, and its kind is not known."""
    found = extract(read_bytes("Recept na guláš\n- maso\n- cibule\n".encode(), "x"))

    assert found.document.kind is None
    assert found.document.title == "Recept na guláš"
    assert found.records == ()
    assert "no page of a known kind" in found.problems[0].reason


def test_members_are_resolved(pages: Path) -> None:
    """A name leads to its organisation; nested departments lead to units."""
    found = extract(read(pages / "partnership-departments.txt"))
    first = next(r for r in found.records if isinstance(r, MembershipRecord))

    assert (first.organisation, first.kind) == ("mesto-kolin", "municipality")
    assert len(first.represented_by) == 2
    assert all(" " not in key for key in first.represented_by)


def test_every_page_goes_through_json_and_back(pages: Path) -> None:
    """What is extracted can be written down and read again."""
    for file in sorted(pages.iterdir()):
        found = extract(read(file))
        assert from_json(to_json(found)) == found


@pytest.mark.parametrize("text", ["//]]>", "Inspirace", "•", "x", "\u00a0.", "Úvod", "- \n- a"])
def test_the_shortest_pages_do_no_harm(text: str) -> None:
    """Leftovers alone are a page of no known kind."""
    assert extract(read_bytes(text.encode(), "x")).records == ()


def test_no_cut_of_a_page_breaks_the_reading(pages: Path) -> None:
    """Wherever a page ends, it is read as far as it goes, with right offsets."""
    data = (pages / "partnership-glued.txt").read_bytes()
    for end in range(20, len(data), 37):
        page = read_bytes(data[:end], "x")
        for record in extract(page).records:
            assert page.text[record.evidence.start : record.evidence.end] == record.evidence.exact


@pytest.mark.parametrize("line", TOWNS.read_text(encoding="utf-8").splitlines())
def test_a_page_is_about_the_towns_that_it_tells(
    written: Callable[[str], Document], line: str
) -> None:
    """Regions, namesakes, villages and bare headings; no venue and no town nearby."""
    text, _, told = line.replace("\\n", "\n").partition(" => ")
    places = extract(written(text)).document.municipalities

    expected = [name for name in told.removesuffix("-").split(" | ") if name]
    assert len(places) == len(expected)
    for place, name in zip(places, expected, strict=True):
        assert name in (place.label, f"{place.label} {place.code}")
