"""Tables of towns whose columns tell apart by which body a plan was approved, and when.

Město | Dokument          | Schválil      | Dne
Odry  | Strategický plán  | zastupitelstvo | 14. 5. 2013
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from loaders.document import Line
from loaders.parse.deciding_bodies import APPROVED, find_bodies
from loaders.parse.denials import LEFT_OPEN
from loaders.parse.plan_mentions import find_plans
from loaders.text.cells import is_time, rows
from loaders.text.letters import CAPITAL

_BY = re.compile(
    r"(?P<plan>.*?)\s*(?:kdo\s+|kým\s+)?(?:schv[aá]l|odsouhlas|přija)\w*(?:\s+k[dý]\w+)?"
    r"|(?:schvalující|rozhodující)\s+orgán|schvalovatel|orgán|rozhodl[oa]?",
    re.IGNORECASE,
)
_ON = re.compile(r"dne|kdy|datum(?:\s+\w+)?|den(?:\s+\w+)?", re.IGNORECASE)
_IS_OPEN = re.compile(r"plánov|předpokl|očekáv|termín|návrh|předlož|projedn", re.IGNORECASE)
# "Orgán | Dne" tells who sat, "Schválí | Kdy" who will: not that they approved it.
_TELLS = re.compile(r"schvál(?:il|en)|odsouhlas(?:il|en)|přija[lt]|přijet", re.IGNORECASE)
_OUTCOME = re.compile(
    r"výsledek(?:\s+\w+)?|jak|stav|status|rozhodnutí|závěr|hlasování|schváleno", re.IGNORECASE
)
_APPROVED = re.compile(
    r"(?:plán\s+)?(?:byl\s+)?(?:schvál(?:il|en)|odsouhlas(?:il|en)|přija[lt])[aoiy]?"
    r"(?:\s+(?:jednomyslně|jednohlasně|všemi\s+hlasy))?\W*|ano\W*",
    re.IGNORECASE,
)
_ITS_TURN = re.compile(r"projedn(?:á|ají)(?!\w)", re.IGNORECASE)
# Behind the name of a plan: of which town and of which years it is.
_WHOSE = re.compile(
    rf"(?:[\W\d]|(?<!\w)(?:pro|na|nad|pod|ve?|u|obdob\w++|léta|roky|měst\w++|obc\w++|(?-i:[{CAPITAL}])\w++)(?!\w))*+",
    re.IGNORECASE,
)
_BODY_AND_REST = re.compile(r"\W*(?:(?:města|obce|městys\w*|městské\s+části)\W*)?", re.IGNORECASE)


def decisions(cells: Sequence[Line]) -> dict[int, Line | None]:
    """Give for each of *cells* of such columns, by its place, the approval that it tells.

    It is told in the words of a sentence; what tells but a part of one has None.
    """
    told: dict[int, Line | None] = {}
    table = [*rows(cells)] if any(cell.column for cell in cells) else []
    for number, row in enumerate(table):
        at = _place(row)
        if at:
            told |= dict.fromkeys((head.start for head in row[at : at + 2]), None)
            for below in takewhile(lambda one: len(one) > 1, table[number + 1 :]):
                told |= dict(_of_row(below, row, at))
    return told


def _place(heads: Sequence[Line]) -> int:
    """Give the place of the head of a body, beside which its day stands; 0 where none does."""
    pairs = enumerate(pairwise(heads))
    return next((at for at, (body, day) in pairs if at and _tell_apart(body, day)), 0)


def _tell_apart(body: Line, day: Line) -> bool:
    is_open = _IS_OPEN.search(body.text) or _IS_OPEN.search(day.text)
    return bool(_BY.fullmatch(body.text) and _ON.fullmatch(day.text)) and not is_open


def _of_row(
    row: Sequence[Line], heads: Sequence[Line], at: int
) -> Iterator[tuple[int, Line | None]]:
    """Give what *row* tells in the column of the body, which is *at* a place of *heads*."""
    body, day = _below(row, heads[at]), _below(row, heads[at + 1])
    if body is None or day is None:
        return
    yield day.start, None
    did = _did(body.text) if is_time(day.text) and _is_approved(row, heads, at) else None
    around = (_below(row, head) or head for head in reversed(heads[:at]))
    plan = next(filter(None, map(_plan, (heads[at], *around))), "")
    said = f"{plan} {did} {day.text}."
    yield body.start, body._replace(text=said, end=day.end) if did and plan else None


def _is_approved(row: Sequence[Line], heads: Sequence[Line], at: int) -> bool:
    """Whether *row* tells that it was approved, in its cells or by its *heads*; none denies it."""
    outcomes = [_below(row, head) for head in heads if _OUTCOME.fullmatch(head.text)]
    told = [_APPROVED.fullmatch(cell.text) is not None for cell in outcomes if cell]
    is_headed = any(_TELLS.search(head.text) for head in heads[at : at + 2])
    body = (_below(row, heads[at]) or heads[at]).text
    is_open = any(LEFT_OPEN.search(_own_words(cell.text, body)) for cell in row)
    return all(told) and (is_headed or bool(told)) and not is_open


def _own_words(cell: str, body: str) -> str:
    """Leave out of *cell* that it is the turn of another body than *body*."""
    own = {one.body for one in find_bodies(body)}
    is_of_other = own.isdisjoint(one.body for one in find_bodies(cell))
    return _ITS_TURN.sub("", cell) if is_of_other else cell


def _below(row: Sequence[Line], head: Line) -> Line | None:
    return next((cell for cell in row if cell.column == head.column), None)


def _plan(cell: Line) -> str:
    """Give the plan that is all of *cell*, or that the head of a column names."""
    named = (one for one in find_plans(cell.text) if one.is_named and not one.start)
    plan = next(named, None)
    is_all = plan and (_WHOSE.fullmatch(cell.text, plan.end) or _BY.fullmatch(cell.text))
    return plan.title if plan and is_all and not LEFT_OPEN.search(cell.text) else ""


def _did(cell: str) -> str | None:
    """Tell in words what the one body did that is all of a *cell*: "zastupitelstvo města"."""
    named = find_bodies(cell)
    if len(named) != 1 or named[0].start or not _BODY_AND_REST.fullmatch(cell, named[0].end):
        return None
    return APPROVED.get(named[0].body)
