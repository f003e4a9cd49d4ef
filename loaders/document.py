"""A document as read: its text, where each line stands, and what is known of its origin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.records import Span

_BULLET = re.compile(r"[ \t\u00a0]*(?P<bullet>[•·●▪◦*–—-]|\d{1,2}[.)])[ \t\u00a0]+(?=\S)")


@dataclass(frozen=True)
class Line:
    """One line of the text without the white space around it; *bullet* is its list marker, if any.

    *start* and *end* are offsets into the document's text and leave the marker out.
    """

    start: int
    end: int
    text: str
    bullet: str | None = None


@dataclass(frozen=True)
class Document:
    """The text of one page. Offsets everywhere count code points of *text*."""

    text: str
    sha256: str
    name: str
    url: str | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines that are not blank, in order."""
        return tuple(_lines(self.text))

    def span(self, start: int, end: int) -> Span:
        """Give the evidence for the words between *start* and *end*."""
        return Span(start, end, self.text[start:end])


def _lines(text: str) -> Iterator[Line]:
    for match in re.finditer(r"[^\r\n]+", text):
        marker = _BULLET.match(text, match.start(), match.end())
        start = marker.end() if marker else match.start()
        raw = text[start : match.end()]
        body = raw.strip()
        if body:
            start += len(raw) - len(raw.lstrip())
            yield Line(start, start + len(body), body, marker["bullet"] if marker else None)
