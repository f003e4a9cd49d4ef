"""Members that a sentence counts up: "Partnerství tvoří město Most, Policie ČR a ZŠ Most."."""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Line
from loaders.parse.counted_names import ONE_OF_A_TOWN, counted_up
from loaders.parse.denied_members import without_denied
from loaders.parse.member_leads import TOWN_BESIDE, leads
from loaders.parse.organisation_items import (
    are_mostly_organisations,
    are_named,
    begins_a_name,
    is_organisation,
    is_sentence,
)
from loaders.text.bullet_lists import trimmed
from loaders.text.cues import Cue
from loaders.text.partnerships import NOUN
from loaders.text.sentences import sentences

_ARE_MEMBERS = Cue(
    rf"\bjsou\s+(?:členy|partnery)\s+(?:\w+\s+)?{NOUN}\s+(?P<list>\S.+)", re.IGNORECASE
)
_BRACKETED = Cue(
    rf"(?:\b{NOUN}|\bčlen(?:y|ov[ée])|\bpartne[řr][iy])\b[^.:()]*\((?P<list>[^()]*(?:\([^()]*\)[^()]*)*)\)",
    re.IGNORECASE,
)
_AMONG = Cue(
    rf"(?:\b{NOUN}|\bčlen).*?\bmezi\s+ni(?:mi|miž)\s+(?:(?:jsou|je|patří)\s+)?(?P<list>\S.+)",
    re.IGNORECASE,
)
_FEWEST = 2
# "Ke svému založení dospělo už v lednu": what is founded was named in the sentence before.
_OF_ITSELF = re.compile(
    r"(?:Založeno|Ustaveno|Ustanoveno|Zřízeno|Vytvořeno)\s+(?:bylo|je)\s|"
    r"(?:Ke?|Od|Po|Při|Do|Na)\s+sv\w+\s+(?:založ|ustav|vznik|zrod|zříz|první)\w*\s+(?:\w+\s+)?\w+lo\s+"
    r"(?=už|již|až|teprve|dne|ve?\s|na\s|\d)"
)


def inline_members(lines: Sequence[Line], others: Cue) -> tuple[Line, ...]:
    """Give the members that one sentence of *lines* lists; *others* tells what they are not.

    A sentence that says so for certain comes before one that only members would be said of.
    """
    told = tuple(map(without_denied, sentences(line for line in lines if not line.bullet)))
    lists = (found for is_certain in (True, False) for found in _lists(told, others, is_certain))
    return next(lists, ())


def _lists(
    told: Sequence[Line],
    others: Cue,
    is_certain: bool,
) -> Iterator[tuple[Line, ...]]:
    for before, sentence in zip(_befores(told), told, strict=True):
        for lead, start, end in _places(sentence.text, before, is_certain):
            if not others.search(sentence.text[:lead]):
                counted = counted_up(sentence.text[start:end], sentence.start + start)
                items = (*_town_beside(sentence), *counted)
                if _are_members(items):
                    yield tuple(item for item in items if is_named(item))


def _befores(told: Sequence[Line]) -> Iterator[str]:
    """Give what is said before each of *told*: two sentences where one has no subject itself."""
    earlier, last = "", ""
    for sentence in told:
        yield f"{earlier} {last}" if _OF_ITSELF.match(last) else last
        earlier, last = last, sentence.text


def _town_beside(sentence: Line) -> Iterator[Line]:
    """Give the town beside which others are counted up: "vedle města Mostu"."""
    beside = TOWN_BESIDE.search(sentence.text)
    if beside:
        yield trimmed(beside["town"], sentence.start + beside.start("town"))


def _places(text: str, before: str, is_certain: bool) -> Iterator[tuple[int, int, int]]:
    """Give where *text* may count up members: where the words that lead to them begin, and they."""
    patterns = (_ARE_MEMBERS, _BRACKETED, _AMONG) if is_certain else ()
    wholes = [found for pattern in patterns if (found := pattern.search(text))]
    told = [(found.start("list"), *found.span("list")) for found in wholes]
    is_first = bool(wholes) and wholes[0].re is _ARE_MEMBERS.compiled
    yield from told[:is_first]
    yield from leads(text, before, is_certain=is_certain)
    yield from told[is_first:]


def is_named(item: Line) -> bool:
    """Tell a name from mere kinds such as "školy"; what a town has one of is named by its kind."""
    if item.text[:1].islower() and is_sentence(item):
        return False
    return not item.text.islower() or re.match(ONE_OF_A_TOWN, item.text) is not None


def _are_members(items: Sequence[Line]) -> bool:
    return (
        len(items) >= _FEWEST
        and begins_a_name(items[0])
        and is_organisation(items[0])
        and are_mostly_organisations(items)
        and are_named(items[1:])
    )
