"""Who approved a plan, and when: only what a page states as done.

A plan that is being prepared, a proposal, a revision, a memorandum, what will or should be
approved: none of these is an approved plan.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.dates import DateMention, find_dates
from loaders.document import Line
from loaders.plan_mentions import PlanMention, find_plans

ASSEMBLY = "zastupitelstvo"
COUNCIL = "rada"
_PASSIVE = r"(?:schválen|schválený|přijat|přijatý|odsouhlasen|potvrzen)"
_PASSIVE_FEMININE = r"(?:schválena|přijata|odsouhlasena)"
_ACTIVE = r"(?:schváli(?:l|la|lo|li|ly)|přija(?:l|la|lo|li|ly)|odsouhlasi(?:l|la|lo|li|ly))"
_VERB = re.compile(
    rf"(?i)\b(?:(?P<passive>{_PASSIVE})|(?P<feminine>{_PASSIVE_FEMININE})|(?P<active>{_ACTIVE}))\b"
)
_NOUN = re.compile(r"(?i)\b(?:schválení|přijetí)\b")
_BODIES = (
    (ASSEMBLY, re.compile(r"(?i)\bzastupitel(?:stvo|stvem|stva|stvu|é|i|ů|ům)?\b")),
    (COUNCIL, re.compile(r"(?i)\b(?<!při )(?:rada|radou|radní|radními)\b")),
)
_NEAR = 40
_OTHERS = re.compile(
    r"(?i)\b(?:partnerstvím|partnery|členy|vládou|výborem|agenturou|komisí|skupinou)\b"
)
_DISCUSSED = re.compile(r"(?i)\bprojedna(?:la|lo|li|ly|l|n|ly)\b")
_UNREAL = re.compile(
    r"(?i)\b(?:bude|budou|by|byl[aoy]?\s+by|má\s+být|mají\s+být|měl[aoy]?\s+být|může|mohl\w*|plánuje|"
    r"předpoklád\w*|připravuje|očekáv\w*|pokud|jakmile|ke\s+schválení|k\s+(?:schválení|přijetí)|"
    r"po\s+(?:\w+\s+)?(?:schválení|přijetí)|před\s+\w*\s*(?:schválením|přijetím)|"
    r"ne(?:byl|schvál|přija|odsouhlas|ní)\w*|dosud|zatím|zamítl\w*|odmítl\w*)\b"
)
_OTHER_OBJECT = re.compile(
    r"(?i)\b(?:memorand\w*|jednací\w*|statut\w*|reviz\w*|aktualiz\w*|dodat\w*|návrh\w*|rozpočt\w*|"
    r"rozpočet|projekt\w*|žádost\w*|harmonogram\w*|analýz\w*|zadání|osnov\w*|smlouv\w*|dohod\w*|"
    r"přípravu?|přípravy|záměr\w*|člen\w+|změn\w+|část\w*|kapitol\w+|hodnocení|zpráv\w+)\b"
)
_CLAUSE_END = re.compile(
    r";|[,:]\s+(?=(?:a\s+)?(?:kter|jenž|jež|jehož|jejž|aby|když|až|pokud|jakmile|ale|avšak|což|"
    r"přičemž|zatímco|protože|neboť|že|zda|než|kdy|kde|na\s+kter|ve\s+kter)\w*)"
)
_RELATIVE = re.compile(r"^\s*(?:který|kterou|jenž|jejž|jež|která)\b")
_PRONOUN = re.compile(r"\b(?:jej|ho|Jej|Ho)\b")


@dataclass(frozen=True)
class Approval:
    """One approval: of *plan*, by *body* (ASSEMBLY, COUNCIL or None), on *date*.

    *start* and *end* are where the page says so; *discussed* tells that the council discussed it.
    """

    plan: PlanMention
    body: str | None
    date: DateMention | None
    start: int
    end: int
    discussed: bool = False


def find_approvals(sentences: Sequence[Line]) -> Iterator[Approval]:
    """Find the approvals that *sentences* state, in order; offsets are those of the document."""
    latest: Approval | None = None
    named: PlanMention | None = None
    for sentence in sentences:
        found = _approval(sentence, named) or _further(sentence, latest)
        latest = found
        if found:
            yield found
        mentions = [mention for mention in find_plans(sentence.text) if mention.is_named]
        named = mentions[-1] if mentions else named


def _approval(sentence: Line, named: PlanMention | None) -> Approval | None:
    """Read *sentence* as an approval of a plan; *named* is the plan named last before it."""
    verb = _VERB.search(sentence.text)
    if verb is None:
        return None
    start, end = _clause(sentence.text, verb.start())
    clause = sentence.text[start:end]
    plan = _object(sentence.text, start, end, verb, named)
    body = _body(clause) or _antecedent(sentence.text[:start], clause)
    is_own = body is not None or not (verb["active"] or _OTHERS.search(clause))
    if plan is None or not is_own or _UNREAL.search(clause):
        return None
    date = _nearest(find_dates(clause, sentence.start + start), sentence.start + verb.start())
    last = max(sentence.start + verb.end(), date.end if date else 0, sentence.start + plan.end)
    last = max(last, sentence.start + start + _end_of_body(clause))
    discussed = bool(_DISCUSSED.search(clause)) and _names_council(clause)
    return Approval(plan, body, date, sentence.start, last, discussed)


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


def _body(clause: str) -> str | None:
    return next((body for body, pattern in _BODIES if pattern.search(clause)), None)


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
