"""Chronicles by years."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.text.year_headings import behind_day_in_year, with_years

Written = Callable[[str], Document]


def years(document: Document) -> list[str | None]:
    """Give the year of each line."""
    return [line.year for line in with_years(document.lines)]


def test_lines_below_years_are_of_them(written: Written) -> None:
    """What stands before the first one has none."""
    text = "Jak šel čas\n2012\n5. května – schůzka\n2013 (výhled):\nříjen – otevření klubu\n"
    assert years(written(text)) == [None, None, "2012", None, "2013"]


def test_years_that_are_items_head_those_nested_in_them(written: Written) -> None:
    """What stands below the list is of no year."""
    text = "- 2012\n  - 5. května schůzka\n- 2013\n  - nákup bytů\nČlenové\n- Město Most\n"
    lines = with_years(written(text).lines)
    assert [line.year for line in lines] == [None, "2012", None, "2013", None, None]
    assert [line.bullet for line in lines] == [None, "-", None, "-", None, "-"]


@pytest.mark.parametrize(
    "text",
    [
        "2012\n5. května – schůzka\n",  # one alone
        "2013\nschůzka\n2012\nklub\n2014\nbyty\n",  # in no order
        "Rok\tPočet\n2012\t12\n2013\t14\n",  # cells
        "2012\n2013\n2014\n",  # over nothing
        "12\nklub\n14\nbyty\n",
    ],
)
def test_other_numbers_head_nothing(text: str, written: Written) -> None:
    """A lone year may be that of the page, those of a table stand beside what they tell."""
    assert not any(years(written(text)))


def test_a_line_is_told_without_its_day(written: Written) -> None:
    """One with a year of its own keeps it."""
    lines = written("2012\nkvěten – nákup bytů\n2013\n5. května 2013 – klub\n").lines
    told = [behind_day_in_year(line) for line in with_years(lines)]
    assert [line.text for line in told] == ["2012", "nákup bytů", "2013", "5. května 2013 – klub"]
