"""Decisions on who is who: rows of ``decisions.csv``, shipped and the deployer's own.

A row says that two organisations are the ``same``: *other* is then called *organisation* ever
after; or that they are ``different``, however alike. Rows that contradict each other are refused.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path

from graph.errors import RefusedError, UnreadableError
from graph.store import storage_errors
from loaders.curated import FOLDER, known_organisations, read_table
from loaders.integrity.check import faults

TABLE = "decisions.csv"
SAME = "same"
DIFFERENT = "different"
HINT = f"Correct the rows in {TABLE}; the README of loaders/curated tells what they mean."


@dataclass(frozen=True, order=True)
class Decision:
    """One row: keys of two organisations, ``same`` or ``different``, why, from where, when."""

    organisation: str
    other: str
    decision: str
    reason: str
    source: str
    decided_on: str

    @property
    def pair(self) -> frozenset[str]:
        """Both organisations, in no order."""
        return frozenset((self.organisation, self.other))


@dataclass(frozen=True)
class Decisions:
    """All decisions that hold together. Raises RefusedError where they do not."""

    rows: tuple[Decision, ...] = ()

    def __post_init__(self) -> None:
        """Refuse rows that do not hold together."""
        for fault in (*_malformed(self.rows), *_contradicting(self.rows, self.merged)):
            raise RefusedError(fault, HINT)

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """Give what every key that is no longer used is called now, through all its steps."""
        steps = {row.other: row.organisation for row in self.rows if row.decision == SAME}
        return {key: _last(key, steps) for key in sorted(steps)}

    def about(self, pair: frozenset[str]) -> Decision | None:
        """Give the decision on *pair*, or on those that were since joined to them, if any."""
        return self._by_pair.get(pair)

    @cached_property
    def _by_pair(self) -> Mapping[frozenset[str], Decision]:
        now = {frozenset(self.merged.get(key, key) for key in row.pair): row for row in self.rows}
        return now | {row.pair: row for row in self.rows}

    def and_also(self, row: Decision) -> "Decisions":
        """Give these decisions with *row*; raise RefusedError where it contradicts them."""
        if self.about(row.pair):
            message = f"It was already decided on {row.organisation} and {row.other}."
            raise RefusedError(message, f"Take the row out of {TABLE} to decide anew.")
        return Decisions((*self.rows, row))


def own_table(data: Path) -> Path:
    """Give the file of the deployer's own decisions in the data directory *data*."""
    return data / "curated" / TABLE


def decisions(data: Path) -> Decisions:
    """Give the shipped decisions and those of the data directory *data*."""
    return Decisions((*read_decisions(FOLDER / TABLE), *read_decisions(own_table(data))))


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Read one table; there is nothing in one that does not exist.

    Raises UnreadableError for a file that is no such table.
    """
    if not path.exists():
        return ()
    try:
        with storage_errors(path):
            return tuple(read_table(Decision, path))
    except (KeyError, TypeError, csv.Error, UnicodeDecodeError) as error:
        raise _no_table(path) from error


def _no_table(path: Path) -> UnreadableError:
    """Make the error for a table that cannot be read, with the first line to correct."""
    names = ",".join(field.name for field in fields(Decision))
    hint = f"Its first line is {names}, all in UTF-8; `vazby links check` tells all faults."
    told = (at for at in faults(path.parent, FOLDER) if at.file == path.name)
    first = next((f" Line {at.line}: {at.what}." for at in told), "")
    return UnreadableError(f"{path} is no table of decisions.{first}", hint)


def write_decisions(path: Path, rows: Iterable[Decision]) -> None:
    """Write the table at *path* anew, sorted, in one step: a reader sees the old or the new one."""
    fresh = path.with_suffix(".new")
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8", newline="") as file:
            names = [field.name for field in fields(Decision)]
            table = csv.DictWriter(file, names, lineterminator="\n")
            table.writeheader()
            table.writerows(asdict(row) for row in sorted(rows))
        fresh.replace(path)


def _last(key: str, steps: Mapping[str, str]) -> str:
    """Follow *steps* to the end; a circle ends where it began."""
    seen = {key}
    while (key := steps.get(key, key)) not in seen:
        seen.add(key)
    return key


def _malformed(rows: Iterable[Decision]) -> Iterable[str]:
    for row in rows:
        if row.decision not in (SAME, DIFFERENT):
            yield f"“{row.decision}” is no decision on {row.organisation}: write same or different."
        if row.organisation == row.other or not (row.organisation and row.other):
            yield f"A decision is on two organisations, not on “{row.organisation}” alone."
        if not _is_day(row.decided_on):
            yield f"“{row.decided_on}” is no day to decide on {row.organisation}: write 2026-11-22."


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _contradicting(rows: Iterable[Decision], merged: Mapping[str, str]) -> Iterable[str]:
    """Give a sentence for each row that cannot hold beside the others."""
    seen: set[frozenset[str]] = set()
    names: dict[str, str] = {}
    for row in rows:
        if row.pair in seen:
            yield f"There are two decisions on {row.organisation} and {row.other}."
        seen.add(row.pair)
        if row.decision == SAME:
            yield from _unfit_merge(row, merged, names)
            names[row.other] = row.organisation
    for row in rows:
        one, other = (merged.get(key, key) for key in (row.organisation, row.other))
        if row.decision == DIFFERENT and one == other:
            yield f"{row.organisation} and {row.other} are told apart, yet other rows join them."


def _unfit_merge(
    row: Decision, merged: Mapping[str, str], names: Mapping[str, str]
) -> Iterable[str]:
    if row.other in known_organisations():
        yield f"{row.other} is in organisations.csv: let it stay, and the other one become it."
    if names.get(row.other, row.organisation) != row.organisation:
        yield f"{row.other} is joined to both {names[row.other]} and {row.organisation}."
    if merged[row.other] in merged:
        yield f"The decisions on {row.other} go round in a circle."
