"""When a page tells that it was published: "Zveřejněno 18. listopadu 2016 v rubrice …"."""

import re
from functools import lru_cache

from loaders.document import Document
from loaders.text.points import YEAR

_PUBLISHED = re.compile(
    r"(?m)(?:^|[|·])[ \t\u00a0]*(?:(?:zveřejněn|uveřejněn|publikován|vydán|vložen)o"
    r"|datum\s+(?:zveřejnění|uveřejnění|publikování|publikace|vydání|vložení))"
    rf"(?:\s+dne)?\s*:?\s+\d{{1,2}}\.\s*(?:\d{{1,2}}\.|[^\W\d_]+)\s*(?P<year>{YEAR})(?!\d)",
    re.IGNORECASE,
)


@lru_cache(8)
def year_published(document: Document) -> int | None:
    """Give the year of which the page speaks as this one, where it tells but one such day."""
    years = {found["year"] for found in _PUBLISHED.finditer(document.text)}
    return int(years.pop()) if len(years) == 1 else None
