"""A page divided into passages, each of which falls in exactly one class of use.

A passage is what a reader would take in at once: a sentence, a list item, a heading, a dateline. It
is *used* where a record has its evidence in it; *structure* where it says what the used passages
are about (title, dateline, heading over them); *boilerplate* where it belongs to the site; all
else is *unread*. A passage that only a field without evidence of its own was read from counts as
unread: rather too little is claimed than too much.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from loaders.document import Document, Line
from loaders.parse.kinds import is_news_section, is_partnership_title
from loaders.records import Extraction, Record
from loaders.text.boilerplate import content
from loaders.text.datelines import read_dateline
from loaders.text.sentences import sentences

USED = "used"
UNREAD = "unread"
STRUCTURE = "structure"
BOILERPLATE = "boilerplate"
USES = (USED, UNREAD, STRUCTURE, BOILERPLATE)
"""The classes. A line is of the first of them that any of its passages is of."""

_LONGEST_HEADING = 12  # words
_ENDS_SENTENCE = re.compile(r"[.!?…][“”\")]*$")
_FEWEST_WORDS_OF_A_SENTENCE = 6


@dataclass(frozen=True)
class Passage:
    """One passage: the *line* of the page that it stands in, its words, its class of use.

    *records* tells which of the extraction's records, by their place in it, have evidence here.
    """

    line: int
    words: Line
    use: str = UNREAD
    records: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the document's text."""
        return self.words.start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.words.end


def passages(document: Document, extraction: Extraction) -> tuple[Passage, ...]:
    """Divide *document* into passages, in order, and tell what *extraction* used each for."""
    found = list(_divided(document))
    used = _with_records(found, extraction.records)
    titled = [_title(passage, extraction.document.title) for passage in used]
    return tuple(_headed(titled))


def use_of_lines(found: Sequence[Passage]) -> list[str]:
    """Give the class of each line: one that has something unread beside what is used is used."""
    lines = groupby(found, key=lambda passage: passage.line)
    return [min((one.use for one in parts), key=USES.index) for _, parts in lines]


def _divided(document: Document) -> Iterator[Passage]:
    own = {line.start: line for line in content(document)}
    for number, line in enumerate(document.lines):
        if line.start in own:
            yield from (replace(one, line=number) for one in _of_content(own[line.start], line))
        else:
            use = UNREAD if _is_sentence(line) else BOILERPLATE
            yield Passage(number, line, use)


def _of_content(own: Line, line: Line) -> Iterator[Passage]:
    """Divide a *line* of the content, of which *own* is all but a leftover of the site's script."""
    dateline = None if own.bullet else read_dateline(own)
    rest = own
    if dateline and dateline.date:
        end = own.start + len(own.text[: dateline.end].rstrip())
        yield Passage(0, Line(own.start, end, own.text[: end - own.start]), STRUCTURE)
        rest = _from(own, own.start + dateline.end)
    if rest.text:
        yield from (Passage(0, sentence) for sentence in sentences([rest]))
    if own.end < line.end:
        left = _from(line, own.end)
        yield Passage(0, left, BOILERPLATE)


def _from(line: Line, start: int) -> Line:
    """Give *line* from the offset *start* of the document on, without white space before it."""
    text = line.text[start - line.start :].lstrip()
    return replace(line, start=line.end - len(text), text=text)


def _is_sentence(line: Line) -> bool:
    """Tell whether a line around the content says something: whole sentences are never dropped."""
    has_end = _ENDS_SENTENCE.search(line.text) is not None
    return has_end and len(line.text.split()) >= _FEWEST_WORDS_OF_A_SENTENCE


def _with_records(found: Sequence[Passage], records: Iterable[Record]) -> list[Passage]:
    """Tell of each passage which *records* have evidence in it."""
    starts, ends = [one.start for one in found], [one.end for one in found]
    told: dict[int, list[int]] = {}
    for number, record in enumerate(records):
        first = bisect_right(ends, record.evidence.start)
        for place in range(first, bisect_left(starts, record.evidence.end)):
            told.setdefault(place, []).append(number)
    return [
        replace(one, use=USED, records=tuple(told[place])) if place in told else one
        for place, one in enumerate(found)
    ]


def _title(passage: Passage, title: str) -> Passage:
    """Take the title of the page, and the name of its section of the site, for structure."""
    is_title = _folded(passage.words.text) == _folded(title) or is_partnership_title(passage.words)
    if passage.use == UNREAD and (is_title or is_news_section(passage.words)):
        return replace(passage, use=STRUCTURE)
    return passage


def _folded(words: str) -> str:
    return " ".join(words.split()).rstrip(" :").casefold()


def _headed(found: Sequence[Passage]) -> list[Passage]:
    """Take a heading for structure where something under it, up to the next one, is used."""
    told, over_heading = False, False
    headed: list[Passage] = []
    for passage in reversed(found):
        is_heading = passage.use == UNREAD and _is_heading(passage.words)
        if is_heading and told:
            headed.append(replace(passage, use=STRUCTURE))
        else:
            headed.append(passage)
        if not is_heading:
            told = passage.use == USED or (told and not over_heading)
        over_heading = is_heading
    return headed[::-1]


def _is_heading(words: Line) -> bool:
    """Tell a passage that announces what follows: with a colon, or short and no sentence."""
    if words.text.endswith(":"):
        return True
    is_short = len(words.text.split()) <= _LONGEST_HEADING
    return is_short and not words.bullet and not _ENDS_SENTENCE.search(words.text)
