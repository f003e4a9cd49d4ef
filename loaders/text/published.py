"""When a page tells that it was published: "Zveřejněno 18. listopadu 2016 v rubrice …"."""

import re
from functools import lru_cache

from loaders.document import Document
from loaders.text.points import YEAR, read_point

_PUBLISHED = re.compile(
    r"(?m)(?:^|[|·])[ \t\u00a0]*(?:(?:zveřejněn|uveřejněn|publikován|vydán|vložen)o"
    r"|datum\s+(?:zveřejnění|uveřejnění|publikování|publikace|vydání|vložení))"
    rf"(?:\s+dne)?\s*:?\s+(?P<day>\d{{1,2}}\.\s*(?:\d{{1,2}}\.|[^\W\d_]+)\s*(?P<year>{YEAR}))(?!\d)",
    re.IGNORECASE,
)
# Of what it tells since: "Vloženo 8. 9. 2015, poslední změna 2. 2. 2017".
_CHANGED = re.compile(
    r"(?m)(?:^|[|·,;(])[ \t\u00a0]*(?:(?:poslední|naposledy)\s+(?:změn|[uú]prav|aktualiz|reviz)\w*"
    r"|(?:aktualizov|upraven|změněn)\w*|aktualizace|revize|úprava)(?:\s+dne)?\s*:?\s+"
    rf"(?P<day>\d{{1,2}}\.\s*(?:\d{{1,2}}\.|[^\W\d_]+)\s*{YEAR})(?!\d)",
    re.IGNORECASE,
)
_POINT = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?")  # of a season but its year


@lru_cache(8)
def year_published(document: Document) -> int | None:
    """Give the year of which the page speaks as this one, where it tells but one such day."""
    years = {found["year"] for found in _PUBLISHED.finditer(document.text)}
    return int(years.pop()) if len(years) == 1 else None


def is_to_come(day: str, document: Document) -> bool:
    """Whether *day* (EDTF) is after that of the page: published or changed, else got.

    The clock is not asked: a page is read tomorrow as it is today.
    """
    found = [*_PUBLISHED.finditer(document.text)]
    found += _CHANGED.finditer(document.text) if found else ()
    told = {read_point(one["day"]) or "" for one in found}
    last = max(told, default="") or document.retrieved or ""
    point = _POINT.match(day)
    return bool(last) and point is not None and point.group() > last[: len(point.group())]
