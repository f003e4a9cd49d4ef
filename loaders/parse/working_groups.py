"""The working groups of a partnership: from a sentence that counts them up, or from a list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from loaders.document import Document, Line
from loaders.parse.group_names import bare_name, is_theme, stated_count, themes_of_group
from loaders.parse.group_sentences import (
    GROUPS,
    Found,
    announces,
    is_of_groups,
    spoken_of,
    told_in_sentences,
)
from loaders.parse.headed_lists import headed_lists
from loaders.parse.member_tables import cells_of
from loaders.parse.organisation_items import is_organisation
from loaders.records import Problem, WorkingGroupRecord
from loaders.text.bullet_lists import BulletList, trimmed
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import LOCAL, NOUN
from loaders.text.verbs import has_finite_verb

_NAMED = re.compile(
    rf"^(?:členové\s+)?pracovní\s+skupin[ay]\s+(?!{LOCAL}|{NOUN}|LP\b|(?:při|ve?|na|za|k|a|i|se|podle|města|obce|městyse|lokality|jsou|byly)\s)(?:pro\s+)?[„\"]?"
    r"(?P<label>[^:.(](?:(?!skupin)[^:.]){2,79}?)[“\"]?\s*:?$",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(r"(?:tematické\s+)?pracovní\s+skupiny(?:\s+\w+){0,4}", re.IGNORECASE)
_HEADS_ROWS = re.compile(r"(?:tematické\s+)?pracovní\s+skupin[ay](?:\s+\w+){0,3}:?", re.IGNORECASE)
_COLUMN_HEAD = re.compile(r"(?:název\s+)?(?:pracovní\s+)?skupin[ay]|název|oblast", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:ohrožen|cílov|rizikov|znevýhodněn|zraniteln|potřebn)\w*\s|\b(?:klienti|komu|pro\s+koho)\b|\bskupin\w*\s+(?:obyvatel|lid|osob|občan)",
    re.IGNORECASE,
)
# What a page asks of itself, and the words of its answer before a list: "Ano, jsou dvě:".
_ASKS = re.compile(
    r"(?!kdo|kdy|kde|jak\s+často|proč|čím|co\s)[^?:.]*\bpracovní\w*\s+skupin\w*[^?:.]*\?",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?!ne)(?:(?:ano|zatím|celkem|dnes|jich|to|o|jsou|má|máme|mají|jde|existují|fungují|pracují|byly"
    r"|dvě|tři|čtyři|pět|šest|tyto|následující)[\s,]*)+:",
    re.IGNORECASE,
)
_LONGEST_NAME = 6  # words
_FEWEST = 2
_NESTED = 2  # characters by which a nested bullet stands further in, at least
_NUMBER = re.compile(r"\d{1,2}/\s")
_CALLED_SO = re.compile(r"(?:pracovní\s+skupina|PS)\s", re.IGNORECASE)
_GROUP = re.compile(r"skupina\s", re.IGNORECASE)
_SIGN = re.compile(r"\s*[“\"]?(?:\s[–—-]\s|:\s|\s\()")
_DASH = re.compile(r"\s+[–—-]\s+")
_JOINT = re.compile(r"\s*[,;/]\s*|\s+a\s+")
_AND = re.compile(r"\s+a\s+")
_NUMERAL = re.compile(r"\d{1,2}\.?")
_NAME_FOLLOWS = re.compile(rf"(?:\w+\s+)?\w+\s(?:pro\s|č\.|\d|[„\"]?[{CAPITAL}])")


def read_working_groups(
    document: Document, lines: Sequence[Line], sentences: Sequence[Line], partnership: str
) -> tuple[list[WorkingGroupRecord], list[Problem]]:
    """Read the working groups of *partnership*, each once, in the order of the page."""
    problems: list[Problem] = []
    told = [*told_in_sentences(sentences, problems), *_from_lists(lines), *_from_headings(lines)]
    known = {theme for _, label in told for theme in themes_of_group(label)}
    single = spoken_of(sentences)
    found = [*told, *(one for one in single if not known.issuperset(themes_of_group(one[1])))]
    groups: dict[str, WorkingGroupRecord] = {}
    for place, label in sorted(found, key=lambda pair: pair[0].start):
        record = WorkingGroupRecord(
            document.span(place.start, place.end), label, themes_of_group(label), partnership
        )
        groups.setdefault(label.casefold(), record)
    return list(groups.values()), problems


def _from_lists(lines: Sequence[Line]) -> Iterator[Found]:
    """Give the groups of bullets, or of short lines, under a heading that tells of groups."""
    lines = [cell for line in lines for cell in cells_of(line)]
    asked = dict(_asked(lines))
    for group in headed_lists(lines):
        heading = group.heading
        group = group._replace(heading=asked.get(heading.start, heading) if heading else None)
        items = _nested(group.items) or _outermost(group.items)
        called = tuple(filter(_is_called_in_list, items))
        if items[0].indent > group.items[0].indent or _heads_groups(group._replace(items=items)):
            yield from _named(items)
        elif len(called) >= _FEWEST and not _are_people(group):
            yield from _named(called)
    for number, line in enumerate(lines):
        if _may_head(line):
            below = lines[number + 1 :]
            for names_of in (_short_lines, _numbered_lines, _rows, _told_below):
                yield from _named(names_of(line, below))
    yield from _named(_called_lines(lines))


def _asked(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Give where an answer stands before a list, and the question above it, which is of groups."""
    for question, answer in pairwise(lines):
        if _ANSWERS.fullmatch(answer.text) and _ASKS.fullmatch(question.text):
            yield answer.start, question


def _may_head(line: Line) -> bool:
    """Tell soon whether *line* may be a heading over groups."""
    text = line.text.lower()
    return "skupin" in text or "ps" in text or "tým" in text


def _nested(items: Sequence[Line]) -> tuple[Line, ...]:
    """Give what is nested in the item that but calls them groups: "• Pracovní skupiny"."""
    places = (place for place, one in enumerate(items) if _BARE_HEADING.fullmatch(one.text))
    place = next(places, None)
    if place is None:
        return ()
    within = items[place].indent + _NESTED
    return tuple(takewhile(lambda one: one.indent >= within, items[place + 1 :]))


def _outermost(items: Sequence[Line]) -> tuple[Line, ...]:
    """Leave out what is nested in the items: the remit of a group, and who leads it.

    What has a letter or number of its own is a group within a group.
    """
    within = items[0].indent + _NESTED
    return tuple(one for one in items if one.indent < within or (one.bullet or "")[:1].isalnum())


def _named(items: Iterable[Line]) -> Iterator[Found]:
    listed = tuple(items)
    short = [_before_dash(item) for item in listed if _DASH.search(item.text)]
    are_told = len(short) == len(listed) >= _FEWEST and all(map(is_theme, map(bare_name, short)))
    return ((name, name.text) for name in map(bare_name, short if are_told else listed))


def _before_dash(item: Line) -> Line:
    """Leave out what stands behind the dash where every item has one: what the group does."""
    return trimmed(_DASH.split(item.text, maxsplit=1)[0], item.start)


def _heads_groups(group: BulletList) -> bool:
    """Tell whether *group* stands under groups; a sentence must count its items."""
    heading = group.heading.text if group.heading else ""
    if not GROUPS.search(heading) or is_of_groups(heading):
        return False
    return not heading.endswith(".") or stated_count(heading) == len(group.items)


def _are_people(group: BulletList) -> bool:
    """Tell whether *group* stands under words for those whom work is for."""
    return group.heading is not None and _PEOPLE.search(group.heading.text) is not None


def _short_lines(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the names under *heading* on a page without bullets; without a colon they are themes."""
    is_bare = _BARE_HEADING.fullmatch(heading.text) and not heading.bullet
    if not (announces(heading) or is_bare):
        return ()
    ends = (line.bullet is not None for line in (*below[1:], heading))  # over bullets
    shown = takewhile(
        lambda pair: _is_name(pair[0]) and not pair[1], zip(below, ends, strict=False)
    )
    names = tuple(line for line, _ in shown)
    names = tuple(takewhile(lambda name: _is_alike(name, names[0], heading), names))
    told = sum(map(is_theme, map(bare_name, names)))
    return names if len(names) >= _FEWEST and (not is_bare or 2 * told > len(names)) else ()


def _is_alike(name: Line, first: Line, heading: Line) -> bool:
    """Whether *name* is written as the *first* one is, and not as the *heading* of what follows."""
    return name.text.isupper() == first.text.isupper() or not heading.text.isupper()


def _rows(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the first cells of the table under *heading*, or those of the column that it heads."""
    if heading.bullet or not _HEADS_ROWS.fullmatch(heading.text):
        return ()
    pairs = pairwise((*below, heading))  # the last cell too has one behind it
    rows = takewhile(lambda pair: pair[0].column or pair[1].column, pairs)
    table = [cell for cell, _ in rows]
    cells = [cell for cell in table if cell.column == heading.column]
    if all(_NUMERAL.fullmatch(cell.text) for cell in cells):
        cells = [cell for cell in table if cell.column == 1]
    told = {cell.text for cell in cells}
    names = tuple(
        cell for cell in cells if not (_COLUMN_HEAD.fullmatch(cell.text) or _is_of(told, cell))
    )
    return names if len(names) >= _FEWEST and all(map(is_theme, names)) else ()


def _is_of(told: set[str], cell: Line) -> bool:
    """Tell a cell that holds several of those *told* in others: "Bydlení, Vzdělávání"."""
    parts = _JOINT.split(cell.text)
    return len(parts) > 1 and told.issuperset(parts)


def _told_below(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the themes that stand under *heading* each over what is told of its group."""
    if heading.bullet or not (_BARE_HEADING.fullmatch(heading.text) or announces(heading)):
        return ()
    names: list[Line] = []
    for line, told in pairwise(below):
        if _is_name(line) and is_theme(line) and _tells(told):
            names.append(line)
        elif not names or _is_name(line):
            break
    return tuple(names) if len(names) >= _FEWEST else ()


def _tells(line: Line) -> bool:
    """Tell what is said of a group from the name of the next one."""
    is_long = len(line.text.split()) > _LONGEST_NAME
    return bool(line.bullet) or line.text.endswith(".") or line.text[0].islower() or is_long


def _numbered_lines(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines under *heading* that number groups, whatever stands between: "1/ Bydlení"."""
    if not announces(heading):
        return ()
    marked = (line for line in below if not line.bullet and _NUMBER.match(line.text))
    numbered = enumerate(marked, start=1)
    return tuple(line for count, line in numbered if line.text.startswith(f"{count}/"))


def _called_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines, two or more below one another, each of which begins with "PS"."""
    for line, below in pairwise(lines):
        if _is_called_so(line) and _is_called_so(below):
            yield from (line, below)


def _is_called_in_list(item: Line) -> bool:
    is_group = _GROUP.match(item.text) and is_theme(bare_name(item))
    return bool(_CALLED_SO.match(item.text) or is_group)


def _is_called_so(line: Line) -> bool:
    is_named = _CALLED_SO.match(line.text) and _NAME_FOLLOWS.match(line.text)
    return bool(is_named) and not line.bullet


def _is_name(line: Line) -> bool:
    name = bare_name(line)
    is_whole = not line.text.endswith((".", ":")) or _SIGN.match(line.text, name.end - line.start)
    is_short = 0 < len(name.text.split()) <= _LONGEST_NAME and is_whole
    is_line = not line.bullet and line.text[0].isupper()
    return bool(is_short) and is_line and (_joins_themes(name) or not is_organisation(name))


def _joins_themes(name: Line) -> bool:
    """Whether *name* joins two themes, one of which is also a kind of body: "Děti a škola"."""
    parts = _AND.split(name.text)
    told = [set(themes_of_group(part)) for part in parts]
    words = [part for part in parts if is_organisation(Line(0, len(part), part))]
    are_bare = all(" " not in part for part in words)
    is_pair = len(parts) == _FEWEST and all(told) and told[0].isdisjoint(told[1])
    return is_pair and are_bare


def _from_headings(lines: Sequence[Line]) -> Iterator[Found]:
    """Give the groups whose names stand as headings over lists of their members."""
    for line in lines:
        named = _NAMED.match(line.text)
        if named and not line.bullet and not has_finite_verb(named["label"]):
            start = line.start + named.start("label")
            yield trimmed(named["label"], start), named["label"].strip()
