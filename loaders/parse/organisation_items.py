"""Items that name organisations, told from those that name topics, papers or deeds."""

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.document import Line
from loaders.resolve.organisation_kinds import rule_of
from loaders.resolve.organisation_words import contracted
from loaders.text.legal_forms import take_off
from loaders.text.letters import CAPITAL, LOWER
from loaders.text.verbs import has_small_verb

# of names in ASCII and contracted, beside what the rules of kinds know
_ORGANISATION = re.compile(
    r"(?:mest[oa]|obec|mestys|meu|oou|obvodni oddeleni|sbor|dum|spolek|svaz|ustav|agentura|"
    r"[oc]ssz|(?:ceska|krajska) sprava|"
    r"nemocnice|(?:technicke|komunalni) sluzby|clovek v tisni|(?:mikro)?region|nadac\w+|"
    r"(?:\w+ ){0,3}(?:skola|sdruzeni|spolek|komora|klub|poradna|centrum|stredisko|stacionar))\b"
)
_BEGINS_A_NAME = re.compile(  # in small letters only with a word for a body
    r"měst|městys|ob[ec]|úřad|škol|základní|mateřsk|střední|oblastní|farní|farnost|charit|diakoni|"
    r"sdružení|spolek|polici|probační|agentura|místní|státní|krajsk|okresní|centrum|dům|statutární|neziskov|"
    r"organizac|sociální|mikroregion|svaz|klub|nemocnic|knihovn|speciáln|praktick|odborn|gymnázi|učiliště|rodinn|"
    r"občansk|komunitn|pedagogick|technick|bytov|tělovýchovn|sportovn|sbor|církev|římsk|dětsk|domov|azylov|družstv|"
    rf"[{LOWER} ]{{2,40}}:\s+[{CAPITAL}]"
)
_MOSTLY = 0.6
_REMEMBERED = 20_000  # names, as in organisation_words
_TOWN = re.compile(rf"(?:město|obec|městys)\s[{CAPITAL}]")


def is_organisation(item: Line) -> bool:
    """Tell whether *item* is named as organisations are: by its words or by a legal form."""
    return _is_organisation(item.text)


@lru_cache(_REMEMBERED)
def _is_organisation(name: str) -> bool:
    words = contracted(name)
    if _ORGANISATION.match(words) or take_off(name)[1]:
        return True
    rule = rule_of(words)
    return not rule.yields_to_form and rule.kind not in ("commission", "working-group")


def are_mostly_organisations(items: Sequence[Line]) -> bool:
    """Tell whether *items* are names, and enough of them certainly of organisations."""
    return (
        bool(items)
        and not are_deeds(items)
        and sum(map(is_organisation, items)) >= _MOSTLY * len(items)
        and 2 * sum(map(is_sentence, items)) <= len(items)
    )


def begins_a_name(item: Line) -> bool:
    """Tell whether *item* begins as names or groups do: "město Most", "za školy: ZŠ Most"."""
    return not item.text[:1].islower() or _BEGINS_A_NAME.match(item.text) is not None


def may_begin_a_name(text: str, start: int) -> bool:
    """Tell whether what begins at *start* of *text* may be a name: by its letter or first word."""
    return text[start].isupper() or _BEGINS_A_NAME.match(text, start) is not None


def are_deeds(items: Sequence[Line]) -> bool:
    """Tell what partners do or deal with, "zřídit klub", from names of bodies.

    What is nested may be but departments, and what it is nested in but groups.
    """
    least = min((item.indent for item in items), default=0)
    outer = [item for item in items if item.indent == least]
    return all(2 * sum(map(_is_deed, told)) > len(told) for told in (items, outer))


def _is_deed(item: Line) -> bool:
    return not begins_a_name(item) or (item.text[0].islower() and is_sentence(item))


def is_sentence(item: Line) -> bool:
    """Tell a deed, such as "Město Most otevřelo klub"; a capital is no verb: "Nové Sedlo"."""
    return has_small_verb(item.text)


def are_named(items: Sequence[Line]) -> bool:
    """Tell proper names, which have a capital, from "school, police": most of *items* have one."""
    return 2 * sum(map(_is_named, items)) > len(items)


def _is_named(item: Line) -> bool:
    return item.text[:1].isupper() or _TOWN.match(item.text) is not None
