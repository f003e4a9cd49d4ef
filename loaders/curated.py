"""The tables of ``loaders/curated/``: facts kept by hand, one a row, with source and date.

What the columns mean and who may edit them is told in ``loaders/curated/README.md``. An empty
column is an unknown value and reads as an empty string.
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

FOLDER = Path(__file__).resolve().parent / "curated"

Row = TypeVar("Row")
_PARSERS: dict[type, Callable[[str], Any]] = {
    str: str.strip,
    int: int,
    float: float,
    bool: "yes".__eq__,
}


def read_table(row: type[Row], path: Path) -> Iterator[Row]:
    """Yield the lines of the CSV file at *path* as instances of the dataclass *row*.

    The columns are named as the fields; a column that *row* does not have is passed over.
    """
    parsers = {name: _PARSERS[kind] for name, kind in get_type_hints(row).items()}
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            yield row(**{name: parse(line[name]) for name, parse in parsers.items()})
