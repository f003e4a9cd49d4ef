"""Members that a sentence counts up: "Partnerství tvoří město Most, Policie ČR a ZŠ Most."."""

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.document import Line
from loaders.parse.member_leads import leads
from loaders.parse.organisation_items import (
    are_mostly_organisations,
    are_named,
    begins_a_name,
    is_organisation,
    is_sentence,
)
from loaders.text.bullet_lists import enumerated, trimmed
from loaders.text.cues import Cue
from loaders.text.legal_forms import ENDING
from loaders.text.letters import CAPITAL, LOWER
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
AND_SO_ON = re.compile(r"[\s,]*(?:\ba\s+)?(?:další|jiní|aj\.?|atd\.?|apod\.?)(?:\s+\w+)?\.?$")
"""Words that close what is not counted up to the end."""

_ONE_OF_A_TOWN = (
    r"(?:úřad(?:u|em)?\s+práce|(?:městsk|obecn)\w{1,3}\s+(?:polici|úřad)\w*|"
    r"probační\s+a\s+mediační\s+služb\w+)"
)
"""Bodies that are named without a capital, because a town has one of each."""

_LAST_PAIR = re.compile(
    rf"(?<!ZŠ)(?<!MŠ)(?<!SŠ)(?<!škola)\s+(?:a|i|nebo|či)\s+(?:(?:také|rovněž|dále|nově)\s+)?"
    rf"(?=[{CAPITAL}]\w|měst|ob(?:ec|c[eií])|(?:občansk\w+\s+)?sdružení|spol(?:ek|k(?:u|em))\b|organizac[eií]\s[„\"{CAPITAL}]|agentur|místní\s+organizac|knihovn|nemocnic|kontaktní\w*\s+pracoviště|{_ONE_OF_A_TOWN}|(?:\w+[áéí]\s+)?(?:charit|diakoni|poboč[ck]|farnost))"
)
_ADDED = re.compile(rf"\s+a\s+(?:také|rovněž|dále|nově)\s+(?=[{CAPITAL}]\w|měst|obec)")
_LEADING_WORD = re.compile(
    rf"(?:(?:a|i|dále|také|rovněž|jimi|to)\s+)*(?:(?:neziskov\w+\s+organizac[ei]|organizac[ei]|neziskovky|spolky|školy|firmy)\s+(?=(?-i:[{CAPITAL}])))?",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"\b[ZMS]Š\b|škola\b|gymnázium\b|učiliště\b", re.IGNORECASE)
_ADDRESS = re.compile(
    rf"(?:ul\.\s+|nám\.\s+)?[{CAPITAL}]\w+(?:\s+\w+){{0,2}}\s+(?:č\.\s*p\.\s*)?\d{{1,4}}(?:/\d+)?[a-z]?"
)
_STREET = re.compile(  # of a school that tells no number
    rf"(?:ul\.|ulice|n[áa]m\.|náměstí|tř\.|třída)\s.{{2,40}}|[{CAPITAL}][{LOWER}]+(?:ého|ova|[sc]ká|ní)|"
    rf"(?:Na|U|Pod|Nad|Za|Ve?|Mezi|Při)\s+\w+(?:\s+\w+)?|\d{{1,2}}\.\s+(?:ledna|března|dubna|května|června|října|listopadu)"
)
_FEWEST = 2


def inline_members(lines: Sequence[Line], others: re.Pattern[str]) -> tuple[Line, ...]:
    """Give the members that one sentence of *lines* lists; *others* tells what they are not.

    A sentence that says so for certain comes before one that only members would be said of.
    """
    told = tuple(sentences(line for line in lines if not line.bullet))
    lists = (found for is_certain in (True, False) for found in _lists(told, others, is_certain))
    return next(lists, ())


def _lists(
    told: Sequence[Line],
    others: re.Pattern[str],
    is_certain: bool,
) -> Iterator[tuple[Line, ...]]:
    for before, sentence in zip(("", *(line.text for line in told)), told, strict=False):
        for lead, start, end in _places(sentence.text, before, is_certain):
            if not others.search(sentence.text[:lead]):
                items = counted_up(sentence.text[start:end], sentence.start + start)
                if _are_members(items):
                    yield tuple(item for item in items if is_named(item))


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
    return not item.text.islower() or re.match(_ONE_OF_A_TOWN, item.text) is not None


def _are_members(items: Sequence[Line]) -> bool:
    return (
        len(items) >= _FEWEST
        and begins_a_name(items[0])
        and is_organisation(items[0])
        and are_mostly_organisations(items)
        and are_named(items[1:])
    )


def counted_up(text: str, offset: int) -> tuple[Line, ...]:
    """Split the end of a sentence into names; "ZŠ a MŠ" stays one, "Úřad práce a ZŠ" does not.

    Where semicolons or upright strokes part the names, commas belong to them.
    """
    whole = text if re.search(rf"{ENDING}$", text) else text.removesuffix(".")
    whole = AND_SO_ON.sub("", whole)
    signs = next((sign for sign in ";|" if whole.count(sign) > 1), ",;")
    items = _with_addresses(enumerated(whole, offset, signs))
    if not items:
        return ()
    *first, last = items
    pair = _LAST_PAIR.search(last.text)
    if pair and last.text.count("(", pair.end()) == last.text.count(")", pair.end()):
        left = trimmed(last.text[: pair.start()], last.start)
        pieces = [*first, left, *_added(trimmed(last.text[pair.end() :], last.start + pair.end()))]
    else:
        pieces = [*first, last]
    return tuple(map(_without_lead, pieces))


def _added(item: Line) -> Iterator[Line]:
    """Part *item* before what is said to be added: "Naděje a také ZŠ Most"."""
    added = _ADDED.search(item.text)
    if added is None:
        yield item
        return
    yield trimmed(item.text[: added.start()], item.start)
    yield trimmed(item.text[added.end() :], item.start + added.end())


def _with_addresses(items: Iterable[Line]) -> list[Line]:
    """Join the street to the school that it tells: "ZŠ Most, Zahradní 6"."""
    joined: list[Line] = []
    for item in items:
        told = _ADDRESS.fullmatch(item.text) or _STREET.fullmatch(item.text)
        is_address = told and not is_organisation(item)
        if joined and is_address and _SCHOOL.search(joined[-1].text):
            school = joined.pop()
            gap = " " * (item.start - school.end - 1)
            item = school._replace(end=item.end, text=f"{school.text},{gap}{item.text}")
        joined.append(item)
    return joined


def _without_lead(item: Line) -> Line:
    """Take off the "a" that leads to the last of those counted up."""
    lead = _LEADING_WORD.match(item.text)
    return trimmed(item.text[lead.end() :], item.start + lead.end()) if lead else item
