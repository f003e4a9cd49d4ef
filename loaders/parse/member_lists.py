"""Where a page lists its members: under a heading, in a sentence, or in a list without one."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeGuard

from loaders.document import Line
from loaders.resolve.organisation_kinds import rule_of
from loaders.resolve.organisation_words import contracted
from loaders.text.bullet_lists import enumerated, introduction, trimmed
from loaders.text.legal_forms import ENDING, take_off
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import LOCAL, NAME, NOUN
from loaders.text.sentences import sentences

_HEADING = re.compile(
    r"\bčlen|\bpartneři\b|\bpartnersk\w+ (?:organizace|subjekty|instituce)|\bzapojen|"
    r"\bzastoupen|\bsložení\b|\búčastn|\btvoří\b|\bsdružuje\b|\bseznam (?:organizací|partnerů)|"
    rf"\b{NOUN}.*\bpatří\b|\bkdo\b.*\b{NOUN}|^{NAME}\b.*:$",
    re.IGNORECASE,
)
_OF_PARTNERSHIP = re.compile(rf"\bčlen\w*\s+(?:{LOCAL}ho\s+)?{NOUN}\b", re.IGNORECASE)
_OF_GROUPS = re.compile(r"pracovní\w*\s+skupin|\bPS\b|skupin\w*\b|výbor|komis", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"priorit|opatření|cíl[eů]?\b|témat|oblast|kontakt|projekt|aktivit|úkol|dokument|"
    r"spoluprac",
    re.IGNORECASE,
)
_NO_MEMBERS = re.compile(
    r"host[éů]\b|přizv|sponzor|\b(?:bývalí|dřívější|někdejší)\b", re.IGNORECASE
)
_INLINE = re.compile(
    r"(?:\bčlen(?:y|ové)|\bpartneři|\bpartnery)\b[^.:]*?(?:\bjsou\b\s*:?|\btvoří\b\s*:?|\bpatří\b\s*:?|:)"
    r"\s+(?P<list>\S.+)|"
    rf"\b{NOUN}\b[^.:]*?\b(?:tvoří|sdružuje|zahrnuje|patří|jsou\s+zapojen[iy]|se\s+zapojil[iy])\b\s*:?"
    r"\s+(?P<others>\S.+)",
    re.IGNORECASE,
)
# of names in ASCII and contracted, beside what the rules of kinds know
_ORGANISATION = re.compile(
    r"(?:mesto|obec|mestys|obvodni oddeleni|sbor|dum|spolek|svaz|ustav|agentura|nemocnice|"
    r"clovek v tisni|(?:mikro)?region|nadac\w+|"
    r"(?:\w+ ){0,2}(?:skola|sdruzeni|komora|klub|poradna|centrum|stredisko))\b"
)
_ENDS_IN_FORM = re.compile(rf"{ENDING}$")
_LAST_PAIR = re.compile(rf"(?<!ZŠ)(?<!MŠ)(?<!SŠ)\s+a\s+(?=[{CAPITAL}]\w|měst|obec|sdružení|spolek)")
_COLUMN_HEAD = re.compile(
    r"(?:název\s+)?(?:člen\w*|organizac[ei]|institu\w+|subjekt\w*|partne[rř]\w*|název)(?:\s+\w+)?",
    re.IGNORECASE,
)
_LEADING_WORD = re.compile(r"(?:(?:a|i|dále|také|rovněž)\s+)+", re.IGNORECASE)
_GOES_ON = re.compile(r"[,;]$|\sa$")
_SIGNS = re.compile(r"(?:[,;]?\s+a|[,;.])$")
_MOSTLY = 0.6
_FEWEST = 2
_LONGEST_PART = 6  # words of a subheading such as "Neziskové organizace:"


def member_items(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items that name members, in order, from the surest place that the page has."""
    announced, longest = _headed(lines) or _inline(lines), _longest(lines)
    # Only one of several lists that stand together may be announced: "Společní členové:".
    is_within = set(announced) <= set(longest)
    return _unpunctuated(longest if is_within else announced)


def _unpunctuated(items: Sequence[Line]) -> tuple[Line, ...]:
    """Take the signs of a sentence off the items of a list that is written as one."""
    if not any(_GOES_ON.search(item.text) for item in items):
        return tuple(items)
    return tuple(
        item if _ENDS_IN_FORM.search(item.text) else _shortened(item, _SIGNS.sub("", item.text))
        for item in items
    )


def _shortened(item: Line, text: str) -> Line:
    return replace(item, text=text, end=item.start + len(text))


def is_organisation(item: Line) -> bool:
    """Tell whether *item* is named as organisations are: by its words or by a legal form."""
    words = contracted(item.text)
    if _ORGANISATION.match(words) or take_off(item.text)[1]:
        return True
    rule = rule_of(words)
    return not rule.yields_to_form and rule.kind not in ("commission", "working-group")


def _headed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items under every heading that announces members."""
    items: tuple[Line, ...] = ()
    for number, line in enumerate(lines):
        heading = None if line.bullet else introduction(line)
        if _is_heading(heading) and not (items and line.start < items[-1].end):
            items += _under(heading, lines[number + 1 :])
    return items


def _is_heading(line: Line | None) -> TypeGuard[Line]:
    """Tell whether *line* announces the members of the partnership, not of something else."""
    if line is None or line.bullet or line.text.endswith(".") or _NO_MEMBERS.search(line.text):
        return False
    is_of_groups = _OF_GROUPS.search(line.text) and not _OF_PARTNERSHIP.search(line.text)
    return bool(_HEADING.search(line.text)) and not is_of_groups


def _under(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items that follow *heading*: bullets, or what is mostly names of organisations."""
    bullets = _list_from(below)
    # A heading that also speaks of goals or projects may announce those.
    if bullets and not _OF_OTHERS.search(heading.text):
        return bullets
    found = (bullets, _paragraph(below), _column(below), _names(below))
    return next(filter(_are_organisations, found), ())


def _list_from(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the bullets that *lines* begin with, through wrapped lines and subheadings."""
    items: list[Line] = []
    for number, line in enumerate(lines):
        if line.bullet:
            items.append(line)
        elif items and _is_rest_of(line, items[-1]):
            items[-1] = _joined(items[-1], line)
        elif not _is_part(line, lines[number + 1 :]):
            break
    return tuple(items)


def _is_rest_of(line: Line, item: Line) -> bool:
    """Tell whether *line* is the wrapped rest of *item*: right below it, in lower case."""
    return line.start - item.end <= len("\r\n  ") and line.text[0].islower()


def _joined(item: Line, rest: Line) -> Line:
    gap = " " * (rest.start - item.end)  # as long as the line end, so that offsets hold
    return replace(item, end=rest.end, text=f"{item.text}{gap}{rest.text}")


def _is_part(line: Line, below: Sequence[Line]) -> bool:
    """Tell whether *line* is a subheading of the list, such as "Školy:" or the name of a town."""
    is_short = not line.text.endswith(".") and len(line.text.split()) <= _LONGEST_PART
    under = takewhile(lambda item: item.bullet, below)
    return is_short and not _is_of_others(line.text) and any(map(is_organisation, under))


def _is_of_others(text: str) -> bool:
    return any(about.search(text) for about in (_OF_GROUPS, _OF_OTHERS, _NO_MEMBERS))


def _paragraph(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the members that the first of *lines* counts up."""
    first = lines[0] if lines else None
    return () if first is None or first.bullet else _counted_up(first.text, first.start)


def _column(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give that column of the table at the beginning of *lines* which names organisations."""
    end = next((n for n, line in enumerate(lines) if line.bullet or _ends_table(lines, n)), None)
    columns: dict[int, list[Line]] = defaultdict(list)
    for cell in lines[:end]:
        columns[cell.column].append(cell)
    chosen = max(columns.values(), key=lambda cells: sum(map(is_organisation, cells)), default=[])
    is_headed = chosen and _COLUMN_HEAD.fullmatch(chosen[0].text)
    return tuple(chosen[1:] if is_headed else chosen) if len(columns) > 1 else ()


def _ends_table(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the row that begins at *place* has no second cell."""
    following = lines[place + 1].column if place + 1 < len(lines) else 0
    return not lines[place].column and not following


def _names(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the short lines that *lines* begin with, on a page without bullets."""
    return tuple(takewhile(_is_name, lines))


def _is_name(line: Line) -> bool:
    is_sentence = line.text.endswith((".", ":")) and not _ENDS_IN_FORM.search(line.text)
    is_other = _is_of_others(line.text) and not is_organisation(line)
    return not (line.bullet or is_sentence or is_other)


def _inline(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the members that one sentence lists."""
    for sentence in sentences(line for line in lines if not line.bullet):
        found = _INLINE.search(sentence.text)
        name = found.lastgroup if found else None
        if found and name and not _is_of_others(sentence.text[: found.start(name)]):
            items = _counted_up(found[name], sentence.start + found.start(name))
            if len(items) >= _FEWEST and is_organisation(items[0]):
                return items
    return ()


def _counted_up(text: str, offset: int) -> tuple[Line, ...]:
    """Split the end of a sentence into names; "ZŠ a MŠ" stays one, "Úřad práce a ZŠ" does not.

    Where semicolons part the names, commas belong to them.
    """
    whole = text if _ENDS_IN_FORM.search(text) else text.removesuffix(".")
    *first, last = enumerated(whole, offset, ";" if whole.count(";") > 1 else ",;")
    pair = _LAST_PAIR.search(last.text)
    if pair:
        left = trimmed(last.text[: pair.start()], last.start)
        pieces = [*first, left, trimmed(last.text[pair.end() :], last.start + pair.end())]
    else:
        pieces = [*first, last]
    return tuple(map(_without_lead, pieces))


def _without_lead(item: Line) -> Line:
    """Take off the "a" that leads to the last of those counted up."""
    lead = _LEADING_WORD.match(item.text)
    return trimmed(item.text[lead.end() :], item.start + lead.end()) if lead else item


def _longest(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the longest list or table that mostly names organisations, whatever stands before it."""
    places = [number for number in range(len(lines)) if _begins_list(lines, number)]
    lists = (_column(lines[place:]) or _list_from(lines[place:]) for place in places)
    return max(filter(_are_organisations, lists), key=len, default=())


def _begins_list(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the bullets or the table of members may begin at *place*."""
    before = lines[place - 1] if place else None
    about = introduction(before) if before else None
    if before and (before.bullet or before.column or (about and _is_of_others(about.text))):
        return False
    first = tuple(takewhile(lambda line: line.bullet, lines[place:]))
    return _are_mostly_organisations(first) or not _ends_table(lines, place)


def _are_organisations(items: Sequence[Line]) -> bool:
    return len(items) >= _FEWEST and _are_mostly_organisations(items)


def _are_mostly_organisations(items: Sequence[Line]) -> bool:
    return bool(items) and sum(map(is_organisation, items)) >= _MOSTLY * len(items)
