"""What the gate found, as data and as a text that a curator can work through."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.namespaces import shorten

_IRI = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True, order=True)
class Result:
    """One finding. Terms are written as in N-Triples, *path* as a SPARQL property path.

    *severity* and *component* are local names in the SHACL vocabulary (``Violation``,
    ``MinCountConstraintComponent``); *path* and *value* are empty where the finding has none.
    """

    severity: str
    focus: str
    path: str
    component: str
    message_cs: str
    message_en: str
    value: str


@dataclass(frozen=True)
class Report:
    """All findings, sorted; *turtle* is the same as a sh:ValidationReport."""

    results: tuple[Result, ...]
    turtle: str

    @property
    def conforms(self) -> bool:
        """True where nothing stands in the way of publishing."""
        return not self.violations

    @property
    def violations(self) -> tuple[Result, ...]:
        """The findings that refuse a load."""
        return tuple(result for result in self.results if result.severity == "Violation")

    @property
    def warnings(self) -> tuple[Result, ...]:
        """The findings that are published with the release."""
        return tuple(result for result in self.results if result.severity != "Violation")

    def text(self) -> str:
        """Write the report for people: by message, then by entity; Czech, then English."""
        bad, doubtful = len(self.violations), len(self.warnings)
        head = [
            f"Chyby: {bad}, upozornění: {doubtful}.",
            f"Violations: {bad}, warnings: {doubtful}.",
        ]
        return "\n".join([*head, *self._sections()]) + "\n"

    def _sections(self) -> Iterator[str]:
        groups: defaultdict[tuple[str, str, str], list[Result]] = defaultdict(list)
        for result in (*self.violations, *self.warnings):
            groups[result.severity, result.message_cs, result.message_en].append(result)
        for (severity, message_cs, message_en), results in groups.items():
            yield f"\n[{severity}] {message_cs}"
            if message_en != message_cs:
                yield f"[{severity}] {message_en}"
            yield from map(_line, results)


def _line(result: Result) -> str:
    parts = (_IRI.sub(_shorter, part) for part in (result.focus, result.path, result.value) if part)
    return "  - " + "  ".join(parts)


def _shorter(match: re.Match[str]) -> str:
    """Write an IRI as a CURIE where it has a prefix, else as it was."""
    short = shorten(match[1])
    return match[0] if short == match[1] else short
