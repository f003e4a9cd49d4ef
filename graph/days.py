"""Days as an address gives them: a whole day, or a month or a year with its first and last day."""

import re
from calendar import monthrange
from datetime import date

from graph.errors import UsageError

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


class NoDayError(UsageError):
    """What *name* of an address has is no day: *text*."""

    def __init__(self, name: str, text: str) -> None:
        hint = "Give a day like 2012-01-31, a month like 2012-01 or a year."
        super().__init__(f"{text[:100]!r} is no day for {name!r}.", hint)
        self.because("no-day", value=text)


def bounds(name: str, text: str) -> tuple[date, date]:
    """Give the first and the last day of *text*, which *name* of an address has.

    Raises NoDayError.

    >>> [day.isoformat() for day in bounds("from", "2012-02")]
    ['2012-02-01', '2012-02-29']
    """
    if match := _DAY.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
        first, last = (month, month) if match[2] else (1, 12)
        try:
            end = date(year, last, day if match[3] else monthrange(year, last)[1])
            return (end if match[3] else date(year, first, 1)), end
        except ValueError:  # there is no such day; a month that is none is a ValueError as well
            pass
    raise NoDayError(name, text)
