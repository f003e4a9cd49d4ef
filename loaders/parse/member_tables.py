"""Members in the cells of a table: which of its columns name them, and where it ends."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from loaders.document import Line
from loaders.parse.organisation_items import (
    are_mostly_organisations,
    are_named,
    is_organisation,
    is_sentence,
)
from loaders.text.cells import cells

_COLUMN_HEAD = re.compile(
    r"(?:název\s+)?(?:člen\w*|organizac[ei]|institu\w+|subjekt\w*|partne[rř]\w*|název)(?:\s+\w+){0,3}",
    re.IGNORECASE,
)
_ROW = re.compile(r"^\||\t|\S {3,}\S")
_SIGNS = ("|", "\t", "   ")


def cells_of(line: Line) -> Iterable[Line]:
    """Divide the rows of a table in a page of plain text."""
    is_row = not line.bullet and any(sign in line.text for sign in _SIGNS)  # which is soon seen
    return cells(line) if is_row and _ROW.search(line.text) else (line,)


def named_columns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the columns of the table at the beginning of *lines* that name organisations."""
    end = next((n for n, line in enumerate(lines) if _ends_column(lines, n)), None)
    columns: dict[int, list[Line]] = defaultdict(list)
    for cell in lines[:end]:
        column = columns[cell.column]
        if column or not _COLUMN_HEAD.fullmatch(cell.text):
            column.append(cell)
    told = [cells for cells in columns.values() if _name_organisations(cells)]
    named = sorted((cell for cells in told for cell in cells), key=lambda cell: cell.start)
    return tuple(named) if len(columns) > 1 else ()


def _name_organisations(cells: Sequence[Line]) -> bool:
    return are_named(cells) and are_mostly_organisations(cells)


def _ends_column(lines: Sequence[Line], place: int) -> bool:
    """Tell whether no row of the table above is at *place*; its second cell may be empty."""
    line = lines[place]
    is_row = place > 0 and is_organisation(line) and not is_sentence(line)
    return bool(line.bullet) or (ends_table(lines, place) and not is_row)


def ends_table(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the row that begins at *place* has no second cell."""
    following = lines[place + 1].column if place + 1 < len(lines) else 0
    return not lines[place].column and not following
