"""Headings of an overview: which towns, and how far what follows has come."""

import re
from dataclasses import dataclass

from loaders.document import Line
from loaders.parse.status import Verdict, is_deed, stated
from loaders.parse.themes import themes_of
from loaders.records import Place
from loaders.resolve.areas import towns_of_region
from loaders.resolve.places import Gazetteer, Mention
from loaders.text.letters import CAPITAL

_MOST_WORDS = 12
_MOST_WORDS_OF_A_NAME = 4
_OF_A_TOWN = re.compile(
    r"\b(?:statutární|měst[oaueě]|městem|městy?s\w*|obec|obc[eií]|městsk\w+|část\w*|lokalit\w*|"
    r"mikroregion\w*|svazek|okres\w*|kraj\w*|v|ve|na|pro|z|a|i|od|do)\b|[\W\d_]",
    re.IGNORECASE,
)

_NEXT_TO = re.compile(rf"\s+u\s+(?P<seat>[{CAPITAL}].+)$")  # "Mikulovice u Jeseníku"
_IN_REGION = re.compile(
    rf"(?:\s*[(,]\s*(?:na\s+)?|\s+na\s+)(?P<region>[{CAPITAL}]\w+[sc]k[ouý][^(),]*)\)?$"
)
_DASH = re.compile(r"\s+-\s+")
_SIGN = re.compile(r":\s+|\s+[–—-]\s+")
_REGION = re.compile(rf"(?<!\w)[{CAPITAL}]\w+[sc]k[ou](?!\w)")
_A_TOWN = "obec "  # these words tell of a name after them that it is a town's
_DISTRICT = re.compile(r"\s*[(,]?\s*(?:v\s+)?okr(?:es\w*|\.)\s+(?P<seat>[^()]+)\)?$", re.IGNORECASE)
# what is left of "Slezská Ostrava" or "Brno-sever" without the city
_BOROUGH = re.compile(rf"[{CAPITAL}]\w+[áýé]|(?i:jih|sever|západ|východ|střed)")


@dataclass(frozen=True)
class Heading:
    """What a line says of all that follows it; what it does not say is empty.

    *is_open* is true where it stands in the place of a town, and which town is not known.
    """

    line: Line
    places: tuple[Place, ...] = ()
    verdict: Verdict | None = None
    is_open: bool = False


def read_heading(
    line: Line, below: Line | None, gazetteer: Gazetteer, around: tuple[Place, ...] = ()
) -> Heading | None:
    """Read *line* as a heading; *below* is the line under it. None where it is no heading.

    *around* are places that tell which of several namesakes is meant.
    """
    words = line.text.rstrip(" :")
    if len(words.split()) > _MOST_WORDS or words.endswith((".", "!", "?", ",", ";")):
        return None
    words, mentions = find_towns(words, gazetteer, around)
    rest = _OF_A_TOWN.sub("", _REGION.sub("", _without(words, mentions)))
    if mentions and (not rest or (_BOROUGH.fullmatch(rest) and _is_short(words))):
        return _of_towns(line, mentions, None)
    is_label = (is_deed(words) or _tells_of(words, mentions)) and not (below and below.bullet)
    if line.bullet or is_label or (":" in words and not mentions):
        return None
    verdict = stated(words)
    if verdict:
        return _of_towns(line, mentions, verdict)
    return Heading(line, is_open=True) if _stands_for_a_town(words, below) else None


def _tells_of(words: str, mentions: list[Mention]) -> bool:
    """Whether *words* tell what there is for people in the town before a sign: "Odry – poradna"."""
    sign = _SIGN.match(words, mentions[0].end) if mentions and not mentions[0].start else None
    return sign is not None and bool(themes_of(words[sign.end() :]))


def find_towns(
    words: str, gazetteer: Gazetteer, around: tuple[Place, ...] = ()
) -> tuple[str, list[Mention]]:
    """Give the towns of a heading, and its words without the district that tells which are meant.

    "Hranice (okres Přerov)" is Hranice in that district, and nothing about Přerov. Of namesakes
    those are meant that lie near the other towns, or those of *around*; words that are but a name
    are a town's.
    """
    own, told = _located(words, gazetteer)
    near = told or around
    if not told and _is_town(_DASH.sub("-", own), gazetteer):
        own = _DASH.sub("-", own)
    mentions = gazetteer.find(own, near)
    certain = tuple(found.place for found in mentions if found.place)
    if len(certain) < len(mentions):
        mentions = gazetteer.find(own, near or certain)
    return own, mentions or _village(own, gazetteer, near)


def _located(words: str, gazetteer: Gazetteer) -> tuple[str, tuple[Place, ...]]:
    """Part *words* into a name and the places that tell where it lies, if any are told."""
    district, region = _DISTRICT.search(words), _IN_REGION.search(words)
    if district:
        return words[: district.start()], gazetteer.places(district["seat"])
    if region:
        near = towns_of_region(region["region"], gazetteer)
        return (words[: region.start()] if near else words), near
    beside = _NEXT_TO.search(words)
    beside = None if beside and _is_within_town(words, beside.start(), gazetteer) else beside
    near = gazetteer.places(beside["seat"]) if beside else ()
    return (words[: beside.start()] if beside and near else words), near


def _is_within_town(words: str, place: int, gazetteer: Gazetteer) -> bool:
    """Tell whether the name of a town goes on at *place*: "Rychnov u Jablonce nad Nisou"."""
    return any(found.start < place < found.end for found in gazetteer.find(words))


def _is_town(words: str, gazetteer: Gazetteer) -> bool:
    """Tell whether *words* are the name of a town and nothing else."""
    return any(found.end - found.start == len(words) for found in gazetteer.find(words))


def _village(words: str, gazetteer: Gazetteer, near: tuple[Place, ...]) -> list[Mention]:
    """Give the village whose name is all of *words*."""
    shift = len(_A_TOWN)
    mentions = gazetteer.find(f"{_A_TOWN}{words}", near)
    return [
        found._replace(start=0, end=len(words))
        for found in mentions
        if (found.start, found.end) == (shift, shift + len(words))
    ]


def is_of_borough(words: str, town: str) -> bool:
    """Tell whether *words* are the name of a borough of *town*.

    >>> is_of_borough("Slezská Ostrava", "Ostrava"), is_of_borough("město Ostrava", "Ostrava")
    (True, False)
    """
    rest = _OF_A_TOWN.sub("", words.replace(town, " "))
    return _BOROUGH.fullmatch(rest) is not None


def _of_towns(line: Line, mentions: list[Mention], verdict: Verdict | None) -> Heading:
    places = tuple(dict.fromkeys(found.place for found in mentions if found.place))
    return Heading(line, places, verdict, is_open=len(mentions) > 0 and not places)


def _without(text: str, mentions: list[Mention]) -> str:
    for found in reversed(mentions):
        text = f"{text[: found.start]} {text[found.end :]}"
    return text


def _stands_for_a_town(words: str, below: Line | None) -> bool:
    """Tell a short line with a capital over a list: where it is no theme, it should name a town."""
    over_list = below is not None and below.bullet is not None
    return over_list and _is_short(words) and words[:1].isupper() and not themes_of(words)


def _is_short(words: str) -> bool:
    return len(words.split()) <= _MOST_WORDS_OF_A_NAME
