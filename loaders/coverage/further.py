"""Passages from which a record took a field, beside the one that it shows as its evidence.

The readers of such fields are asked again, passage by passage: what they find here and the record
holds was read here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from loaders.coverage.passage import UNREAD, USED, Passage
from loaders.document import Line
from loaders.parse.plans import period_of, priorities, revised_every
from loaders.parse.predecessors import read_predecessors
from loaders.records import (
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    PlanRecord,
    Record,
)

_Field = tuple[str, str, object]
"""The name of a field, the kind of plan that it is of, and its value."""

_READERS: Mapping[str, Callable[[str, Sequence[Line]], Iterable[object]]] = {
    "predecessors": lambda _, lines: [read_predecessors(lines)],
    "period": lambda kind, lines: [period_of(kind, lines)],
    "revised": lambda kind, lines: [revised_every(kind, lines)],
    "priority": lambda _, lines: priorities(lines),
}


def with_further(found: Sequence[Passage], records: Sequence[Record]) -> list[Passage]:
    """Tell which of the unread among *found* gave further fields to *records*."""
    fields = _fields(records)
    asked = {(name, kind) for name, kind, _ in fields}
    told: list[Passage] = []
    for passage in found:
        above = told[-1] if told else None
        if passage.use == UNREAD:
            given = _given(passage, asked)
            own = (fields[field] for field in given if field in fields)
            numbers = {*_of_above(passage, above, records), *own}
            if numbers:
                passage = passage._replace(use=USED, records=tuple(sorted(numbers)))
        told.append(passage)
    return told


def _fields(records: Sequence[Record]) -> dict[_Field, int]:
    """Give the fields that sentences of their own may tell, each with the first that has it."""
    fields: dict[_Field, int] = {}
    for number, record in enumerate(records):
        for field in _told_elsewhere(record):
            if field[2]:
                fields.setdefault(field, number)
    return fields


def _told_elsewhere(record: Record) -> Iterator[_Field]:
    if isinstance(record, PartnershipRecord):
        yield "predecessors", "", record.continues
    if isinstance(record, PlanRecord):
        yield "period", record.kind, record.period
        yield "revised", record.kind, record.revised_every
        yield from (("priority", "", theme) for theme in record.themes)


def _given(passage: Passage, asked: Iterable[tuple[str, str]]) -> Iterator[_Field]:
    """Give the fields of the *asked* names and kinds that their readers find in *passage* alone."""
    words = [passage.words]
    for name, kind in asked:
        yield from ((name, kind, value) for value in _READERS[name](kind, words))


def _of_above(passage: Passage, above: Passage | None, records: Sequence[Record]) -> Iterator[int]:
    """Give the records of the passage *above* of which *passage* tells more."""
    if above:
        yield from (n for n in above.records if _goes_on(passage, above, records[n]))


def _goes_on(passage: Passage, above: Passage, record: Record) -> bool:
    """Tell whether *passage* tells more of a *record* of the passage above it.

    The units that represent a member are nested under it; a status may stand in the next cell of a
    table, and a sentence that points back tells more themes.
    """
    if isinstance(record, MembershipRecord):
        return bool(record.represented_by) and _is_under(passage, above, record)
    if isinstance(record, MeasureRecord):
        own = record.evidence.exact or ""
        cues = (record.status_cue, *record.theme_cues)
        return any(cue in passage.words.text for cue in cues if cue and cue not in own)
    return False


def _is_under(passage: Passage, above: Passage, record: MembershipRecord) -> bool:
    """Tell whether *passage* is nested under a member, or stands beside what is."""
    own, other = passage.words, above.words
    is_member = above.start < record.evidence.end and record.evidence.start < above.end
    deeper = own.indent > other.indent if is_member else own.indent >= other.indent
    return own.bullet is not None and (deeper or (is_member and own.bullet != other.bullet))
