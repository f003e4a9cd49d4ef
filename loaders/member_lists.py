"""Where a page lists its members: under a heading, in a sentence, or in a list without one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile, zip_longest

from loaders.bullet_lists import bullet_lists, enumerated, introduction, trimmed
from loaders.document import Line
from loaders.sentences import sentences

_HEADING = re.compile(
    r"(?i)\bčlen|\bpartneři\b|\bzapojen|\bsložení\b|\búčastn|\btvoří\b|\bsdružuje\b|"
    r"^(?:lokální|místní) partnerství\b.*:$"
)
_OF_GROUPS = re.compile(r"(?i)pracovní\w*\s+skupin|\bPS\b|skupin\w*\b|výbor|komis")
_OF_OTHERS = re.compile(
    r"(?i)priorit|opatření|cíl[eů]?\b|témat|oblast|kontakt|projekt|aktivit|úkol|dokument|"
    r"spoluprac|host[éů]\b|přizv|sponzor"
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
_ENDS_IN_FORM = re.compile(rf"{_WITH_FORM.pattern}\.$")
_LAST_PAIR = re.compile(
    r"(?<!ZŠ)(?<!MŠ)(?<!SŠ)\s+a\s+(?=[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]\w|měst|obec|sdružení|spolek)"
)
_MOSTLY = 0.6
_FEWEST = 2
_LONGEST_PART = 6  # words of a subheading such as "Neziskové organizace:"


def member_items(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items that name members, in order, from the surest place that the page has."""
    return _headed(lines) or _inline(lines) or _unbulleted(lines) or _unheaded(lines)


def is_organisation(item: Line) -> bool:
    """Tell whether *item* begins as the names of organisations do, or ends in a legal form."""
    return bool(_ORGANISATION.match(item.text) or _WITH_FORM.search(item.text))


def _is_heading(line: Line | None) -> bool:
    """Tell whether *line* announces the members of the partnership, not of something else."""
    if line is None or line.bullet or line.text.endswith("."):
        return False
    return bool(_HEADING.search(line.text)) and not _OF_GROUPS.search(line.text)


def _headed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the items under the first heading of members, and under its subheadings."""
    for number, line in enumerate(lines):
        heading = None if line.bullet else introduction(line)
        items = _list_from(lines[number + 1 :]) if _is_heading(heading) else ()
        # A heading that also speaks of goals or projects may announce those.
        is_sure = heading is not None and not _OF_OTHERS.search(heading.text)
        if items and (is_sure or _are_organisations(items)):
            return items
    return ()


def _list_from(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the bullets that *lines* begin with, through wrapped lines and subheadings."""
    items: list[Line] = []
    for line, following in zip_longest(lines, lines[1:]):
        if line.bullet:
            items.append(line)
        elif items and _is_rest_of(line, items[-1]):
            items[-1] = _joined(items[-1], line)
        elif not _is_part(line, following):
            break
    return tuple(items)


def _is_rest_of(line: Line, item: Line) -> bool:
    """Tell whether *line* is the wrapped rest of *item*: right below it, in lower case."""
    return line.start - item.end <= len("\r\n  ") and line.text[0].islower()


def _joined(item: Line, rest: Line) -> Line:
    gap = " " * (rest.start - item.end)  # as long as the line end, so that offsets hold
    return replace(item, end=rest.end, text=f"{item.text}{gap}{rest.text}")


def _is_part(line: Line, following: Line | None) -> bool:
    """Tell whether *line* is a subheading of the list, such as "Školy:"."""
    is_short = line.text.endswith(":") and len(line.text.split()) <= _LONGEST_PART
    names_one = following is not None and bool(following.bullet) and is_organisation(following)
    return is_short and names_one and not _is_of_others(line.text)


def _is_of_others(text: str) -> bool:
    return bool(_OF_GROUPS.search(text) or _OF_OTHERS.search(text))


def _inline(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the members that one sentence lists."""
    for sentence in sentences(line for line in lines if not line.bullet):
        found = _INLINE.search(sentence.text)
        if found and not _is_of_others(sentence.text[: found.start("list")]):
            items = _counted_up(found["list"], sentence.start + found.start("list"))
            if len(items) >= _FEWEST and is_organisation(items[0]):
                return items
    return ()


def _counted_up(text: str, offset: int) -> tuple[Line, ...]:
    """Split the end of a sentence into names; "ZŠ a MŠ" stays one, "Úřad práce a ZŠ" does not."""
    whole = text if _ENDS_IN_FORM.search(text) else text.removesuffix(".")
    *first, last = enumerated(whole, offset)
    pair = _LAST_PAIR.search(last.text)
    if not pair:
        return (*first, last)
    left = trimmed(last.text[: pair.start()], last.start)
    return (*first, left, trimmed(last.text[pair.end() :], last.start + pair.end()))


def _unbulleted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the short lines under a heading on a page without bullets, or in a table."""
    heading = next((n for n, line in enumerate(lines) if _stands_alone(line)), len(lines))
    items = tuple(takewhile(_is_name, lines[heading + 1 :]))
    return items if _are_organisations(items) else ()


def _stands_alone(line: Line) -> bool:
    return line.text.endswith(":") and _is_heading(line) and not _OF_OTHERS.search(line.text)


def _is_name(line: Line) -> bool:
    is_sentence = line.text.endswith((".", ":")) and not _ENDS_IN_FORM.search(line.text)
    return not line.bullet and not is_sentence


def _unheaded(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the longest list that mostly names organisations, whatever stands before it."""
    lists = (group.items for group in bullet_lists(lines))
    return max(filter(_are_organisations, lists), key=len, default=())


def _are_organisations(items: Sequence[Line]) -> bool:
    return len(items) >= _FEWEST and sum(map(is_organisation, items)) >= _MOSTLY * len(items)
