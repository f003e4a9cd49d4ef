"""The plans that a partnership page tells of, with their approval where it states one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.iris import slug
from loaders.approvals import ASSEMBLY, COUNCIL, Approval, find_approvals
from loaders.dates import find_dates, year_of
from loaders.document import Document, Line
from loaders.places import Gazetteer
from loaders.plan_mentions import STRATEGIC, PlanMention, find_plans
from loaders.records import Place, PlanRecord, Problem
from loaders.themes import themes_of

_PREPARED = re.compile(
    r"(?i)\b(?:dokončen[ao]?|zpracován|zpracoval[aoi]?|vypracován|vypracoval[aoi]?|vytvořen|"
    r"vytvořil[aoi]?|sestaven|připraven|připravil[aoi]?|"
    r"pomoh(?:l[aoi]?)\s+(?:\w+\s+){0,8}?(?:připravit|zpracovat|vytvořit|sestavit))\b"
)
_IN_PREPARATION = re.compile(
    r"(?i)\b(?:dokonč\w+|připrav\w+|přípr\w+|vypracov\w+|zpracov\w+|tvorb\w+|vytvořen\w+|"
    r"sestav\w+|předložen\w*|vznik\w*)\b"
)
_UNREAL = re.compile(r"(?i)\b(?:bude|budou|by|není|nebyl\w*|má\s+být)\b")
_SUBSTITUTES = re.compile(
    r"(?i)\b(?:místo|namísto|nahrazuje|alternativ\w+\s+(?:\w+\s+)?(?:místo|za|k))\s+strategick\w+\s+plán\w*"
)
_PERIOD = re.compile(r"(?i)\b(?:období|roky|léta|letech|let)\b")
_PRIORITY = re.compile(
    r"(?i)\b(?:prioritní\w*|prioritou|prioritami|priority\s*(?:jsou|byly|plánu)?\s*:|velký\s+význam\s+je\s+přikládán|"
    r"důraz\s+(?:je\s+)?klad\w+|klade\s+(?:\w+\s+)?důraz)"
)
_DIFFERENT_TOWN = "it is not said which town's body approved the plan"
_NO_DAY = "the day of the approval is not certain"


@dataclass(frozen=True)
class _Told:
    """What one sentence tells of a plan that is not yet approved."""

    plan: PlanMention
    status: str
    sentence: Line


def read_plans(
    document: Document,
    sentences: Sequence[Line],
    places: tuple[Place, ...],
    gazetteer: Gazetteer,
) -> tuple[list[PlanRecord], list[Problem]]:
    """Read the plans of the *places* of a page."""
    approvals = _last_of_each_kind(find_approvals(sentences))
    towns = [_towns(document, found, places, gazetteer) for found in approvals]
    problems = [
        problem
        for found, named in zip(approvals, towns, strict=True)
        for problem in _doubts(found, named)
    ]
    if approvals:
        records = [
            _approved(document, found, sentences, named)
            for found, named in zip(approvals, towns, strict=True)
        ]
    else:
        told = max(_told(sentences), key=lambda found: found.status == "prepared", default=None)
        records = [_unapproved(document, told, sentences, places)] if told else []
    return records, problems


def _towns(
    document: Document, found: Approval, places: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Of several towns of a page, give those that the words of the approval name."""
    named = set(gazetteer.places(document.text[found.start : found.end], near=places))
    return tuple(place for place in places if place in named) or places


def _last_of_each_kind(approvals: Iterator[Approval]) -> list[Approval]:
    """Of the council's and the assembly's approval of one plan, keep the assembly's."""
    kept: dict[str | None, Approval] = {}
    for found in approvals:
        before = kept.get(found.plan.kind)
        if before is None or (before.body != ASSEMBLY and found.body == ASSEMBLY):
            kept[found.plan.kind] = found
    return list(kept.values())


def _approved(
    document: Document, found: Approval, sentences: Sequence[Line], places: tuple[Place, ...]
) -> PlanRecord:
    period = _period(found.plan, sentences)
    approved_on = found.date.edtf if found.date else None
    return PlanRecord(
        document.span(found.start, found.end),
        title=found.plan.title,
        kind=found.plan.kind or STRATEGIC,
        status="approved",
        plan=plan_key(places, approved_on or period),
        municipalities=places,
        approved_on=approved_on,
        approved_by=_body_key(found.body, document, places),
        discussed_by=_body_key(COUNCIL, document, places) if found.discussed else None,
        period=period,
        substitutes_for=_substituted(found.plan, sentences),
        themes=_priorities(sentences),
    )


def _unapproved(
    document: Document, told: _Told, sentences: Sequence[Line], places: tuple[Place, ...]
) -> PlanRecord:
    period = _period(told.plan, sentences)
    return PlanRecord(
        document.span(told.sentence.start, told.sentence.end),
        title=told.plan.title,
        kind=told.plan.kind or STRATEGIC,
        status=told.status,
        plan=plan_key(places, period),
        municipalities=places,
        period=period,
        substitutes_for=_substituted(told.plan, sentences),
        themes=_priorities(sentences),
    )


def plan_key(places: Sequence[Place], date: str | None) -> str:
    """Give the key of the plan of *places* that was approved, or begins, on *date*.

    >>> plan_key([Place("Kutná Hora", "533955")], "2011-05-10")
    'kutna-hora-2011'
    """
    town = slug(" ".join(place.label for place in places)) or "unknown"
    year = year_of((date or "").removeprefix("../"))
    return f"{town}-{year}" if year else town


def _body_key(body: str | None, document: Document, places: tuple[Place, ...]) -> str | None:
    """Give the key of the *body* of the one town among *places*."""
    if body is None or len(places) != 1:
        return None
    town = slug(places[0].label)
    if body == ASSEMBLY:
        return f"{ASSEMBLY}-{town}"
    is_village = re.search(
        rf"(?i)\brad\w+\s+obce\b|\bobec\s+{re.escape(places[0].label)}", document.text
    )
    return f"rada-obce-{town}" if is_village else f"rada-mesta-{town}"


def _doubts(found: Approval, places: tuple[Place, ...]) -> Iterator[Problem]:
    if found.body and len(places) > 1:
        yield Problem(found.start, found.end, _DIFFERENT_TOWN)
    if found.date is not None and found.date.edtf is None:
        yield Problem(found.date.start, found.date.end, f"{_NO_DAY}: {found.date.reason}")


def _told(sentences: Sequence[Line]) -> Iterator[_Told]:
    for sentence in sentences:
        plan = next((found for found in find_plans(sentence.text) if found.is_named), None)
        if plan and plan.kind == STRATEGIC:
            if _PREPARED.search(sentence.text) and not _UNREAL.search(sentence.text):
                yield _Told(plan, "prepared", sentence)
            elif _IN_PREPARATION.search(sentence.text):
                yield _Told(plan, "in-preparation", sentence)


def _period(plan: PlanMention, sentences: Sequence[Line]) -> str | None:
    """Give the interval that a sentence says *plan* is for: "na období 2016 - 2018"."""
    for sentence in sentences:
        if any(found.kind == plan.kind for found in find_plans(sentence.text)):
            for date in find_dates(sentence.text):
                before = sentence.text[: date.start]
                if re.fullmatch(r"\d{4}/\d{4}", date.edtf or "") and _PERIOD.search(before[-20:]):
                    return date.edtf
    return None


def _substituted(plan: PlanMention, sentences: Sequence[Line]) -> str | None:
    is_said = any(_SUBSTITUTES.search(sentence.text) for sentence in sentences)
    return STRATEGIC if is_said and plan.kind != STRATEGIC else None


def _priorities(sentences: Sequence[Line]) -> tuple[str, ...]:
    """Give the themes that the page itself calls priorities, in their order."""
    found = ((sentence, _PRIORITY.search(sentence.text)) for sentence in sentences)
    themes = (
        theme for sentence, cue in found if cue for theme in themes_of(sentence.text[cue.end() :])
    )
    return tuple(dict.fromkeys(themes))
