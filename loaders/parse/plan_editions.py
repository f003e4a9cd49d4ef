"""Plans of one kind and town that follow one another: years lie between their approvals."""

from collections.abc import Iterable

from loaders.text.points import year_of

_YEARS_BETWEEN = 2


def lie_apart(day: str | None, other: str | None) -> bool:
    """Whether years lie between the days (EDTF) of two approvals, so that the later is another.

    >>> lie_apart("2013-03-28", "2017-12-07"), lie_apart("2013-12-18", "2014-01-22")
    (True, False)
    """
    years = (year_of(day), year_of(other))
    return None not in years and abs((years[0] or 0) - (years[1] or 0)) >= _YEARS_BETWEEN


def edition(day: str | None, days: Iterable[str | None]) -> int:
    """Count those of *days* that lie apart before *day*: the approvals of earlier plans."""
    return sum((one or "") < (day or "") and lie_apart(one, day) for one in set(days))
