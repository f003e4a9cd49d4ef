"""Of which towns of a page an approval tells: of some, of all, or of another town altogether."""

import re
from collections.abc import Iterator

from loaders.document import Document
from loaders.parse.approvals import Approval
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.resolve.town_subjects import towns_of_subject
from loaders.text.declension import forms
from loaders.text.town_adjectives import speaks_of

_WHERE = re.compile(r"\s+(?:nad|pod|ve?|na|u)\s+")
_NEAR = 60
# Whose body it was, before a name: "Zastupitelstvo města Mostu", "V Mostě schválili …".
_BODY_OF = re.compile(
    r"(?<!\w)(?:zastupitel\w+|rad[ayoěu]|radní\w*)\s+(?:(?:měst\w+|obc\w+|ve?)\s+)*$", re.IGNORECASE
)
_BEGINS_IN = re.compile(
    r"\W*(?:(?:zatímco|podobně\s+jako|stejně\s+jako)\s+)?ve?\s+(?:(?:městě|obci)\s+)?",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"\w+(?:e?[sc]k[éáý]|[šč]tí)(?=\s+(?:zastupitel|rad[ay](?!\w)|radní))")
_BEHIND = re.compile(r"[^.,;()\n]{0,40}")  # the name may follow the words that tell the approval


def approving_towns(
    document: Document, found: Approval, places: tuple[Place, ...], gazetteer: Gazetteer
) -> tuple[tuple[Place, ...], ...]:
    """Give the towns whose plan *found* approves: together, or one by one that took one turn.

    Of the towns of a page, *places*, they are those that the words of the approval name, or all
    where these name none; none where they tell of another town.
    """
    words = document.text[found.start : found.end]
    own = _named(words, places, gazetteer)
    if found.is_turn and own:
        return tuple((town,) for town in own)  # "v Tiché a Spálově 29. 6."
    behind = _BEHIND.match(document.text, found.end)
    told = words + (behind.group() if behind else "")
    if not own and places and _is_of_another(told, places, gazetteer):
        return ()
    return (own or places,)


def _named(words: str, places: tuple[Place, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give those of *places* that *words* name."""
    named = set(gazetteer.places(words, near=places))
    return tuple(one for one in places if one in named or _stands(one.label, words))


def _stands(label: str, words: str) -> bool:
    short = _WHERE.split(label)[0]  # "v Rokytnici" is in Rokytnice v Orlických horách
    named = (form for form in forms(label) | forms(short) if form in words)  # which is soon seen
    is_word = any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words) for form in named)
    return is_word or speaks_of(label, words)


def _is_of_another(words: str, places: tuple[Place, ...], gazetteer: Gazetteer) -> bool:
    """Whether *words* tell of the body of a town that is none of *places*."""
    return any(not set(meant) & set(places) for meant in _owners(words, places, gazetteer))


def _owners(
    words: str, places: tuple[Place, ...], gazetteer: Gazetteer
) -> Iterator[tuple[Place, ...]]:
    """Give the towns of the bodies that *words* name, each with its namesakes."""
    for mention in gazetteer.find(words, near=places):
        is_body_of = _BODY_OF.search(words, max(0, mention.start - _NEAR), mention.start)
        if is_body_of or _BEGINS_IN.fullmatch(words, 0, mention.start):
            yield mention.candidates
    for adjective in _ADJECTIVE.finditer(words):
        subject = words[adjective.start() :]
        towns = towns_of_subject(f"{subject[0].upper()}{subject[1:]}", gazetteer)
        if towns:
            yield towns
