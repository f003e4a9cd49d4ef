"""Tables of public registers: CSV with a header, in the variants that offices export."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import UnreadableError
from graph.iris import slug
from graph.store import storage_errors
from loaders.read.encoding import decode_text

Columns = Mapping[str, Sequence[str]]
"""Our names of columns, and the names that they have in exports, as slugs."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DELIMITERS = ",;\t|"
_HINT = "Export or download the table again, whole, as CSV with a header."


class TableError(UnreadableError):
    """A line of a table cannot be read. The message is one sentence with the number of the line."""

    def __init__(self, path: Path, line: int, fault: str, hint: str = _HINT) -> None:
        super().__init__(f"{path.name}, line {line}: {fault}", hint)


@dataclass(frozen=True)
class Row:
    """A line of a table: its number in the file, and its values by our names of columns."""

    line: int
    values: Mapping[str, str]

    def get(self, column: str) -> str:
        """Give the value in *column*, empty where the table does not have it."""
        return self.values.get(column, "")


def header_has(head: bytes, columns: Columns) -> bool:
    """Tell whether *head*, the first bytes of a file, begins with a header of all *columns*."""
    first = next(iter(head.splitlines()), b"")
    return columns_in(first, columns) == columns.keys()


def columns_in(line: bytes, columns: Columns) -> set[str]:
    """Give which of the *columns* the header *line* names; none where it is none."""
    return {*_places(next(cells_in(line), []), columns)}


def cells_in(head: bytes) -> Iterator[list[str]]:
    """Yield the cells of the lines of *head*, the first bytes of a file; none of what is no CSV."""
    try:
        lines = decode_text(head).splitlines()
        yield from csv.reader(lines, delimiter=_delimiter(next(iter(lines), "")))
    except (UnreadableError, csv.Error):
        return


def read_rows(path: Path, columns: Columns) -> Iterator[Row]:
    """Yield the rows of the table at *path*, its *columns* under our names; blank lines are none.

    Raises UnreadableError for an empty table, and for a row that has not as many values as the
    header: a file that was cut off.
    """
    with storage_errors(path):
        text = decode_text(path.read_bytes(), str(path))
    header = text.partition("\n")[0]
    lines = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(header), strict=True)
    found, begun = False, 1
    try:
        names = next(lines, [])
        begun = lines.line_num + 1
        places = _places(names, columns)
        for values in filter(any, lines):
            if len(values) != len(names):
                fault = f"the row has {len(values)} values and the header {len(names)}."
                raise TableError(path, lines.line_num, fault)
            if any(map(_CONTROLS.search, values)):
                raise TableError(path, lines.line_num, "the row has control characters in it.")
            found, begun = True, lines.line_num + 1
            yield Row(lines.line_num, {name: values[at].strip() for name, at in places.items()})
    except csv.Error as error:
        fault = "this is no CSV: a quote opens here, or soon after, that nothing closes."
        raise TableError(path, begun, fault) from error
    if not found:
        message = f"{path.name} is empty: it has no row."
        raise UnreadableError(message, _HINT)


def _places(header: Sequence[str], columns: Columns) -> dict[str, int]:
    """Give where in the *header* each of the *columns* stands, if it does."""
    at = {slug(name): place for place, name in reversed([*enumerate(header)])}
    found = {ours: [at[name] for name in names if name in at] for ours, names in columns.items()}
    return {ours: places[0] for ours, places in found.items() if places}


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)
