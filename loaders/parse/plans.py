"""The plans that a partnership page tells of, with their approval where it states one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document import Document, Line
from loaders.parse.approval import Approval
from loaders.parse.approvals import find_approvals
from loaders.parse.approving_towns import approving_towns
from loaders.parse.borough_bodies import approving_borough
from loaders.parse.deadlines import repeated_every
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, PARTNERSHIP
from loaders.parse.plan_editions import edition
from loaders.parse.plan_mentions import STRATEGIC, PlanMention, find_plans
from loaders.parse.themes import themes_of
from loaders.records import Place, PlanRecord, Problem
from loaders.resolve.places import Gazetteer
from loaders.resolve.town_slugs import town_slug
from loaders.text.cues import Cue
from loaders.text.dates import find_dates
from loaders.text.points import year_of
from loaders.text.published import year_published

_PREPARED = re.compile(
    r"\b(?:dokončen[ao]?|zpracován|zpracoval[aoi]?|vypracován|vypracoval[aoi]?|vytvořen|"
    r"vytvořil[aoi]?|sestaven|připraven|připravil[aoi]?|"
    r"pomoh(?:l[aoi]?)\s+(?:\w+\s+){0,8}?(?:připravit|zpracovat|vytvořit|sestavit))\b",
    re.IGNORECASE,
)
_IN_PREPARATION = re.compile(
    r"\b(?:dokonč\w+|připrav\w+|přípr\w+|vypracov\w+|(?:roz|z)pracov\w+|tvorb\w+|vytvořen\w+|"
    r"sestav\w+|předložen\w*|vznik\w*)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(r"\b(?:bude|budou|by|není|nebyl\w*|má\s+být)\b", re.IGNORECASE)
_SUBSTITUTES = Cue(
    r"\b(?:místo|namísto|nahrazuje|alternativ\w+\s+(?:\w+\s+)?(?:místo|za|k))\s+strategick\w+\s+plán\w*",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\b(?:období|roky|léta|letech|let)\b", re.IGNORECASE)
_PRIORITY = Cue(
    r"\b(?:prioritní\w*|prioritou|prioritami|priority\s*(?:jsou|byly|plánu)?\s*:|velký\s+význam\s+je\s+přikládán|"
    r"důraz\s+(?:je\s+)?klad\w+|klade\s+(?:\w+\s+)?důraz)",
    re.IGNORECASE,
)
_REVISED = Cue(r"(?<!\w)(?:reviz\w*|revidov\w+|aktualiz\w+)", re.IGNORECASE)
_DIFFERENT_TOWN = "it is not said which town's body approved the plan"
_NO_DAY = "the day of the approval is not certain"
_NOT_LAST = "it is not certain how the assembly decided on what the council approved"


@dataclass(frozen=True)
class _Told:
    """What one sentence tells of a plan that is not yet approved."""

    plan: PlanMention
    status: str
    sentence: Line


@dataclass(frozen=True)
class _Approved:
    """An approval with the towns whose plan it is; *area* is that of all towns of the page.

    *borough* is the key of that whose body approved, where it was none of the town.
    """

    approval: Approval
    places: tuple[Place, ...]
    area: str
    borough: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether the town is known where it is one of several, each with its own day."""
        return not self.approval.is_turn or len(self.places) == 1

    @property
    def own_area(self) -> str:
        """The slug of the one town, or of all that the page is about."""
        town = town_slug(self.places[0]) if len(self.places) == 1 else self.area
        return self.borough or town


_OF_INCLUSION = (STRATEGIC, "plan-socialniho-zaclenovani")
_RANKS = (None, PARTNERSHIP, COUNCIL, ASSEMBLY)


def read_plans(
    document: Document,
    sentences: Sequence[Line],
    places: tuple[Place, ...],
    gazetteer: Gazetteer,
    area: str = "",
    today: str | None = None,
) -> tuple[list[PlanRecord], list[Problem]]:
    """Read the plans of the *places* of a page, which are together called *area* (a slug).

    *today* is the day of the page, by which "včera" is told.
    """
    area = area or "-".join(map(town_slug, places))
    told = [
        _Approved(found, own, area, approving_borough(document, found, own, gazetteer, area))
        for found in find_approvals(sentences, today, year_published(document))
        for own in approving_towns(document, found, places, gazetteer)
    ]
    decided = _decided([found for found in _done(told) if found.is_certain])
    approved = [found for found in decided if not found.approval.is_open]
    doubtful = (found for found in told if found in decided or not found.is_certain)
    problems = [problem for found in doubtful for problem in _doubts(found)]
    if approved:
        return [_approved(document, found, sentences) for found in approved], problems
    latest = max(_told(sentences), key=lambda found: found.status == "prepared", default=None)
    return [_unapproved(document, latest, sentences, places, area)] if latest else [], problems


def _done(told: Sequence[_Approved]) -> Sequence[_Approved]:
    """Leave out plans that are but called approved where the page tells how they were."""
    done = [found for found in told if not found.approval.is_given]
    return done or told


def _decided(approvals: Sequence[_Approved]) -> list[_Approved]:
    """Of the approvals of one plan of the same towns, keep that of the highest body.

    The council that approved it before has discussed it. What an assembly approved years later is
    the next plan.
    """
    kept: dict[tuple[str | None, tuple[Place, ...], int], _Approved] = {}
    for found in approvals:
        plan = (found.approval.plan.kind, found.places, _edition(found, approvals))
        before = kept.setdefault(plan, found)
        rank, rank_before = _RANKS.index(found.approval.body), _RANKS.index(before.approval.body)
        if rank == rank_before and found.approval.date and not before.approval.date:
            kept[plan] = found
        if rank > rank_before:
            discussed = found.approval.discussed or before.approval.body == COUNCIL
            decisive = replace(found.approval, discussed=discussed)
            kept[plan] = replace(found, approval=decisive)
    return [found for found in kept.values() if not _is_earlier(found, kept.values())]


def _edition(found: _Approved, approvals: Sequence[_Approved]) -> int:
    """Count the assembly's approvals of earlier plans of the same kind and towns."""
    plan = (found.approval.plan.kind, found.places)
    same = [one.approval for one in approvals if (one.approval.plan.kind, one.places) == plan]
    days = [one.date.edtf for one in same if one.date and one.body == ASSEMBLY]
    own = found.approval.date if found.approval.body == ASSEMBLY else None
    return edition(own.edtf, days) if own else 0


def _is_earlier(found: _Approved, others: Iterable[_Approved]) -> bool:
    """Whether the bodies of several towns approved after the partnership of all of them did."""
    return found.approval.body == PARTNERSHIP and any(
        one.approval.body == ASSEMBLY
        and one.approval.plan.kind == found.approval.plan.kind
        and set(one.places) < set(found.places)
        for one in others
    )


def _approved(document: Document, found: _Approved, sentences: Sequence[Line]) -> PlanRecord:
    approval, places = found.approval, found.places
    period = period_of(approval.plan.kind, sentences)
    approved_on = approval.date.edtf if approval.date else None
    return PlanRecord(
        document.span(approval.start, approval.end),
        title=approval.plan.title,
        kind=approval.plan.kind or STRATEGIC,
        status="approved",
        plan=plan_key(places, approved_on or period, found.own_area),
        municipalities=places,
        approved_on=approved_on,
        approved_by=_body_key(approval.body, document, found),
        discussed_by=_body_key(COUNCIL, document, found) if approval.discussed else None,
        period=period,
        substitutes_for=_substituted(approval.plan, sentences),
        themes=priorities(sentences),
        revised_every=revised_every(approval.plan.kind, sentences),
    )


def _unapproved(
    document: Document,
    told: _Told,
    sentences: Sequence[Line],
    places: tuple[Place, ...],
    area: str,
) -> PlanRecord:
    period = period_of(told.plan.kind, sentences)
    return PlanRecord(
        document.span(told.sentence.start, told.sentence.end),
        title=told.plan.title,
        kind=told.plan.kind or STRATEGIC,
        status=told.status,
        plan=plan_key(places, period, area),
        municipalities=places,
        period=period,
        substitutes_for=_substituted(told.plan, sentences),
        themes=priorities(sentences),
        revised_every=revised_every(told.plan.kind, sentences),
    )


def plan_key(places: Sequence[Place], date: str | None, area: str = "") -> str:
    """Give the key of the plan of *places* that was approved, or begins, on *date*.

    *area* is the slug of what the places are together, where they have a name. Without either
    there is no key, and it is empty.

    >>> plan_key([Place("Kutná Hora", "533955")], "2011-05-10")
    'kutna-hora-2011'
    """
    town = area or "-".join(map(town_slug, places))
    year = year_of((date or "").removeprefix("../"))
    return f"{town}-{year}" if town and year else town


def _body_key(body: str | None, document: Document, found: _Approved) -> str | None:
    """Give the key of the *body*: of the one town, of the partnership, or of all assemblies."""
    if body == PARTNERSHIP or (found.approval.is_joint and body == ASSEMBLY):
        return (
            f"{body}-{found.own_area}" if body == PARTNERSHIP else f"{body}-obci-{found.own_area}"
        )
    if body is None or len(found.places) != 1:
        return None
    if found.borough:
        return f"{ASSEMBLY if body == ASSEMBLY else 'rada-obvodu'}-{found.borough}"
    return body_of_town(body, found.places[0], document)


def body_of_town(body: str, town: Place, document: Document) -> str:
    """Give the key of the assembly or council of *town*, which *document* may call a village."""
    if body == ASSEMBLY:
        return f"{ASSEMBLY}-{town_slug(town)}"
    is_village = re.search(
        rf"\brad\w+\s+obce\b|\bobec\s+{re.escape(town.label)}", document.text, re.IGNORECASE
    )
    return f"rada-obce-{town_slug(town)}" if is_village else f"rada-mesta-{town_slug(town)}"


def _doubts(found: _Approved) -> Iterator[Problem]:
    approval = found.approval
    is_known = approval.is_joint or approval.body in (None, PARTNERSHIP)
    if len(found.places) > 1 and not is_known:
        yield Problem(approval.start, approval.end, _DIFFERENT_TOWN)
    if approval.is_open:
        yield Problem(approval.start, approval.end, _NOT_LAST)
    if approval.date is not None and approval.date.edtf is None:
        reason = f"{_NO_DAY}: {approval.date.reason}"
        yield Problem(approval.date.start, approval.date.end, reason)


def _told(sentences: Sequence[Line]) -> Iterator[_Told]:
    for sentence in sentences:
        plan = next((found for found in find_plans(sentence.text) if found.is_named), None)
        if plan and plan.kind in _OF_INCLUSION:
            if _PREPARED.search(sentence.text) and not _UNREAL.search(sentence.text):
                yield _Told(plan, "prepared", sentence)
            elif _IN_PREPARATION.search(sentence.text):
                yield _Told(plan, "in-preparation", sentence)


def period_of(kind: str | None, sentences: Sequence[Line]) -> str | None:
    """Give the interval that a sentence says a plan of *kind* is for: "na období 2016 - 2018"."""
    for sentence in sentences:
        if any(found.kind == kind for found in find_plans(sentence.text)):
            for date in find_dates(sentence.text):
                before = sentence.text[: date.start]
                if re.fullmatch(r"\d{4}/\d{4}", date.edtf or "") and _PERIOD.search(before[-20:]):
                    return date.edtf
    return None


def revised_every(kind: str | None, sentences: Sequence[Line]) -> str | None:
    """Give how often a plan of *kind* is said to be revised; a mere "plán" is any."""
    told = (
        repeated_every(sentence.text)
        for sentence in sentences
        if _REVISED.search(sentence.text)
        and any(found.kind in (kind, None) for found in find_plans(sentence.text))
    )
    return next(filter(None, told), None)


def _substituted(plan: PlanMention, sentences: Sequence[Line]) -> str | None:
    is_said = any(_SUBSTITUTES.search(sentence.text) for sentence in sentences)
    return STRATEGIC if is_said and plan.kind != STRATEGIC else None


def priorities(sentences: Sequence[Line]) -> tuple[str, ...]:
    """Give the themes that the page itself calls priorities, in their order."""
    found = ((sentence, _PRIORITY.search(sentence.text)) for sentence in sentences)
    themes = (
        theme for sentence, cue in found if cue for theme in themes_of(sentence.text[cue.end() :])
    )
    return tuple(dict.fromkeys(themes))
