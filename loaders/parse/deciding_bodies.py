"""The bodies that decide about plans, where a sentence names them."""

import re
from dataclasses import dataclass

from loaders.text.cues import Cue, Cues
from loaders.text.partnerships import LOCAL, NOUN

ASSEMBLY = "zastupitelstvo"
COUNCIL = "rada"
PARTNERSHIP = "partnerstvi"
TOWN = "obec"
"""A town of which it is not told by which body it decides."""
OTHER = "other"
"""Anybody else, such as a ministry or a working group: its approval is none of the town."""

APPROVED = {
    ASSEMBLY: "schválilo zastupitelstvo",
    COUNCIL: "schválila rada",
    PARTNERSHIP: "schválilo lokální partnerství",
}
"""The words by which each of them is told to have approved."""

# The first that fits is meant: the assembly of a region is none of a town.
_NAMES = (
    (
        OTHER,
        r"(?:zastupitelstv|rad)\w+\s+(?:\w+ého\s+kraje|kraje|vlády|starších|seniorů|školy|rodičů|dětí|mládeže|partnerství)"
        r"|(?:sousedn|okoln|vedlejš|jin)\w+\s+(?:měst|obc|obec|zastupitel)\w*"
        r"|krajs\w+\s+(?:zastupitel\w+|rad\w+)|(?:správní|školská|dozorčí)\w*\s+rad\w+"
        r"|(?:výbor|vlád|agentur|komis|skupin|ministerstv|hromad|odbor|kraj|starost|parlament)\w*",
    ),
    (
        PARTNERSHIP,
        rf"(?:členo?\w*\s+)?(?:{LOCAL}\w*\s+)?{NOUN}m?|partne(?:ři|ry|rů)|člen\w+\s+(?-i:LP)",
    ),
    (
        ASSEMBLY,
        r"většin(?:a|ou)\s+(?:\w+\s+){0,2}?zastupitelů|zastupitelst(?:v\w+|ev)|zastupitel(?:é|e|i|ů|ům|ích)?|(?-i:ZM|ZO|ZMČ|ZMO|ZMěÚ)",
    ),
    (COUNCIL, r"(?<!při\s)rad(?:a|y|ě|u|ou)|radní(?:mi|ch|m)?(?!\s+pro\s)|(?-i:RM|RO|RMČ)"),
    (
        TOWN,
        r"(?:obě|všechna|dvě|tři|čtyři)\s+města|(?:obě|všechny|dvě|tři|čtyři)\s+obce"
        r"|město|obec|městys|městská\s+část|městský\s+obvod",
    ),
)
_CUES = Cues((Cue(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), body) for body, words in _NAMES)
# By the ending of the verb in the past: "schválilo zastupitelstvo", "schválila rada".
_SUBJECTS = {
    "lo": r"(?:.*\s)?zastupitelstvo(?:\s.*)?|ministerstvo|město|ZM\w*|ZO|.*partnerství|zastupitelů",
    "la": r"(?:.*\s)?rada.*|většina\s.*|RM\w*|RO|\w+\s+města|obec|městská\s+část|zastupitelstva"
    r"|skupina|komise|vláda|agentura|hromada",
    "li": r"(?:.*\s)?zastupitelé(?:\s.*)?|radní|partneři|členové.*|výbory",
    "l": r"výbor|kraj|starosta|parlament|městský\s+obvod|městys",
}
# Those of whom something was asked, by the ending of what they then did.
_ASKED = {
    "li": ("zastupitelů", "zastupitele", "radním"),
    "lo": ("zastupitelstvu", "zastupitelstva"),
    "la": ("radě", "radu", "rady"),
}
_MEANT: dict[str, tuple[str, ...]] = {
    "li": ("zastupitelé", "zastupitele", "zastupitelů", "radní"),
    "lo": ("zastupitelstv", "lokální", "místní", "partnerství"),
}
_MEANT |= {"la": ("rada", "rady", "radě", "radou", "radu")}
_ANY = "|".join(_SUBJECTS.values())
# Who proposed, discussed or was present did not decide.
_NOT_DECIDING = Cue(
    r"(?:návrh|prác\w+|doporučení|žádost|podnět|projednání|účasti|spolupráci|předsed\w+|člen\w*"
    r"|připomín\w+|námit\w+|požadavk\w+|přání|stanovis\w+)\s+(?:většiny\s+)?"
    r"(?:(?:ve?|na|se?)\s+)?(?:\w+[hůíu]\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class BodyMention:
    """A body named between *start* and *end*: *body* is one of the codes above."""

    start: int
    end: int
    body: str
    words: str

    def acts(self, ending: str) -> bool:
        """Whether it may be the subject of a verb with that *ending*; "ly" and "" fit any."""
        subjects = _SUBJECTS.get(ending, _ANY)
        return re.fullmatch(rf"(?i:{subjects})", self.words) is not None

    def is_meant_by(self, ending: str) -> bool:
        """Whether a pronoun with a verb of that *ending* may stand for it: "… rady. Ta přijala"."""
        return self.words.lower().startswith(_MEANT.get(ending, ()))

    def may_go_on(self, ending: str) -> bool:
        """Whether a verb with that *ending* may go on telling of it: "zastupitelům … ti …"."""
        return self.words.lower().startswith(_ASKED.get(ending, ())) or self.acts(ending)


def find_bodies(text: str) -> list[BodyMention]:
    """Find the bodies that *text* names, in order, but for those that only proposed."""
    found: list[BodyMention] = []
    for cue, body in _CUES.told_in(text):
        for match in cue.finditer(text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(BodyMention(*match.span(), body, match.group()))
    deciding = (one for one in found if not _NOT_DECIDING.search(text, 0, one.start))
    return sorted(deciding, key=lambda one: one.start)


def names(body: str, text: str) -> bool:
    """Whether *text* names *body*."""
    return any(found.body == body for found in find_bodies(text))
