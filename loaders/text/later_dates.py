"""Dates told by their distance from the one before: "o měsíc později", "následující den"."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from loaders.text.cues import Cue

_COUNTS = {"dva": 2, "dvě": 2, "tři": 3, "čtyři": 4, "pět": 5, "šest": 6}
_COUNTS |= {"sedm": 7, "osm": 8, "devět": 9, "deset": 10, "čtrnáct": 14, "": 1}
# "před tímto dnem" is not on it, nor is "než téhož dne otevřený klub" about what is told.
_BY_ITSELF = r"(?<!před\s)(?<!než\s)(?<!po\s)(?<!do\s)(?<!mezi\s)(?<!než\sv\s)"
_ALONE = (
    r"(?!\s+(?!založen|ustaven|ustanoven|zřízen|vytvořen)\w+(?:[eá]n|it|ut)"
    r"(?:ý|á|é|ého|ému|ém|ou|ým|ých)(?!\w))"
)
LATER = Cue(
    rf"(?<!\w)(?:o\s+(?P<count>(?:{'|'.join(filter(None, _COUNTS))})\s+)?"
    r"(?P<unit>den|dny|dní|týden|týdny|týdnů|měsíc|měsíce|měsíců|rok|roky|let)\s+později"
    r"|(?:druhý|následující|příští)\s+(?P<day>den)|v\s+následujícím\s+(?P<period>měsíci|roce)"
    rf"|{_BY_ITSELF}(?:tímto|tohoto|toho|téhož|tentýž|týž|tento|ten)\s+(?:samý\s+|samého\s+)?(?P<same>dnem|dne|den){_ALONE})(?!\w)",
    re.IGNORECASE,
)
"""Words that tell how long after the date before them something was."""

_DAY, _MONTH, _YEAR = 3, 2, 1  # numbers in a point of EDTF


def read_later(match: re.Match[str], before: str) -> str | None:
    """Give the EDTF of what is *match* after the point *before*, or None where that is too vague.

    A number of days is exact; of weeks and months the month is certain, of years the year.

    >>> read_later(LATER.match("o dva měsíce později"), "2012-11-05")
    '2013-01'
    >>> read_later(LATER.match("Tímto dnem"), "2012-11-05")
    '2012-11-05'
    """
    unit = match["unit"] or match["day"] or match["period"] or match["same"]
    count = 0 if match["same"] else _COUNTS[(match["count"] or "").strip().lower()]
    after = next(give for start, give in _AFTER.items() if unit.lower().startswith(start))
    numbers = [int(number) for number in before.split("-")]
    return after(numbers, count)


def _days(numbers: list[int], count: int) -> str | None:
    return _moved(numbers, count).isoformat() if len(numbers) == _DAY else None


def _weeks(numbers: list[int], count: int) -> str | None:
    return f"{_moved(numbers, 7 * count):%Y-%m}" if len(numbers) == _DAY else None


def _moved(numbers: list[int], days: int) -> date:
    return date(*numbers) + timedelta(days=days)


def _months(numbers: list[int], count: int) -> str | None:
    if len(numbers) < _MONTH:
        return None
    years, month = divmod(numbers[1] - 1 + count, 12)
    return f"{numbers[0] + years}-{month + 1:02}"


def _years(numbers: list[int], count: int) -> str:
    return f"{numbers[0] + count}"


_AFTER: Mapping[str, Callable[[list[int], int], str | None]] = {
    "d": _days,
    "t": _weeks,
    "m": _months,
    "r": _years,
    "l": _years,
}
