"""Which bodies of a sentence decided: its subjects, those before whom a plan was laid, or met."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.parse.approval import ACTIVE, NOUN, PASSIVE, Act
from loaders.parse.approval_acts import BY_THE_APPROVED, THE_APPROVED
from loaders.parse.approval_days import Told, days_of_meeting
from loaders.parse.approval_turns import Turn
from loaders.parse.approved_things import VERDICT
from loaders.parse.deciding_bodies import (
    ASSEMBLY,
    COUNCIL,
    OTHER,
    PARTNERSHIP,
    TOWN,
    BodyMention,
    find_bodies,
)
from loaders.parse.denials import UNREAL
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.text.predications import Predication
from loaders.text.verbs import finite_verbs

_NEAR = 50  # behind a body: of which town or borough it is
_TWO = 2
_ITS_MEETING = re.compile(
    r"\bna\s+(?P<whose>jeho|jejím)\s+(?:\w+\s+)?(?:zasedání|jednání|schůzi)\b", re.IGNORECASE
)
_MEETING = re.compile(r"\b(?:zasedání|jednání|hlasování|schůz[ie])\b", re.IGNORECASE)
_MEETING_OF = re.compile(
    r"\b(?:zasedání|jednání|schůz[ie])\s+(?:(?:městsk|obecn)\w+\s+)?$", re.IGNORECASE
)


# Not there, but before or after it.
_NOT_AT = re.compile(
    r"\b(?:po|před|od|do|ke?)\s+(?:(?:skončení|zahájení|\w+(?:m|ho|mu))\s+){0,2}$", re.IGNORECASE
)
_TO_PASS = re.compile(r"\bprojít\b", re.IGNORECASE)  # "it had to pass two assemblies"
_TO = re.compile(r"zastupitelstvu|zastupitelům|radě|radním", re.IGNORECASE)
_VOTE = re.compile(r"\b(?:zved|hlasova|rozhod|řek|kýv|tečk|slovo|zelen|souhlas)", re.IGNORECASE)
_PRONOUNS = ("To ", "Ta ", "Ti ")
_SUBJECTS = ("zastupitelstvo", "zastupitelé", "rada", "radní")
_BY = re.compile(r"\w+(?:em|ou|li|ími)", re.IGNORECASE)  # "zastupitelstvem", "radou"
_HAD = re.compile(r"\bm(?:á|ají|ěl[aoiy]?)\b", re.IGNORECASE)
_BY_SOMEONE = re.compile(
    r"partnery|partnerstvím|lokálním|místním|členy|účastníky|aktéry|agenturou|radou|radními|zastupitelstvem|zastupiteli|"
    r"komisí|výborem|ministerstvem|odborníky|pracovní(?:mi|)",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"\b\w{2,}(?:[eěá]n|[aiu]t)[aoy]?\b", re.IGNORECASE)
# Somebody else with whom a sentence begins: "Charita schválila", "Představenstvo přijalo".
_OWN_SUBJECT = re.compile(
    r"(?!Zastupitel|Partnerství)[^\W\d_]+(?:stvo|ství|ium|dení|žení|žďení|ždění|ita|ost|ace|ika|ovna|íci|nci|telé|lové)(?!\w)"
)
# "Zastupitelům se plán nelíbil. V květnu uspěl i u nich."
_WITH_THEM = re.compile(r"\b(?:u\s+nich|(?<!mezi )jimi)\b", re.IGNORECASE)
_NEXT_TRY = re.compile(r"(?:na)?podruhé|(?:na)?potřetí", re.IGNORECASE)
_SEVERAL = re.compile(r"zastupitel(?:é|e|ů|ům|ích)|radní\w*", re.IGNORECASE)
_THAT = re.compile(r"\bže\b")


def is_given(part: Predication) -> bool:
    """Whether the plan is approved already: the bodies and days are those of what is told of it."""
    text = part.text
    return THE_APPROVED.match(text) is not None or BY_THE_APPROVED.match(text) is not None


def deciding(
    told: Told, number: int, act: Act, plan: PlanMention, turns: Sequence[Turn]
) -> list[BodyMention] | None:
    """Give the bodies that did *act*, as `_bodies_of` does, where towns may have taken *turns*."""
    bodies = _bodies_of(told, number, act, plan)
    if bodies is None:
        return _bodies_before(told, act, turns) or _each_its_own(told, act, turns)
    before = _bodies_before(told, act, turns) or _who_met(told, number, act)
    return [_here(told, number, one) for one in bodies or before]


def _who_met(told: Told, number: int, act: Act) -> list[BodyMention]:
    """Give the body whose vote on the plan is told before: "hlasovali 5. 5. Byl přijat."."""
    is_alone = number == 0 and act.voice == PASSIVE and not told.dates(told.parts[0].text)
    is_open = is_alone and not find_bodies(told.sentence.text)
    is_of_plan = is_open and any(find_plans(told.before.sentence))
    named = [*told.before.bodies] if is_of_plan and days_of_meeting(told) else []
    return named[:1] if {one.body for one in named} in ({ASSEMBLY}, {COUNCIL}) else []


def _here(told: Told, number: int, body: BodyMention) -> BodyMention:
    """Put a *body* of the sentence before where the part of the act begins."""
    if told.sentence.text[body.start : body.end] == body.words:
        return body
    return replace(body, start=told.parts[number].start, end=told.parts[number].start)


def _bodies_before(told: Told, act: Act, turns: Sequence[Turn]) -> list[BodyMention]:
    """Give the bodies of the sentence before, where the towns of this one took turns by them."""
    is_of_turn = any(turn.start <= act.start < turn.end for turn in turns)
    named = [*told.before.bodies] if is_of_turn and not find_bodies(told.sentence.text) else []
    return named if {one.body for one in named} in ({ASSEMBLY}, {COUNCIL}) else []


def _each_its_own(told: Told, act: Act, turns: Sequence[Turn]) -> list[BodyMention] | None:
    """Give no body for all where each town has its own, or the towns themselves approved.

    "Plán schválil Most (zastupitelstvo 5. 5. 2015) i Kolín (zastupitelstvo 6. 6. 2015)."
    """
    named = (find_bodies(told.sentence.text[turn.start : turn.end]) for turn in turns)
    is_each = bool(turns) and all(
        any(one.body in (ASSEMBLY, COUNCIL) for one in own) for own in named
    )
    leads = bool(turns) and act.end <= turns[0].start
    is_subject = leads and not told.sentence.text[act.end : turns[0].start].strip()
    return [] if leads and (is_each or is_subject) else None


def _bodies_of(told: Told, number: int, act: Act, plan: PlanMention) -> list[BodyMention] | None:
    """Give the bodies that did *act*, none where it is not told; None where others did it."""
    part = told.parts[number]
    if is_given(part):
        return []
    named = find_bodies(part.text)
    found = [one for one in named if not _is_of_plan(told.sentence.text, plan, one)]
    if act.voice != ACTIVE:
        deciding = [one for one in found if one.body not in (OTHER, TOWN)]
        if _is_by_others(part.text, act):
            return [one for one in deciding if one.words.lower() not in _SUBJECTS] or None
        if act.voice == NOUN:  # "after the council followed the approval by the assembly"
            deciding = [one for one in deciding if one.start >= act.end] or deciding
            deciding = _before_verb(part, act, deciding) or deciding
        deciding = deciding or _at_its_meeting(told, part)
        deciding = deciding or _joined(told, number, act) or _laid_before(told, number)
        deciding = deciding or _before_colon(told, part)
        deciding = deciding or _met_before(told, part) or _met_in_sentence_before(told, part)
        deciding = deciding or _with_them(told, part) or _at_next_try(told, part)
        return None if not deciding and any(one.body == OTHER for one in found) else deciding
    subjects = (
        [one for one in found if one.acts("")]
        if any(one.acts(act.ending) for one in found)
        else [*_shared_bodies(told, number, act), *_without_verb(told, part, act, found)]
    )
    deciding = [one for one in subjects if one.body not in (OTHER, TOWN)]
    if not subjects or (not deciding and any(one.body == OTHER for one in subjects)):
        return None
    return deciding


def _is_by_others(text: str, act: Act) -> bool:
    """Whether a body only has before it what others approved: "měli plán přijatý partnery"."""
    is_had = act.ending in ("ý", "á", "ou") and _HAD.search(text)
    beside = (*text[: act.start].split()[-1:], *text[act.end :].split()[:1])
    return bool(is_had) and any(map(_BY_SOMEONE.fullmatch, beside))


def _without_verb(
    told: Told, part: Predication, act: Act, found: list[BodyMention]
) -> list[BodyMention]:
    """Give the body whose verb is left out: "… approved it on 3. 5., the assembly on 10. 6."."""
    behind = [
        one
        for one in found
        if one.acts("") and part.text[act.end : one.start].rstrip().endswith(",")
    ]
    days = told.dates(part.text) if len(behind) == 1 else []
    is_paired = len(days) == _TWO and days[0].end < behind[0].start < days[1].start
    return behind if is_paired else []


def _before_verb(part: Predication, act: Act, found: list[BodyMention]) -> list[BodyMention]:
    """Give those of *found* that belong to the noun: "after approval by the council it came …"."""
    verbs = (verb.start() for verb in finite_verbs(part.text) if verb.start() >= act.end)
    end = next(verbs, act.end)
    return [one for one in found if act.end <= one.start < end]


def _is_of_plan(text: str, plan: PlanMention, body: BodyMention) -> bool:
    """Whether *body* only tells whose *plan* it is: "the plan of the local partnership"."""
    is_genitive = body.body == PARTNERSHIP and not body.words.endswith("m")
    return is_genitive and plan.end <= body.start and not text[plan.end : body.start].strip()


def _at_its_meeting(told: Told, part: Predication) -> list[BodyMention]:
    """Give the body named last before "at its next meeting", with which the pronoun agrees."""
    meeting = _ITS_MEETING.search(part.text)
    if meeting is None:
        return []
    ending = "lo" if meeting["whose"].lower() == "jeho" else "la"
    before = find_bodies(told.sentence.text[: part.start])
    return [one for one in before if one.body not in (OTHER, TOWN) and one.acts(ending)][-1:]


def _joined(told: Told, number: int, act: Act) -> list[BodyMention]:
    """Give the body before the participle that *act* goes on: "byl radou projednán a schválen"."""
    if number == 0 or told.parts[number].start != act.start:
        return []
    before = told.parts[number - 1].text
    return [
        one
        for one in find_bodies(before)
        if one.body in (ASSEMBLY, COUNCIL)
        and _BY.fullmatch(one.words)
        and _PARTICIPLE.search(before, one.end)
    ][-1:]


def _laid_before(told: Told, number: int) -> list[BodyMention]:
    """Give the body before which the plan was laid: "laid before the council and approved"."""
    goes_on = number > 0 and not told.parts[number].depends
    before = told.parts[number - 1].text if goes_on else ""
    first, laid, after = before.partition("předlož")
    named = find_bodies(after) or [one for one in find_bodies(first) if _TO.fullmatch(one.words)]
    return [one for one in named if laid and one.body in (ASSEMBLY, COUNCIL)][-1:]


def _before_colon(told: Told, part: Predication) -> list[BodyMention]:
    """Give the one body that acted before a colon: "The assembly raised hands: it is approved"."""
    before = told.sentence.text[: part.start].rstrip()
    is_vote = before.endswith(":") and _VOTE.search(before) and not UNREAL.search(before)
    named = find_bodies(before) if is_vote else []
    acting = [one for one in named if one.words.lower() in _SUBJECTS]
    return acting if len(acting) == len(named) == 1 else []


def _met_before(told: Told, part: Predication) -> list[BodyMention]:
    """Give the body at whose meeting it was, told before: "the meeting of the council began …".

    It is the last body told before; of what was but said at the meeting it is not known where it
    was done.
    """
    before = told.sentence.text[: part.start]
    last = find_bodies(before)[-1:]
    is_when = told.sentence.text.startswith("kdy", part.start)  # "at the meeting on 5. 5., when …"
    if (part.depends and not is_when) or any(_THAT.search(before, one.end) for one in last):
        return []
    return [one for one in last if one.body in (ASSEMBLY, COUNCIL) and _is_met(before, one)]


def _met_in_sentence_before(told: Told, part: Predication) -> list[BodyMention]:
    """Give the one body of the sentence before, whose meeting that of *part* is, if of any."""
    bodies = told.before.bodies
    is_one = {one.body for one in bodies} in ({ASSEMBLY}, {COUNCIL})
    is_on_its_way = _TO_PASS.search(told.before.sentence)
    is_there = is_on_its_way or _MEETING.search(part.text) or VERDICT.match(told.sentence.text)
    is_of_none = is_there and not find_bodies(told.sentence.text)
    return bodies[-1:] if is_one and is_of_none else []


def _with_them(told: Told, part: Predication) -> list[BodyMention]:
    """Give those of the sentence before who are meant by "u nich", if of one body."""
    is_meant = _WITH_THEM.search(part.text) and not find_bodies(part.text)
    before = [one for one in told.before.bodies if is_meant and _SEVERAL.fullmatch(one.words)]
    return before[-1:] if len({one.body for one in before}) == 1 else []


def _at_next_try(told: Told, part: Predication) -> list[BodyMention]:
    """Give the one body that had sent the plan back: "v září ho vrátilo, napodruhé prošel"."""
    before = find_bodies(told.sentence.text[: part.start]) or told.before.bodies
    is_of_one = {one.body for one in before} in ({ASSEMBLY}, {COUNCIL})
    is_next = is_of_one and _NEXT_TRY.match(part.text, part.start)
    return [*before[-1:]] if is_next else []


def _is_met(before: str, body: BodyMention) -> bool:
    """Whether *body* is told as one at whose meeting something was done."""
    meeting = _MEETING_OF.search(before, 0, body.start)
    return meeting is not None and not _NOT_AT.search(before, 0, meeting.start())


def _shared_bodies(told: Told, number: int, act: Act) -> list[BodyMention]:
    """Give the subject of a verb that has none of its own: that of the clause before it."""
    part = told.parts[number]
    if part.is_relative:
        near = told.sentence.text[: part.start]
        is_far = near.rstrip(" ,").endswith("usnesení")
        last = find_bodies(near)[-1:]
        return [one for one in last if is_far or len(near) - one.end <= _NEAR]
    before = [find_bodies(one.text) for one in told.parts[:number] if not one.depends]
    found = next(filter(None, reversed(before)), [])
    if not found and not _OWN_SUBJECT.match(told.sentence.text):
        found = told.before.bodies
    if told.sentence.text.startswith(_PRONOUNS) and found == told.before.bodies:
        return [one for one in found if one.is_meant_by(act.ending)][-1:]
    return [one for one in found if one.may_go_on(act.ending)][:1]
