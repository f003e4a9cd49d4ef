"""Periods in which a programme supported a town."""

import re
from collections.abc import Iterator

from loaders.dates import find_dates
from loaders.document import Document, Line
from loaders.records import Place, SupportPeriodRecord

_COORDINATED = re.compile(r"koordinovan\w+\s+přístup|KPSVL", re.IGNORECASE)
_SUPPORT = re.compile(r"spoluprác|podpor|období|působ|v letech", re.IGNORECASE)


def programme_of(text: str) -> str:
    """Give the code of the programme that *text* speaks of, by default support by the Agency.

    >>> programme_of("zapojení do KPSVL")
    'kpsvl'
    """
    return "kpsvl" if _COORDINATED.search(text) else "asz"


def support_of_heading(
    document: Document, line: Line, places: tuple[Place, ...]
) -> Iterator[SupportPeriodRecord]:
    """Give the support period that a heading tells of the towns *places*."""
    if not _SUPPORT.search(line.text) or not places:
        return
    for date in find_dates(line.text, line.start):
        if date.edtf and "/" in date.edtf:
            yield SupportPeriodRecord(
                evidence=document.span(date.start, date.end),
                programme=programme_of(line.text),
                period=date.edtf,
                municipalities=places,
            )
            return
