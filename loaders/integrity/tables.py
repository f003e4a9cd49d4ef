"""Tables as they stand in their files, and the faults that are found in them."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, parse

from graph.iris import term
from graph.paths import ONTOLOGY


@dataclass(frozen=True, order=True)
class Fault:
    """Something to correct: *file*, *line* (from 1), *what* is wrong, and the *fix*."""

    file: str
    line: int
    what: str
    fix: str

    def __str__(self) -> str:
        """Give one line for a curator."""
        return f"{self.file}:{self.line}: {self.what}. {self.fix}"


@dataclass(frozen=True)
class Line:
    """One row of a table: the *number* of its line in the *file*, and its values by column."""

    file: str
    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """Give the value of *column*; an empty one for a column that is not there."""
        return self.values.get(column) or ""

    def fault(self, what: str, fix: str) -> Fault:
        """Give a fault of this row."""
        return Fault(self.file, self.number, what, fix)


class Tables:
    """All tables of a folder, read once; those that it lacks are looked up in the folder *base*."""

    def __init__(self, folder: Path, base: Path | None = None) -> None:
        self._own = sorted(path.name for path in folder.glob("*.csv"))
        paths = {
            path.name: path for place in (base, folder) if place for path in place.glob("*.csv")
        }
        self._texts = {
            name: path.read_bytes().decode("utf-8", errors="replace")
            for name, path in paths.items()
        }
        self._rows: dict[str, list[Line]] = {}
        self._columns: dict[tuple[str, str], frozenset[str]] = {}

    def names(self) -> list[str]:
        """Give the names of the files of the folder itself."""
        return self._own

    def text(self, name: str) -> str:
        """Give a table as it is written."""
        return self._texts.get(name, "")

    def header(self, name: str) -> list[str]:
        """Give the names of the columns of a table."""
        return next(csv.reader(io.StringIO(self.text(name))), [])

    def rows(self, name: str) -> list[Line]:
        """Give the rows of a table; there is none in one that is not there."""
        if name not in self._rows:
            self._rows[name] = _lines(name, self.text(name))
        return self._rows[name]

    def column(self, name: str, column: str) -> frozenset[str]:
        """Give the values of a column, without empty ones."""
        if (name, column) not in self._columns:
            values = frozenset(row[column] for row in self.rows(name))
            self._columns[name, column] = values - {""}
        return self._columns[name, column]


def _lines(name: str, text: str) -> list[Line]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    return [Line(name, reader.line_num, row) for row in reader]


@cache
def codes(codelist: str) -> frozenset[str]:
    """Give the codes of the items of a code list of the ontology."""
    triples = parse(path=ONTOLOGY / "codelists" / f"{codelist}.ttl")
    items = (
        item.value
        for triple in triples
        if triple.predicate == term("skos:inScheme")
        and isinstance(item := triple.subject, NamedNode)
    )
    return frozenset(item.rpartition("/")[2] for item in items)
