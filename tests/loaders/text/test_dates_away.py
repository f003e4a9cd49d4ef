"""Dates told by their distance from the day of the page."""

import pytest

from loaders.text.dates import find_dates

WEDNESDAY = "2015-10-14"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zastupitelé plán schválili v pondělí.", ["2015-10-12"]),
        ("Zastupitelé plán schválili ve čtvrtek.", ["2015-10-08"]),
        ("V pondělí zastupitelé schválili plán, doporučený před týdnem radou.", ["2015-10-12"]),
        ("Plán dokončený před týdnem v pondělí schválili zastupitelé.", ["2015-10-12"]),
        ("V pondělí před týdnem dokončený plán zastupitelé schválili.", ["2015-10-12"]),
        ("Zastupitelé plán schválili v pondělí před týdnem.", ["2015-10-05"]),
        ("Před týdnem v pondělí plán zastupitelé schválili.", ["2015-10-05"]),
        ("Před týdnem, ve čtvrtek večer, zastupitelé plán schválili.", ["2015-10-01"]),
        ("Plán posvětili minulý čtvrtek.", ["2015-10-08"]),
        ("Plán posvětili minulé pondělí.", []),
        ("Zastupitelé o plánu budou jednat ve čtvrtek.", []),
        ("Klub je otevřen ve čtvrtek.", []),
        ("Zastupitelé plán přijali na červencovém zasedání.", ["2015-07"]),
        ("Plán přijali na listopadovém zasedání.", ["2014-11"]),
        ("Plán přijali na zářijovém zasedání 3. 9. 2015.", ["2015-09-03"]),
    ],
)
def test_weekdays_and_meetings_are_the_last_before_the_page(text: str, expected: list[str]) -> None:
    """Only of what is told as past; "last Monday" may be this week's or that before."""
    assert [found.edtf for found in find_dates(text, today=WEDNESDAY)] == expected


def test_without_the_day_of_the_page_weekdays_are_no_dates() -> None:
    """They have no year, and a month of a meeting has none either."""
    assert find_dates("Zastupitelé plán schválili v pondělí na květnovém zasedání.") == ()
