"""Where a sentence names a local partnership, and in which case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import LOCAL, NOUN

DIRECT, GENITIVE, DATIVE, OBLIQUE = "direct", "genitive", "dative", "oblique"
"""Nominative or accusative; of something; to it; behind a preposition, or by it."""

_MENTION = Cue(
    rf"\b(?:(?P<local>{LOCAL}(?P<case>ho|mu|m|ch|mi)?)\s+)?{NOUN}(?P<by>m|ch|mi)?\b|\b(?-i:LPM?)\b",
    re.IGNORECASE,
)
# "partnerství se Základní školou", "partnerství s městem" is that of two, not a local partnership.
# So is one of schools, or of towns abroad.
_WITH = re.compile(
    rf"\s+s\s|\s+se\s+(?:(?-i:[{CAPITAL}])|\w+[ae]mi\b)|\s+(?:škol|měst)\s+(?!(?-i:[{CAPITAL}]))"
)
# Nor is what is called but "partnerství" and is one of others: of schools, of a firm with a town.
_OF_OTHERS = re.compile(
    rf"\s+(?:mezi\s|se\s+(?:\w+(?:ní|ou|ým|ími)\s+)?(?:škol|sousedn|spolk|zahranič)\w+|(?:měst\w*\s+)?(?-i:[{CAPITAL}])\w+\s+s\s"
    rf"|(?:měst|obcí)\s+(?-i:[{CAPITAL}])[\w\s]+?\sa\s+(?-i:[{CAPITAL}])|(?-i:[{CAPITAL}])\w+\s+a\s+(?:měst|obc|škol|firm)|(?:veřejného|soukromého)\s|Evropsk"
    r"|pro\s+(?!měst|obec|obc|soci|začle|vš|ob[aě]\b|dv[aě]\b|tři\b|celé|lid|rodin)|v\s+rámci\s+(?:projekt|program)"
    r"|(?:\w+(?:ích|ých)\s+)?(?:škol|knihov|firem|firmy|podnik|jesl|spolk|sektor|univerzit|nemocnic|muze|klub|obcí\s+(?:byl|vznik|slav)))",
    re.IGNORECASE,
)
_OTHER_KIND = re.compile(
    r"\b(?i:rozvojov|přeshraniční|strategick|družební|krajsk|mezinárodní|evropsk|zahraniční|registrovan|obchodní|mediální)\w*\s+$"
    r"|\b(?:Nadac\w+|MAS|[Ss]pol(?:ek|ku)|[Pp]rogramu?|[Pp]rojektu?)\s+$"
)
_PREPOSITION = re.compile(
    r"\b(?:v|ve|na|o|po|při|před|nad|pod|z|ze|od|ode|do|u|k|ke|ku|kvůli|díky|vůči|kolem|okolo|"
    r"podle|dle|vedle|kromě|mimo|místo|prostřednictvím|pomocí|mezi|za|pro|přes|skrze)\s+$",
    re.IGNORECASE,
)
_ENDINGS = (
    (GENITIVE, re.compile(r"\b\w+ho\s+$|\bjejich\s+členů\s+$", re.IGNORECASE)),
    (DATIVE, re.compile(r"\b\w+mu\s+$", re.IGNORECASE)),
    (OBLIQUE, re.compile(r"\b\w+[éíě]m\s+$", re.IGNORECASE)),
)
# Whose, where the noun alone does not tell its case: "členové partnerství", "činnost LP".
_GOVERNING = re.compile(
    r"\b(?:člen|zástup|aktér|účast|předsed|manažer|koordinátor|činnost|prác|rám(?:ec|c)|schůz|setkání|"
    r"jednání|zasedání|projekt|plán|skupin|histori|existenc|půd|podpor|statut|pomoc|iniciativ|"
    r"podnět|popud|návrh|přání|žádost|doporučen|rozhodnut|souhlas|zásluh|spoluprác|prostředí|prostor|"
    r"vznik|zrod|počát|začát|(?:ustav|ustanov|založ|zříz|vytvoř|rozšíř|obnov|zaháj)en[ií]|listin|dokument|"
    r"prohlášen|dohod|memorand|datum|rok)\w*\s+$",
    re.IGNORECASE,
)
# "Mostečtí partneři se sešli", "V Mostě se partneři scházejí": who they are but of a partnership?
_PARTNERS = Cue(
    rf"(?<!\w)[{CAPITAL}]\w+[šč]tí\s+(?P<local>partneři)(?!\s+(?:z|ze|s|se\s+\w+mi|projekt\w*)\s)"
    rf"|(?<!\w)Ve?\s+[{CAPITAL}][^.:;]{{2,60}}?\bse\s+(?:tu\s+|zde\s+)?(?P<there>partneři)"
    r"(?!\s+(?:z|ze|s|projekt\w*)\s)"
)
_OF_PROJECT = Cue(r"\bprojekt", re.IGNORECASE)
_CASES = {"": DIRECT, "ho": GENITIVE, "mu": DATIVE}


@dataclass(frozen=True)
class PartnershipMention:
    """A partnership named between *start* and *end*; *case* is one of the codes above."""

    start: int
    end: int
    case: str


def find_partnerships(text: str) -> Iterator[PartnershipMention]:
    """Find where *text* names a partnership, in order."""
    for match in _MENTION.finditer(text):
        if not _WITH.match(text, match.end()) and not _is_of_others(match):
            yield PartnershipMention(*match.span(), _case(match, text[: match.start()]))


def _is_of_others(match: re.Match[str]) -> bool:
    """Whether the bare noun is that of another partnership than a local one."""
    if match["local"] or match.group().isupper():
        return False
    text = match.string
    is_other = _OF_OTHERS.match(text, match.end()) or _OTHER_KIND.search(text, 0, match.start())
    return is_other is not None


def _case(match: re.Match[str], before: str) -> str:
    """Tell the case by the endings of the name, else by the word in front of it."""
    if match["by"] or _PREPOSITION.search(before):
        return OBLIQUE
    if match["local"]:
        return _CASES.get(match["case"] or "", OBLIQUE)
    told = next((case for case, ending in _ENDINGS if ending.search(before)), None)
    return told or (GENITIVE if _GOVERNING.search(before) else DIRECT)


def find_partners(text: str) -> tuple[int, int] | None:
    """Find where *text* speaks of the partners of a town, which are those of its partnership."""
    found = None if _OF_PROJECT.search(text) else _PARTNERS.search(text)
    return found.span(found.lastgroup or 0) if found else None
