"""Points in time as Czech writes them: a day, a month or a year, and their EDTF."""

import re
from datetime import date
from typing import NamedTuple

from loaders.text.written_days import WRITTEN_DAY, in_figures

MONTH = (
    r"(?=[lúbdkčszřp])(?:led(?:en|na|nu|nem)|únor(?:em|[au])?|březen|březn(?:em|[au])|duben|dubn(?:em|[au])|"
    r"květen|květn(?:em|[au])|červen(?:ec|ce|cem|ci)|červen|červn(?:em|[au])|srpen|srpn(?:em|[au])|"
    r"zářím|září|říjen|říjn(?:em|[au])|listopad(?:em|u)?|prosinec|prosinc(?:em|[ei]))"
)
"""The name of a month in any case, in small letters."""

YEAR = r"(?:19|20)\d{2}"
"""A year of the two centuries that pages speak of."""

_OF = r"\s+(?:roku\s+|r\.\s*)?"
NUMBER = rf"(?:\d{{1,2}}\.|{WRITTEN_DAY})"
"""The number of a day in its month."""

_NO_RESOLUTION = r"(?<!č\. )(?<!č\.\u00a0)(?<!č\.)(?<!číslo )(?<!usnesení )(?<!usnesením )"
DAY = (
    rf"{NUMBER}\s*(?:{MONTH}{_OF}|\d{{1,2}}\.\s*){YEAR}|{YEAR}-\d{{2}}-\d{{2}}"
    rf"|{_NO_RESOLUTION}(?<![\d/])\d{{1,2}}/\d{{1,2}}/{YEAR}"
)
"""A day of a year."""

MONTH_OF_YEAR = rf"{MONTH}{_OF}{YEAR}|{_NO_RESOLUTION}\d{{1,2}}/{YEAR}"
"""A month of a year; "usnesení č. 5/2012" is the number of a resolution."""

POINT = rf"(?:{DAY}|{MONTH_OF_YEAR}|{YEAR})"
"""A day, a month or a year."""

_PART_OF_YEAR = (
    r"(?:jar[oae]|jaře|lét[oěa]|podzimu?|zim[aěy]"
    r"|(?:první|druh\w{1,3}|třetí|čtvrt\w{1,3}|[1-4]\.)\s+"
    r"(?:pololetí|polovin\w+|čtvrtletí|kvartál\w*))"
)
TIME = rf"(?:{POINT}(?:,?\s+(?:na\s+)?{_PART_OF_YEAR})?|{_PART_OF_YEAR}\s+(?:roku\s+)?{YEAR})"
"""A point, or a season, half or quarter of a year: "podzim 2013", "2015, druhé pololetí"."""

_PARTS = re.compile(
    rf"(?:(?P<day>\d{{1,2}})[./]\s*)?(?P<month>{MONTH}|\d{{1,2}})(?:{_OF}|[./]\s*)(?P<year>{YEAR})",
    re.IGNORECASE,
)
_MONTHS = ("led", "úno", "bře", "dub", "kvě", "čer", "čec", "srp", "zář", "říj", "lis", "pro")


class DateMention(NamedTuple):
    """A date in the text: its place, and its EDTF or the reason why it has none."""

    start: int
    end: int
    edtf: str | None
    reason: str = ""


def read_point(words: str) -> str | None:
    """Give the EDTF of a day, a month or a year, or None where there is no such date.

    >>> read_point("24.června 2010")
    '2010-06-24'
    """
    if re.fullmatch(YEAR, words):
        return words
    found = _PARTS.fullmatch(in_figures(words))
    try:
        if found is None:
            return date.fromisoformat(words).isoformat()
        day = date(int(found["year"]), _number(found["month"].lower()), int(found["day"] or 1))
    except ValueError:
        return None
    return day.isoformat() if found["day"] else f"{day:%Y-%m}"


def _number(month: str) -> int:
    """Give the number of a *month*: "června" is the sixth, "července" the seventh."""
    if month.isdecimal():
        return int(month)
    start = "čec" if month.startswith("červ") and "c" in month else month[:3]
    return _MONTHS.index(start) + 1


def year_of(edtf: str | None) -> int | None:
    """Give the year in which the date *edtf* begins, or None where it does not say one."""
    found = re.match(YEAR, edtf or "")
    return int(found.group()) if found else None
