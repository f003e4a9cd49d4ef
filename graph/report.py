"""What the gate found, as data and as a text that a curator can work through."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal

from graph.namespaces import PREFIXES, shorten
from graph.property_paths import path_turtle

_IRI = re.compile(r"<([^<>]*)>")


@dataclass(frozen=True, order=True, slots=True)
class Result:
    """One finding. Terms are written as in N-Triples, *path* as a SPARQL property path.

    *severity* and *component* are local names in the SHACL vocabulary (``Violation``,
    ``MinCountConstraintComponent``); *path*, *value* and *shape* are empty where the finding has
    none, or the shape no name.
    """

    severity: str
    focus: str
    path: str
    component: str
    message_cs: str
    message_en: str
    value: str
    shape: str = ""


@dataclass(frozen=True)
class Report:
    """All findings, sorted."""

    results: tuple[Result, ...]

    @property
    def conforms(self) -> bool:
        """True where nothing stands in the way of publishing."""
        return not self.violations

    @property
    def violations(self) -> tuple[Result, ...]:
        """The findings that refuse a load."""
        return tuple(result for result in self.results if result.severity == "Violation")

    @property
    def refusal(self) -> str:
        """How many of those there are, in words."""
        count = len(self.violations)
        return f"{count} violation" if count == 1 else f"{count} violations"

    @property
    def warnings(self) -> tuple[Result, ...]:
        """The findings that are published with the release."""
        return tuple(result for result in self.results if result.severity != "Violation")

    def beyond(self, known: Iterable[Result]) -> "Report":
        """Give the report without the warnings that are among those *known*."""
        told = set(known)
        kept = (one for one in self.results if one.severity == "Violation" or one not in told)
        return Report(tuple(kept))

    def text(self) -> str:
        """Write the report for people: by message, then by entity; Czech, then English."""
        return "".join(self.lines())

    def lines(self) -> Iterator[str]:
        """Give the lines of `text`, line ends included."""
        bad, doubtful = len(self.violations), len(self.warnings)
        yield f"Chyby: {bad}, upozornění: {doubtful}.\n"
        yield f"Violations: {bad}, warnings: {doubtful}.\n"
        yield from (f"{line}\n" for line in self._sections())

    def turtle(self) -> Iterator[str]:
        """Give the lines of the report as RDF: a head of two, then one for each finding."""
        yield f"@prefix sh: <{PREFIXES['sh']}> .\n"
        yield f"_:report a sh:ValidationReport ; sh:conforms {str(self.conforms).lower()} .\n"
        yield from map(_turtle, self.results)

    def _sections(self) -> Iterator[str]:
        groups: defaultdict[tuple[str, str, str], list[Result]] = defaultdict(list)
        for result in (*self.violations, *self.warnings):
            groups[result.severity, result.message_cs, result.message_en].append(result)
        for (severity, message_cs, message_en), results in groups.items():
            yield f"\n[{severity}] {message_cs}"
            if message_en != message_cs:
                yield f"[{severity}] {message_en}"
            yield from map(_line, results)


def _turtle(result: Result) -> str:
    """Write *result* as one line of Turtle; terms in N-Triples hold no line ends."""
    said = {
        "a": "sh:ValidationResult",
        "sh:focusNode": result.focus,
        "sh:resultPath": path_turtle(result.path),
        "sh:resultSeverity": f"sh:{result.severity}",
        "sh:sourceConstraintComponent": f"sh:{result.component}",
        "sh:sourceShape": result.shape,
        "sh:value": result.value,
        "sh:resultMessage": ", ".join(_messages(result)),
    }
    inner = " ; ".join(f"{name} {value}" for name, value in said.items() if value)
    return f"_:report sh:result [ {inner} ] .\n"


def _messages(result: Result) -> Iterator[str]:
    yield str(Literal(result.message_cs, language="cs"))
    yield str(Literal(result.message_en, language="en"))


def _line(result: Result) -> str:
    parts = (_IRI.sub(_shorter, part) for part in (result.focus, result.path, result.value) if part)
    return "  - " + "  ".join(parts)


def _shorter(match: re.Match[str]) -> str:
    """Write an IRI as a CURIE where it has a prefix, else as it was."""
    short = shorten(match[1])
    return match[0] if short == match[1] else short
