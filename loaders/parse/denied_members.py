"""Clauses that tell, beside those who are members, who is none: "…; členem není Charita"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.document import Line
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.verbs import has_small_verb

_MEMBER = r"(?:člen(?:em|y|kou|ové|ka)?|partner(?:em|y|i)?|součástí)\b"
_AMONG = r"(?:(?:mezi|k)\s+(?:\w+\s+)?(?:člen|partner)\w+|(?:do|ve?)\s+(?:\w+\s+)?partnerství)\b"
_IS_NOT = r"ne(?:ní|jsou|byl[aiyo]?|budou|bude|patří|náleží)\b(?!\s+(?:jen|pouze|jenom|už\s+jen)\b)"
_STAYS_OUT = r"\bne(?:zapoj|vstoup|přistoup|připoj|účastn|přid)\w+(?!\s+(?:se\s+)?(?:jen|pouze)\b)"
_NOT_ONLY = r"(?!(?:jen|pouze|jenom)\b)"
_DENIED = Cue(
    rf"\b(?:{_MEMBER}|{_AMONG})\s+(?:\w+\s+){{0,3}}{_IS_NOT}"
    rf"|\b{_IS_NOT}\s+(?:\w+\s+){{0,3}}(?:{_MEMBER}|{_AMONG})"
    rf"|{_STAYS_OUT}|[,;–—-]\s+(?:nikoliv?|bez|vyjma|ne\s+(?:však|už|již|ale))\s+{_NOT_ONLY}",
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
# A comma behind which the clause does not go on, with its legal form or with more about it.
_NEXT = re.compile(
    r",\s+(?!(?:\w{1,2}\.\s?){2}|(?:kter|je[žn]|jehož|proto|neboť|ani\b|ačkoli|přestože|i\s+když))"
)
_SEVERAL = re.compile(r"ne(?:jsou|byl[iy]|budou)\b", re.IGNORECASE)  # who are not members
_BARRIER_FREE = re.compile(r"\s[–—-]\s+bez\s")
_ONE_WORD = re.compile(r"(?:^|[,:;]|\s(?:ai?|i|jsou|je|tvoří))\s*\w+$")
_IS_MEMBER = re.compile(rf"\b{_MEMBER}", re.IGNORECASE)
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
    bounds = [one.start() for one in _APART.finditer(text) if not _is_in_name(text, one.start())]
    for start, limit in pairwise((*bounds, len(text))):
        yield start, _end(text, start, limit)
    yield from (found.span() for found in _BRACKETS.finditer(text))


def _is_in_name(text: str, start: int) -> bool:
    """Tell a dash behind the only word of an item: "Spolek – bez Bariér, z.s."."""
    return (
        _BARRIER_FREE.match(text, start) is not None and _ONE_WORD.search(text[:start]) is not None
    )


def _end(text: str, start: int, limit: int) -> int:
    """Give where a clause ends that denies one: those behind its comma are members again."""
    denied = _DENIED.search(text, start, limit)
    if text[start] == ";" or denied is None or _SEVERAL.search(denied.group()):
        return limit
    commas = (comma.start() for comma in _NEXT.finditer(text, denied.end(), limit))
    return next((comma for comma in commas if not _tells_more(text[comma + 1 : limit])), limit)


def _tells_more(rest: str) -> bool:
    """Whether behind a denial comes another sentence, and no more members: "škola se omluvila"."""
    clause = rest.partition(",")[0]
    return has_small_verb(clause) and _IS_MEMBER.search(clause) is None
