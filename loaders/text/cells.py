"""Rows of a table that stand in one line, parted by tabs, upright strokes or wide gaps."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import Line

_CELLS = re.compile(r"(?:(?!\s{3})[^\t|])+")


def cells(line: Line) -> Iterator[Line]:
    """Divide *line* into its cells; each knows its column. A line without any is its only cell."""
    for column, cell in enumerate(_CELLS.finditer(line.text), start=line.column):
        text = cell.group().strip()
        start = line.start + line.text.index(text, cell.start())
        if text:
            end = start + len(text)
            yield replace(line, start=start, end=end, text=text, column=column)
