"""From what a page writes to what is meant: organisations, documents, plans."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.curated import known_documents, known_plans
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    Place,
    PlanRecord,
    Problem,
    Record,
    WorkingGroupRecord,
)
from loaders.resolve.areas import with_areas
from loaders.resolve.organisations import organisation_named, units
from loaders.resolve.places import Gazetteer, gazetteer


def resolve(extraction: Extraction, known: Gazetteer | None = None) -> Extraction:
    """Fill in what the curated tables and the rules of names know.

    Members get their organisation, its kind and the units that represent it; plans their dated
    keys; the document its address and date. A partnership or plan without a known town is reported;
    where no region tells it either it has no key, and it is no record, nor are its members.
    What is resolved already stays as it is. *known* are the places that names may hold.
    """
    towns = {r.partnership: r.municipalities for r in _partnerships(extraction)}
    own = extraction.document.municipalities
    return replace(
        extraction,
        document=_document(extraction.document),
        records=tuple(
            _distinct(
                _record(record, towns, own, known)
                for record in extraction.records
                if _is_known(record)
            )
        ),
        problems=tuple(dict.fromkeys((*extraction.problems, *_unknown_towns(extraction)))),
    )


def _partnerships(extraction: Extraction) -> Iterator[PartnershipRecord]:
    return (record for record in extraction.records if isinstance(record, PartnershipRecord))


def _is_known(record: Record) -> bool:
    """Tell whether *record* has the key of the partnership or plan that it is about."""
    if isinstance(record, PartnershipRecord | MembershipRecord | WorkingGroupRecord):
        return bool(record.partnership)
    return bool(record.plan) if isinstance(record, PlanRecord) else True


def _record(
    record: Record,
    towns: dict[str, tuple[Place, ...]],
    own: tuple[Place, ...],
    known: Gazetteer | None,
) -> Record:
    if isinstance(record, PartnershipRecord):
        return with_areas(record, known or gazetteer())
    if isinstance(record, MembershipRecord):
        return _membership(record, towns.get(record.partnership) or own, known)
    if isinstance(record, PlanRecord):
        return replace(record, plan=_plan(record.plan))
    if isinstance(record, MeasureRecord) and record.plan:
        return replace(record, plan=_plan(record.plan))
    return record


def _distinct(records: Iterable[Record]) -> Iterator[Record]:
    """Give every plan a key of its own: of one town and year, each kind is another plan.

    Of one that is told twice, the record stays that tells of its approval, else the first.
    """
    keyed = [*_by_kind(records)]
    kept: dict[str, PlanRecord] = {}
    for record in keyed:
        if isinstance(record, PlanRecord):
            before = kept.setdefault(record.plan, record)
            if record.status == "approved" != before.status:
                kept[record.plan] = record
    return (one for one in keyed if not isinstance(one, PlanRecord) or kept[one.plan] is one)


def _by_kind(records: Iterable[Record]) -> Iterator[Record]:
    """Add its kind to the key of a plan where a plan of another kind has that key."""
    kinds: dict[str, str] = {}
    for record in records:
        if isinstance(record, PlanRecord) and record.kind != kinds.setdefault(
            record.plan, record.kind
        ):
            yield replace(record, plan=f"{record.plan}-{record.kind}")
        else:
            yield record


def _membership(
    record: MembershipRecord, towns: tuple[Place, ...], known: Gazetteer | None
) -> MembershipRecord:
    if record.organisation:
        return record
    member = organisation_named(record.label_as_written, towns, known)
    named = (organisation_named(unit, towns, known) for unit in record.represented_by)
    representing = tuple(
        unit.key for unit in (*units(record.label_as_written, towns, known), *named)
    )
    return replace(record, organisation=member.key, kind=member.kind, represented_by=representing)


def _plan(key: str) -> str:
    known = known_plans().get(key)
    return known.key if known else key


def _document(document: DocumentRecord) -> DocumentRecord:
    """Add what is known of a page by its bytes; what the page itself says comes first."""
    known = known_documents().get(document.sha256)
    if not known:
        return document
    return replace(
        document,
        url=document.url or known.url or None,
        published=document.published or known.published or None,
    )


def _unknown_towns(extraction: Extraction) -> Iterator[Problem]:
    for record in extraction.records:
        if isinstance(record, PartnershipRecord | PlanRecord) and not record.municipalities:
            span = record.evidence
            yield Problem(span.start, span.end, "The town is not known or not told for certain.")
