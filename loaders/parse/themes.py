"""Themes, target groups and services of a phrase, classified by the words of the code lists."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.lexicon import Hit, lexicon

_BRACKETS = re.compile(r"\([^()]*\)")
_FOR = re.compile(r"(?<!\w)(?:pro|z|ze|od|u|mezi)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_COUNTED = re.compile(  # how many people, not what it is: "50 rodin"
    r"(?<!\w)(?:\d+|dvě|dva|tři|čtyři|pět|šest|sedm|osm|devět|deset|několik|desítky|stovky)\s+$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"(?:rodin|mat[ek]|dět|senior|nezaměstnan)\w*?(?:ám|em|ům|ým)(?!\w)", re.IGNORECASE
)
_OFFER = Cue(
    r"(?<!\w)(?:kur[sz]|klub|kroužek|dílna|tábor|školení|doučování|centrum|poradna|ambulance|stacionář|linka)\w{0,2}\s+(?:\w+\s+)?pro\s",
    re.IGNORECASE,
)
# Where a thing is, with whom it is done, for whom, and its parts: "při základní škole".
_CIRCUMSTANCES = re.compile(
    r":\s.*|(?<!\w)(?:(?:při|u|vedle|poblíž|naproti|v\s+(?:okolí|blízkosti|sousedství|budově|prostorách|objektu|"
    r"areálu|ulici|klubu|odpoledním\s+klubu)|na\s+ubytovn\w+|z\s+(?:ubytov\w+|azylov\w+\s+dom\w+|nocleh\w+))(?:\s+bývalé\w*)?(?:\s+(?!\d|(?:dv[aě]|tři|čtyři|pět|šest|sedm|osm|devět|deset|několik)(?!\w))\w+){0,2}"
    r"|(?:ve\s+spolupráci|společně|spolu|díky\s+spolupráci)\s+se?\s+[^,;]+"
    r"|součástí\s+(?:bude|je)\s.*"
    r"|(?:mezi|za|kolem|okolo)\s+(?:\w+\s+)?(?:dom(?:y|em|ů)|ubytov\w+)|v\s+suterénu\s+(?:\w+\s+)?\w+|v\s+jednom\s+z\s+(?:\w+\s+)?domů"
    r"|býval\w+\s+(?:\w+(?:sk|ck|n)(?:é|ou|ého|í|ím)\s+)?\w+|(?:ve?|do|pro)\s+(?:\w+\s+)?ubytovn(?:ě|ách|y)"
    r"|(?:kromě|vedle)\s+\w+"
    r"|pro\s+(?:\w+\s+)?učitel\w*"
    r"|ve?\s+(?:bývalé\w*(?:\s+\w+(?:ské|cké|ní|ém))?\s+\w+|(?:\w+\s+)?dom(?:ě|ech)|komunitním\s+centru)"
    r"|na\s+(?:ZŠ|MŠ|(?:\w+\s+)?škole)(?!\w)|(?:přímo\s+)?v\s+rodinách|výběrov\w+\s+řízení"
    r"|(?:\w+\s+)?komise\s+(?:navrh|doporuč|prosa)\w*"
    r"|podle\s+(?:\w+\s+){0,2}?(?:starost|koordinátor|ředitel|manažer|konzultant|vedouc)\w*"
    r"|pro\s+(?:nájemn|nájemc|obyvatel|klient|zájemc)\w*(?:\s+\w+){0,2})",
    re.IGNORECASE,
)
# No theme at all: names of streets and programmes, and who is hired, which has a theme of its own.
_NAMES = re.compile(
    rf"(?<!\w)(?:[Uu]lic(?:i|e|ích)\s+(?:\w{{1,3}}\s+)?[{CAPITAL}]\w+|(?:na|ve?|do|ze?)\s+[{CAPITAL}]\w+(?:é|ou|í)\s+(?:ulic|tříd)\w+"
    rf"|[Tt]říd[aěuy]\s+[{CAPITAL}]\w+|(?i:operační\w*\s+program\w*|OP)\s+[{CAPITAL}]\w+)"
)
_HIRED = Cue(
    r"(?<!\w)(?:nábor\w*|zaměstn(?:á|áv)\w+|pracovní\w*\s+míst\w*)(?=\s+(?:\w+\s+){0,4}?"
    r"(?:asisten|pracovn[ií][ckc]|domovn|poradc|poradky|psycholo|koordiná|pedagog|učitel|dobrovoln|dět[íi]|žák))",
    re.IGNORECASE,
)
_WITH_CHILDREN = re.compile(r"(?:rodin|mat|rodič)\w*\s+s\s+(?:\w+\s+)?dětmi", re.IGNORECASE)
_TELLING = {
    "zadluzeni",
    "osoby-zavisle",
    "nezamestnani",
    "dlouhodobe-nezamestnani",
}  # what is for them is about debts, or addictions
_ADDICTIONS = "zavislosti"
_OF_SERVICES = "socialni-sluzby"
_FIELD_WORK = "terenni-a-ambulantni-sluzby"
_PREVENTION = "bezpecnost-prevence"
_OF_WHAT = re.compile(r"\s+(?:(?:proti|před)\s+)?")


def themes_of(text: str) -> tuple[str, ...]:
    """Give the codes of the top themes that *text* speaks of, in the order of its words."""
    return tuple(theme_cues(text))


def theme_cues(text: str) -> dict[str, str]:
    """Give the codes of the top themes that *text* speaks of, each with the words that tell it.

    Where several do, the first of them are given. What stands in brackets only explains, who a
    thing is for, where it is and with whom it is done is not what it is: such words decide only
    where no others do.
    """
    hits: Sequence[Hit] = lexicon("theme").find(text)
    named = [*_spans(_NAMES, text), *_spans(_HIRED, text)] if hits else []
    hits = [hit for hit in hits if not _is_in(named, hit)]
    hits = _of_addictions(_of_what_is_prevented(text, hits))
    for places in (_spans_of_brackets, _whom_it_is_for, _circumstances) if len(hits) > 1 else ():
        hits = _outside(places(text), hits)
    cues: dict[str, str] = {}
    for hit in hits:
        for code in sorted(hit.codes):
            cues.setdefault(lexicon("theme").top(code), text[hit.start : hit.end])
    return cues


def names_theme(text: str) -> bool:
    """Whether *text* names a theme by more than the people that it speaks of.

    >>> names_theme("rodinám s dětmi chceme pomoci"), names_theme("klub pro rodiny s dětmi")
    (False, True)
    """
    groups = [(hit.start, hit.end) for hit in lexicon("target-group").find(text)]
    return any(not _is_in(groups, hit) for hit in lexicon("theme").find(text))


def is_offer(text: str) -> bool:
    """Whether *text* names what is there for somebody, whatever its theme.

    >>> is_offer("kurz pro nezaměstnané"), is_offer("rodiny z ubytovny")
    (True, False)
    """
    return _OFFER.search(text) is not None


def target_groups_of(text: str) -> tuple[str, ...]:
    """Give the codes of the groups of people that *text* names."""
    return _codes(lexicon("target-group").find(text))


def services_of(text: str) -> tuple[str, ...]:
    """Give the codes of the kinds of social service that *text* names."""
    return _codes(lexicon("service-kind").find(text))


def funding_of(text: str) -> tuple[str, ...]:
    """Give the codes of the sources of money that *text* names."""
    return _codes(lexicon("funding-source").find(text))


def _of_what_is_prevented(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Leave out a mere "prevence" before what it prevents: "prevence zadlužení" is about debts."""
    return [
        hit
        for hit, after in zip_longest(hits, hits[1:])
        if not (after and _is_prevention(hit) and _OF_WHAT.fullmatch(text, hit.end, after.start))
    ]


def _of_addictions(hits: list[Hit]) -> list[Hit]:
    """Leave out the kind of service where it is one for addicts, unless it goes to them."""
    top = lexicon("theme").top
    tops = [{top(code) for code in hit.codes} for hit in hits]
    if {_ADDICTIONS} not in tops:
        return hits
    told = zip(hits, tops, strict=True)
    return [hit for hit, of in told if of != {_OF_SERVICES} or _FIELD_WORK in hit.codes]


def _is_for(before: str) -> bool:
    """Whether people that stand after *before* are whom a thing is for, or how many they are."""
    return bool(_FOR.search(before) or _COUNTED.search(before))


def _tells(words: str, hit: Hit) -> bool:
    """Whether *words*, which *hit* found, tell what a thing for these people is about."""
    return bool(_TELLING & hit.codes) or _WITH_CHILDREN.fullmatch(words) is not None


def _spans_of_brackets(text: str) -> list[tuple[int, int]]:
    return _spans(_BRACKETS, text)


def _whom_it_is_for(text: str) -> list[tuple[int, int]]:
    return [
        (hit.start, hit.end)
        for hit in lexicon("target-group").find(text)
        if (_is_for(text[: hit.start]) or _GIVEN.match(text, hit.start))
        and not _tells(text[hit.start : hit.end], hit)
    ]


def _circumstances(text: str) -> list[tuple[int, int]]:
    return _spans(_CIRCUMSTANCES, text)


def _is_prevention(hit: Hit) -> bool:
    return hit.codes == {_PREVENTION}


def _spans(pattern: re.Pattern[str] | Cue, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def _outside(places: list[tuple[int, int]], hits: list[Hit]) -> list[Hit]:
    """Give the *hits* that are in none of *places*, or all of them where each is in one."""
    return [hit for hit in hits if not _is_in(places, hit)] or hits


def _is_in(places: Iterable[tuple[int, int]], hit: Hit) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in places)


def _codes(hits: Iterable[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for hit in hits for code in sorted(hit.codes)))
