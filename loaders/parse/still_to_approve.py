"""What tells behind weak words that the approval is yet to come: "podpořili, schválí v září"."""

import re
from collections.abc import Sequence

from loaders.parse.antecedents import OTHER_OBJECT
from loaders.parse.deciding_bodies import ASSEMBLY, COUNCIL, names
from loaders.text.cues import Cue
from loaders.text.predications import Predication

# Who still has to approve has only supported it: "podpořili, formálně jej však schválí v září".
_STILL_TO_APPROVE = Cue(
    r"\b(?:schválí|odsouhlasí|rozhodne|rozhodnou|(?:bude|budou|mají|má)\s+(?:[^,;]{0,40}\s)?"
    r"(?:hlasovat|schvalovat|schválit|rozhodovat|rozhodnout))\b",
    re.IGNORECASE,
)
# The support of the council may be but its word to the assembly.
_RECOMMENDED = Cue(
    r"\b(?:doporuč|předa|předlož|postoup)\w+\s+(?:[^,;]{0,40}\s)?(?:ke?\s+(?:schválení|přijetí|odsouhlasení)"
    r"|(?:schválit|přijmout|odsouhlasit))\b",
    re.IGNORECASE,
)
# What else is recommended with it: "spolu s rozpočtem".
_WITH_OTHERS = re.compile(
    r"\b(?:(?:(?:spolu|společně|zároveň|současně|souběžně|i)\s+se?|včetně)\s+)\w+(?:\s+\w+){0,3}",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:(?:Ta|Ti|Zároveň|Současně|Následně|A)\s+)?(?:\w{2,4}\s+)?(?i:doporučil[aoi]?)(?!\w)"
)
_APPROVES = re.compile(r"schv|odsouhl|přij", re.IGNORECASE)
_ALSO = re.compile(r"\s+(?:i(?!\s+se?\s)|také|též|rovněž)\s", re.IGNORECASE)
_OF_PLAN = re.compile(r"\b(?:plán|strategi|dokument|(?:je[jn]|ho|ji)(?!\w))", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"\bo\s+(?!něm|ní(?!\w)|tom|(?:\w+ém\s+){0,2}?(?:plán|strategi|dokument)|(?:jeho\s+)?(?:schvál|přij|odsouhl))\w",
    re.IGNORECASE,
)


def is_still_to_come(part: Predication, behind: Sequence[Predication]) -> bool:
    """Whether those *behind* a *part*, no approval by its words alone, tell that it was none.

    It is left to others, or the support of the council is its word to the assembly.
    """
    return _is_left_open(behind) or _is_recommended(part, behind)


def is_recommended_next(sentence: str, after: str) -> bool:
    """Whether *after* tells of the support in the *sentence* before that it but recommends."""
    is_weak = _APPROVES.search(sentence) is None
    return is_weak and _NEXT.match(after) is not None and _recommends(after)


def _is_left_open(parts: Sequence[Predication]) -> bool:
    """Whether *parts* tell that somebody has the approval yet to give."""
    return any(_STILL_TO_APPROVE.search(one.text) and not _is_of_other(one.text) for one in parts)


def _is_recommended(part: Predication, behind: Sequence[Predication]) -> bool:
    """Whether the council, of which alone *part* tells, but recommended the plan."""
    is_of_council = names(COUNCIL, part.text) and not names(ASSEMBLY, part.text)
    return is_of_council and any(_recommends(one.text) for one in behind)


def _recommends(text: str) -> bool:
    """Whether *text* recommends the plan, not another thing: "přijmout i pravidla bydlení"."""
    found = _RECOMMENDED.search(text)
    if found is None:
        return False
    alone = _WITH_OTHERS.sub("", text[found.start() :])
    is_of_other = _ALSO.match(text, found.end()) or OTHER_OBJECT.search(alone)
    return not is_of_other or _OF_PLAN.search(text, found.start()) is not None


def _is_of_other(text: str) -> bool:
    """Whether another thing than the plan is to be decided: "o jeho financování rozhodne rada"."""
    return _OF_OTHER.search(text) is not None or OTHER_OBJECT.search(text) is not None
