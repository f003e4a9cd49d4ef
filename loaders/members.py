"""The members of a partnership: found under their heading, in a sentence, or by what they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.bullet_lists import BulletList, bullet_lists, enumerated, trimmed
from loaders.document import Document, Line
from loaders.glued import cut
from loaders.persons import person_spans
from loaders.places import Gazetteer
from loaders.records import MembershipRecord, Problem
from loaders.sentences import sentences

_HEADING = re.compile(
    r"(?i)\bčlen|\bpartneři\b|\bzapojen|\bsložení\b|\búčastn|^(?:lokální|místní) partnerství\b.*:$"
)
_OF_OTHERS = re.compile(
    r"(?i)pracovní\w*\s+skupin|\bPS\b|skupin[ay]\b|výbor|komis|priorit|opatření|cíl[eů]?\b|témat|"
    r"oblast|kontakt|projekt|aktivit|úkol|dokument"
)
_INLINE = re.compile(
    r"(?i)(?:\bčlen(?:y|ové)|\bpartneři)\b[^.:]*?(?:\bjsou\b\s*:?|\btvoří\b\s*:?|:)\s+(?P<list>\S.+)"
)
_ORGANISATION = re.compile(
    r"(?i)(?:stat\w+ )?měst(?:o|sk[áéý]|ys)\b|obec(?:ní)?\b|magistrát|kraj\b|ministerstv|odbor\b|"
    r"(?:\w+ )?úřad|ÚP\b|policie|probační|PMS\b|sbor\b|(?:\w+ ){0,2}škol|[ZMS]Š\b|SOU\b|DDM\b|"
    r"SVČ\b|dům\b|knihovna|univerzit|(?:\w+ )?charita|diakoni|(?:\w+ )?církev|(?:\w+ )?farnost|"
    r"(?:\w+ )?sdružení|spolek|nadac|svaz|komora|ústav|(?:\w+ )?klub|TJ\b|SK\b|agentura|"
    r"(?:\w+ )?poradna|(?:\w+ )?centrum|středisko|nemocnice|technické služby|člověk v tísni"
)
_WITH_FORM = re.compile(r"(?:o\.\s*s|z\.\s*s|o\.\s*p\.\s*s|z\.\s*ú|s\.\s*r\.\s*o|p\.\s*o)\b")
_CONTACT = re.compile(r"(?i)@|\btel\b|\bmobil\b|www\.|https?:|e-?mail")
_CAPITALISED = r"[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]\w+"
_WOMAN = re.compile(rf"[,;:(–-]\s*{_CAPITALISED}\s+{_CAPITALISED}ová\b")  # a name with no office
_BEFORE_A_PERSON = " \t\u00a0,;:(–-"
_MOSTLY = 0.6
_FEWEST = 2


@dataclass
class Members:
    """Memberships in their order, and what about them is not certain."""

    records: list[MembershipRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_members(
    document: Document, lines: Sequence[Line], partnership: str, gazetteer: Gazetteer
) -> Members:
    """Read who belongs to *partnership*; each bullet's words stay exactly as written."""
    members = Members()
    for item in _items(lines):
        _add(members, document, item, partnership, gazetteer)
    return members


def _items(lines: Sequence[Line]) -> tuple[Line, ...]:
    lists = tuple(bullet_lists(lines))
    return _headed(lists) or _inline(lines) or _unbulleted(lines) or _likely(lists)


def _headed(lists: Sequence[BulletList]) -> tuple[Line, ...]:
    """Give the items under the first heading of members, and under its subheadings."""
    first = next((n for n, group in enumerate(lists) if is_member_heading(group.heading)), None)
    if first is None:
        return ()
    items = list(lists[first].items)
    for group in lists[first + 1 :]:
        if not _goes_on(group):
            break
        items += group.items
    return tuple(items)


def is_member_heading(heading: Line | None) -> bool:
    """Tell whether *heading* announces the members of the partnership, not of something else."""
    if heading is None or heading.text.endswith("."):
        return False
    return bool(_HEADING.search(heading.text)) and not _OF_OTHERS.search(heading.text)


def _goes_on(group: BulletList) -> bool:
    """Tell whether *group* is a further part of the members, such as "Školy:"."""
    heading = group.heading
    is_part = heading is not None and heading.text.endswith(":") and len(heading.text.split()) < 6
    return (
        is_part
        and not _OF_OTHERS.search(heading.text if heading else "")
        and _likely([group]) != ()
    )


def _inline(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the members that one sentence lists."""
    for sentence in sentences(line for line in lines if not line.bullet):
        found = _INLINE.search(sentence.text)
        if found and not _OF_OTHERS.search(sentence.text[: found.start("list")]):
            text = (
                found["list"].removesuffix(".")
                if not _ends_in_form(found["list"])
                else found["list"]
            )
            items = _last_split(enumerated(text, sentence.start + found.start("list")))
            if len(items) >= _FEWEST and _is_organisation(items[0]):
                return items
    return ()


def _ends_in_form(text: str) -> bool:
    return bool(re.search(rf"{_WITH_FORM.pattern}\.$", text))


def _last_split(items: tuple[Line, ...]) -> tuple[Line, ...]:
    """Split "Úřad práce a ZŠ Trmice", the end of an enumeration; "ZŠ a MŠ" stays one."""
    last = items[-1]
    pair = re.search(
        rf"(?<!ZŠ)(?<!MŠ)(?<!SŠ)\s+(a)\s+(?={_CAPITALISED}|[A-ZŽŠ]{{2}}|měst|obec)", last.text
    )
    if not pair:
        return items
    left = trimmed(last.text[: pair.start()], last.start)
    right = trimmed(last.text[pair.end() :], last.start + pair.end())
    return (*items[:-1], left, right)


def _unbulleted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the short lines under a heading of members on a page without bullets, or in a table."""
    heading = next((n for n, line in enumerate(lines) if _stands_alone(line)), None)
    if heading is None:
        return ()
    items: list[Line] = []
    for line in lines[heading + 1 :]:
        if (
            line.bullet
            or line.text.endswith(":")
            or (line.text.endswith(".") and not _ends_in_form(line.text))
        ):
            break
        items.append(line)
    return tuple(items) if sum(map(_is_organisation, items)) >= _MOSTLY * max(len(items), 1) else ()


def _stands_alone(line: Line) -> bool:
    return not line.bullet and line.text.endswith(":") and is_member_heading(line)


def _likely(lists: Sequence[BulletList]) -> tuple[Line, ...]:
    """Give the longest list that mostly names organisations, whatever stands before it."""
    found = [
        group.items
        for group in lists
        if len(group.items) >= _FEWEST
        and sum(map(_is_organisation, group.items)) >= _MOSTLY * len(group.items)
    ]
    return max(found, key=len, default=())


def _is_organisation(item: Line) -> bool:
    return bool(_ORGANISATION.match(item.text) or _WITH_FORM.search(item.text))


def _add(
    members: Members, document: Document, item: Line, partnership: str, gazetteer: Gazetteer
) -> None:
    item = _without_person(trimmed(item.text, item.start))
    if not item.text or (_CONTACT.search(item.text) and not _is_organisation(item)):
        members.problems.append(Problem(item.start, item.end, "this item names no organisation"))
        return
    parts, doubt = cut(item, gazetteer)
    if doubt:
        members.problems.append(Problem(item.start, item.end, doubt))
    for part in parts:
        position = len(members.records) + 1
        evidence = document.span(part.start, part.end)
        members.records.append(
            MembershipRecord(evidence, part.text, position, partnership=partnership)
        )


def _without_person(item: Line) -> Line:
    """Leave out who stands for an organisation: no record names a natural person."""
    woman = _WOMAN.search(item.text)
    starts = [start for start, _ in person_spans(item.text)] + ([woman.start()] if woman else [])
    if not starts:
        return item
    body = item.text[: min(starts)].rstrip(_BEFORE_A_PERSON)
    return replace(item, text=body, end=item.start + len(body))
