"""What a sentence tells of another town than its page: "Na rozdíl od Loun, kde funguje …"."""

import re
from functools import lru_cache

from loaders.document import Document
from loaders.resolve.places import gazetteer
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.partnerships import NAMED

_NAME = rf"[{CAPITAL}]\w{{2,}}(?:\s+(?:(?:nad|pod|u|ve?|na)\s+)?[{CAPITAL}]\w+){{0,3}}"
# What sets another town against that of the page, or visits it.
_BESIDE = (
    r"\b(?i:na\s+rozdíl\s+od|oproti|(?:stejně|podobně|tak)\s+jako|inspir\w+|vzor\w*|příklad\w*"
    r"|zkušenost\w*|navštív\w*|návštěv\w*|exkurz\w*|sousedn\w+|nedalek\w+)\s+(?:[^\s.;:]+\s+){0,3}?"
)
# Whose clause it is: "… od Loun, kde partnerství funguje", "zatímco v Lounech funguje".
_WHERE = Cue(
    rf"{_BESIDE}(?P<name>{_NAME}),\s+kde\s+[^,;.:]*$"
    rf"|\b(?i:zatímco|kdežto)\s+(?:(?:ve?|na|měst\w+|obc\w+|sousedn\w+|nedalek\w+)\s+)*"
    rf"(?P<other>{_NAME})(?:(?!\s(?:i|také|a)\s|\sve?\s+[{CAPITAL}])[^;.:,])*$"
)
# Where it came about, behind what came about: "vzniklo partnerství v sousedním Chomutově".
_THERE = Cue(rf"^[^,;.:]{{0,90}}?\b(?:ve?|na)\s+(?:sousedn|nedalek|blízk)\w+\s+(?P<name>{_NAME})")
# Whose partnership it is: "Partnerství v Chomutově bylo založeno", "vzniklo LP Jirkov".
_OWNER = rf"(?i:{NAMED})\s+(?:ve?\s+)?(?P<name>{_NAME})"
_OWNED = Cue(rf"\b{_OWNER}(?:\s+[^\s,;.:]+){{0,3}}\s*$")
_OWNED_BEHIND = Cue(rf"^(?:[^\s,;.:]+\s+){{0,4}}?{_OWNER}")
_OF_TOWN = re.compile(rf"\b(?:[Pp]artnerství|[Mm]ěst[aoě]|LP)\s+(?:ve?\s+)?{_NAME}")
_LONGEST_HEADING = 80  # characters
_LAST_LETTERS = 3  # which the cases of a name change: "Krupka", "v Krupce"
_SHORTEST = 3
_REMEMBERED = 2  # pages: the one that is read


def is_of_other_town(document: Document, text: str, at: int) -> bool:
    """Whether what *text* tells from *at* on is about a town that does not head *document*."""
    found = _WHERE.search(text[:at]) or _THERE.search(text[at:])
    if found is None:
        return False
    names = found.groupdict()
    first = (names["name"] or names["other"]).split()[0]
    stem = first[: max(_SHORTEST, len(first) - _LAST_LETTERS)]
    stem = stem.removesuffix(stem[-1]) if stem == first else stem
    heads = _heads(document)
    is_head = re.search(rf"(?<!\w){re.escape(stem)}", heads) is not None
    return not is_head and _names_town(heads)


def is_not_of_page(document: Document, text: str, at: int) -> bool:
    """Tell the same of the page of one partnership, where another is named by its town.

    What heads other pages may be but a part of their towns.
    """
    found = _OWNED.search(text[:at]) or _OWNED_BEHIND.search(text[at:])
    owners = {*gazetteer().places(found[0])} if found else set()
    own = {*gazetteer().places(_heads(document))} if owners else set()
    is_owned = bool(owners and own) and not owners & own
    return is_owned or is_of_other_town(document, text, at)


def _names_town(heads: str) -> bool:
    """Whether *heads* name a town at all; where none does, nobody knows which one is another."""
    return bool(_OF_TOWN.search(heads) or gazetteer().find(heads))


@lru_cache(_REMEMBERED)
def _heads(document: Document) -> str:
    """Give the title and what stands over the texts of *document*: short lines, no sentences."""
    short = (line.text for line in document.lines if len(line.text) <= _LONGEST_HEADING)
    return "\n".join((document.title or "", *(one for one in short if not one.endswith("."))))
