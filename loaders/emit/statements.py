"""Collecting the quads of one named graph, in the few shapes that our statements have."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import municipality, term
from graph.namespaces import expand
from loaders.emit.edtf_dates import bounds, is_day
from loaders.records import Place

Term = NamedNode | Literal


class Statements:
    """The statements of the named graph *graph*. A value that is None makes none."""

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self._quads: set[Quad] = set()

    def add(self, subject: NamedNode, predicate: str, *values: Term | None) -> None:
        """State that *subject* has each of the *values* by *predicate*, a CURIE."""
        known = (value for value in values if value is not None)
        self._quads.update(Quad(subject, term(predicate), value, self.graph) for value in known)

    def type(self, subject: NamedNode, *classes: str) -> None:
        """State that *subject* is of each of the *classes*, CURIEs."""
        self.add(subject, "rdf:type", *map(term, classes))

    def places(self, subject: NamedNode, places: Iterable[Place]) -> None:
        """State the municipalities that *subject* is about."""
        self.add(subject, "dcterms:spatial", *(municipality(place.code) for place in places))

    def when(self, subject: NamedNode, date: str | None) -> None:
        """State an EDTF date with its bounds, and the day itself where it is known."""
        self._dated(subject, date, "v:when", "v:earliest", "v:latest")
        if date and is_day(date):
            self.add(subject, "v:onDate", day(date))

    def period(self, subject: NamedNode, period: str | None) -> None:
        """State an EDTF interval with its first and last day."""
        self._dated(subject, period, "v:period", "v:periodStart", "v:periodEnd")

    def deadline(self, subject: NamedNode, date: str | None) -> None:
        """State the EDTF interval within which something is due, with its last day."""
        if date:
            self.add(subject, "v:deadline", Literal(date, datatype=term("edtf:EDTF")))
            self.add(subject, "v:dueBy", day(bounds(date)[1]))

    def quads(self) -> list[Quad]:
        """Give the statements, sorted, each once."""
        return sorted(self._quads, key=str)

    def _dated(self, subject: NamedNode, date: str | None, *predicates: str) -> None:
        if not date:
            return
        first, last = bounds(date)
        values = (Literal(date, datatype=term("edtf:EDTF")), day(first), day(last))
        for predicate, value in zip(predicates, values, strict=True):
            self.add(subject, predicate, value)


def czech(text: str | None) -> Literal | None:
    """Give *text* as a Czech literal."""
    return Literal(text, language="cs") if text else None


def plain(text: str | None) -> Literal | None:
    """Give *text* as a plain string literal."""
    return Literal(text) if text else None


def day(date: str | None) -> Literal | None:
    """Give an ISO date as an ``xsd:date`` literal."""
    return Literal(date, datatype=NamedNode(expand("xsd:date"))) if date else None


def instant(moment: str | None) -> Literal | None:
    """Give an instant of ISO 8601 as an ``xsd:dateTime`` literal."""
    return Literal(moment, datatype=NamedNode(expand("xsd:dateTime"))) if moment else None


def duration(length: str | None) -> Literal | None:
    """Give a duration of ISO 8601 as an ``xsd:duration`` literal."""
    return Literal(length, datatype=NamedNode(expand("xsd:duration"))) if length else None
