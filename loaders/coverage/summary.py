"""The coverage of a page in figures: its lines and characters by use, its kinds of record."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from loaders.coverage.completeness import completeness
from loaders.coverage.passage import UNREAD, USED, Passage, use_of
from loaders.coverage.passages import passages
from loaders.document import Document
from loaders.records import Coverage, Extraction, Share, Span, digest_of


def coverage_of(document: Document, extraction: Extraction) -> Coverage:
    """Tell what became of each line of *document*, from which *extraction* was read."""
    found = passages(document, extraction)
    lines = (tuple(parts) for _, parts in groupby(found, key=lambda passage: passage.line))
    spans = [record.evidence for record in extraction.records]
    return Coverage(
        lines=Share(**Counter(map(use_of, lines))),
        characters=_characters(found, spans),
        kinds=tuple(completeness(document, extraction, found)),
        unread=tuple(_proof(one) for one in found if one.use == UNREAD),
    )


def _characters(found: Iterable[Passage], spans: Sequence[Span]) -> Share:
    """Count characters: what stands outside the evidence in a used passage is unread."""
    counts: Counter[str] = Counter()
    for passage in found:
        length = passage.end - passage.start
        shown = _shown(passage, (spans[number] for number in passage.records))
        counts[USED] += shown
        counts[UNREAD if passage.use == USED else passage.use] += length - shown
    return Share(**counts)


def _shown(passage: Passage, spans: Iterable[Span]) -> int:
    """Count the characters of *passage* that are in any of *spans*."""
    shown, reached = 0, passage.start
    for start, end in sorted((span.start, min(span.end, passage.end)) for span in spans):
        shown += max(0, end - max(start, reached))
        reached = max(reached, end)
    return shown


def _proof(passage: Passage) -> Span:
    """Give where *passage* stands, with a digest in place of its words."""
    return Span(passage.start, passage.end, digest=digest_of(passage.words.text))
