"""Names that are counted up in a line or at the end of a sentence, each with its offsets."""

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.document import Line
from loaders.parse.no_members import is_no_member
from loaders.parse.organisation_items import are_named, begins_a_name, is_organisation
from loaders.text.bullet_lists import enumerated, trimmed
from loaders.text.legal_forms import ENDING
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.verbs import has_finite_verb

AND_SO_ON = re.compile(r"[\s,]*(?:\ba\s+)?(?:další|jiní|aj\.?|atd\.?|apod\.?)(?:\s+\w+)?\.?$")
"""Words that close what is not counted up to the end."""

ONE_OF_A_TOWN = (
    r"(?:úřad(?:u|em)?\s+práce|(?:městsk|obecn)\w{1,3}\s+(?:polici|úřad)\w*|"
    r"probační\s+a\s+mediační\s+služb\w+)"
)
"""Bodies that are named without a capital, because a town has one of each."""

_ORDINAL = r"(?:druh|třet|čtvrt|pát|šest|sedm)(?:[áéíýo]|ou|ým|ím)"
_LAST_PAIR = re.compile(
    rf"(?<!ZŠ)(?<!MŠ)(?<!SŠ)(?<!škola)\s+(?:a|i|nebo|či)\s+(?:(?:také|rovněž|dále|nově|nakonec|konečně|do\s+třetice|{_ORDINAL}(?:\s+(?:pak|je))?)\s+)?"
    rf"(?=(?:ze?\s+)?[{CAPITAL}]\w|\d\d?\.\s+(?:[ZM]Š|základní|mateřsk)|\w+\s+\w+\s+\([{CAPITAL}]|měst|ob(?:ec|c[eií])|(?:občansk\w+\s+)?sdružení|spol(?:ek|k(?:u|em))\b|organizac[eií]\s[„\"{CAPITAL}]|agentur|místní\s+organizac|knihovn|nemocnic|kontaktní\w*\s+pracoviště|{ONE_OF_A_TOWN}|(?:\w+[áéí]\s+)?(?:charit|diakoni|poboč[ck]|farnost))"
)
_ADDED = re.compile(rf"\s+a\s+(?:také|rovněž|dále|nově)\s+(?=[{CAPITAL}]\w|měst|obec)")
_LEADING_WORD = re.compile(
    rf"(?:(?:a|i|dále|také|rovněž|ještě|jimi|to|pak|je|{_ORDINAL})\s+)*(?:(?:\w+\s+){{0,2}}jsou\s+(?=měst|obec|(?-i:[{CAPITAL}])))?(?:(?:neziskov\w+\s+(?:organizac[ei]|sektor)|veřejn\w+\s+správ[au]|školství|organizac[ei]|neziskovky|spolky|školy|firmy)\s+(?=(?-i:[{CAPITAL}])))?",
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

_SPACED = re.compile(r"(?<=\s)[/•●▪·+](?=\s)")  # signs between names
_FROM = re.compile(r"(?:(?:lidé|zástupci)\s+)?(?:ze?|za)\s+(?=\w)")
_LED_TO = re.compile(
    rf"(?:[{LOWER}]+\s+){{0,3}}(?:jak|tak|pak|navíc|nakonec|konečně|posléze|třetice)\s+(?=\w)"
)
_LATER = re.compile(  # who came to those counted up: "a ZŠ Most, od roku 2012 též Naděje"
    r",\s+(?:od\s+(?:roku\s+|\w+\s+)?\d{4}|později|nově|posléze)\s+"
    rf"(?:(?:také|též|i|rovněž|pak)\s+)+(?=[{CAPITAL}])"
)
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\w)")
_ASIDE = re.compile(rf"\s*\((?:(?P<who>t[aeio]|ten|kter\w+|jež|jenž|kde)\s)?[{LOWER}][^()]*\)$")
_KIND = re.compile(
    rf"(?:[{CAPITAL}][{LOWER}]+|[{LOWER}]+)(?:\s+[{LOWER}]+){{0,3}}(?::\s+(?=\S)|\s+\((?=[{CAPITAL}].*\)$))"
)
_GOES_ON = re.compile(r"[,;]$|\sa$")
_SIGNS = re.compile(r"(?:[,;]?\s+a|[,;.])$")
_ENDS_IN_FORM = re.compile(rf"{ENDING}$")


def counted_up(text: str, offset: int) -> tuple[Line, ...]:
    """Split the end of a sentence into names; "ZŠ a MŠ" stays one, "Úřad práce a ZŠ" does not.

    Where semicolons, strokes or dots part the names, commas belong to them.
    """
    whole = text if re.search(rf"{ENDING}$", text) else text.removesuffix(".")
    whole = _SPACED.sub("|", AND_SO_ON.sub("", whole))
    later = _LATER.search(whole)
    if later:
        rest = counted_up(text[later.end() :], offset + later.end())
        return (*counted_up(whole[: later.start()], offset), *rest)
    halves = enumerated(whole, offset, ";") if whole.count(";") == 1 else ()
    if len(halves) > 1:
        return tuple(name for half in halves for name in counted_up(half.text, half.start))
    signs = next((sign for sign in ";|" if whole.count(sign) > 1), ",;")
    items = [*_with_addresses(enumerated(whole, offset, signs))]
    if not items:
        return ()
    pieces = _alike([*items[:-1], *_last_pair(items[-1])])
    return names_of_kinds([*map(_without_aside, pieces)])


def unpunctuated(items: Sequence[Line]) -> tuple[Line, ...]:
    """Take the signs of a sentence off the items of a list that is written as one."""
    items = [item for item in items if not AND_SO_ON.fullmatch(item.text)]
    is_sentence = any(_GOES_ON.search(item.text) for item in items)
    if not is_sentence and not all(item.text.endswith(".") for item in items):
        return tuple(items)
    return tuple(
        item if _ENDS_IN_FORM.search(item.text) else _shortened(item, _SIGNS.sub("", item.text))
        for item in items
    )


def _shortened(item: Line, text: str) -> Line:
    return item._replace(text=text, end=item.start + len(text))


def _last_pair(last: Line) -> Iterator[Line]:
    pair = _LAST_PAIR.search(last.text)
    if pair and last.text.count("(", pair.end()) == last.text.count(")", pair.end()):
        yield trimmed(last.text[: pair.start()], last.start)
        yield from _added(trimmed(last.text[pair.end() :], last.start + pair.end()))
    else:
        yield last


def _alike(items: Sequence[Line]) -> Sequence[Line]:
    """Take off what leads to each of *items*: "z města, z charity", "1. město, 2. škola"."""
    bare = [*map(_without_lead, items)]
    numbers = [_NUMBER.match(item.text) for item in bare]
    if [int(found[1]) for found in numbers if found] == [*range(1, len(bare) + 1)]:
        return [_behind(item, one.end()) for item, one in zip(bare, numbers, strict=True) if one]
    led = [_FROM.match(item.text) for item in bare[1:]]
    if not led or not all(led):
        return bare
    first, *others = bare
    lead = _FROM.match(first.text)
    ends = [lead.end() if lead else 0, *(found.end() for found in led if found)]
    return [_behind(item, end) for item, end in zip((first, *others), ends, strict=True)]


def _without_aside(item: Line) -> Line:
    """Leave out a clause in brackets: "Město Most (které je svolává)"."""
    aside = _ASIDE.search(item.text)
    if aside is None or not (aside["who"] or has_finite_verb(aside.group())):
        return item
    return item._replace(text=item.text[: aside.start()], end=item.start + aside.start())


def names_of_kinds(items: Sequence[Line]) -> tuple[Line, ...]:
    """Give the names behind mere kinds: "Školy: ZŠ Horní, ZŠ Dolní", "školy (ZŠ Horní)".

    Where several items are such, a name need not tell that it is one of a body.
    """
    are_kinds = sum(_KIND.match(one.text) is not None for one in items) > 1
    return tuple(name for one in items for name in _names_of_kind(one, is_sure=are_kinds))


def _names_of_kind(item: Line, *, is_sure: bool) -> tuple[Line, ...]:
    head = _KIND.match(item.text)
    if head is None or is_no_member(head.group()):
        return (item,)
    text = item.text[head.end() :].removesuffix(")" if "(" in head.group() else "")
    names = counted_up(text, item.start + head.end())
    are_names = (is_sure or any(map(is_organisation, names))) and are_named(names)
    is_one = not are_names or "(" in text.removesuffix(")")
    return (item,) if is_one else tuple(_beside(item, name) for name in names)


def _beside(item: Line, name: Line) -> Line:
    return name._replace(bullet=item.bullet, indent=item.indent)


def _behind(item: Line, at: int) -> Line:
    return trimmed(item.text[at:], item.start + at)


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
    """Take off what leads to a name: "a Charita", "tak ZŠ", "z vlastní vůle pak Naděje"."""
    lead = _LEADING_WORD.match(item.text)
    bare = _behind(item, lead.end()) if lead else item
    if begins_a_name(bare):
        return bare
    aside = _LED_TO.match(bare.text)
    told = _behind(bare, aside.end()) if aside else bare
    return bare if aside and has_finite_verb(aside.group()) else told
