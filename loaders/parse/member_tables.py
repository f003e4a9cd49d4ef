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
    r"(?:název\s+)?(?:(?:zapojen|člensk|partnersk|spolupracujíc)\w+\s+)?(?:člen\w*|organizac[ei]|institu\w+|subjekt\w*|partne[rř]\w*|název)(?:\s+\w+){0,3}",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:veřejn|státní|místní|nestátní|sociální|ostatní|další)\w*(?:\s+[a-zá-ž]+)?|neziskov\w+(?:\s+[a-zá-ž]+)?|"
    r"(?:samospráv|správ|škol|služb|úřad|instituc|organizac|firm|podnikatel|církv|měst|obc)(?:[ayíie]|ství|elé)",
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
    for number, cell in enumerate(lines[:end]):
        column = columns[_column(lines, number)]
        if column or not _COLUMN_HEAD.fullmatch(cell.text):
            column.append(cell)
    told = [cells for cells in columns.values() if _name_organisations(cells)]
    if len(told) > 1:
        told = [cells for cells in told if not _are_kinds(cells)] or told
    if len(told) > 1 and _are_heads([column[0] for column in told]):
        told = [column[1:] for column in told]
    named = sorted((cell for cells in told for cell in cells), key=lambda cell: cell.start)
    return tuple(named) if len(columns) > 1 else ()


def are_cells(column: Sequence[Line], names: Sequence[Line]) -> bool:
    """Tell whether *names* hold but the cells of *column*, kinds beside them, or heads above."""
    others = [name for name in names if name not in column]
    if not column:
        return False
    are_above = all(name.end <= column[0].start for name in others)
    are_beside = are_above or _are_kinds(others)
    return are_beside or any(name.text.islower() for name in names)


def _are_kinds(cells: Sequence[Line]) -> bool:
    """Tell whether *cells* mostly name the kinds of those in the column beside them."""
    return 2 * sum(_KIND.fullmatch(cell.text) is not None for cell in cells) > len(cells)


def _are_heads(cells: Sequence[Line]) -> bool:
    """Tell whether *cells* name but kinds of those below: "Veřejná správa", "Služby"."""
    kinds = [_KIND.fullmatch(cell.text) is not None for cell in cells]
    others = (cell for cell, is_kind in zip(cells, kinds, strict=True) if not is_kind)
    return any(kinds) and not any(map(is_organisation, others))


def _column(lines: Sequence[Line], place: int) -> int:
    """Give the column of the cell at *place*: its second line is told as the first of a row."""
    cell, before = lines[place], lines[place - 1].column if place else 0
    after = lines[place + 1].column if place + 1 < len(lines) else 0
    goes_on = not cell.column and before and after == before + 1 > 1
    return before if goes_on and is_organisation(cell) else cell.column


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
