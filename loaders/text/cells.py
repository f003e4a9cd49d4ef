"""Rows of a table: those in one line, parted by tabs or upright strokes, and those of two cells."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.document import Line

_CELLS = re.compile(r"(?:(?!\s{3})[^\t|])+")


_KEY = re.compile(
    r"(?:ustavení|založení|vznik|schválení|přijetí)\s+(?:lokálního\s+)?(?:partnerství|\w*\s*plánu)|"
    r"partnerství\s+(?:ustaveno|založeno|vzniklo)|\bplán\b.*schválen|pracovní\s+skupiny$",
    re.IGNORECASE,
)
_BETWEEN = ": "


def with_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Give *lines* with "Ustavení partnerství" and the day in the cell beside it as one line.

    The signs that stand for those between the cells are as many, so that offsets hold.
    """
    beside = {key.start: value for key, value in pairwise(lines) if _are_row(key, value)}
    values = {value.start for value in beside.values()}
    for line in lines:
        if line.start in beside:
            value = beside[line.start]
            yield line._replace(end=value.end, text=f"{line.text}{_BETWEEN}{value.text}")
        elif line.start not in values:
            yield line


def _are_row(key: Line, value: Line) -> bool:
    is_beside = (key.column, value.column) == (0, 1) and value.start - key.end == len(_BETWEEN)
    return is_beside and not key.bullet and _KEY.search(key.text) is not None


def cells(line: Line) -> Iterator[Line]:
    """Divide *line* into its cells; each knows its column. A line without any is its only cell."""
    for column, cell in enumerate(_CELLS.finditer(line.text), start=line.column):
        text = cell.group().strip()
        start = line.start + line.text.index(text, cell.start())
        if text:
            end = start + len(text)
            yield line._replace(start=start, end=end, text=text, column=column)
