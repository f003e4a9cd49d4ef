"""Members that a sentence counts up: "Partnerství tvoří město Most, Policie ČR a ZŠ Most."."""

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.document import Line
from loaders.parse.organisation_items import are_mostly_organisations, are_named, is_organisation
from loaders.text.bullet_lists import enumerated, trimmed
from loaders.text.legal_forms import ENDING
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.partnerships import LOCAL, NOUN
from loaders.text.sentences import sentences

_ARE = (
    r"(?:(?:jsou|byl[aiy]?)(?:\s+(?:zapojen|zastoupen|sdružen)\w*)?|tvoří|patří|sdružuje|zahrnuje|"
    r"účastní|zasedají|zasedl[iy]|setkávají|účastnil\w*|zapojil[iy]?|zapojuj[eí]|podílej[íi]|podílel\w*|"
    r"schá(?:zí|zejí)|sešl[iy]|vstoupil[iy]|připojil[aoiy]?|přistoupil[aoiy]?|přihlásil[aoiy]?|stal[iy]|založil[iy]|"
    r"vytvořil[iy]|tvořil[iy]|skládá|spojuje|spojil[oy]|najdeme|přijal[iy]|podepsal[iy]|spolupracují|"
    r"pracují|působí|jednají|usedl[iy]|usedají|náleží|nechybí|nechyběl\w*|figurují)"
)
_LEAD = (
    r"(?:\s+(?:se|si|ze?|ho|jej|tu|zde|v\s+něm|do\s+něj|také|i|zejména|především|například|hlavně|mimo\s+jiné|mj\.|např\.|rovněž|dále|tedy|"
    r"zástupci|zástupkyně|tito\s+\w+|t[yě](?:to|chto)\s+\w+|\d+\s+\w+))*\s*:?"
)
_BESIDE = re.compile(  # "vedle města", "kromě obou měst", "vedle města Mostu"
    rf"(?:vedle|kromě)\s+(?:(?!měst)\w+\s+)?(?:měst|obc|obec|radnic|úřad)\w*\s+(?P<town>[{CAPITAL}][{LOWER}]{{2,}}\s+)?"
)
_SUBJECT = re.compile(
    rf"\b{NOUN}\b|\b(?-i:LP)\b|\bčlen(?:y|ov[ée])\b|\bpartne[řr][iy]\b|"
    r"\b(?:společn\w+|jedn\w+|kulat\w+)\s+stol\w*|\bzapojen[iyoa]?\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    rf"(?:\b{_ARE}(?:\s+{LOCAL}\w*)?(?:\s+{NOUN})?{_LEAD}|:|,\s+(?:tedy|totiž|a\s+to)|\s[–-])\s+(?=\S)",
    re.IGNORECASE,
)
_ARE_MEMBERS = re.compile(
    rf"\bjsou\s+(?:členy|partnery)\s+(?:\w+\s+)?{NOUN}\s+(?P<list>\S.+)", re.IGNORECASE
)
_BRACKETED = re.compile(
    rf"(?:\b{NOUN}|\bčlen(?:y|ov[ée])|\bpartne[řr][iy])\b[^.:()]*\((?P<list>[^()]*(?:\([^()]*\)[^()]*)*)\)",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf"(?:\b{NOUN}|\bčlen).*?\bmezi\s+ni(?:mi|miž)\s+(?:(?:jsou|je|patří)\s+)?(?P<list>\S.+)",
    re.IGNORECASE,
)
AND_SO_ON = re.compile(r"[\s,]*(?:\ba\s+)?(?:další|jiní|aj\.?|atd\.?|apod\.?)(?:\s+\w+)?\.?$")
"""Words that close what is not counted up to the end."""

_ONE_OF_A_TOWN = (
    r"(?:úřad\s+práce|(?:městsk|obecn)\w\s+(?:policie|úřad)|probační\s+a\s+mediační\s+služba)"
)
"""Bodies that are named without a capital, because a town has one of each."""

_LAST_PAIR = re.compile(
    rf"(?<!ZŠ)(?<!MŠ)(?<!SŠ)(?<!škola)\s+a\s+(?:(?:také|rovněž|dále|nově)\s+)?"
    rf"(?=[{CAPITAL}]\w|měst|obec|(?:občanské\s+)?sdružení|spolek|agentura|knihovna|nemocnice|kontaktní\s+pracoviště|{_ONE_OF_A_TOWN}|(?:oblastní\s+)?charita|diakonie)"
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
_FEWEST = 2
_OF_OTHERS = re.compile(rf"\b(?:sousedn|jin|tamní|podobn)\w*\s+(?:{LOCAL}\w*\s+)?$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:ho|jej|něm|něj|(?:se|jeho)\s+jednání)\b")
_RESUMES = re.compile(r",\s+(?:se(?!\s+sídl)|si|je|má|by[lo]\w*)\s")  # a clause that stood around
_BEGINS_A_NAME = re.compile(
    rf"[{CAPITAL}]|měst|městys|ob[ec]|úřad|škol|základní|mateřsk|střední|oblastní|farní|charit|diakoni|sdružení|"
    r"spolek|polici|probační|agentura|místní|státní|krajsk|centrum|dům|statutární|neziskov|organizac|sociální|"
    r"mikroregion|svaz|klub|nemocnic|knihovn"
)


def inline_members(lines: Sequence[Line], others: re.Pattern[str]) -> tuple[Line, ...]:
    """Give the members that one sentence of *lines* lists; *others* tells what they are not."""
    before = ""
    for sentence in sentences(line for line in lines if not line.bullet):
        for lead, start, end in _lists(sentence.text, before):
            if not others.search(sentence.text[:lead]):
                items = counted_up(sentence.text[start:end], sentence.start + start)
                if _are_members(items):
                    return tuple(item for item in items if _is_named(item))
        before = sentence.text
    return ()


def _lists(text: str, before: str) -> Iterator[tuple[int, int, int]]:
    """Give where *text* may count up members: where the words that lead to them begin, and they.

    A sentence that begins with a verb, "Tvoří ho", has its subject in the one *before*.
    """
    wholes = (_ARE_MEMBERS.search(text), _BRACKETED.search(text), _AMONG.search(text))
    told = [(found.start("list"), *found.span("list")) for found in wholes if found]
    yield from told[:1] if wholes[0] else ()
    for lead in _LEADS.finditer(text) if _SUBJECT.search(text) or _SUBJECT.search(before) else ():
        if _leads_on(text, lead):
            resumes = _RESUMES.search(text, lead.end())
            end = resumes.start() if resumes else len(text)
            yield from ((lead.start(), start, end) for start in _starts(lead))
    yield from told[1:] if wholes[0] else told


def _leads_on(text: str, lead: re.Match[str]) -> bool:
    """Tell whether *lead* belongs to its subject; a dash within what is counted up does not."""
    subject = _SUBJECT.search(text, 0, lead.end())
    if subject is None:
        return lead.start() == 0 or _PRONOUN.search(text, 0, lead.end()) is not None
    if _OF_OTHERS.search(text[: subject.start()]):
        return False
    is_within = lead.group().strip() in "–-" and "," in text[subject.end() : lead.start()]
    return lead.end() >= subject.end() and not is_within


def _starts(lead: re.Match[str]) -> tuple[int, ...]:
    """Give where a list may begin after *lead*: what stands beside it is no part of it."""
    beside = _BESIDE.match(lead.string, lead.end())
    if beside is None:
        return (lead.end(),)
    return (beside.end(), beside.start("town")) if beside["town"] else (beside.end(),)


def _is_named(item: Line) -> bool:
    return not item.text.islower() or re.match(_ONE_OF_A_TOWN, item.text) is not None


def _are_members(items: Sequence[Line]) -> bool:
    return (
        len(items) >= _FEWEST
        and _BEGINS_A_NAME.match(items[0].text) is not None
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
    *first, last = enumerated(whole, offset, signs)
    pair = _LAST_PAIR.search(last.text)
    if pair and last.text.count("(", pair.end()) == last.text.count(")", pair.end()):
        left = trimmed(last.text[: pair.start()], last.start)
        pieces = [*first, left, *_added(trimmed(last.text[pair.end() :], last.start + pair.end()))]
    else:
        pieces = [*first, last]
    return tuple(_with_addresses(map(_without_lead, pieces)))


def _added(item: Line) -> Iterator[Line]:
    """Part *item* before what is said to be added: "Naděje a také ZŠ Most"."""
    added = _ADDED.search(item.text)
    if added is None:
        yield item
        return
    yield trimmed(item.text[: added.start()], item.start)
    yield trimmed(item.text[added.end() :], item.start + added.end())


def _with_addresses(items: Iterable[Line]) -> list[Line]:
    """Join the street and number to the school that they tell: "ZŠ Most, Zahradní 6"."""
    joined: list[Line] = []
    for item in items:
        is_address = _ADDRESS.fullmatch(item.text) and not is_organisation(item)
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
