"""The outcomes that one list item tells: often one, sometimes two of two things."""

import re
from itertools import pairwise

from loaders.clauses import clauses
from loaders.document import Line
from loaders.status import is_deed, status_of
from loaders.status_cues import REFUSED
from loaders.themes import themes_of

_RELATIVE = re.compile(r"\s*(?:\w{1,3}\s+)?(?:kte[rř]|jež|jenž|aby|kde\b)", re.IGNORECASE)


def outcomes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the parts of the item between *start* and *end* that tell an outcome each.

    An item is one, however much it joins, unless its clauses tell different outcomes, or one
    tells that a thing was refused. "The council refused it" is an outcome of the thing before.
    """
    told = [clause.main for clause in clauses(Line(start, end, text[start:end]))]
    verdicts = {status_of(clause.text) for clause in told}
    if len({verdict.status for verdict in verdicts}) > 1 and all(map(_is_own_thing, told)):
        return [(clause.start, clause.end) for clause in told]
    refusal = REFUSED.search(text, start, end)
    comma = text.rfind(", ", start, refusal.start()) if refusal else -1
    if comma < 0 or _RELATIVE.match(text, comma + 1):
        return [(start, end)]
    is_apart = _is_own_thing(Line(comma + 2, end, text[comma + 2 : end]))
    return list(pairwise((start, comma, end))) if is_apart else [(start, end)]


def _is_own_thing(clause: Line) -> bool:
    """Whether *clause* tells of a thing of its own rather than of the thing before it."""
    is_refusal = REFUSED.search(clause.text) is not None
    return not is_refusal or is_deed(clause.text) or bool(themes_of(clause.text))
