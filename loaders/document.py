"""A document as read: its text, where each line stands, and what is known of its origin."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import pairwise
from typing import NamedTuple

from loaders.records import Problem, Span

_BULLET = re.compile(
    r"(?P<indent>[ \t\u00a0]*)"
    r"(?:(?P<sign>[•·●▪◦○■►»→✓✔➢‣∙★☆◆◇❖\uf0a7\uf0b7\uf0d8])|(?P<mark>[*+>–—…?-]|--|\(\d{1,2}\)|o(?=\s)|\d{1,2}\)|[a-z]\)|\d{1,2}\.(?!\s*\d)"
    r"|(?:Opatření|Aktivita)\s(?:č\.\s?)?\d{1,2}(?:\.\d{1,2}){0,2}\.?:)(?=\s)|(?P<dash>[-–—](?=[^\W\d_])))"
    r"[ \t\u00a0]*(?=\S)"
)
_DATE_AT_START = re.compile(
    r"\d{1,2}\.\s*(?:(?:led|břez|dub|květ|červ|srp|říj)(?:en|n[au]|nem)|únor[au]?|únorem|září|zářím"
    r"|červen(?:ec|c[ei]|cem)|listopad(?:u|em)?|prosin(?:ec|c[ei]|cem))(?!\w)",
    re.IGNORECASE,
)
# "1. ZŠ" is the first school, not the first item, where nothing else is numbered.
_ORDINAL = re.compile(r"\d{1,2}\.\s+(?:ZŠ|MŠ|základní|mateřsk)", re.IGNORECASE)
_NUMBERED = re.compile(rf"(?m)^[ \t\u00a0]*+(?!{_ORDINAL.pattern})\d{{1,2}}\.\s", re.IGNORECASE)
# A lone "o" is a bullet where other lines begin with it, too, and a preposition else.
_LONE = re.compile(r"(?m)^[ \t\u00a0]*+o (?=([^\W\d_]))")
# "-dílna", where several lines begin so; else it may be what is left of a word.
_DASHED = re.compile(r"(?m)^[ \t\u00a0]*+[-–—](?=[^\W\d_])")
_FEWEST_DASHED = 3
_NUMBER = re.compile(r"\d{1,2}[.)]")
_CHAPTER = re.compile(r"[ \t\u00a0]*\d{1,2}\.\s+[^\W\d]")
_NUMBERED_LINE = re.compile(r"(?m)^[ \t\u00a0]*+\d{1,2}[.)]\s+[^\W\d].*$")
# "2) Rada plán města Mostu doporučila. Zastupitelstvo …", or what leads to a list.
_IS_PARAGRAPH = re.compile(r".{40,}[\w)]{2}\.\s+[^\W\d_a-záčďéěíňóřšťúůýž]|.*:\s*$")
_FEWEST_CHAPTERS = 3
# What no hand writes ends a line too, so that no pattern has to look far: rows of white space, and
# at the last of their kind before the limit the end of a sentence, a space, or any character.
_LINE_END = re.compile(r"\s(?:(?<=[\r\n])[\r\n]*+|(?<![\r\n])[^\S\r\n]{99,})")
# Bullets that lost their line ends: "Členové • Město Most • ZŠ Horní".
_IN_LINE = re.compile(r"[ \t\u00a0](?=[•●▪■][ \t\u00a0]?[^\W\d_])")
_FEWEST_IN_LINE = 3
_SENTENCE_END = re.compile(r"[.!?]\s(?=\S)")
# A headline set between signs: "* Most *", "=== Most ==="; and a rule that only parts lines.
_SIGNS = "*=+#~_–—-"
_FRAMED = re.compile(
    rf"(?P<sign>[*=+#~_]|[{_SIGNS}]{{2,9}})[ \t\u00a0]*+"
    rf"(?P<words>[^\W_].{{0,98}}[^\s{_SIGNS}])[ \t\u00a0]*(?P=sign)"
)
_RULE = re.compile(rf"[.{_SIGNS}]{{3,}}+|(?:[{_SIGNS}][ \t\u00a0]+){{2,9}}[{_SIGNS}]")
_TAB = 4  # columns
LONGEST_LINE = 5000
"""Characters of the longest line; what is longer is read as several."""


class Line(NamedTuple):
    """One line of the text without the white space around it; *bullet* is its list marker, if any.

    *start* and *end* are offsets into the document's text and leave the marker out. *indent* is the
    number of columns before the marker: it tells nested lists from their parents. *column*
    is the number of tabs before a cell of a table, that of the cells of its row before it. *blank*
    is the number of blank lines above. *year* is that which heads the line in a chronicle.
    """

    start: int
    end: int
    text: str
    bullet: str | None = None
    indent: int = 0
    column: int = 0
    blank: int = 0
    year: str | None = None

    def last_day(self, today: str | None) -> str | None:
        """Give the last day (EDTF) on which that may have been of which the line tells."""
        return f"{self.year}-12-31" if self.year else today


@dataclass(frozen=True)
class Document:
    """The text of one page. Offsets everywhere count code points of *text*.

    *title* is what the page's markup calls it, None for plain text. *problems* are those of
    reading, such as a page that is cut in the middle. *retrieved* is when a web archive got it.
    """

    text: str
    sha256: str
    name: str
    url: str | None = None
    title: str | None = None
    problems: tuple[Problem, ...] = ()
    retrieved: str | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines that are not blank, in order."""
        return tuple(_lines(self.text))

    def span(self, start: int, end: int) -> Span:
        """Give the evidence for the words between *start* and *end*."""
        return Span(start, end, self.text[start:end])


def _lines(text: str) -> Iterator[Line]:
    # which few pages need know
    is_numbered = cache(lambda: _NUMBERED.search(text) is not None)
    has_chapters = cache(lambda: _has_chapters(text) or _has_paragraphs(text))
    is_of_os = cache(lambda: sum(map(str.isupper, _LONE.findall(text))) > 1)
    are_dashed = cache(lambda: len(_DASHED.findall(text)) >= _FEWEST_DASHED)
    above = 0
    for begin, end in map(partial(_within_frame, text), _pieces(text)):
        marker = _marker(text, begin, end, is_numbered, is_of_os)
        marker = None if marker and marker["dash"] and not are_dashed() else marker
        start = marker.end() if marker else begin
        raw = text[start:end]
        body = raw.strip()
        if body:
            start += len(raw) - len(raw.lstrip())
            bullet = marker.group().strip() if marker else None
            if bullet and _NUMBER.fullmatch(bullet) and has_chapters():
                bullet = None
            indent = len(marker["indent"].expandtabs(_TAB)) if marker else 0
            column = 0 if marker else len(raw) - len(raw.lstrip("\t"))
            blank = _blank_between(text, above, begin) if above else 0
            above = start + len(body)
            yield Line(start, above, body, bullet, indent, column, blank)


def _within_frame(text: str, piece: tuple[int, int]) -> tuple[int, int]:
    """Give where the words of a headline stand that is set between signs; a rule has none."""
    begin, end = piece
    line = text[begin:end]
    whole = line.strip()
    if whole[:1] not in _SIGNS or whole[-1:] not in _SIGNS or line.startswith("\t"):
        return piece
    if _RULE.fullmatch(whole):
        return end, end
    framed = _FRAMED.fullmatch(whole)
    start = begin + line.index(whole)
    return (start + framed.start("words"), start + framed.end("words")) if framed else piece


def _has_chapters(text: str) -> bool:
    """Tell whether numbers head the chapters of a page: each stands alone over what it heads."""
    are_numbered = [_CHAPTER.match(line) is not None for line in text.splitlines() if line.strip()]
    count = sum(are_numbered)
    is_list = any(all(two) for two in pairwise(are_numbered)) or len(are_numbered) < 3 * count
    return count >= _FEWEST_CHAPTERS and not is_list


def _has_paragraphs(text: str) -> bool:
    """Tell whether numbers stand before paragraphs set apart, each of which tells several things.

    An item of a list is but a name or a sentence.
    """
    numbered = [*_NUMBERED_LINE.finditer(text)]
    are_told = all(_IS_PARAGRAPH.match(line.group()) for line in numbered)
    is_apart = all(text.endswith("\n\n", 0, line.start()) for line in numbered[1:])
    return len(numbered) >= _FEWEST_CHAPTERS and are_told and is_apart


def _blank_between(text: str, above: int, below: int) -> int:
    """Count the blank lines of *text* between the end of one line and the begin of the next."""
    if below - above <= 1:  # which is soon seen
        return 0
    return max(text.count("\r", above, below), text.count("\n", above, below), 1) - 1


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give where each line begins and ends, markers and white space included."""
    start, has_within = 0, _IN_LINE.search(text) is not None
    for found in (*_LINE_END.finditer(text), None):
        end = found.start() if found else len(text)
        while end - start > LONGEST_LINE:
            cut = _cut(text, start, start + LONGEST_LINE)
            yield start, cut
            start = cut
        if start < end and has_within:
            yield from pairwise((start, *_bullets_within(text, start, end), end))
        elif start < end:
            yield start, end
        start = found.end() if found else end


def _bullets_within(text: str, start: int, end: int) -> Iterator[int]:
    """Find the bullets that stand behind one another in a line."""
    found = [sign.end() for sign in _IN_LINE.finditer(text, start, end)]
    yield from found if len(found) >= _FEWEST_IN_LINE else ()


def _cut(text: str, start: int, end: int) -> int:
    """Find the best place, not after *end*, to divide the line that begins at *start*."""
    stops = [stop.end() for stop in _SENTENCE_END.finditer(text, start, end)]
    return stops[-1] if stops else text.rfind(" ", start + 1, end) + 1 or end


def _marker(
    text: str,
    start: int,
    end: int,
    is_numbered: Callable[[], bool],
    is_of_os: Callable[[], bool],
) -> re.Match[str] | None:
    marker = _BULLET.match(text, start, end)
    if marker is None:
        return None
    is_date = _DATE_AT_START.match(text, marker.end("indent"), end)
    is_ordinal = _ORDINAL.match(text, marker.end("indent"), end) and not is_numbered()
    next_letter = text[marker.end() : marker.end() + 1]
    is_lone = _LONE.match(text, start, end) and not (next_letter.isupper() and is_of_os())
    return None if is_date or is_ordinal or is_lone else marker
