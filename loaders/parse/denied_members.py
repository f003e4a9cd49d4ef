"""Clauses that tell, beside those who are members, who is none: "…; členem není Charita"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.document import Line
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL

_MEMBER = r"(?:člen(?:em|y|kou|ové|ka)?|partner(?:em|y|i)?|součástí)\b"
_AMONG = r"(?:(?:mezi|k)\s+(?:\w+\s+)?(?:člen|partner)\w+|(?:do|ve?)\s+(?:\w+\s+)?partnerství)\b"
_IS_NOT = r"ne(?:ní|jsou|byl[aiyo]?|budou|bude|patří|náleží)\b(?!\s+(?:jen|pouze|jenom|už\s+jen)\b)"
_STAYS_OUT = r"\bne(?:zapoj|vstoup|přistoup|připoj|účastn|přid)\w+(?!\s+(?:se\s+)?(?:jen|pouze)\b)"
_DENIED = Cue(
    rf"\b(?:{_MEMBER}|{_AMONG})\s+(?:\w+\s+){{0,3}}{_IS_NOT}"
    rf"|\b{_IS_NOT}\s+(?:\w+\s+){{0,3}}(?:{_MEMBER}|{_AMONG})"
    rf"|{_STAYS_OUT}|[,;–—-]\s+(?:nikoliv?|bez|vyjma|ne\s+(?:však|už|již|ale))\s",
    re.IGNORECASE,
)
_WHO_IS_NOT = (
    r"(?:člen(?:em|kou|y)|mezi\s+(?:členy|partnery))\s+(?:\w+\s+){0,3}"
    r"ne(?:ní|jsou|by|bu|patř)\w*\s+\w"
)
# Where a clause begins that may deny what is said before it.
_APART = re.compile(
    r";\s+"
    r"|(?:,|\s[–—-])\s+(?=(?:ale|avšak|však|kdežto|zatímco|naopak|přičemž|nikoliv?|ne|bez|vyjma)\s|"
    rf"{_WHO_IS_NOT})"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_NAME = re.compile(rf"[{CAPITAL}]")


def without_denied(line: Line) -> Line:
    """Give *line* without the clauses of it that name who is no member.

    As many spaces stand for those amid it, so that offsets hold. A clause that names nobody is
    about those before it and stays.
    """
    if _DENIED.search(line.text) is None:
        return line
    text = line.text
    for start, end in _clauses(line.text):
        clause = line.text[start:end]
        if _DENIED.search(clause) and _NAME.search(clause, 1):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    kept = text.rstrip(" ,;–—-") if text != line.text else text
    return line._replace(text=kept, end=line.start + len(kept)) if kept else line


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Give where the clauses of *text* behind the first begin and end, and what is in brackets."""
    bounds = [found.start() for found in _APART.finditer(text)]
    yield from pairwise((*bounds, len(text)))
    yield from (found.span() for found in _BRACKETS.finditer(text))
