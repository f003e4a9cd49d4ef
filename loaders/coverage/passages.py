"""A page divided into passages, each of which falls in exactly one class of use.

A passage is what a reader would take in at once: a sentence, a list item, a heading, a dateline. It
is *used* where a record has its evidence in it or took a field from it; *structure* where it says
what the used passages are about (title, dateline, heading over them); *boilerplate* where it
belongs to the site; all else is *unread*.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from loaders.coverage.further import with_further
from loaders.coverage.passage import BOILERPLATE, STRUCTURE, USED, Passage
from loaders.coverage.structure import with_structure
from loaders.document import Document, Line
from loaders.records import Extraction, Record
from loaders.text.boilerplate import content
from loaders.text.datelines import read_dateline
from loaders.text.sentences import sentences

_FEWEST_WORDS_OF_A_SENTENCE = 6


def passages(document: Document, extraction: Extraction) -> tuple[Passage, ...]:
    """Divide *document* into passages, in order, and tell what *extraction* used each for."""
    used = _with_records(list(_divided(document)), extraction.records)
    read = with_further(used, extraction.records)
    return tuple(with_structure(read, extraction.document.title))


def _divided(document: Document) -> Iterator[Passage]:
    own = {line.start: line for line in content(document)}
    told: list[Passage] = []
    for number, line in enumerate(document.lines):
        if line.start in own:
            told = [*_of_content(number, own[line.start])]
        elif not told or told[-1].end <= line.start:
            told = [_around(Passage(number, line))]
        yield from _within(document, number, told)


def _of_content(number: int, own: Line) -> Iterator[Passage]:
    """Divide a line of the content, or a paragraph that begins in the line with that *number*."""
    dateline = None if own.bullet else read_dateline(own)
    rest = own
    if dateline and dateline.date:
        end = own.start + len(own.text[: dateline.end].rstrip())
        yield Passage(number, Line(own.start, end, own.text[: end - own.start]), STRUCTURE)
        rest = _from(own, own.start + dateline.end)
    if rest.text:
        yield from (Passage(number, sentence) for sentence in sentences([rest]))


def _within(document: Document, number: int, told: Iterable[Passage]) -> Iterator[Passage]:
    """Give what of the passages that are *told* stands in a line, and what it has besides.

    A paragraph may go on over several lines; what is left is that of the site's script.
    """
    line = document.lines[number]
    last = line.start
    for one in told:
        start, last = max(one.start, line.start), min(one.end, line.end)
        if start < last:
            words = one.words._replace(start=start, end=last, text=document.text[start:last])
            yield one._replace(line=number, words=words)
    if last < line.end:
        yield Passage(number, _from(line, last), BOILERPLATE)


def _from(line: Line, start: int) -> Line:
    """Give *line* from the offset *start* of the document on, without white space before it."""
    text = line.text[start - line.start :].lstrip()
    return line._replace(start=line.end - len(text), text=text)


def _around(passage: Passage) -> Passage:
    """Take a line around the content for the site's own; a whole sentence is never dropped."""
    is_long = len(passage.words.text.split()) >= _FEWEST_WORDS_OF_A_SENTENCE
    return passage if passage.is_sentence and is_long else passage._replace(use=BOILERPLATE)


def _with_records(found: Sequence[Passage], records: Iterable[Record]) -> list[Passage]:
    """Tell of each passage which *records* have evidence in it."""
    starts, ends = [one.start for one in found], [one.end for one in found]
    told: dict[int, list[int]] = {}
    for number, record in enumerate(records):
        first = bisect_right(ends, record.evidence.start)
        for place in range(first, bisect_left(starts, record.evidence.end)):
            told.setdefault(place, []).append(number)
    return [
        one._replace(use=USED, records=tuple(told[place])) if place in told else one
        for place, one in enumerate(found)
    ]
