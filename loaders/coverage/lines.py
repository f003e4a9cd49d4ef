"""A page line by line, with what became of each: for printing, and as JSON (docs/records.md)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from loaders.coverage.passage import Passage, use_of
from loaders.coverage.passages import passages
from loaders.document import Document, Line
from loaders.records import Extraction


@dataclass(frozen=True)
class CoveredLine:
    """A line that is not blank, its class of use, and the passages that it is divided into."""

    line: Line
    use: str
    passages: tuple[Passage, ...]


def covered_lines(document: Document, extraction: Extraction) -> Iterator[CoveredLine]:
    """Give every line of *document* with what *extraction* used it for, in order."""
    found = passages(document, extraction)
    for number, group in groupby(found, key=lambda passage: passage.line):
        parts = tuple(group)
        yield CoveredLine(document.lines[number], use_of(parts), parts)


def lines_to_json(document: Document, extraction: Extraction) -> list[dict[str, Any]]:
    """Give the lines of *document* as the plain JSON that docs/records.md describes."""
    return [
        {
            **_place(covered.line, covered.use),
            "passages": [_passage(one) for one in covered.passages],
        }
        for covered in covered_lines(document, extraction)
    ]


def _passage(passage: Passage) -> dict[str, Any]:
    return {**_place(passage, passage.use), "records": list(passage.records)}


def _place(part: Line | Passage, use: str) -> dict[str, Any]:
    return {"start": part.start, "end": part.end, "use": use}
