"""Of which towns of a page an approval tells: of some, of all, or of another town altogether."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from loaders.document import Document, Line
from loaders.parse.approval import Approval
from loaders.parse.denials import denied_clauses
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.resolve.town_subjects import towns_of_subject
from loaders.text.declension import forms
from loaders.text.letters import CAPITAL
from loaders.text.sentences import sentences_of
from loaders.text.town_adjectives import speaks_of

# In each a plan of its own: "ve všech pěti městech byl plán schválen".
OF_EACH = re.compile(
    r"^(?!.*\bspolečn)\s*(?:ve?|u)\s+(?:obou|všech)\s+(?:\w+\s+){0,2}(?:městech|obcích)\b",
    re.IGNORECASE | re.DOTALL,
)
_THERE = re.compile(r"\b(?:tam|tamní|tamější)(?!\w)", re.IGNORECASE)
_NAME = rf"[{CAPITAL}]\w+(?:\s+(?:(?:nad|pod|u|ve?|na)\s+)?[{CAPITAL}]\w+){{0,3}}"
_OF_NAME = re.compile(
    rf"\s+(?:(?:ve?|na|měst\w*|obc\w+)\s+)*+{_NAME}(?:\s+a\s+(?:ve?\s+)?{_NAME})?"
)
_WHERE = re.compile(r"\s+(?:nad|pod|ve?|na|u)\s+")
_REGION = re.compile(rf"(?<!\w)[{CAPITAL}]\w+[sc]k(?:o|a|u|em)(?!\w)")  # is more than its town
_NEAR = 60
# Whose body it was, before a name: "Zastupitelstvo města Mostu", "V Mostě schválili …".
_BODY_OF = re.compile(
    r"(?<!\w)(?:zastupitel\w+|rad[ayoěu]|radní\w*)\s+(?:(?:měst\w+|obc\w+|ve?)\s+)*$", re.IGNORECASE
)
# Whose plan it was: "Strategický plán města Mostu".
_PLAN_OF = re.compile(r"(?:plán\w*|strategi\w+|začleňování)\s+(?:měst\w+|obce)\s+$", re.IGNORECASE)
_BEGINS_IN = re.compile(
    r"\W*(?:(?:zatímco|podobně\s+jako|stejně\s+jako)\s+)?"
    r"(?:ve?\s+(?:(?:soused|nedalek|blízk|vedlejš|okoln)\w+\s+)?|(?:soused|nedalek|vedlejš)\w+\s+)"
    r"(?:(?:městě|obci|město|obec)\s+)?",
    re.IGNORECASE,
)
# The town of all that is told in a sentence, if it names no other: "V Mostě rada …".
_IN_TOWN = re.compile(rf"Ve?\s+(?:(?:městě|obci)\s+)?{_NAME}(?=[\s:,])")
_OF_ANOTHER = re.compile(
    rf"\s(?:ve?|na|měst\w+|obc\w+)\s+[{CAPITAL}]|(?:ské|cké|ská|cká|ští|čtí)\s"
)
# Which denies it of a town, not of its council: "v Mostě nikoli", "nikoli v Mostě".
_DENIED_IN = re.compile(
    r"\W*(?:(?:a|ale|avšak|však|kdežto|zatímco)\s+)?(?:nikoliv?\s+|ne\s+)?"
    r"(?:(?:už|již|však|ale|ovšem|tedy)\s+)?(?:ve?|u)\s",
    re.IGNORECASE,
)
_WHERE_IT_WAS = re.compile(r",\s+(?:kde|odkud)\s")
_TOWN_ITSELF = re.compile(r"\W*(?:Město|Městys|Obec)\s+")  # "Město Most má schválený plán"
_ADJECTIVE = re.compile(r"\w+(?:e?[sc]k[éáý]|[šč]tí)(?=\s+(?:zastupitel|rad[ay](?!\w)|radní))")
_BEHIND = re.compile(r"[^.,;()\n]{0,40}")  # the name may follow the words that tell the approval
# But behind the day of the approval "and" leads to what another body did.
_ANOTHER_BODY = re.compile(r"\s+(?:a|i)\s")
# What turns from that town to the one of the page, before the words that tell the approval.
_TURNS = re.compile(
    r"(?:(?!schvál|přij|odsouhl|posvě|souhlas|podpo).)*?"
    r"(?:[:;]|\s(?:ale|však|avšak|kdežto|zatímco|doma)(?!\w))",
    re.IGNORECASE | re.DOTALL,
)


def approving_towns(
    document: Document, found: Approval, places: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[tuple[Place, ...], ...]:
    """Give the towns whose plan *found* approves: together, or one by one that took one turn.

    Of the towns of a page, *places*, they are those that the words of the approval name, or all
    where these name none; none where they tell of another town.
    """
    words = document.text[found.start : found.end]
    told = (
        words,
        _whose(document, found),
        _before(document, found, words),
        _there(document, found),
    )
    own = next(filter(None, (_named(text, places, gazetteer) for text in told)), ())
    without = _denied(document, found, places, gazetteer)
    if without:
        own = tuple(one for one in own or places if one not in without)
        if not own:
            return ()
    is_of_some = found.is_joint and len(own) < len(places)
    if ((found.is_turn or is_of_some) and own) or OF_EACH.search(words):
        return tuple((town,) for town in own or places)  # "v Tiché a Spálově 29. 6."
    if not own and places and _is_of_another(words + _behind(document, found), places, gazetteer):
        return ()
    return (own or places,)


def _denied(
    document: Document, found: Approval, places: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[Place, ...]:
    """Give the towns of which the sentence of *found* denies it: "…, v Mostě nikoli"."""
    said = _sentence(document, found)
    text = said.text if said else ""
    denied = (text[start:end] for start, end in denied_clauses(text))
    in_towns = (words for words in denied if _DENIED_IN.match(words))
    return tuple(town for words in in_towns for town in _named(words, places, gazetteer))


def _sentence(document: Document, found: Approval) -> Line | None:
    """Give the sentence in which *found* begins."""
    line = _around(document.lines, found.start)
    return _around(sentences_of(line), found.start) if line else None


def _around(lines: Sequence[Line], offset: int) -> Line | None:
    """Give the one of *lines*, which are in order, that holds *offset*."""
    before = bisect_right(lines, offset, key=attrgetter("start"))
    return lines[before - 1] if before and offset < lines[before - 1].end else None


def _whose(document: Document, found: Approval) -> str:
    """Give the name right behind *found*, whose body it was: "schválili zastupitelé v Mostě"."""
    line_end = document.text.find("\n", found.end)
    behind = _OF_NAME.match(document.text, found.end, line_end if line_end >= 0 else sys.maxsize)
    return behind.group() if behind else ""


def _before(document: Document, found: Approval, words: str) -> str:
    """Give the sentence before *found*, where its *words* point there: "Tamní zastupitelé …"."""
    before = document.text[: found.start].rsplit("\n", 1)[-1] if _THERE.search(words) else ""
    return [*filter(None, map(str.strip, before.split(". "))), ""][-1 - bool(before.strip())]


def _there(document: Document, found: Approval) -> str:
    """Give the town with which the sentence of *found* begins: "V Mostě plán prošel: rada …"."""
    line = None if found.is_turn else _sentence(document, found)
    before = line.text[: found.start - line.start] if line else ""
    led = _IN_TOWN.match(before)
    return led.group() if led and not _OF_ANOTHER.search(before, led.end()) else ""


def _behind(document: Document, found: Approval) -> str:
    """Give the words behind *found* that may tell whose body it was."""
    behind = _BEHIND.match(document.text, found.end)
    ends_in_day = found.date is not None and found.date.end == found.end
    is_of_next = ends_in_day and _ANOTHER_BODY.match(document.text, found.end)
    return behind.group() if behind and not is_of_next else ""


def _named(words: str, places: tuple[Place, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give those of *places* that *words* name."""
    named = set(gazetteer.places(words, near=places))
    return tuple(one for one in places if one in named or _stands(one.label, words))


def _stands(label: str, words: str) -> bool:
    short = _WHERE.split(label)[0]  # "v Rokytnici" is in Rokytnice v Orlických horách
    named = (form for form in forms(label) | forms(short) if form in words)  # which is soon seen
    is_word = any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words) for form in named)
    return is_word or speaks_of(label, _REGION.sub("", words))


def _is_of_another(words: str, places: tuple[Place, ...], gazetteer: Gazetteer) -> bool:
    """Whether *words* tell of the body of a town that is none of *places*."""
    return any(not set(meant) & set(places) for meant in _owners(words, places, gazetteer))


def _owners(
    words: str, places: tuple[Place, ...], gazetteer: Gazetteer
) -> Iterator[tuple[Place, ...]]:
    """Give the towns of the bodies that *words* name, each with its namesakes."""
    for mention in gazetteer.find(words, near=places):
        since = max(0, mention.start - _NEAR)
        is_body_of = any(of.search(words, since, mention.start) for of in (_BODY_OF, _PLAN_OF))
        begins_in = _BEGINS_IN.fullmatch(words, 0, mention.start)
        is_subject = _TOWN_ITSELF.fullmatch(words, 0, mention.start)
        is_where = _WHERE_IT_WAS.match(words, mention.end)  # "z Kladna, kde plán schválili"
        if (
            is_body_of
            or is_subject
            or is_where
            or (begins_in and not _TURNS.match(words, mention.end))
        ):
            yield mention.candidates
    for adjective in _ADJECTIVE.finditer(words):
        subject = words[adjective.start() :]
        towns = towns_of_subject(f"{subject[0].upper()}{subject[1:]}", gazetteer)
        if towns and not any(_is_called(place.label, adjective.group()) for place in places):
            yield towns


def _is_called(label: str, adjective: str) -> bool:
    """Whether *adjective* is that of the last word of *label*: "brodští" of Uherský Brod."""
    return speaks_of(_WHERE.split(label)[0].split()[-1], adjective)
