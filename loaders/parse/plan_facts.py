"""A plan told in facts, each in a line of its own: "Dokument: …", "Schválilo: …", "Kdy: …"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from loaders.document import Line
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, PARTNERSHIP, find_bodies
from loaders.parse.measures import Setting
from loaders.parse.plan_cells import plans_said
from loaders.parse.plan_mentions import find_plans
from loaders.records import PlanRecord
from loaders.text.dates import find_dates
from loaders.text.verbs import has_finite_verb

_FACT = re.compile(r"(?P<key>[^:.,;]{2,40}):\s+(?P<value>\S.{0,110})")
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
_TELLS_APPROVAL = re.compile(r"schv[aá]l|přija|přijet|odsouhl", re.IGNORECASE)
_OPEN = re.compile(
    r"návrh|příprav|rozprac|neplat|zruš|projedn|čeká|plánov|předpokl|odlož|zamít|vráce|ne(?:byl|schvál)"
    r"|vědomí|reviz|aktualiz|bude|má\s+být|dosud|zatím|není",
    re.IGNORECASE,
)
_FEWEST = 2
_DID = {
    ASSEMBLY: "schválilo zastupitelstvo",
    COUNCIL: "schválila rada",
    PARTNERSHIP: "schválilo lokální partnerství",
}


def plans_of_facts(setting: Setting, lines: Sequence[Line]) -> Iterator[PlanRecord]:
    """Give the plans whose approval *lines* tell in facts that stand together."""
    above: dict[str, str] = {}  # the name of a plan over its facts
    for is_fact, run in groupby(lines, key=lambda line: bool(_FACT.fullmatch(line.text))):
        group = [*run]
        if is_fact:
            facts = [fact for line in group if (fact := _FACT.fullmatch(line.text))]
            told = above | {fact["key"].strip(): fact["value"] for fact in facts}
            sentence = _sentence(told) if len(told) >= _FEWEST else ""
            if sentence:
                yield from plans_said(sentence, setting, group[0].start, group[-1].end)
        above = {"Plán": group[-1].text} if not is_fact and _is_plan(group[-1].text) else {}


def _sentence(told: Mapping[str, str]) -> str:
    """Make a sentence of the facts *told*; none where they are not those of an approved plan."""
    values = [value for value in told.values() if not _OPEN.search(value)]
    if len(values) < len(told) or not any(map(_TELLS_APPROVAL.search, (*told, *values))):
        return ""
    name = next((value for key, value in told.items() if _NAME.match(key) and _is_plan(value)), "")
    by = next((value for key, value in told.items() if _BY.fullmatch(key)), "")
    on = next((value for key, value in told.items() if _ON.fullmatch(key)), "") or by
    body = next((one.body for one in find_bodies(by) if one.body in _DID), None)
    day = next((on[date.start : date.end] for date in find_dates(on)), "")
    is_told = name and (body or day) and (body or not by or by == on)
    return f"{name} {_DID[body] if body else 'byl schválen'} {day}." if is_told else ""


def _is_plan(value: str) -> bool:
    named = any(plan.is_named and plan.start == 0 for plan in find_plans(value))
    return named and not has_finite_verb(value)
