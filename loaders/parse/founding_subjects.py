"""Whether the subject of a clause is the partnership: named, a pronoun, or left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.parse.founding_acts import Act
from loaders.parse.partnership_mentions import DIRECT, PartnershipMention, find_partnerships
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.points import POINT
from loaders.text.predications import Predication

_NO_MORE = Cue(
    r"\b(?:dříve|předtím|původně|naposledy|jinde|častěji|v\s+nov\w+|podle\s+nov\w+)\b",
    re.IGNORECASE,
)
_NEUTER = Cue(
    r"\b(?:sdružení|centr|zařízení|středisk|hnutí|pracovišt|fór|oddělení|hřišt|družstv|konsorci)",
    re.IGNORECASE,
)
# What a neuter verb without the partnership beside it may be about: another neuter, a quantity.
PREPOSITION = (
    r"\b(?:v|ve|na|o|po|při|před|nad|pod|s|se|z|ze|od|do|u|k|ke|díky|podle|dle|za|pro|bez|mezi|kromě|"
    r"vedle|formou|rámci|podpisem|během|prostřednictvím)\s"
)
_OTHER_SUBJECT = re.compile(
    rf"(?<![\w.])(?!(?:město|obvod|to|toto|samo|tak|jako|jedno|bylo|úterý|zde|slavnostně)\b)(?:"
    rf"\w+(?<!l)(?<!en)(?<!án)(?<!at)o\b(?<!bylo)|\w+um|\w+(?:ště|ství|ctví|ání|ení|ění|zemí)"
    rf"|(?:\d+|dv[aě]|tři|čtyři|pět|šest|sedm|osm|devět|deset|\w+náct|\w+cet|několik|mnoho|řada)\s+(?!{POINT})[a-zá-ž]+"
    rf"|[{CAPITAL}]\w+)\b",
)
_DATE = Cue(POINT, re.IGNORECASE)
_OBLIQUE_BEFORE = re.compile(
    rf"{PREPOSITION}(?:[^\s|]+\s+){{0,2}}$|\b\w+(?:[éíě]m|[éí]ho|ým|ích|ých)\s+$"
)
NAMED_SO = (
    rf"(?:\s*\([^()]*\)|\s+(?:[{CAPITAL}][\w.]*|ve?|na|nad|pod|u|měst\w+|obc[ei]\w*|obec|zde|"
    r"dvou|tří|společn\w+))*"
)
_ENDS_NAMED = re.compile(rf"{NAMED_SO}\s*[,(–-]?\s*")
_WHICH = re.compile(r"(?:které|jež)(?!\w)")
PRONOUN = re.compile(r"\b(?:si|sobě)\b", re.IGNORECASE)
_ALTHOUGH = re.compile(r",\s+(?:ač(?:koli)?|byť|jakkoli|i\s+když|přestože)\s+[^,;:]{1,40},")
_CIRCUMSTANCES = re.compile(
    rf"{PREPOSITION}(?:\w+(?:ém|ých|ích|í|ého|ým)\s+)?\w+|\b\w+(?:ě|krát)\b", re.IGNORECASE
)
_FILLERS = re.compile(
    rf"\b(?:ode|dne|pro\s+sociální\s+začleňování|pondělí|úterý|středy|čtvrtka|pátku|začátku|konce|poloviny|tu|zde|město|obec|městys|už|již|také|i|své|svoje|vlastní|se|se|od|jara|podzimu|léta|zimy|roku|"
    rf"(?:ve?|na|nad|pod|u)\s+(?:\w+\s+)?[{CAPITAL}]\w+|[{CAPITAL}]\w+|ve\s+městě|{POINT})\b|[\W\d]",
)


@dataclass(frozen=True)
class Spoken:
    """What a sentence goes on about.

    *of_partnership* tells that the page or the sentences around it are about a partnership, *last*
    that the one before named it last, so that words without a subject are about it. *of_the_past*
    tells that it stands in a chronicle, where what is told as present has been.
    """

    of_partnership: bool
    last: bool
    of_the_past: bool = False


@dataclass(frozen=True)
class Clause:
    """One predication of a sentence, and what is *spoken* of before it."""

    part: Predication
    spoken: Spoken

    @cached_property
    def text(self) -> str:
        """The sentence with all but its own words blanked."""
        return self.part.text

    @cached_property
    def mentions(self) -> tuple[PartnershipMention, ...]:
        """Where it names a partnership."""
        return tuple(find_partnerships(self.text))

    def names(self, *cases: str) -> bool:
        """Whether it names a partnership in one of *cases*."""
        return any(mention.case in cases for mention in self.mentions)


def names_neuter(text: str) -> bool:
    """Whether *text* names another neuter, which a verb without a subject may be about."""
    return _NEUTER.search(text) is not None


def is_subject(clause: Clause, act: Act) -> bool:
    """Whether *act*, a neuter verb or participle, is of the partnership and not done to others."""
    if clause.names(DIRECT):
        return not PRONOUN.search(clause.text)
    if _WHICH.match(clause.part.sentence, clause.part.start):
        return follows_name(clause)
    return _goes_on(clause, act)


def has_since(clause: Clause, act: Act) -> bool:
    """Whether it has done since a day what *act* says, and did nothing else before."""
    if _NO_MORE.search(clause.part.sentence):
        return False
    if act.words.startswith("partneři"):
        return clause.spoken.of_partnership
    if act.words.endswith(("od", "zal")):
        return remarks_on_name(clause.part.sentence[: act.start])
    is_which = _WHICH.match(clause.part.sentence, clause.part.start)
    if clause.part.is_relative and not is_which:  # "the plan on which it works"
        return False
    if not (clause.names(DIRECT) or is_which or _says_only_when(clause, act)):
        return False
    lead = _uncapitalised(_barred(clause.text[: act.start], *_places(clause.text[: act.start])))
    is_bare = not _FILLERS.sub("", lead)
    return (clause.names(DIRECT) or bool(is_which) or is_bare) and is_subject(clause, act)


def _says_only_when(clause: Clause, act: Act) -> bool:
    """Whether a clause without a name tells but when and where: "Od května zde funguje poradna"."""
    rest = _barred(clause.text, (act.start, act.end), *_places(clause.text))
    return not (clause.mentions or _FILLERS.sub("", _CIRCUMSTANCES.sub(" ", rest)))


def remarks_on_name(before: str) -> bool:
    """Whether *before* leads to a remark on a name: "Lokální partnerství Most (od května 2011)"."""
    named = (one for one in find_partnerships(before) if one.case == DIRECT)
    return any(_ENDS_NAMED.fullmatch(before, one.end) for one in named)


def follows_name(clause: Clause) -> bool:
    """Whether the clause stands right behind the name of a partnership."""
    before = clause.part.sentence[: clause.part.start]
    return any(_ENDS_NAMED.fullmatch(before, one.end) for one in find_partnerships(before))


def _goes_on(clause: Clause, act: Act) -> bool:
    """Whether a clause without a subject of its own goes on about the partnership."""
    if _has_other_subject(clause.text, act):
        return False
    text = clause.part.sentence[: clause.part.start]
    named = [*find_partnerships(text)]
    if named:
        is_direct = any(one.case == DIRECT for one in named) or follows_name(clause)
        return is_direct and not _NEUTER.search(text[named[-1].end :])
    return clause.spoken.last and not _NEUTER.search(text)


def _has_other_subject(text: str, act: Act) -> bool:
    rest = _uncapitalised(_barred(text, (act.start, act.end), *_places(text)))
    return any(
        not _OBLIQUE_BEFORE.search(rest[: found.start()]) for found in _OTHER_SUBJECT.finditer(rest)
    )


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Give where *text* has dates and partnerships."""
    yield from (date.span() for date in _DATE.finditer(text))
    yield from ((one.start, one.end) for one in find_partnerships(text))


def _barred(text: str, *places: tuple[int, int]) -> str:
    """Put signs in *places* of *text*, so that nothing is read across them."""
    for start, end in places:
        text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    return text


def _uncapitalised(text: str) -> str:
    """Give *text* without the capital of its first word, which is that of a sentence."""
    start = len(text) - len(text.lstrip())
    return f"{text[:start]}{text[start : start + 1].lower()}{text[start + 1 :]}"


def has_it(clause: Clause, act: Act) -> bool:
    """Whether a town has it, and nothing else: "Od května má město lokální partnerství"."""
    rest = _barred(clause.text, (act.start, act.end), *_places(clause.text))
    return clause.names(DIRECT) and not _FILLERS.sub("", _ALTHOUGH.sub(" ", rest))
