"""Members that no known words lead to: bodies counted up where a partnership is spoken of.

Editors say in endless ways who belongs to a partnership. Where a page has no members by the words
and headings that are known, an enumeration of bodies is taken for them, if what stands around it
speaks of belonging, of partners or of their table, and nothing there speaks against.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from loaders.document import Line
from loaders.parse.belonging import (
    MEETING,
    NAMES,
    SPOKEN_OF,
    Around,
    is_of_partnership,
    speaks_against,
)
from loaders.parse.counted_names import counted_up, names_of_kinds
from loaders.parse.denied_members import without_denied
from loaders.parse.headed_lists import headed_lists
from loaders.parse.member_sentences import is_named
from loaders.parse.organisation_items import (
    are_mostly_organisations,
    are_named,
    begins_a_name,
    is_organisation,
    is_sentence,
    may_begin_a_name,
)
from loaders.resolve.organisation_kinds import rule_of
from loaders.resolve.organisation_words import contracted
from loaders.text.bullet_lists import introduction
from loaders.text.legal_forms import ENDING
from loaders.text.letters import LOWER
from loaders.text.partnerships import NOUN
from loaders.text.sentences import sentences
from loaders.text.verbs import finite_verbs

_FEWEST = 3
_MOST_AROUND = 8  # words beside the names of one of several sentences
_FEWEST_KINDS = 2
_MOSTLY = 0.75  # of what is counted up is known for bodies, of the fewest all
_MOST_WORDS = 14  # of one name
_MOST_LEAD = 300  # characters before the first name
_STATE = ("state-police", "labour-office", "probation-service")
_TOWN = ("municipality", "municipal-police", "municipal-district", "municipal-department")
_SCHOOLS = ("primary-school", "nursery-school", "primary-and-nursery-school")
_PUBLIC = frozenset((*_STATE, *_TOWN, *_SCHOOLS))

_PREPOSITION = re.compile(
    r"(?:ve?|do|ke?|na|u|zes?|se?|za|mezi|pod|nad|při|pro|po|od|podle|vedle|kromě|díky|kdo|členy|členové|partneři|partnery)\s",
    re.IGNORECASE,
)
_BARE_PROJECT = re.compile(
    r"\bpartne[řr][iy]\s+(?:tohoto\s+|našeho\s+)?projektu(?:\s+(?:jsou|byl[iy]))?\s*:?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r",\s+(?:(?:a|na|o|v|ve|do|k|s|za|po|u|z|od)\s+)?(?:kte[rř]|jež|jenž|jejich|jehož|jejíž|kde|když|kdy|kdo|aby|přičemž|zatímco|ale|avšak|takže|protože|jak\b|což)"
    r"|;(?=[^;]*\bne[^\W\d_]+(?:í|ají|ejí|ují|l[aiy]?)\b)|;\s+(?:nikdo|jin[íéá]|ostatní|další|ten|ta|to|ti|ty)\s"
)
_TAIL = re.compile(
    r"\s+(?:[–-]\s+(?:to|ti|ty|všichni)\b|se\b|si\b|(?:společně|spolu|pravidelně|dnes|nyní|již|už|dohromady|zde|tu)\b|(?:v|do|ke|k|na|u|za)\s+(?:\w+\s+){0,2}?"
    rf"(?:{NOUN}|stol\w*|{MEETING})\b)",
    re.IGNORECASE,
)
_IN_FORM = re.compile(rf"{ENDING}$")
_ROLE = re.compile(rf"\s+[/|]\s+[{LOWER}][^/|]*$")
_TOWN_NAME = re.compile(r"(?:mest[aoe]|ob(?:ec|ce)|mestys\w*|meu|oou)\b")
_MAY_BE_BODIES = re.compile(
    r"škol|[ZM]Š|charit|diakon|polici|úřad|\bměst|\bobe?c|o\.\s?s|z\.\s?[sú]|o\.\s?p|středisk|spol|služb",
    re.IGNORECASE,
)
# Behind these the first name is one, whatever it is called.
_RIGHT_BEFORE = re.compile(
    r"(?:zastupuj\w+|přistoupil[aiy]|přibyl[aiy]|přidal[aiy]\s+se|připojil[aiy]\s+se|jsou|:)\s+$"
)
# A name begins with a word, but not with the towns beside which others stand: "vedle obou měst".
_WORD_START = re.compile(
    r"(?<!\w)(?<!vedle\s)(?<!kromě\s)(?<!obou\s)(?<!všech\s)(?=\w)", re.IGNORECASE
)


def counted_bodies(lines: Sequence[Line], topic: str = "") -> tuple[Line, ...]:
    """Give the longest enumeration of bodies that *lines* may mean by the partnership.

    *topic* is what stands over them, of which their first sentence may tell on.
    """
    return max(
        chain(_in_sentences(lines, topic), _in_lists(lines), _in_lines(lines) if topic else ()),
        key=len,
        default=(),
    )


def _in_sentences(lines: Sequence[Line], topic: str) -> Iterator[tuple[Line, ...]]:
    told = [*map(without_denied, sentences(line for line in lines if not line.bullet))]
    texts = [topic, *(one.text for one in told), ""]
    counted = [*map(_counted_in, told)]
    alone = ((number, number + 1) for number in range(len(told)))
    for begin, end in chain(alone, _runs(counted)):
        yield from _if_members(counted[begin:end], texts[begin], texts[end + 1])


class _Counted(NamedTuple):
    """What a sentence counts up, and what stands around it."""

    around: str
    items: tuple[Line, ...]


def _counted_in(told: Line) -> _Counted | None:
    """Give the names that the sentence *told* counts up, from its first body on."""
    text = told.text
    end = _end(text)
    for start in _starts(text[:end]) if _MAY_BE_BODIES.search(text) else ():
        items = _cleaned(counted_up(text[start:end], told.start + start))
        is_told = _RIGHT_BEFORE.search(text[:start]) is not None
        if items and _begin_well(items, is_told=is_told, is_all=not start and len(text) < end + 2):
            rest = text[items[-1].end - told.start :].lstrip("; ")
            others = text[end : end + 1] == ";" and may_begin_a_name(rest, 0)
            around = f"{text[:start]}{NAMES}{'' if others else rest}"
            return _Counted(around, items)
    return None


def _if_members(
    told: Sequence[_Counted | None], before: str, after: str
) -> Iterator[tuple[Line, ...]]:
    """Give the names of the sentences *told* if they are said to belong to a partnership."""
    counted = [one for one in told if one]
    items = tuple(item for one in counted for item in one.items)
    if not _are_bodies(items):
        return
    first, *others = counted
    rest = " ".join(one.around for one in others)
    # Names alone are what the sentence before or the heading announces.
    around = Around(first.around, before, after, is_one_of_many=bool(others))
    if is_of_partnership(around, items) and not speaks_against(rest):
        yield tuple(item for item in items if is_named(item))


def _runs(counted: Sequence[_Counted | None]) -> Iterator[tuple[int, int]]:
    """Give where several sentences in a row count up names, each behind few words."""
    begin = 0
    for number, one in enumerate((*counted, None)):
        if one is None or len(one.around.split()) > _MOST_AROUND:
            if number - begin > 1:
                yield begin, number
            begin = number + 1


def _end(text: str) -> int:
    """Give where a clause begins that tells more of those counted up."""
    clause = next(
        (found for found in _CLAUSE.finditer(text) if text.count(",", 0, found.start()) > 1),
        None,
    )
    return clause.start() if clause else len(text)


def _starts(text: str) -> Iterator[int]:
    colon = text.find(": ")
    least = colon + 1 if 0 <= colon < _MOST_LEAD else 0
    words = _WORD_START.finditer(text, least, least + _MOST_LEAD)
    return (word.start() for word in words if may_begin_a_name(text, word.start()))


def _cleaned(items: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take what is said of them off the last: "a Charita Most se v něm scházejí"."""
    if not items:
        return ()
    *first, last = items
    verb = next((found for found in finite_verbs(last.text) if found.group().islower()), None)
    tail = _TAIL.search(last.text)
    ends = [found.start() for found in (verb, tail) if found]
    name = last.text[: min(ends)].rstrip(" ,;–-") if ends else last.text
    return (*first, last._replace(text=name, end=last.start + len(name))) if name else tuple(first)


def _begin_well(items: Sequence[Line], *, is_told: bool, is_all: bool) -> bool:
    """Tell whether the first of *items* is a name from its first word on, as a verb may tell.

    A single one *is_all* that a sentence holds.
    """
    if len(items) < _FEWEST - 1 and not is_all:
        return False
    name = items[0]
    is_lead = (
        not is_named(name)
        or _PREPOSITION.match(name.text)
        or SPOKEN_OF.search(name.text)
        or ":" in name.text
    )
    is_body = is_organisation(name) or (is_told and any(map(is_organisation, items)))
    return begins_a_name(name) and is_body and not (is_lead or is_sentence(name))


def _are_bodies(items: Sequence[Line]) -> bool:
    """Tell whether *items* are names of bodies of several kinds, public ones among them."""
    kinds = {*map(_kind, items)}
    known = sum(map(is_organisation, items))
    return (
        len(items) >= _FEWEST
        and known >= (_MOSTLY * len(items) if len(items) > _FEWEST else _FEWEST - 1)
        and are_mostly_organisations(items)
        and are_named(items[1:])
        and all(map(begins_a_name, items))
        and len(kinds) >= _FEWEST_KINDS
        and not kinds.isdisjoint(_PUBLIC)
        and not any(is_sentence(item) or len(item.text.split()) > _MOST_WORDS for item in items)
    )


def _kind(item: Line) -> str:
    name = contracted(item.text)
    return "municipality" if _TOWN_NAME.match(name) else rule_of(name).kind


def _in_lines(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the names that stand below one another without bullets and without a heading."""
    for is_name, run in groupby(enumerate(lines), lambda pair: _is_line_of_name(pair[1])):
        numbered = [*run]
        above = introduction(lines[numbered[0][0] - 1]) if numbered[0][0] else None
        items = names_of_kinds([_bare(line) for _, line in numbered]) if is_name else ()
        if (
            _are_bodies(items)
            and len(items) > _FEWEST
            and not (above and speaks_against(above.text))
        ):
            yield items


def _is_line_of_name(line: Line) -> bool:
    is_short = len(line.text.split()) <= _MOST_WORDS and not line.bullet and not line.column
    is_body = is_short and any(map(is_organisation, names_of_kinds([_bare(line)])))
    return is_body and begins_a_name(line) and not (is_sentence(line) or "http" in line.text)


def _bare(line: Line) -> Line:
    """Leave out a full stop and what stands behind a stroke: "Město Most / garant"."""
    text = line.text if _IN_FORM.search(line.text) else line.text.removesuffix(".")
    text = _ROLE.sub("", text)
    return line._replace(text=text, end=line.start + len(text))


def _in_lists(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the bullets under "partners of the project": on such a page the partnership is meant."""
    for heading, items in headed_lists(lines):
        if heading and _BARE_PROJECT.search(heading.text) and _are_bodies(items):
            kinds = [*map(_kind, items)]
            if sum(kind in _STATE for kind in kinds) > 1:
                yield items
