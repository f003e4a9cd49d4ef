"""The one door: all faults of the tables in a folder."""

from collections.abc import Iterator
from pathlib import Path

from loaders.integrity.columns import TABLES, value_faults
from loaders.integrity.rows import RULES, alien_fault, form_faults
from loaders.integrity.tables import Fault, Tables


def faults(folder: Path, base: Path | None = None) -> list[Fault]:
    """Give the faults of the curated tables in *folder*, by file and line, each once.

    Tables that it does not have, and others refer to, are looked up in the folder *base*.
    """
    tables = Tables(folder, base)
    alien = {name: fault for name in tables.names() if (fault := alien_fault(name, tables))}
    found = {fault for fault in _faults(tables) if fault.file not in alien}
    return sorted(fault for fault in {*found, *alien.values()} if fault.file in tables.names())


def _faults(tables: Tables) -> Iterator[Fault]:
    for name in tables.names():
        if name not in TABLES:
            yield Fault(name, 1, "Nobody reads this table", "Remove it, or correct its name")
            continue
        yield from form_faults(name, tables)
        yield from value_faults(name, tables)
    for rule in RULES:
        yield from rule(tables)
