"""The working groups of a partnership: from a sentence that counts them up, or from a list."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from loaders.document import Document, Line
from loaders.parse.group_denials import are_of_others, are_to_come, is_no_more
from loaders.parse.group_layouts import called_lines, names_below
from loaders.parse.group_names import (
    are_called_so,
    bare_name,
    is_theme,
    stated_count,
    themes_of_group,
    whole_name,
)
from loaders.parse.group_sentences import (
    Found,
    is_of_groups,
    speaks_of_groups,
    spoken_of,
    told_in_sentences,
)
from loaders.parse.headed_lists import headed_lists
from loaders.parse.member_tables import cells_of
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
_PEOPLE = re.compile(
    r"\b(?:nabíz|nabídk|služ|klub|kurz|krouž|terapi)\w*|"
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
_FEWEST = 2
_NESTED = 2  # characters by which a nested bullet stands further in, at least
_CALLED_SO = re.compile(r"(?:(?:společná\s+)?pracovní\s+skupina|PS)\s", re.IGNORECASE)
_GROUP = re.compile(r"skupina\s", re.IGNORECASE)
_WHOSE = re.compile(
    rf"[{CAPITAL}][^:,.]{{2,30}}:\s+(?=pracovní\s+skupina\s)|"
    rf"pracovní\s+skupina\s+ve?\s+(?:[{CAPITAL}]\w+(?:[éí]m|é|[íý]ch)\s+)?"
    rf"[{CAPITAL}]\w+(?:\s+(?:nad|pod|u)\s+[{CAPITAL}]\w+)?\s+(?=[{CAPITAL}])"
)
_ASIDE = re.compile(r"[“”\"]?\s+\((?P<told>[^()\n]{3,80})\)")
_DASH = re.compile(r"\s+[–—-]\s+")


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
        themes = themes_of_group(label) or _told_aside(document, place)
        record = WorkingGroupRecord(
            document.span(place.start, place.end), label, themes, partnership
        )
        groups.setdefault(label.casefold(), record)
    return list(groups.values()), problems


def _told_aside(document: Document, name: Line) -> tuple[str, ...]:
    """Give the themes that stand in brackets behind a *name* that tells none: "„Šance“ (práce)"."""
    aside = _ASIDE.match(document.text, name.end)
    return themes_of_group(aside["told"]) if aside else ()


def _from_lists(lines: Sequence[Line]) -> Iterator[Found]:
    """Give the groups of bullets, or of short lines, under a heading that tells of groups."""
    lines = [cell for line in lines if _has_words(line) for cell in cells_of(line)]
    asked = dict(_asked(lines))
    for group in headed_lists(lines):
        heading = group.heading
        if heading and are_to_come(heading.text):
            continue
        group = group._replace(heading=asked.get(heading.start, heading) if heading else None)
        items = _nested(group.items) or _outermost(group.items)
        called = tuple(filter(_is_called_in_list, items))
        is_nested = items[0].indent > group.items[0].indent
        if is_nested or _heads_groups(group._replace(items=items)) or _call_themselves(group):
            yield from _named(items)
        elif len(called) >= _FEWEST and not _are_people(group):
            yield from _named(called)
    for number, line in enumerate(lines):
        if _may_head(line) and not are_to_come(line.text):
            below = lines[number + 1 :]
            for names in names_below(line, below):
                yield from _named(names)
    yield from _named(called_lines(lines))


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
    listed = tuple(_behind_town(item) for item in items if not is_no_more(item.text))
    if are_called_so(listed):
        return ((name, name.text) for name in map(whole_name, listed))
    short = [_before_dash(item) for item in listed if _DASH.search(item.text)]
    are_told = len(short) == len(listed) >= _FEWEST and all(map(is_theme, map(bare_name, short)))
    return ((name, name.text) for name in map(bare_name, short if are_told else listed))


def _behind_town(item: Line) -> Line:
    """Leave out whose group it is: "Most: pracovní skupina …", "pracovní skupina v Mostě …"."""
    whose = _WHOSE.match(item.text)
    return trimmed(item.text[whose.end() :], item.start + whose.end()) if whose else item


def _before_dash(item: Line) -> Line:
    """Leave out what stands behind the dash where every item has one: what the group does."""
    return trimmed(_DASH.split(item.text, maxsplit=1)[0], item.start)


def _heads_groups(group: BulletList) -> bool:
    """Tell whether *group* stands under groups; a sentence must count its items."""
    heading = group.heading.text if group.heading else ""
    if not speaks_of_groups(heading) or is_of_groups(heading) or are_of_others(heading):
        return False
    return not heading.endswith(".") or stated_count(heading) == len(group.items)


def _call_themselves(group: BulletList) -> bool:
    return are_called_so(_outermost(group.items)) and not _are_people(group)


def _are_people(group: BulletList) -> bool:
    """Tell whether *group* stands under words for those whom work is for, or what is offered."""
    return group.heading is not None and _PEOPLE.search(group.heading.text) is not None


def _has_words(line: Line) -> bool:
    """Whether *line* is more than a rule: "------"."""
    return any(map(str.isalnum, line.text))


def _is_called_in_list(item: Line) -> bool:
    is_group = _GROUP.match(item.text) and is_theme(bare_name(item))
    is_called = _CALLED_SO.match(item.text) or _CALLED_SO.match(_behind_town(item).text)
    return bool(is_called or is_group)


def _from_headings(lines: Sequence[Line]) -> Iterator[Found]:
    """Give the groups whose names stand as headings over lists of their members."""
    for line in lines:
        named = _NAMED.match(line.text)
        if named and not line.bullet and not has_finite_verb(named["label"]):
            name = bare_name(trimmed(named["label"], line.start + named.start("label")))
            yield name, name.text
