"""Who approved a plan, and when: only what a page states as done.

A plan that is being prepared, a proposal, a revision, a memorandum, what will or should be
approved: none of these is an approved plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from loaders.document import Line
from loaders.parse.antecedents import Antecedent
from loaders.parse.approval import ACTIVE, NOUN, Act, Approval, moved
from loaders.parse.approval_acts import (
    BY_THE_APPROVED,
    OF_ONE_WANTED,
    PARTICIPLES,
    WHICH_CAME_ABOUT,
    find_acts,
    may_tell_acts,
)
from loaders.parse.approval_bodies import deciding, is_given
from loaders.parse.approval_days import Told, days_of
from loaders.parse.approval_sequels import (
    decided,
    decided_next,
    joined,
    likewise,
    likewise_next,
    on_day_before,
    turns_next,
)
from loaders.parse.approval_turns import Turn, find_like_bodies, find_turns, is_half_told
from loaders.parse.approved_things import approved_plan
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, BodyMention, find_bodies, names
from loaders.parse.denials import NOT_AFTER_ALL, UNREAL, but_denied, is_denied
from loaders.parse.last_word import is_last_word, sat_over
from loaders.parse.paired_days import paired
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.parse.plans_beside import plans_beside
from loaders.parse.still_to_approve import is_recommended_next, is_still_to_come
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.points import DateMention
from loaders.text.predications import Predication, predications

_DID = r"\b(?:schváli|přija|vyslovi|odsouhlasi)la\b"
_ASSEMBLIES = re.compile(
    r"\bzastupitel\w+\s+(?:\w+\s+){0,3}(?:obcí|měst)\b|\bzastupitelstvy\b"
    r"|\b(?:obě|oběma|všechna|všemi)\s+(?:\w+\s+)?zastupitelstv\w+"
    rf"|\bzastupitelstva\s+(?:(?:měst|obc)\w*\s+)?(?-i:[{CAPITAL}])[^.;:]{{0,200}}?{_DID}"
    rf"|\bzastupitelé\s+(?:ve?\s+)?(?-i:[{CAPITAL}])[^.,;:]{{0,40}}?\s(?:a|i)\s+(?:ve?\s+)?(?-i:[{CAPITAL}])"
    rf"|{_DID}[^;:]{{0,80}}?\bzastupitelstva\s+(?:(?:měst|obc)\w*\s+)?(?-i:[{CAPITAL}])[^.,;:]{{0,40}}?\sa\s",
    re.IGNORECASE,
)
_ADJECTIVES = ("ý", "á", "é", "ého", "ém", "ému", "ým", "ou")
_DISCUSSED = re.compile(r"\bprojedna(?:l[aoiy]?|n)\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:jako\s+poslední|naposledy)\b", re.IGNORECASE)
_VOTE_PUT_OFF = Cue(
    r"\bhlasování\s+(?:\w+\s+){0,3}?(?:odlož|odroč|přesun)"
    r"|\bže\s+(?:se\s+)?(?:ho|jej|ji|plán|bod|dokument|hlasování)\s+(?:\w+\s+)?"
    r"(?:odlož|odroč|vrát[íi]|zamítn|neschv|přeprac)",
    re.IGNORECASE,
)
_REVOKED = re.compile(
    r"\b(?:zruši|odvola|revokova)l[aoiy]?\b|\b(?:zrušen|revokován|odvolán)[aoýé]?\b|\bneplatn",
    re.IGNORECASE,
)
_APPROVES = re.compile(r"schv|odsouhl|přij", re.IGNORECASE)
_IS = re.compile(r"(?<!\w)(?:je|byl)(?:\s+(?:už|již|dnes|nyní|teď|tedy|tak))?\s+$", re.IGNORECASE)
_HAS = re.compile(
    r"\bm(?:á|ají|ěl[aoiy]?)\b(?!\s+(?:\w+\s+){0,2}?(?:být|\w{2,}(?:[aieě]t|nout|ít))\b)",
    re.IGNORECASE,
)


def find_approvals(
    sentences: Sequence[Line], today: str | None = None, year: int | None = None
) -> Iterator[Approval]:
    """Find the approvals that *sentences* state, in order; offsets are those of the document.

    *today* is the day of the page, if it tells one, *year* that in which it was published.
    """
    sentences = [line._replace(text=but_denied(line.text)) for line in sentences]
    latest: Approval | None = None
    before = Antecedent()
    for number, (sentence, after) in enumerate(zip_longest(sentences, sentences[1:])):
        found: list[Approval] = []
        is_told = may_tell_acts(sentence.text) and not sentence.text.endswith("?")
        if is_told and not is_denied(sentence.text):
            here = before.named_after(after.text) if after else before
            told = Told(sentence, _parts(sentence.text), here, sentence.last_day(today), year)
            found = list(_approvals(told))
            if after and is_recommended_next(sentence.text, after.text):
                found = [one for one in found if one.body != COUNCIL]
            found[:1] = [on_day_before(one, latest, sentence.text) for one in found[:1]]
        is_read = latest is not None and latest.start >= sentence.start  # as a turn
        if latest and not (found or is_read):
            found = [*joined(Told(sentence, _parts(sentence.text), before, today, year), latest)]
        parts = _parts(after.text) if found and after else []
        if after and parts:  # a lone sign has none
            until = after.last_day(today)
            follows = Told(after, parts, Antecedent(sentence=sentence.text), until, year)
            turns = [*turns_next(follows, found[-1])]
            found[-1:] = turns or [decided_next(follows, found[-1])]
            found += likewise_next(follows, found[-1])
            if found[-1].body is None and found[-1].date and sat_over(found[-1], follows.parts):
                found[-1] = replace(found[-1], body=ASSEMBLY)
        found = [one for one in found if not one.is_pending]
        around = [line.text for line in (*sentences[max(0, number - 1) : number], after) if line]
        yield from (_with_last_word(one, sentence, around) for one in found)
        latest = found[-1] if found else latest if is_read else None
        before = before.after(sentence.text, latest.plan if latest else None)


def _with_last_word(found: Approval, sentence: Line, around: Sequence[str]) -> Approval:
    """Tell of *found* in *sentence* whether the assembly is told to have decided as well."""
    if found.body != COUNCIL:
        return found
    parts = (one for one in _parts(sentence.text) if not any(find_acts(one.text)))
    return replace(found, is_open=not is_last_word(found, parts, around))


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
        acts = find_acts(part.text, in_year=told.sentence.year is not None)
        found = [done for act in acts for done in _of_act(told, number, act)]
        if approvals and not found:
            approvals[-1] = decided(told, part, approvals[-1])
            found = list(likewise(told, part, approvals[-1]))
        approvals += [_apart(one, approvals[-1], told) for one in found] if approvals else found
    yield from approvals


def _apart(found: Approval, last: Approval, told: Told) -> Approval:
    """Let *found* begin behind *last* where a like body of another town did likewise."""
    is_like = found.body in (None, last.body)
    if found.is_turn or not is_like or found.start >= last.end:
        return found
    behind = told.sentence.text[last.end - told.sentence.start :].lstrip(" ,;)")
    return replace(found, start=told.sentence.end - len(behind))


def _of_act(told: Told, number: int, act: Act) -> Iterator[Approval]:
    """Read what *act* tells of a plan: one approval for each body that it names."""
    part = told.parts[number]
    plan = approved_plan(told.sentence.text, part, act, told.before)
    is_weak = not _APPROVES.match(part.text, act.start)
    behind = told.parts[number + 1 :]
    is_open = is_weak and is_still_to_come(part, behind)
    is_open = is_open or is_half_told(told.sentence.text)
    is_revoked = part.is_relative and _REVOKED.search(told.sentence.text)
    is_put_off = _VOTE_PUT_OFF.search(told.sentence.text, part.end)
    is_undone = NOT_AFTER_ALL.match(told.sentence.text, act.end)
    if (
        plan is None
        or is_undone
        or is_open
        or is_revoked
        or is_put_off
        or not _is_real(part.text, act)
    ):
        return
    turns = find_turns(told.sentence.text, told.today)
    bodies = deciding(told, number, act, plan, turns)
    if bodies is None:
        return
    if turns:
        yield from (_of_turn(told, plan, bodies, turn) for turn in turns)
        return
    likes = find_like_bodies(part.text, bodies)
    dates = [] if is_given(part) else days_of(told, number, act, bodies)
    last = _LAST.search(part.text)
    if last:  # "the assemblies approved it in autumn, as the last one that of … on 5. 5."
        dates = [date for date in dates if date.start >= last.end()] or dates
    if likes and len(dates) <= 1:
        day = moved(dates[0], told.sentence) if dates else None
        yield from (_of_one(told, plan, bodies[0].body, day, span) for span in likes)
    elif _is_enough(act, bodies, dates, part) and (plan.is_named or (bodies and dates)):
        beside = [] if is_given(part) else list(_beside(told, part, plan, bodies, dates))
        taken = [one.date for one in beside]
        dates = [date for date in dates if moved(date, told.sentence) not in taken] or dates
        for place, by in enumerate(paired(bodies, dates, act, part.text)):
            yield _made(told, part, act, plan, by, is_first=place == 0)
        yield from beside


def _beside(
    told: Told,
    part: Predication,
    plan: PlanMention,
    bodies: list[BodyMention],
    dates: list[DateMention],
) -> Iterator[Approval]:
    """Give the further plans that one body approved with *plan*."""
    body = bodies[0].body if len(bodies) == 1 else None
    offset = told.sentence.start
    for other, date, end in plans_beside(part, plan, dates) if body else ():
        day = moved(date, told.sentence) if date else None
        yield Approval(other, body, day, offset + part.start, offset + end)


def _of_turn(told: Told, plan: PlanMention, bodies: Sequence[BodyMention], turn: Turn) -> Approval:
    """Give the approval by one of several towns, each of which has its own day."""
    own = find_bodies(told.sentence.text[turn.start : turn.end])
    named = [*(one for one in own if one.body in (ASSEMBLY, COUNCIL)), *bodies]
    body = named[0].body if named else None
    return _of_one(told, plan, body, moved(turn.date, told.sentence), (turn.start, turn.end))


def _of_one(
    told: Told,
    plan: PlanMention,
    body: str | None,
    day: DateMention | None,
    span: tuple[int, int],
) -> Approval:
    """Give the approval by the one of several towns that the words of *span* name."""
    start, end = (told.sentence.start + place for place in span)
    return Approval(plan, body, day, start, end, is_turn=True)


def _is_real(text: str, act: Act) -> bool:
    """Whether the predication of *act* tells what was done, not what will, should or did not."""
    if OF_ONE_WANTED.match(text):
        return False
    if BY_THE_APPROVED.match(text):
        return True
    words = _HAS.sub(" ", text) if act.voice != ACTIVE else text
    return UNREAL.search(words) is None


def _is_enough(
    act: Act, bodies: list[BodyMention], dates: list[DateMention], part: Predication
) -> bool:
    """Whether the body or the date is told, where the words alone do not tell an approval."""
    if act.is_phrase and act.voice != NOUN:
        return bool(bodies)
    has_it = _HAS.search(part.text) and not part.is_relative  # "a town that has one may …"
    is_said = _IS.search(part.text, 0, act.start) is not None  # "the plan is already approved"
    is_adjective = act.ending in _ADJECTIVES and not (has_it or is_said)
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
    day = moved(date, told.sentence) if date else None
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
        is_pending=act.is_gradual,
    )
