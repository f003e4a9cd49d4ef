"""The bounds of EDTF dates."""

import pytest

from graph.errors import RefusedError
from loaders.emit.edtf_dates import bounds, is_day


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2010-06-25", "2010-06-25", "2010-06-25"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2010", "2010-01-01", "2010-12-31"),
        ("2016-22", "2016-06-01", "2016-08-31"),
        ("2016-23", "2016-09-01", "2016-11-30"),
        ("2016/2018", "2016-01-01", "2018-12-31"),
        ("2010-06/2013-06", "2010-06-01", "2013-06-30"),
        ("../2013", None, "2013-12-31"),
        ("2015/..", "2015-01-01", None),
    ],
)
def test_a_date_covers_days(date: str, first: str | None, last: str | None) -> None:
    """An open end has no bound."""
    assert bounds(date) == (first, last)


@pytest.mark.parametrize("date", ["pozdim 2016", "25. 6. 2010", ""])
def test_what_is_no_date_is_refused(date: str) -> None:
    """One sentence that names it."""
    with pytest.raises(RefusedError, match="no date in EDTF"):
        bounds(date)


def test_only_a_day_is_a_day() -> None:
    """A month is none."""
    assert is_day("2010-06-25")
    assert not is_day("2010-06")
    assert not is_day("2010-06-25/2010-06-26")
