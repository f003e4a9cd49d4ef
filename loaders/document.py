"""A document as read: its text, where each line stands, and what is known of its origin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.records import Problem, Span

_BULLET = re.compile(
    r"(?P<indent>[ \t\u00a0]*)"
    r"(?:(?P<sign>[•·●▪◦○■►»→✓✔➢‣∙\uf0a7\uf0b7\uf0d8])|(?P<mark>[*+>–—-]|o(?=\s\s|[\t\u00a0])|\d{1,2}\)|[a-z]\)|\d{1,2}\.(?!\s*\d))(?=\s))"
    r"[ \t\u00a0]*(?=\S)"
)
_DATE_AT_START = re.compile(
    r"\d{1,2}\.\s*(?:led|únor|břez|dub|květ|červ|srp|září|říj|listop|prosin)", re.IGNORECASE
)
# "1. ZŠ" is the first school, not the first item, where nothing else is numbered.
_ORDINAL = re.compile(r"\d{1,2}\.\s+(?:ZŠ|MŠ|základní|mateřsk)", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?m)^[ \t\u00a0]*(?!{_ORDINAL.pattern})\d{{1,2}}\.\s", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line of the text without the white space around it; *bullet* is its list marker, if any.

    *start* and *end* are offsets into the document's text and leave the marker out. *indent* is the
    number of characters before the marker: it tells nested lists from their parents. *column*
    is the number of tabs before a cell of a table, that of the cells of its row before it.
    """

    start: int
    end: int
    text: str
    bullet: str | None = None
    indent: int = 0
    column: int = 0


@dataclass(frozen=True)
class Document:
    """The text of one page. Offsets everywhere count code points of *text*.

    *title* is what the page's markup calls it, None for plain text. *problems* are those of
    reading, such as a page that is cut in the middle.
    """

    text: str
    sha256: str
    name: str
    url: str | None = None
    title: str | None = None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines that are not blank, in order."""
        return tuple(_lines(self.text))

    def span(self, start: int, end: int) -> Span:
        """Give the evidence for the words between *start* and *end*."""
        return Span(start, end, self.text[start:end])


def _lines(text: str) -> Iterator[Line]:
    is_numbered = _NUMBERED.search(text) is not None
    for match in re.finditer(r"[^\r\n]+", text):
        marker = _marker(text, match.start(), match.end(), is_numbered)
        start = marker.end() if marker else match.start()
        raw = text[start : match.end()]
        body = raw.strip()
        if body:
            start += len(raw) - len(raw.lstrip())
            bullet = marker.group().strip() if marker else None
            indent = len(marker["indent"]) if marker else 0
            column = 0 if marker else len(raw) - len(raw.lstrip("\t"))
            yield Line(start, start + len(body), body, bullet, indent, column)


def _marker(text: str, start: int, end: int, is_numbered: bool) -> re.Match[str] | None:
    marker = _BULLET.match(text, start, end)
    if marker is None:
        return None
    is_date = _DATE_AT_START.match(text, marker.end("indent"), end)
    is_ordinal = not is_numbered and _ORDINAL.match(text, marker.end("indent"), end)
    return None if is_date or is_ordinal else marker
