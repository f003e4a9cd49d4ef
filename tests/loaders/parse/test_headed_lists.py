"""Which heading holds for which list."""

from collections.abc import Callable

from loaders.document import Document
from loaders.parse.headed_lists import headed_lists

BODIES = " - Město Most\n - ZŠ Zlatnická\n - Charita Most\n"


def _headings(page: Document) -> list[str | None]:
    return [one.heading.text if one.heading else None for one in headed_lists(page.lines)]


def test_bodies_below_what_are_none_have_no_heading(written: Callable[[str], Document]) -> None:
    """The heading over the groups is not that of the members who stand apart below them."""
    page = written(f"Skupiny:\n - skupina Bydlení\n - skupina Práce\n\n{BODIES}")

    assert _headings(page) == ["Skupiny:", None]


def test_a_blank_line_alone_parts_no_heading_from_its_list(
    written: Callable[[str], Document],
) -> None:
    """Nor does a space at the end of a line, which nobody sees."""
    assert _headings(written(f"Členové:\n{BODIES}\n{BODIES}")) == ["Členové:"] * 2
    page = written("Hotovo:\n - oprava domu\n - nový klub \n - Město Most, úpravy")
    assert _headings(page) == ["Hotovo:"]
