"""The tables of ``loaders/curated/``: facts kept by hand, one a row, with source and date.

What the columns mean and who may edit them is told in ``loaders/curated/README.md``. An empty
column is an unknown value and reads as an empty string, or as 0 where it would be a whole number.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

FOLDER = Path(__file__).resolve().parent / "curated"

Row = TypeVar("Row")
_PARSERS: dict[type, Callable[[str], Any]] = {
    str: str.strip,
    int: lambda value: int(value or 0),
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
            yield row(**{name: parse(line[name.rstrip("_")]) for name, parse in parsers.items()})


@dataclass(frozen=True)
class Organisation:
    """One row of ``organisations.csv``: an organisation that is known by name.

    *relation* tells how it belongs to *parent*: as a ``unit`` without legal personality or as a
    ``suborganisation`` with its own. *seat* is the code of a municipality, *ico* the IČO.
    """

    key: str
    label: str
    kind: str
    ico: str
    parent: str
    relation: str
    seat: str
    wikidata: str
    source: str
    checked_on: str


@dataclass(frozen=True)
class Alias:
    """One row of ``aliases.csv``: another name of the organisation *key*.

    Where *municipality* is given, the name means that organisation on that town's pages only.
    """

    alias: str
    key: str
    municipality: str
    kind_of_alias: str
    source: str


@dataclass(frozen=True)
class LegalFormPeriod:
    """One row of ``legal_forms.csv``: which legal form (ČSÚ code) an organisation had, and when."""

    organisation: str
    form: str
    from_: str
    until: str
    source: str


@dataclass(frozen=True)
class KnownDocument:
    """One row of ``documents.csv``: what is known of the page whose bytes have that *sha256*."""

    sha256: str
    key: str
    url: str
    published: str
    source: str


@dataclass(frozen=True)
class KnownPlan:
    """One row of ``plans.csv``: the plan *key*, which pages also name without its year (*slug*)."""

    slug: str
    key: str
    label: str
    kind: str
    source: str
    decided_on: str
    reason: str


@dataclass(frozen=True)
class Realisation:
    """One row of ``realisations.csv``: how one measure is judged to follow from another.

    *relation* is ``realises``, ``relates``, ``same`` or, for a link that is none, ``unrelated``.
    """

    planned: str
    achieved: str
    relation: str
    confidence: str
    source: str
    decided_on: str


@cache
def known_organisations() -> Mapping[str, Organisation]:
    """Give the curated organisations by their keys."""
    return {row.key: row for row in read_table(Organisation, FOLDER / "organisations.csv")}


@cache
def aliases() -> tuple[Alias, ...]:
    """Give the curated other names of organisations."""
    return tuple(read_table(Alias, FOLDER / "aliases.csv"))


@cache
def realisations() -> tuple[Realisation, ...]:
    """Give the curated links between measures."""
    return tuple(read_table(Realisation, FOLDER / "realisations.csv"))


@cache
def known_documents() -> Mapping[str, KnownDocument]:
    """Give the curated documents by the SHA-256 of their bytes."""
    return {row.sha256: row for row in read_table(KnownDocument, FOLDER / "documents.csv")}


@cache
def known_plans() -> Mapping[str, KnownPlan]:
    """Give the curated plans by the slug that pages name them by, and by their keys."""
    rows = tuple(read_table(KnownPlan, FOLDER / "plans.csv"))
    return {row.key: row for row in rows} | {row.slug: row for row in rows}


@dataclass(frozen=True)
class RegisterCode:
    """One row of ``register_codes.csv``: what a code of the register of services means.

    *list_* is our code list, *code* and *name* are those of the register, *concept* is our code.
    """

    list_: str
    code: str
    name: str
    concept: str
    source: str


@cache
def register_codes() -> tuple[RegisterCode, ...]:
    """Give the curated codes of the register of social-service providers."""
    return tuple(read_table(RegisterCode, FOLDER / "register_codes.csv"))
