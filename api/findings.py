"""The report of the gate, read for a page: its findings by message, a few of each or one page.

The file is read line by line, as `graph.report` writes it: however long it is, only what is shown
stays in memory.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from graph.errors import DataDirectoryError
from graph.namespaces import PREFIXES, expand

FEW = 5
"""How many findings of a message are shown beside all others."""

_PROPERTY = re.compile(r"\w+:[\w-]+|<[^<>\s]+>")  # no path of several


@dataclass(frozen=True)
class Finding:
    """One thing that the gate found something on: *focus*, its property *path*, a wrong *value*.

    Each is an IRI, or a text as the report writes it: a literal, a longer path, nothing.
    """

    focus: NamedNode | str
    path: NamedNode | str = ""
    value: NamedNode | str = ""


@dataclass
class Group:
    """The findings with one message: *count* of them, of which some are *shown*."""

    number: int
    severity: str
    messages: dict[str, str]
    count: int = 0
    shown: list[Finding] = field(default_factory=list)


def read(path: Path, wanted: int = 0, first: int = 0, most: int = FEW) -> list[Group]:
    """Read the report at *path*: of each message, or of the *wanted* one, *most* from *first* on.

    Raise DataDirectoryError where it cannot be read.
    """
    groups: list[Group] = []
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                _add(groups, line.rstrip("\n"), first, most)
    except (OSError, UnicodeDecodeError) as error:
        message = f"The report {path} cannot be read: {error}."
        raise DataDirectoryError(message, "Build again.") from error
    return [group for group in groups if wanted in {0, group.number}]


def things(groups: Iterable[Group]) -> Iterator[NamedNode]:
    """Give the IRI of everything that is shown."""
    for group in groups:
        for each in group.shown:
            told = (each.focus, each.path, each.value)
            yield from (term for term in told if isinstance(term, NamedNode))


def _add(groups: list[Group], line: str, first: int, most: int) -> None:
    """Take one *line*: a message in Czech, the same in English, or a finding."""
    if line.startswith("["):
        severity, _, message = line[1:].partition("] ")
        last = groups[-1] if groups else None
        if last and not last.count and last.severity == severity:
            last.messages["en"] = message
        else:
            groups.append(Group(len(groups) + 1, severity, {"cs": message, "en": message}))
    elif line.startswith("  - ") and groups:
        group = groups[-1]
        if first <= group.count < first + most:
            group.shown.append(_finding(line.removeprefix("  - ")))
        group.count += 1


def _finding(line: str) -> Finding:
    focus, path, value = [*line.split("  ", 2), "", ""][:3]
    is_property = _PROPERTY.fullmatch(path)
    return Finding(_read(focus), _read(path) if is_property else path, _read(value))


def _read(words: str) -> NamedNode | str:
    prefix, colon, _ = words.partition(":")
    if words.startswith("<"):
        return NamedNode(words.strip("<>"))
    return NamedNode(expand(words)) if colon and prefix in PREFIXES else words
