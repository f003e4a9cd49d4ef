"""Records: what a page says, as plain facts with the place where it says so (docs/records.md)."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import ClassVar


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


def digest_of(words: str) -> str:
    """Give the SHA-256 of *words* in UTF-8, which proves them without telling them."""
    return sha256(words.encode()).hexdigest()


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
    """A local partnership, when and how it began, and the bodies that it grew from.

    *area* names the region that it is of, *locality* is the key of the borough that it is of.
    """

    type: ClassVar[str] = "partnership"
    name: str
    partnership: str = ""
    municipalities: tuple[Place, ...] = ()
    founded: str | None = None
    founding: str | None = None
    themes: tuple[str, ...] = ()
    continues: tuple[str, ...] = ()
    area: str | None = None
    locality: str | None = None


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
    """A measure, with the status that its wording tells; *things* counts what its label names.

    *theme_cues* are the words, as written, by which each of *themes* was recognised, in order.
    """

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
    theme_cues: tuple[str, ...] = ()


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
    """The page itself. *kind* is None where it is no known kind of page.

    *retrieved* is the instant when a web archive got it, in ISO 8601 and UTC.
    """

    kind: str | None
    title: str
    sha256: str
    characters: int
    url: str | None = None
    published: str | None = None
    retrieved: str | None = None
    municipalities: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Share:
    """How many lines, or characters, of a page are of each class of use."""

    used: int = 0
    structure: int = 0
    boilerplate: int = 0
    unread: int = 0


@dataclass(frozen=True)
class Completeness:
    """How many records of a *type* a page gave, and what is known of the rest.

    *state* is a code of the list completeness; *expected* tells whether pages of this kind have
    such records as a rule.
    """

    type: str
    found: int
    state: str
    expected: bool = False


@dataclass(frozen=True)
class Coverage:
    """What became of every line of a page. *unread* holds digests of the passages not read."""

    lines: Share
    characters: Share
    kinds: tuple[Completeness, ...] = ()
    unread: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Extraction:
    """All that was read from one document, and what was not."""

    document: DocumentRecord
    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    coverage: Coverage | None = None


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
