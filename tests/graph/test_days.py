"""Days of an address: a day, a month or a year."""

from datetime import date

import pytest

from api.as_of import read
from graph.errors import UsageError


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2012-06-01", date(2012, 6, 1)),
        ("2012-02", date(2012, 2, 29)),
        ("2011-02", date(2011, 2, 28)),
        ("2012", date(2012, 12, 31)),
        ("0001", date(1, 12, 31)),
        ("9999-12-31", date(9999, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year_is_read(text: str, day: date) -> None:
    """Of a month or a year its last day counts: all that was known in it."""
    assert read(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "2012-13",
        "2012-00",
        "2012-02-30",
        "0000",
        "12",
        "2012-6-1",
        "yesterday",
        "٢٠١٢",
        "2012-01-01T",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    """Each with what was given and what can be given."""
    with pytest.raises(UsageError) as raised:
        read(text)
    assert text in raised.value.message
    assert "2012-01-31" in raised.value.hint
