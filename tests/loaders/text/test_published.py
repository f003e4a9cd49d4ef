"""When a page was published, and of which year it speaks as this one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Extraction, PartnershipRecord, PlanRecord
from loaders.text.published import is_to_come, year_published

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

PAGE = (
    "Lokální partnerství Bílina\n{}\nPartnerství vzniklo 4. května loňského roku.\n"
    "Zastupitelstvo města Bíliny schválilo strategický plán sociálního začleňování {}.\n"
)


@pytest.mark.parametrize(
    "line",
    [
        "Zveřejněno 18. listopadu 2016 v rubrice Ústecký kraj",
        "Publikováno: 18. 11. 2016",
        "Vydáno dne 18.11.2016",
        "Autor: redakce | Vloženo 18. 11. 2016",
    ],
)
def test_a_page_tells_when_it_was_published(line: str, written: Written) -> None:
    """The line says so wherever it stands."""
    assert year_published(written(f"Bílina\n{line}\nText.\n")) == 2016


@pytest.mark.parametrize(
    "line",
    [
        "Naposledy upraveno 18. 11. 2016",
        "Zveřejněno 18. 11. 2016\nPublikováno 3. 4. 2014",
        "Na úřední desce byl plán zveřejněn 18. 11. 2016.",
        "Zveřejněno v rubrice Lokality",
    ],
)
def test_what_is_no_day_of_the_page(line: str, written: Written) -> None:
    """Changes come later, things are published too, and of two days none is certain."""
    assert year_published(written(f"Bílina\n{line}\nText.\n")) is None


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("20. září tohoto roku", "2016-09-20"),
        ("letos 20. září", "2016-09-20"),
        ("20. 9. letošního roku", "2016-09-20"),
        ("20. září", None),
        ("20. září toho roku", None),
    ],
)
def test_this_year_is_that_of_the_page(
    when: str, day: str | None, written: Written, of_type: OfType
) -> None:
    """A page of a partnership tells of many years: a mere day is of none for certain."""
    found = extract(written(PAGE.format("Zveřejněno 18. listopadu 2016 v rubrice Lokality", when)))
    assert [one.approved_on for one in of_type(found, PlanRecord)] == [day]
    assert [one.founded for one in of_type(found, PartnershipRecord)] == ["2015-05-04"]


def test_this_year_is_open_on_a_page_without_a_day(written: Written, of_type: OfType) -> None:
    """Nothing tells which year it was."""
    found = extract(written(PAGE.format("Tisk", "20. září tohoto roku")))
    assert [one.approved_on for one in of_type(found, PlanRecord)] == [None]
    assert [one.founded for one in of_type(found, PartnershipRecord)] == [None]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2016-11-18", False),
        ("2016-11-19", True),
        ("2016-11", False),
        ("2016-12", True),
        ("2016-24", False),
        ("2017", True),
        ("", False),
    ],
)
def test_days_after_that_of_the_page_are_to_come(
    day: str, *, expected: bool, written: Written
) -> None:
    """Of a season the year alone tells."""
    page = written(PAGE.format("Zveřejněno 18. listopadu 2016", "dříve"))
    assert is_to_come(day, page) is expected


def test_a_page_without_a_day_tells_what_was_until_it_was_got(written: Written) -> None:
    """By a web archive; where nobody knows, no day is to come."""
    page = written(PAGE.format("Tisk", "dříve"))
    assert not is_to_come("2999", page)
    assert not is_to_come("2020", page)
    assert is_to_come("2020", replace(page, retrieved="2018-01-01T10:00:00Z"))


@pytest.mark.parametrize(
    ("line", "is_open"),
    [
        ("Vloženo 8. 9. 2015", True),
        ("Vloženo 8. 9. 2015, poslední změna 2. 2. 2017", False),
        ("Zveřejněno: 8. 9. 2015 · Aktualizováno: 20. 11. 2016", False),
        ("Vloženo 8. 9. 2015. Plán byl upraven 5. 5. 2017", True),
    ],
)
def test_a_page_tells_since_what_it_was_changed(line: str, is_open: bool, written: Written) -> None:
    """Where it has a day of publishing, that of the last change is its day."""
    assert is_to_come("2016-06-21", written(f"Bílina\n{line}\n")) is is_open
