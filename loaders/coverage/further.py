"""Passages from which a record took a field, beside the one that it shows as its evidence.

The readers of such fields are asked again, passage by passage: what they find here and the record
holds was read here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.coverage.passage import UNREAD, USED, Passage
from loaders.parse.founding import read_predecessors
from loaders.parse.plans import period_of, priorities, revised_every
from loaders.records import (
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    PlanRecord,
    Record,
)


def with_further(found: Sequence[Passage], records: Sequence[Record]) -> list[Passage]:
    """Tell which of the unread among *found* gave further fields to *records*."""
    told: list[Passage] = []
    for passage in found:
        above = told[-1] if told else None
        numbers = tuple(_records_of(passage, above, records)) if passage.use == UNREAD else ()
        told.append(replace(passage, use=USED, records=numbers) if numbers else passage)
    return told


def _records_of(
    passage: Passage, above: Passage | None, records: Sequence[Record]
) -> Iterator[int]:
    if above:
        yield from (n for n in above.records if _goes_on(passage, above, records[n]))
    predecessors = read_predecessors([passage.words])
    themes = set(priorities([passage.words]))
    for number, record in enumerate(records):
        if isinstance(record, PartnershipRecord):
            is_told = bool(predecessors) and record.continues == predecessors
        else:
            is_told = isinstance(record, PlanRecord) and _tells_plan(passage, themes, record)
        if is_told:
            yield number


def _tells_plan(passage: Passage, themes: set[str], record: PlanRecord) -> bool:
    """Tell whether *passage* gives the priorities, the period or the revisions of a plan."""
    period = record.period and period_of(record.kind, [passage.words])
    often = record.revised_every and revised_every(record.kind, [passage.words])
    has_themes = bool(themes) and themes <= {*record.themes}
    return has_themes or bool(period and period == record.period) or bool(often)


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
