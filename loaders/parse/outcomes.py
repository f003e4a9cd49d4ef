"""The outcomes that one list item tells: often one, sometimes two of two things."""

import re
from itertools import pairwise

from loaders.document import Line
from loaders.parse.clauses import clauses
from loaders.parse.status import has_predicate, is_deed, status_of
from loaders.parse.status_cues import REFUSED
from loaders.parse.themes import themes_of
from loaders.text.verbs import finite_verbs

_RELATIVE = re.compile(r"\s*(?:\w{1,3}\s+)?(?:kte[rř]|jež|jenž|aby|kde\b)", re.IGNORECASE)

_ITS_PART = re.compile(r"(?:jeho|její|jejich)\s+součást", re.IGNORECASE)
_OF_IT = re.compile(r"(?<!\w)(?:ho|jej|ji|něm|ní|nich|jim|mu|to|tam|zde)(?!\w)", re.IGNORECASE)
_TO_COME = ("in-preparation", "planned")
_ITS = re.compile(r"(?<!\w)(?:jeho|její|jejich)\s+", re.IGNORECASE)


def outcomes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the parts of the item between *start* and *end* that tell an outcome each.

    An item is one, however much it joins, unless its clauses tell different outcomes, or one
    tells that a thing was refused. "The council refused it" is an outcome of the thing before.
    """
    told = [clause.main for clause in clauses(Line(start, end, text[start:end]))]
    verdicts = {status_of(clause.text) for clause in told}
    are_told = all(verdict.cue for verdict in verdicts) and all(map(_is_own_thing, told))
    if len({verdict.status for verdict in verdicts}) > 1 and are_told:
        return [(clause.start, clause.end) for clause in told]
    comma = _before_last_outcome(text, start, end) or _before_what_is_to_come(text, start, end)
    return [(start, end)] if comma is None else list(pairwise((start, comma, end)))


def _before_last_outcome(text: str, start: int, end: int) -> int | None:
    """Give the comma after which a label without a verb is followed by another thing's outcome."""
    refusal = REFUSED.search(text, start, end)
    comma = text.rfind(", ", start, refusal.start() if refusal else end)
    after = Line(comma + 2, end, text[comma + 2 : end])
    if comma < 0 or _RELATIVE.match(text, comma + 1):
        return None
    is_told = is_deed(after.text) or _tells_more(after.text) or bool(themes_of(after.text))
    is_outcome = refusal is not None or (is_told and has_predicate(after.text))
    return comma if is_outcome and _is_own_thing(after) else None


def _before_what_is_to_come(text: str, start: int, end: int) -> int | None:
    """Give the semicolon behind which a clause tells of another thing that it is yet to come."""
    at = text.rfind("; ", start, end)
    after = Line(at + 2, end, text[at + 2 : end])
    if at < 0 or not _is_own_thing(after) or _OF_IT.search(after.text):
        return None
    verdict = status_of(after.text)
    is_told = verdict.cue is not None and has_predicate(after.text)
    return at if is_told and verdict.status in _TO_COME else None


def _tells_more(text: str) -> bool:
    """Whether *text* tells a deed on the thing before: "the town prepares their extension"."""
    its = _ITS.search(text)
    return its is not None and is_deed(text[its.end() :])


def _is_own_thing(clause: Line) -> bool:
    """Whether *clause* tells of a thing of its own rather than of the thing before it."""
    first = next(finite_verbs(clause.text), None)
    if _ITS_PART.match(clause.text) or (first and first.start() == 0):
        return False
    is_refusal = REFUSED.search(clause.text) is not None
    return not is_refusal or is_deed(clause.text) or bool(themes_of(clause.text))
