"""Who approved a plan, and when: only what a page states as done.

A plan that is being prepared, a proposal, a revision, a memorandum, what will or should be
approved: none of these is an approved plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document import Line
from loaders.parse.approval_acts import (
    ACTIVE,
    BY_THE_APPROVED,
    NOUN,
    OF_ONE_WANTED,
    PARTICIPLES,
    WHICH_CAME_ABOUT,
    Act,
    find_acts,
    may_tell_acts,
)
from loaders.parse.approval_bodies import bodies_of, is_given
from loaders.parse.approval_days import Told, shared_dates
from loaders.parse.approval_turns import Turn, find_turns
from loaders.parse.approved_things import OTHER_OBJECT, Antecedent, approved_plan
from loaders.parse.deciding_bodies import (
    ASSEMBLY,
    COUNCIL,
    OTHER,
    PARTNERSHIP,
    TOWN,
    BodyMention,
    find_bodies,
    names,
)
from loaders.parse.denials import is_denied
from loaders.parse.paired_days import paired
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.text.cues import Cue
from loaders.text.dates import find_dates
from loaders.text.letters import CAPITAL
from loaders.text.points import DateMention
from loaders.text.predications import Predication, predications

__all__ = ["ASSEMBLY", "COUNCIL", "PARTNERSHIP", "Approval", "find_approvals"]

_ASSEMBLIES = re.compile(
    r"\bzastupitelstv\w+\s+(?:\w+\s+){0,3}(?:obcí|měst)\b|\b(?:obě|oběma|všechna|všemi)\s+zastupitelstv\w+"
    rf"|\bzastupitelstva\s+(?:(?:měst|obc)\w+\s+)?(?-i:[{CAPITAL}])[^.;:]{{0,200}}?(?:schváli|přija|vyslovi|odsouhlasi)la\b",
    re.IGNORECASE,
)
_ADJECTIVES = ("ý", "á", "é", "ého", "ém", "ému", "ým", "ou")
_DISCUSSED = re.compile(r"\bprojedna(?:l[aoiy]?|n)\b", re.IGNORECASE)
_DECIDED = Cue(r"\brozhod\w+\s+o\s+(?:tom|něm|něj)\b|\bo\s+(?:tom|něm)\s+rozhod", re.IGNORECASE)
_LAST = re.compile(r"\b(?:jako\s+poslední|naposledy)\b", re.IGNORECASE)
_DID_SO = Cue(r"\b(?:tak|totéž|to\s+samé|stejně)\s+(?:učinil|udělal)", re.IGNORECASE)
_FOLLOWED = Cue(
    r"\b(?:následoval\w*|přidal\w*\s+se|se\s+(?:[^,;]{0,25}\s)?přidal\w*)", re.IGNORECASE
)
# What may stand behind "followed", beside the body and the day: more tells of something else.
_WHEN_AND_WHERE = re.compile(
    rf"\b(?:i|také|též|ke?|ní|němu|nim|tak|pak|poté|už|již|hned|záhy|brzy|dne|ve?|na\s+svém\s+(?:zasedání|jednání)"
    rf"|o\s+(?:\w+\s+){{1,2}}později|později|měst\w+|obc\w+|[{CAPITAL}]\w+)\b|[\W\d_]"
)
_SENT_BACK = Cue(r"\b(?:vráti|zamít|odmít|odloži)l", re.IGNORECASE)
_CAME_TO_BE = Cue(r"\b(?:stalo\s+se\s+tak|tak\s+se\s+stalo|došlo\s+k\s+tomu)\b", re.IGNORECASE)
# Who still has to approve has only supported it: "podpořili, formálně jej však schválí v září".
_STILL_TO_APPROVE = Cue(
    r"\b(?:schválí|odsouhlasí|rozhodne|rozhodnou|(?:bude|budou|mají|má)\s+(?:[^,;]{0,40}\s)?"
    r"(?:hlasovat|schvalovat|schválit|rozhodovat|rozhodnout))\b",
    re.IGNORECASE,
)
_OF_OTHER = re.compile(
    r"\bo\s+(?!něm|ní(?!\w)|tom|(?:\w+ém\s+){0,2}?(?:plán|strategi|dokument)|(?:jeho\s+)?(?:schvál|přij|odsouhl))\w",
    re.IGNORECASE,
)
_VOTE_PUT_OFF = Cue(
    r"\bhlasování\s+(?:\w+\s+){0,3}?(?:odlož|odroč|přesun)"
    r"|\bže\s+(?:se\s+)?(?:ho|jej|ji|plán|bod|dokument|hlasování)\s+(?:\w+\s+)?"
    r"(?:odlož|odroč|vrát[íi]|zamítn|neschv|přeprac)",
    re.IGNORECASE,
)
_REVOKED = re.compile(r"\b(?:zruši|odvola|revokova)l[aoiy]?\b", re.IGNORECASE)
_APPROVES = re.compile(r"schv|odsouhl|přij", re.IGNORECASE)
_UNREAL = Cue(
    r"\b(?:bude|budou|(?:a|kdy)?by(?:ch(?:om)?)?|zda|jestli|málem|údajně|prý|má|mají|měl[aoy]?|musí|může|mohl\w*|lze|plánuje|předpoklád\w*|připravuje|"
    r"očekáv\w*|čeká|pokud|podmínk(?:a|ou)|až(?!\s+(?:v|na|po|do|\d))|negativně|záporně|zamítl\w*|odmítl\w*|odloži\w*|"
    r"(?<!přes )(?<!navzdory )nesouhlas\w*|"
    r"(?:jen|pouze)\s+(?:v\s+)?(?:část|kapitol)\w*|částečně|zčásti|"
    r"ke\s+schválení(?!.*došlo)|k\s+(?:předložení|projednání)|k\s+(?:schválení|přijetí)|před\s+\w*\s*(?:schválením|přijetím)|"
    r"ne(?:byl|schvál|přija|odsouhlas|ní|došlo|získal|prošel|dal|podař)\w*)\b",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\bmá\b(?!\s+(?:\w+\s+){0,2}?(?:být|\w{2,}(?:[aieě]t|nout|ít))\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Approval:
    """One approval: of *plan*, by *body* (ASSEMBLY, COUNCIL, PARTNERSHIP or None), on *date*.

    *start* and *end* are where the page says so; *discussed* tells that the council discussed it,
    *is_joint* that the assemblies of several towns approved it, *is_turn* that one of several towns
    did, which the words between *start* and *end* name; *is_given* that the plan is but called
    approved, in a sentence about something else.
    """

    plan: PlanMention
    body: str | None
    date: DateMention | None
    start: int
    end: int
    discussed: bool = False
    is_joint: bool = False
    is_turn: bool = False
    is_given: bool = False


def find_approvals(sentences: Sequence[Line], today: str | None = None) -> Iterator[Approval]:
    """Find the approvals that *sentences* state, in order; offsets are those of the document.

    *today* is the day of the page, if it tells one.
    """
    latest: Approval | None = None
    before = Antecedent()
    for sentence in sentences:
        found: list[Approval] = []
        is_told = may_tell_acts(sentence.text) and not sentence.text.endswith("?")
        if is_told and not is_denied(sentence.text):
            found = list(_approvals(Told(sentence, _parts(sentence.text), before, today)))
        yield from found
        latest = found[-1] if found else None
        before = before.after(sentence.text, latest.plan if latest else None)


def _parts(text: str) -> list[Predication]:
    """Give the predications of *text*; "…, to which it came on 5. 5., …" goes with its approval."""
    parts: list[Predication] = []
    for part in predications(text, PARTICIPLES):
        last = parts[-1] if parts else None
        if last and WHICH_CAME_ABOUT.match(text, part.start) and last.start < part.start:
            last.spans = sorted([*last.spans, *part.spans])
        else:
            parts.append(part)
    return parts


def _approvals(told: Told) -> Iterator[Approval]:
    """Read all acts of a sentence, and who did likewise."""
    approvals: list[Approval] = []
    for number, part in enumerate(told.parts):
        found = [done for act in find_acts(part.text) for done in _of_act(told, number, act)]
        if approvals and not found:
            approvals[-1] = _decided(told, part, approvals[-1])
            found = list(_likewise(told, part, approvals[-1]))
        approvals += [_apart(one, approvals[-1], told) for one in found] if approvals else found
    yield from approvals


def _apart(found: Approval, last: Approval, told: Told) -> Approval:
    """Let *found* begin behind *last* where a like body of another town did likewise."""
    if found.is_turn or found.body != last.body or found.start >= last.end:
        return found
    behind = told.sentence.text[last.end - told.sentence.start :].lstrip(" ,;)")
    return replace(found, start=told.sentence.end - len(behind))


def _decided(told: Told, part: Predication, last: Approval) -> Approval:
    """Read "the town approved it; the assembly decided so, on 5. 5.", which names body or day."""
    days = told.dates(part.text) if _CAME_TO_BE.search(part.text) and last.date is None else []
    if days:
        last = replace(last, date=_moved(days[0], told))
    bodies = [one for one in find_bodies(part.text) if one.body not in (OTHER, TOWN)]
    if last.body or not bodies or not _DECIDED.search(part.text):
        return last
    return replace(last, body=bodies[0].body, end=told.sentence.start + bodies[0].end)


def _likewise(told: Told, part: Predication, last: Approval) -> Iterator[Approval]:
    """Read "…, the council did so on 5. 5." and "…, a week later also the council"."""
    bodies = [one for one in find_bodies(part.text) if one.body not in (OTHER, TOWN)]
    dates = told.dates(part.text)
    is_act = _DID_SO.search(part.text) or _followed(part.text) or not part.has_verb
    is_real = not _UNREAL.search(part.text) and not _SENT_BACK.search(told.sentence.text, part.end)
    if bodies and is_act and not last.is_turn and is_real:
        start, day = told.sentence.start, _moved(dates[-1], told) if dates else None
        body = ([one for one in bodies if one.acts("")] or bodies)[-1].body
        yield Approval(last.plan, body, day, start + part.start, start + part.end)


def _followed(text: str) -> bool:
    """Whether *text* tells that a body followed, and not whose example or to what it did."""
    verb = _FOLLOWED.search(text)
    behind = text[verb.end() :] if verb else ""
    told: list[BodyMention | DateMention] = [*find_bodies(behind), *find_dates(behind)]
    for one in told:
        behind = f"{behind[: one.start]}{' ' * (one.end - one.start)}{behind[one.end :]}"
    return verb is not None and not _WHEN_AND_WHERE.sub("", behind)


def _moved(day: DateMention, told: Told) -> DateMention:
    """Give *day*, found in the sentence, with its offsets in the document."""
    start = told.sentence.start
    return day._replace(start=start + day.start, end=start + day.end)


def _of_act(told: Told, number: int, act: Act) -> Iterator[Approval]:
    """Read what *act* tells of a plan: one approval for each body that it names."""
    part = told.parts[number]
    plan = approved_plan(told.sentence.text, part, act, told.before)
    is_weak = not _APPROVES.match(part.text, act.start)
    is_open = is_weak and _is_left_open(told.parts[number + 1 :])
    is_revoked = part.is_relative and _REVOKED.search(told.sentence.text)
    is_put_off = _VOTE_PUT_OFF.search(told.sentence.text, part.end)
    if plan is None or is_open or is_revoked or is_put_off or not _is_real(part.text, act):
        return
    bodies = bodies_of(told, number, act, plan)
    if bodies is None:
        return
    turns = find_turns(told.sentence.text)
    if turns or act.is_gradual:
        yield from (_of_turn(told, plan, bodies, turn) for turn in turns)
        return
    dates = [] if is_given(part) else told.dates(part.text) or shared_dates(told, number, act)
    last = _LAST.search(part.text)
    if last:  # "the assemblies approved it in autumn, as the last one that of … on 5. 5."
        dates = [date for date in dates if date.start >= last.end()] or dates
    if _is_enough(act, bodies, dates, part):
        for place, by in enumerate(paired(bodies, dates, act, part.text)):
            yield _made(told, part, act, plan, by, is_first=place == 0)


def _is_left_open(parts: Sequence[Predication]) -> bool:
    """Whether *parts*, behind what is no approval by its words alone, tell that one is to come."""
    return any(_STILL_TO_APPROVE.search(one.text) and not _is_of_other(one.text) for one in parts)


def _is_of_other(text: str) -> bool:
    """Whether another thing than the plan is to be decided: "o jeho financování rozhodne rada"."""
    return _OF_OTHER.search(text) is not None or OTHER_OBJECT.search(text) is not None


def _of_turn(told: Told, plan: PlanMention, bodies: Sequence[BodyMention], turn: Turn) -> Approval:
    """Give the approval by one of several towns, each of which has its own day."""
    offset = told.sentence.start
    day = _moved(turn.date, told)
    body = bodies[0].body if bodies else None
    return Approval(plan, body, day, offset + turn.start, offset + turn.end, is_turn=True)


def _is_real(text: str, act: Act) -> bool:
    """Whether the predication of *act* tells what was done, not what will, should or did not."""
    if OF_ONE_WANTED.match(text):
        return False
    if BY_THE_APPROVED.match(text):
        return True
    words = _HAS.sub(" ", text) if act.voice != ACTIVE else text
    return _UNREAL.search(words) is None


def _is_enough(
    act: Act, bodies: list[BodyMention], dates: list[DateMention], part: Predication
) -> bool:
    """Whether the body or the date is told, where the words alone do not tell an approval."""
    if act.is_phrase and act.voice != NOUN:
        return bool(bodies)
    has_it = _HAS.search(part.text) and not part.is_relative  # "a town that has one may …"
    is_adjective = act.ending in _ADJECTIVES and not has_it
    is_known = bodies or dates or is_given(part)
    return bool(is_known) or not (act.voice == NOUN or is_adjective)


def _made(
    told: Told,
    part: Predication,
    act: Act,
    plan: PlanMention,
    by: tuple[BodyMention | None, DateMention | None],
    is_first: bool,
) -> Approval:
    """Make the approval of *plan* that *act* tells; a further body tells it from its name on."""
    (body, date), text = by, told.sentence.text
    offset = told.sentence.start
    day = _moved(date, told) if date else None
    own = [plan.end] if plan in find_plans(text) else []
    ends = [*(one.end for one in by if one), *((act.end, *own) if is_first else ())]
    return Approval(
        plan,
        body.body if body else None,
        day,
        offset if is_first or body is None else offset + body.start,
        offset + max(ends),
        any(_DISCUSSED.search(one.text) and names(COUNCIL, one.text) for one in told.parts),
        body is not None and _ASSEMBLIES.search(part.text) is not None,
        is_given=is_given(part),
    )
