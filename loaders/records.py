"""Records: what a page says, as plain facts with the place where it says so (docs/records.md)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar


@dataclass(frozen=True)
class Span:
    """A place in a document's text: 0-based code-point offsets, *end* exclusive.

    *exact* is the text between them. In shipped files it may be left out, and *digest* (SHA-256 of
    the UTF-8 of the words) then proves them against the original page.
    """

    start: int
    end: int
    exact: str | None = None
    digest: str | None = None


@dataclass(frozen=True)
class Place:
    """A municipality: its name in the nominative and its official code (RÚIAN, six digits)."""

    label: str
    code: str


@dataclass(frozen=True)
class Record:
    """Superclass of all records. Never made directly."""

    type: ClassVar[str]
    evidence: Span


@dataclass(frozen=True)
class PartnershipRecord(Record):
    """A local partnership, when and how it began, and the bodies that it grew from."""

    type: ClassVar[str] = "partnership"
    name: str
    partnership: str = ""
    municipalities: tuple[Place, ...] = ()
    founded: str | None = None
    founding: str | None = None
    themes: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()


@dataclass(frozen=True)
class MembershipRecord(Record):
    """One item of a member list. Resolution fills *organisation* and *kind*.

    *represented_by* are the units nested in the item as written; resolution makes keys of them.
    """

    type: ClassVar[str] = "membership"
    label_as_written: str
    position: int
    partnership: str = ""
    organisation: str = ""
    kind: str | None = None
    represented_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class WorkingGroupRecord(Record):
    """A working group of a partnership."""

    type: ClassVar[str] = "working-group"
    label: str
    themes: tuple[str, ...] = ()
    partnership: str = ""


@dataclass(frozen=True)
class PlanRecord(Record):
    """A plan of a town, and its approval where the page tells of one."""

    type: ClassVar[str] = "plan"
    title: str
    kind: str
    status: str
    plan: str = ""
    municipalities: tuple[Place, ...] = ()
    approved_on: str | None = None
    approved_by: str | None = None
    discussed_by: str | None = None
    period: str | None = None
    substitutes_for: str | None = None
    themes: tuple[str, ...] = ()
    revised_every: str | None = None


@dataclass(frozen=True)
class MeasureRecord(Record):
    """A measure, with the status that its wording tells; *things* counts what its label names."""

    type: ClassVar[str] = "measure"
    label: str
    status: str
    status_cue: str | None = None
    themes: tuple[str, ...] = ()
    municipalities: tuple[Place, ...] = ()
    plan: str | None = None
    locality: str | None = None
    target_groups: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    funding: tuple[str, ...] = ()
    deadline: str | None = None
    things: int = 1


@dataclass(frozen=True)
class ProjectRecord(Record):
    """A project that the page names."""

    type: ClassVar[str] = "project"
    label: str
    status: str
    municipalities: tuple[Place, ...] = ()
    promoter: str | None = None
    funding: tuple[str, ...] = ()


@dataclass(frozen=True)
class CountRecord(Record):
    """A number that the page states; *comparator* is ``=`` or ``>`` (a lower bound).

    *unit* is what is counted, as written; None where the sentence does not say it.
    """

    type: ClassVar[str] = "count"
    value: int
    comparator: str
    unit: str | None
    municipalities: tuple[Place, ...] = ()
    as_of: str | None = None


@dataclass(frozen=True)
class EventRecord(Record):
    """A meeting, referendum, revision or other event, and who decided."""

    type: ClassVar[str] = "event"
    kind: str
    label: str
    date: str | None = None
    municipalities: tuple[Place, ...] = ()
    outcome: str | None = None
    decided_by: str | None = None


@dataclass(frozen=True)
class SupportPeriodRecord(Record):
    """A period in which a programme supported the municipalities."""

    type: ClassVar[str] = "support-period"
    programme: str
    period: str
    municipalities: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Problem:
    """A place that was read but not understood for certain, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class DocumentRecord:
    """The page itself. *kind* is None where it is no known kind of page."""

    kind: str | None
    title: str
    sha256: str
    characters: int
    url: str | None = None
    published: str | None = None
    municipalities: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Extraction:
    """All that was read from one document."""

    document: DocumentRecord
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


RECORD_TYPES: dict[str, type[Record]] = {
    record.type: record
    for record in (
        PartnershipRecord,
        MembershipRecord,
        WorkingGroupRecord,
        PlanRecord,
        MeasureRecord,
        ProjectRecord,
        CountRecord,
        EventRecord,
        SupportPeriodRecord,
    )
}


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Give *extraction* as the plain JSON object that docs/records.md describes."""
    return {
        "document": _plain(extraction.document),
        "records": [{"type": record.type, **_plain(record)} for record in extraction.records],
        "problems": [_plain(problem) for problem in extraction.problems],
    }


def from_json(data: Mapping[str, Any]) -> Extraction:
    """Read back what :func:`to_json` gave.

    Raises KeyError for an unknown record type and TypeError for a field that is missing or unknown.
    """
    return Extraction(
        document=_document(data["document"]),
        records=tuple(_record(item) for item in data["records"]),
        problems=tuple(Problem(**item) for item in data["problems"]),
    )


def _plain(value: Any) -> Any:  # noqa: ANN401  a JSON value is of any type
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if not hasattr(value, "__dataclass_fields__"):
        return value
    pairs = ((item.name, getattr(value, item.name)) for item in fields(value))
    evidence_last = sorted(pairs, key=lambda pair: pair[0] == "evidence")
    return {name: _plain(item) for name, item in evidence_last if (name, item) != ("digest", None)}


def _document(data: Mapping[str, Any]) -> DocumentRecord:
    return DocumentRecord(**{**data, "municipalities": _places(data["municipalities"])})


def _record(data: Mapping[str, Any]) -> Record:
    given: dict[str, Any] = {
        name: tuple(item) if isinstance(item, list) else item for name, item in data.items()
    }
    record = RECORD_TYPES[given.pop("type")]
    if "municipalities" in given:
        given["municipalities"] = _places(given["municipalities"])
    given["evidence"] = Span(**given["evidence"])
    return record(**given)


def _places(items: Iterable[Mapping[str, str]]) -> tuple[Place, ...]:
    return tuple(Place(**item) for item in items)
