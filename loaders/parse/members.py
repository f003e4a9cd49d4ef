"""The members of a partnership as its page lists them, each with the words as written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from loaders.document import Document, Line
from loaders.parse.cut_off import CUT_OFF, breaks_off, is_cut_off
from loaders.parse.denied_members import without_denied
from loaders.parse.glued import DEPARTMENT, cut
from loaders.parse.member_bodies import counted_bodies
from loaders.parse.member_lists import member_items
from loaders.parse.no_members import is_no_member
from loaders.parse.organisation_items import are_named, is_organisation
from loaders.records import MembershipRecord, Problem
from loaders.resolve.places import Gazetteer
from loaders.text.bullet_lists import trimmed
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.persons import person_spans
from loaders.text.verbs import has_small_verb

_TO_DEED = re.compile(rf"\s*(?::|\s[–-])\s+(?=[{LOWER}])")
_TO_CONTACT = Cue(r"[\s,;(–-]+(?:tel\b|mobil\b|e-?mail\b|www\.|https?:|\S+@).*$", re.IGNORECASE)
_TO_DAY = re.compile(r"\s*\((?:od\s+)?\d[\d./ ]*\)$")  # of joining
_CONTACT = Cue(r"@|\btel\b|\bmobil\b|www\.|https?:|e-?mail", re.IGNORECASE)
_CAPITALISED = rf"[{CAPITAL}][{LOWER}]{{2,}}"
_RANK = r"(?:(?:n|p)?prap|(?:n|p)?por|kpt|mjr|(?:p)?plk|str)\."
_MEN = (
    r"(?:Adam|Aleš|Antonín|David|Daniel|Filip|František|Ivan|Ivo|Jakub|Jan|Jaromír|Jaroslav|Jiří|"
    r"Josef|Karel|Ladislav|Libor|Luboš|Lukáš|Marek|Martin|Michal|Milan|Miloš|Miroslav|Ondřej|"
    r"Pavel|Petr|Radek|Roman|Stanislav|Tomáš|Vladimír|Václav|Vít|Vojtěch|Zdeněk)"
)
# After a comma, a dash or a bracket: a woman's name ends in -a or -e and -á, a man's begins with
# a given name in the nominative. A street such as "Jana Babáka" does neither.
_PERSON = Cue(
    rf"(?:^|[,;:(–-])\s*(?:{_RANK}\s*)?(?:{_CAPITALISED}(?<=[ae])\s+{_CAPITALISED}(?<=[áí])|"
    rf"{_MEN}\s+{_CAPITALISED}|(?:pan|paní|p\.)\s+{_CAPITALISED})\b"
)
_RANKED = re.compile(rf"{_RANK}\s")
# of a man; a woman's name in the nominative ends in -á, and hers in the genitive in -é
_GENITIVE = re.compile(rf"\.\s*(?:[{CAPITAL}]\w+(?:[ae]|ho)\s+)+[{CAPITAL}]\w+(?:[aey]|ého)$")
# What only leaves a list open: "a další dle potřeby", "a jiní".
_OPEN_END = re.compile(
    r"(?:(?:a|popř\.|případně|dále)\s+)?(?:další|jiní|jiné|ostatní)"
    r"(?:\s+(?:členové|partneři|organizace|subjekty|hosté|odborníci))?"
    r"(?:\s+(?:dle|podle)\s+\w+(?:\s+\w+)?)?\W*",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:(?:nestátní|místní)\s+)?neziskov\w+(?:\s+organizace|\s+sektor)?|NNO|(?:veřejná|státní)\s+správa|(?:(?:základní|mateřské|střední)\s+(?:a\s+\w+\s+)?)?škol(?:y|ství)|úřady|"
    r"instituce|organizace|(?:města|městyse|obce)(?:\s+a\s+(?:města|obce))?|firmy|podnikatelé|zaměstnavatelé|ostatní|další(?:\s+\w+)?|církve|samospráva",
    re.IGNORECASE,
)
# "Město a jeho organizace" over names of bodies names none itself
_GENERIC = re.compile(rf"[{CAPITAL}][{LOWER}]+(?:,?\s+[{LOWER}]+)+")
_HEADING = re.compile(
    r"(?:kontakt\w*|dokumenty|odkazy|priority|pracovní\s+skupiny|(?:strategický\s+)?plán|sektor|zástupce|členové)\s*:?|"
    r".*\((?:pdf|docx?|xlsx?)\b[^)]*\)",
    re.IGNORECASE,
)
_NESTED = 2  # characters by which a nested bullet stands further in, at least
_LINE_END = re.compile(r"\s*[\r\n]\s*")
_BEFORE_A_PERSON = " \t\u00a0,;:(–-"
_OF_GROUP = re.compile(r"(?:pracovní\s+skupina|PS)\b", re.IGNORECASE)
_TOPIC = "partnerství"  # which these lines are about from the first on
# "tři z nich později odstoupily": nobody says which
_SOME_LEFT = Cue(
    r"\bz\s+(?:nich|těchto|zakl\w+|původn\w+)(?!\w)[^.;]*?\b(?:(?:od|vy)stoup|odešl|ukonč|opustil)\w*"
    r"|\b(?:od|vy)stoupil\w*\s+(?:\w+\s+){0,2}z\s+nich\b",
    re.IGNORECASE,
)
_NAMES_NONE = "this item names no organisation"
_LEFT = "some members left, and the page does not say which"
_NO_MEMBER = "this item tells who is no member, or names none itself"


@dataclass
class Members:
    """Memberships in their order, and what about them is not certain."""

    records: list[MembershipRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_members(
    document: Document, lines: Sequence[Line], partnership: str, gazetteer: Gazetteer
) -> Members:
    """Read who belongs to *partnership*. Two organisations glued in one item are taken apart."""
    items = member_items(lines) or counted_bodies(lines, _TOPIC)
    return members_of(document, items, lines, partnership, gazetteer)


def members_of(
    document: Document,
    items: Sequence[Line],
    lines: Sequence[Line],
    partnership: str,
    gazetteer: Gazetteer,
) -> Members:
    """Make members of *partnership* of the *items* among the *lines* of its page."""
    members = Members()
    for item, units in _with_units([*map(without_denied, items)]):
        is_last = item.end + len(" a") >= lines[-1].end
        doubt = _doubt(item, gazetteer)
        if breaks_off(item) or (is_last and is_cut_off(item, document, gazetteer)):
            doubt = CUT_OFF
        if doubt:
            members.problems.append(Problem(item.start, item.end, doubt))
        else:
            _add(members, document, item, partnership, gazetteer)
            _represent(members, units, gazetteer)
    members.problems += _left(lines) if members.records else ()
    return members


def _left(lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell where *lines* say that some of those counted up are members no more."""
    for line in lines:
        for found in _SOME_LEFT.finditer(line.text):
            yield Problem(line.start + found.start(), line.start + found.end(), _LEFT)


def _with_units(items: Sequence[Line]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """Give each member with the items nested in it; those nested in a mere group are members."""
    place = 0
    while place < len(items):
        item = items[place]
        nested = _nested_in(item, items[place + 1 :])
        is_group = _is_group(item, nested)
        place += 1 if is_group else 1 + len(nested)
        if not is_group:
            yield item, nested


def _nested_in(item: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(takewhile(lambda line: line.indent >= item.indent + _NESTED, below))


def _doubt(item: Line, gazetteer: Gazetteer) -> str:
    """Say why *item* is not taken for a member, if it is not."""
    if is_no_member(item.text):
        return _NO_MEMBER
    is_contact = _CONTACT.search(item.text) or _OF_GROUP.match(item.text)
    is_contact = is_contact or _HEADING.fullmatch(item.text) or _OPEN_END.fullmatch(item.text)
    is_other = is_contact and not is_organisation(item)
    return _NAMES_NONE if is_other or not _without_person(item, gazetteer).text else ""


def _is_group(item: Line, nested: Sequence[Line]) -> bool:
    """Tell whether *item* only heads those nested in it: "Neziskové organizace:"."""
    is_named = is_organisation(item) and not (_GENERIC.fullmatch(item.text) and are_named(nested))
    bodies = (unit for unit in nested if not DEPARTMENT.match(unit.text))
    heads = any(map(is_organisation, bodies)) and not is_named
    return heads or item.text.endswith(":") or bool(_GROUP.fullmatch(item.text))


def _represent(members: Members, units: Sequence[Line], gazetteer: Gazetteer) -> None:
    """Note the *units* nested in the last member as those that represent it."""
    if units and members.records:
        named = (_without_person(trimmed(unit.text, unit.start), gazetteer) for unit in units)
        representing = tuple(unit.text for unit in named if unit.text)
        members.records[-1] = replace(members.records[-1], represented_by=representing)


def _add(
    members: Members, document: Document, item: Line, partnership: str, gazetteer: Gazetteer
) -> None:
    item = _without_person(item, gazetteer)
    name = _but_what_it_does(_TO_DAY.sub("", _TO_CONTACT.sub("", item.text)))
    parts, doubt = cut(trimmed(name, item.start), gazetteer)
    if doubt:
        members.problems.append(Problem(item.start, item.end, doubt))
    for part in parts:
        evidence = document.span(part.start, part.end)
        label = _LINE_END.sub(" ", evidence.exact or "")
        position = len(members.records) + 1
        members.records.append(MembershipRecord(evidence, label, position, partnership))


def _but_what_it_does(text: str) -> str:
    """Leave out what a member does: "Město Most: svolává jednání"."""
    sign = _TO_DEED.search(text)
    return text[: sign.start()] if sign and has_small_verb(text[sign.end() :]) else text


def _without_person(item: Line, gazetteer: Gazetteer) -> Line:
    """Leave out who stands for an organisation: no record names a natural person."""
    is_named = is_organisation(item) and not _RANKED.match(item.text)
    named = _PERSON.search(item.text, 1 if is_named else 0)  # "Charita Horní Malá"
    named = None if named and _is_no_person(item.text, named, gazetteer) else named
    spans = [span for span in person_spans(item.text) if not _is_namesake(item.text, *span)]
    starts = [start for start, _ in spans] + ([named.start()] if named else [])
    if not starts:
        return item
    body = item.text[: min(starts)].rstrip(_BEFORE_A_PERSON)
    return (
        item._replace(text=body, end=item.start + len(body))
        if body
        else _after(item, [*spans, named.span()] if named else spans)
    )


def _after(item: Line, persons: Sequence[tuple[int, int]]) -> Line:
    """Give the organisation that *item* names after a person: "Ing. Jan Novák, Město Most"."""
    end = max((end for _, end in persons), default=len(item.text))
    rest = item.text[end:].lstrip(_BEFORE_A_PERSON)
    shut = rest.removesuffix(")") if rest.count(")") > rest.count("(") else rest
    start = item.end - len(rest)
    named = item._replace(start=start, end=start + len(shut), text=shut)
    return named if is_organisation(named) else item._replace(end=item.start, text="")


def _is_no_person(text: str, named: re.Match[str], gazetteer: Gazetteer) -> bool:
    """Tell a body, or a town from the surname with which it begins: "Kostka Krásná Lípa"."""
    is_town = any(town.start < named.end() < town.end for town in gazetteer.find(text))
    return is_town or is_organisation(trimmed(named.group().lstrip(",;:(–- "), named.start()))


def _is_namesake(text: str, start: int, end: int) -> bool:
    """Tell the person after whom a school is called, in the genitive: "ZŠ Dr. Miroslava Tyrše"."""
    follows = re.search(r"\w\s$", text[:start]) is not None
    return follows and _GENITIVE.search(text[start:end]) is not None
