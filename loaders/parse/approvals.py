"""Who approved a plan, and when: only what a page states as done.

A plan that is being prepared, a proposal, a revision, a memorandum, what will or should be
approved: none of these is an approved plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Line
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.text.dates import DateMention, find_dates
from loaders.text.letters import LOWER
from loaders.text.partnerships import LOCAL, NOUN

ASSEMBLY = "zastupitelstvo"
COUNCIL = "rada"
PARTNERSHIP = "partnerstvi"
_PASSIVE = r"(?:schválen|schválený|přijat|přijatý|odsouhlasen|potvrzen)"
_PASSIVE_FEMININE = r"(?:schválena|přijata|odsouhlasena)"
_ACTIVE = r"(?:schváli(?:l|la|lo|li|ly)|přija(?:l|la|lo|li|ly)|odsouhlasi(?:l|la|lo|li|ly))"
_VERB = re.compile(
    rf"\b(?:(?P<passive>{_PASSIVE})|(?P<feminine>{_PASSIVE_FEMININE})|(?P<active>{_ACTIVE}))\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b(?:schválení|přijetí)\b", re.IGNORECASE)
_BODIES = (
    (ASSEMBLY, re.compile(r"\bzastupitel(?:stvo|stvem|stva|stvu|é|i|ů|ům)?\b", re.IGNORECASE)),
    (COUNCIL, re.compile(r"\b(?<!při )(?:rada|radou|radní|radními)\b", re.IGNORECASE)),
    (PARTNERSHIP, re.compile(rf"\b{LOCAL}m?\s+{NOUN}m?\b", re.IGNORECASE)),
)
_ASSEMBLIES = re.compile(r"\bzastupitelstva\s+(?:\w+\s+){0,3}(?:obcí|měst)\b", re.IGNORECASE)
_NEAR = 40
_OTHERS = re.compile(
    r"\b(?:partnery|členy|vládou|výborem|agenturou|komisí|skupinou)\b", re.IGNORECASE
)
_DISCUSSED = re.compile(r"\bprojedna(?:l[aoiy]?|n)\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:bude|budou|by|byl[aoy]?\s+by|má\s+být|mají\s+být|měl[aoy]?\s+být|může|mohl\w*|plánuje|"
    r"předpoklád\w*|připravuje|očekáv\w*|pokud|jakmile|ke\s+schválení|k\s+(?:schválení|přijetí)|"
    r"po\s+(?:\w+\s+)?(?:schválení|přijetí)|před\s+\w*\s*(?:schválením|přijetím)|"
    r"ne(?:byl|schvál|přija|odsouhlas|ní)\w*|dosud|zatím|zamítl\w*|odmítl\w*)\b",
    re.IGNORECASE,
)
_OTHER_OBJECT = re.compile(
    r"\b(?:memorand\w*|jednací\w*|statut\w*|reviz\w*|aktualiz\w*|dodat\w*|návrh\w*|rozpočt\w*|"
    r"rozpočet|projekt\w*|žádost\w*|harmonogram\w*|analýz\w*|zadání|osnov\w*|smlouv\w*|dohod\w*|"
    r"přípravu?|přípravy|záměr\w*|člen\w+|změn\w+|část\w*|kapitol\w+|hodnocení|zpráv\w+)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r";|[,:]\s+(?=(?:a\s+)?(?:kter|jenž|jež|jehož|jejž|aby|když|až|pokud|jakmile|ale|avšak|což|"
    r"přičemž|zatímco|protože|neboť|že|zda|než|kdy|kde|na\s+kter|ve\s+kter)\w*)"
)
# What else is done with a plan: each such verb has a body and a date of its own.
_ACT = re.compile(
    rf"\b(?:{_PASSIVE}|{_PASSIVE_FEMININE}|{_ACTIVE}|projedna\w*|(?:vzal|vzat)\w*|dokonč\w+|zpracova\w+|"
    r"vypracova\w+|připrav\w+|předlož\w+|vznik\w*|vytvoř\w+|zamít\w+|hlasova\w+|doporuč\w+)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(rf"(?:,\s+(?:a\s+)?|\s+a\s+)(?=[{LOWER}\d]|Zastupitel|Rad)")
_RELATIVE = re.compile(r"^\s*(?:který|kterou|jenž|jejž|jež|která)\b")
_PRONOUN = re.compile(r"\b(?:jej|ho|Jej|Ho)\b")


@dataclass(frozen=True)
class Approval:
    """One approval: of *plan*, by *body* (ASSEMBLY, COUNCIL or None), on *date*.

    *start* and *end* are where the page says so; *discussed* tells that the council discussed it,
    *is_joint* that the assemblies of several towns approved it.
    """

    plan: PlanMention
    body: str | None
    date: DateMention | None
    start: int
    end: int
    discussed: bool = False
    is_joint: bool = False


def find_approvals(sentences: Sequence[Line], today: str | None = None) -> Iterator[Approval]:
    """Find the approvals that *sentences* state, in order; offsets are those of the document.

    *today* is the day of the page, if it tells one.
    """
    latest: Approval | None = None
    named: PlanMention | None = None
    for sentence in sentences:
        told = list(_approvals(sentence, named, today))
        further = None if told else _further(sentence, latest)
        found = [*told, further] if further else told
        yield from found
        latest = found[-1] if found else None
        mentions = [mention for mention in find_plans(sentence.text) if mention.is_named]
        named = mentions[-1] if mentions else named


def _approvals(sentence: Line, named: PlanMention | None, today: str | None) -> Iterator[Approval]:
    """Read *sentence* as approvals of a plan; *named* is the plan named last before it."""
    for verb in _VERB.finditer(sentence.text):
        found = _approval(sentence, verb, named, today)
        if found:
            yield found
            yield from _gapped(sentence, verb, found)


def _approval(
    sentence: Line, verb: re.Match[str], named: PlanMention | None, today: str | None
) -> Approval | None:
    """Read what *verb* tells of a plan."""
    start, end = _clause(sentence.text, verb.start())
    clause = sentence.text[start:end]
    first, last = _part(sentence.text, start, end, verb)
    plan = _object(sentence.text, start, end, verb, named)
    body = _approver(sentence.text, start, (first, last), verb)
    is_own = body is not None or not (verb["active"] or _OTHERS.search(clause))
    if plan is None or not is_own or _UNREAL.search(sentence.text[start:last]):
        return None
    dates = find_dates(sentence.text[first:last], sentence.start + first, today=today)
    shared = [] if dates else find_dates(clause, sentence.start + start, today=today)
    date = _nearest(dates or shared[: len(shared) == 1], sentence.start + verb.start())
    ends = (verb.end(), plan.end, first + _end_of_body(sentence.text[first:last]))
    until = max(*(sentence.start + place for place in ends), date.end if date else 0)
    discussed = bool(_DISCUSSED.search(clause)) and _names_council(clause)
    is_joint = bool(_ASSEMBLIES.search(sentence.text, first, last))
    return Approval(plan, body, date, sentence.start, until, discussed, is_joint)


def _part(text: str, start: int, end: int, verb: re.Match[str]) -> tuple[int, int]:
    """Give the bounds of that part of a clause which belongs to *verb*, not to another act."""
    acts = list(_ACT.finditer(text, start, end))
    before = [act.end() for act in acts if act.end() <= verb.start()]
    after = [act.start() for act in acts if act.start() >= verb.end()]
    first = _last_joint(text, before[-1], verb.start()) if before else None
    last = _last_joint(text, verb.end(), after[0]) if after else None
    return (first.end() if first else start), (last.start() if last else end)


def _last_joint(text: str, start: int, end: int) -> re.Match[str] | None:
    joints = (joint for joint in _JOINT.finditer(text, start) if joint.end() <= end)
    return max(joints, key=re.Match.start, default=None)


def _approver(text: str, start: int, part: tuple[int, int], verb: re.Match[str]) -> str | None:
    """Give the body nearest to *verb*; an active verb may share that of the act before it."""
    own = _body(text[slice(*part)], verb.start() - part[0])
    shared = _body(text[start : part[0]]) if verb["active"] else None
    return own or _antecedent(text[:start], text[start : part[1]]) or shared


def _gapped(sentence: Line, verb: re.Match[str], told: Approval) -> Iterator[Approval]:
    """Read a second body and date without a verb: "…, the assembly of another town 6. 2. 2012"."""
    start, end = _clause(sentence.text, verb.start())
    _, last = _part(sentence.text, start, end, verb)
    for joint in _JOINT.finditer(sentence.text, verb.end(), last):
        rest = sentence.text[joint.end() : last]
        leads = next((pattern.match(rest) for _, pattern in _BODIES if pattern.match(rest)), None)
        date = _nearest(find_dates(rest, sentence.start + joint.end()), sentence.start)
        if leads and date and told.date and told.date.end <= sentence.start + joint.start():
            start = sentence.start + joint.end()
            yield Approval(told.plan, _body(leads.group()), date, start, date.end)


def _further(sentence: Line, latest: Approval | None) -> Approval | None:
    """Read a second approval, told by a noun: the council's was followed by the assembly's."""
    noun = [*_NOUN.finditer(sentence.text)]
    if not noun or latest is None or _UNREAL.search(sentence.text):
        return None
    body = _body(sentence.text)
    dates = find_dates(sentence.text, sentence.start)
    date = _nearest(dates, sentence.start + noun[-1].start())
    if body is None or date is None:
        return None
    discussed = latest.discussed or latest.body == COUNCIL
    return Approval(latest.plan, body, date, latest.start, sentence.end, discussed)


def _clause(text: str, place: int) -> tuple[int, int]:
    """Give the bounds of the clause of *text* that holds *place*."""
    cuts = [0, *(match.end() for match in _CLAUSE_END.finditer(text)), len(text)]
    start = max(cut for cut in cuts if cut <= place)
    return start, min(cut for cut in cuts if cut > place)


def _object(
    text: str, start: int, end: int, verb: re.Match[str], named: PlanMention | None
) -> PlanMention | None:
    """Give the plan that the clause says was approved, or None where it is not a plan."""
    clause = text[start:end]
    mentions = [mention for mention in find_plans(text) if mention.is_direct]
    own = [mention for mention in mentions if start <= mention.start < end]
    if own:
        plan = own[0]
        return None if _hides(text, start, plan, verb) else _with_kind(plan, named)
    before = [mention for mention in find_plans(text) if mention.end <= start]
    is_meant = _RELATIVE.match(clause) and before and start - before[-1].end < len(", ") + 1
    if is_meant or (before and _PRONOUN.search(clause)):
        return _with_kind(before[-1], named)
    return None


def _hides(text: str, start: int, plan: PlanMention, verb: re.Match[str]) -> bool:
    """Tell whether something else than *plan* was approved, such as a revision of it."""
    before = text[start : plan.start]
    is_feminine = plan.title.lower().startswith("strateg") and "plán" not in plan.title.lower()
    return bool(_OTHER_OBJECT.search(before)) or (bool(verb["feminine"]) and not is_feminine)


def _with_kind(plan: PlanMention, named: PlanMention | None) -> PlanMention | None:
    """Give *plan* itself, or for a mere "plán" the one named before, if any was."""
    return plan if plan.is_named else named


def _body(clause: str, place: int = 0) -> str | None:
    """Give the body that *clause* names nearest to *place*."""
    named = (
        (abs(match.start() - place), body)
        for body, pattern in _BODIES
        for match in pattern.finditer(clause)
    )
    return min(named, default=(0, None))[1]


def _antecedent(before: str, clause: str) -> str | None:
    """Give the body that a relative clause tells of: "zastupitelstvu, které jej schválilo"."""
    last = before[-_NEAR:]
    return _body(last) if re.match(r"(?:které|která|kteří)\b", clause) else None


def _end_of_body(clause: str) -> int:
    ends = [match.end() for _, pattern in _BODIES for match in pattern.finditer(clause)]
    return max(ends, default=0)


def _names_council(clause: str) -> bool:
    return bool(dict(_BODIES)[COUNCIL].search(clause))


def _nearest(dates: Sequence[DateMention], place: int) -> DateMention | None:
    """Give the point in time nearest to *place*; a period is none."""
    points = [date for date in dates if "/" not in (date.edtf or "")]
    return min(points, key=lambda date: abs(date.start - place), default=None)
