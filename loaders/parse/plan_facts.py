"""A plan told in facts, each in a line or a row of its own: "Dokument: …", "Schválilo: …"."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from loaders.document import Line
from loaders.parse.deciding_bodies import APPROVED, find_bodies
from loaders.parse.denials import LEFT_OPEN
from loaders.parse.measures import Setting
from loaders.parse.plan_cells import plans_said
from loaders.parse.plan_mentions import find_plans
from loaders.records import PlanRecord
from loaders.text.cells import rows
from loaders.text.dates import find_dates
from loaders.text.verbs import has_finite_verb

_FACT = re.compile(r"(?P<key>[^:.,;–—]{2,60})(?::|\s[–—])\s+(?P<value>\S.{0,110})")
_LONGEST_KEY, _LONGEST_VALUE = 60, 110
_NAME = re.compile(r"dokument|název|plán|strategie|materiál|koncepce|předmět|bod", re.IGNORECASE)
_BY = re.compile(
    r"(?:kdo\s+)?(?:ho\s+|jej\s+)?(?:schváli|přija|odsouhlasi)l\w?|schvalovatel|schvalující\s+orgán"
    r"|schválení|přijetí"
    r"|(?:schválen|přijat)[oýa]?(?:\s+kým)?|orgán|rozhodl[ao]?",
    re.IGNORECASE,
)
_ON = re.compile(
    r"kdy|dne|den|datum|(?:datum|den)\s+(?:schválení|přijetí|usnesení|jednání|zasedání)"
    r"|(?:schválen|přijat)[oýa]?(?:\s+dne|\s+kdy)?",
    re.IGNORECASE,
)
# Beside it stands but the day, or the bodies each with its own: "Schváleno radou", "Přijetí plánu".
_OF_APPROVAL = re.compile(
    r"(?:(?:datum|den)\s+)?(?:(?:projednán[oí]\s+a\s+)?(?:schválen|přijet|odsouhlasen)[oí]|přijato)"
    r"(?:\s+(?:(?:strategick|lokální)\w*\s+)*(?:plánu|dokumentu|strategie|(?-i:SPSZ))"
    r"(?:\s+sociálního\s+začleňování)?)?"
    r"(?:\s+(?:ve?\s+)?(?:(?:lokálním|místním)\s+partnerstvím|partnerstvím|partnery"
    r"|zastupitel(?:stvem|stvu|i|stva)|rad(?:ou|ě|y)|radními|(?-i:ZM|RM|ZO|RO))"
    r"(?:\s+(?:města|obce|městyse)(?:\s+(?!dne)[^\W\d]+){0,4})?)?(?:\s+dne)?",
    re.IGNORECASE,
)
_TELLS_APPROVAL = re.compile(r"schv[aá]l|přija|přijet|odsouhl", re.IGNORECASE)
_PERIOD = re.compile(r"(?:na\s+)?(?:období\s+|léta\s+|roky\s+)?\d{4}\s*[–-]\s*\d{4}")
_FEWEST = 2


class _Fact(NamedTuple):
    """What stands beside *key*, between *start* and *end* of the page."""

    key: str
    value: str
    start: int
    end: int


def plans_of_facts(setting: Setting, lines: Sequence[Line]) -> Iterator[PlanRecord]:
    """Give the plans whose approval *lines* tell in facts that stand together."""
    for facts in (
        _by_plan(lines) if any(_TELLS_APPROVAL.search(line.text) for line in lines) else ()
    ):
        sentence = _sentence(facts) if facts else ""
        if sentence:
            first = facts[1] if facts[0].start == facts[0].end else facts[0]
            yield from plans_said(sentence, setting, first.start, facts[-1].end)


def _by_plan(lines: Sequence[Line]) -> Iterator[list[_Fact]]:
    """Give the facts that stand together, from each that names a plan on, or below its name."""
    told: list[_Fact] = []
    for row in _rows(lines):
        fact = _fact(row)
        if fact is None or (_plan_of(fact) and any(map(_plan_of, told))):
            yield told
            told = []
        if fact:
            told.append(fact)
        elif len(row) == 1 and _is_plan(row[0].text):
            told = [_Fact("Plán", row[0].text, row[0].start, row[0].start)]
    yield told


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the rows of *lines*; so are what a fact is called and its value in the line below."""
    key: list[Line] = []
    for row in rows(lines):
        if key and len(row) == 1 and _is_value(key[0], row[0]):
            yield [*key, *row]
            key = []
            continue
        if key:
            yield key
        key = row if len(row) == 1 and _is_key(row[0]) else []
        if not key:
            yield row
    if key:
        yield key


def _is_key(line: Line) -> bool:
    name = line.text.rstrip(" :\u00a0")
    is_name = _OF_APPROVAL.fullmatch(name) or _NAME.fullmatch(name) or _is_plan(name)
    return not line.bullet and bool(is_name)


def _is_value(key: Line, line: Line) -> bool:
    """Whether *line* is but the value of *key*: days of bodies, a period, or the name of a plan."""
    if line.bullet or len(line.text) > _LONGEST_VALUE or line.text.endswith("."):
        return False
    name = key.text.rstrip(" :\u00a0")
    if _OF_APPROVAL.fullmatch(name):
        return bool(find_dates(line.text))
    return _is_plan(line.text) if _NAME.fullmatch(name) else bool(_PERIOD.fullmatch(line.text))


def _fact(row: Sequence[Line]) -> _Fact | None:
    """Read a line with a colon, or a row of two cells."""
    first, last = row[0], row[-1]
    told = _FACT.fullmatch(first.text) if len(row) == 1 else None
    if told:
        return _Fact(told["key"].strip(), told["value"], first.start, first.end)
    is_pair = len(row) == _FEWEST and not (first.column or first.bullet)
    if not is_pair or len(first.text) > _LONGEST_KEY or len(last.text) > _LONGEST_VALUE:
        return None
    return _Fact(first.text.rstrip(" :?"), last.text, first.start, last.end)


def _sentence(facts: Sequence[_Fact]) -> str:
    """Make sentences of *facts*; none where they are not those of an approved plan."""
    place = next((place for place, fact in enumerate(facts) if _plan_of(fact)), None)
    if place is None:
        return ""
    name = _plan_of(facts[place])
    facts = facts[place:] if any(map(_tells_approval, facts[place:])) else facts
    if any(LEFT_OPEN.search(fact.value) for fact in facts) or not any(map(_tells_approval, facts)):
        return ""
    whole = [fact for fact in facts if _OF_APPROVAL.fullmatch(fact.key)]
    if len(whole) == 1 and any(map(_is_body, facts)):
        return _told_apart(name, facts)
    told = (_told_by(name, fact) for fact in whole)
    return " ".join(filter(None, told)) or _told_apart(name, facts)


def _is_body(fact: _Fact) -> bool:
    """Tell the body that decided, where another fact tells but the day: "Orgán: zastupitelstvo"."""
    is_own = _BY.fullmatch(fact.key) and not _OF_APPROVAL.fullmatch(fact.key)
    return bool(is_own and find_bodies(fact.value)) and not find_dates(fact.value)


def _tells_approval(fact: _Fact) -> bool:
    return _TELLS_APPROVAL.search(f"{fact.key} {fact.value}") is not None


def _plan_of(fact: _Fact) -> str:
    """Give the plan that *fact* names: "Dokument: Strategický plán", "Strategie | 2014–16"."""
    if _NAME.match(fact.key) and _is_plan(fact.value):
        return fact.value
    if _OF_APPROVAL.fullmatch(fact.key):  # "Schválení strategického plánu sociálního začleňování"
        return next((plan.title for plan in find_plans(fact.key) if plan.is_named), "")
    return fact.key if _PERIOD.fullmatch(fact.value) and _is_plan(fact.key) else ""


def _told_by(name: str, fact: _Fact) -> str:
    """Tell who approved the plan *name*: "rada 7. 1. 2015, zastupitelstvo 26. 1. 2015"."""
    days = [fact.value[date.start : date.end] for date in find_dates(fact.value)]
    named = find_bodies(fact.value) or find_bodies(fact.key)
    bodies = [APPROVED[one.body] for one in named if one.body in APPROVED]
    if not days or len(bodies) != len(named) or has_finite_verb(fact.value):
        return ""
    if len(bodies) > 1:
        pairs = zip(bodies, days, strict=True) if len(bodies) == len(days) else ()
        return " ".join(f"{name} {did} {day}." for did, day in pairs)
    return f"{name} {bodies[0] if bodies else 'byl schválen'} {days[0]}."


def _told_apart(name: str, facts: Sequence[_Fact]) -> str:
    """Tell of an approval whose body and day stand each in a fact of its own."""
    told = (fact.value for fact in facts if _BY.fullmatch(fact.key))
    by = next(chain((fact.value for fact in facts if _is_body(fact)), told), "")
    on = next((fact.value for fact in facts if _ON.fullmatch(fact.key)), "") or by
    body = next((one.body for one in find_bodies(by) if one.body in APPROVED), None)
    day = next((on[date.start : date.end] for date in find_dates(on)), "")
    is_told = (body or day) and (body or not by or by == on) and not has_finite_verb(f"{by} {on}")
    return f"{name} {APPROVED[body] if body else 'byl schválen'} {day}." if is_told else ""


def _is_plan(value: str) -> bool:
    named = any(plan.is_named and plan.start == 0 for plan in find_plans(value))
    return named and not has_finite_verb(value)
