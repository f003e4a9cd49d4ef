"""Rows of a table of which each tells how the body of one town decided on a plan of several.

Zastupitelstvo obce | Zasedání   | Strategický plán
Osoblaha            | 7. 9. 2016 | schválen
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.parse.plan_cells import plans_said
from loaders.parse.plan_mentions import find_plans
from loaders.records import Place, PlanRecord
from loaders.text.cells import rows
from loaders.text.dates import find_dates
from loaders.text.declension import forms

_APPROVED = re.compile(
    r"(?:plán\s+)?(?:jednomyslně\s+)?(?:schválen|přijat|ano(?!\w)|✓)", re.IGNORECASE
)
_OF_APPROVAL = re.compile(r"(?:schválen|přijet|přijat)[íoay]?(?!\w)", re.IGNORECASE)
_NOT_APPROVED = re.compile(r"(?<!\w)ne|odlož|odročen|zamít|stažen|vrácen", re.IGNORECASE)
_IS_OPEN = re.compile(r"(?<!\w)(?:bude|budou|plánovan|předpokl|termín|návrh)", re.IGNORECASE)
_BODIES = {
    "Zastupitelstvo {} schválilo": re.compile(r"(?<!\w)zastupitel", re.IGNORECASE),
    "Rada {} schválila": re.compile(r"(?<!\w)rad[ayoěu]?(?!\w)", re.IGNORECASE),
    "V {} byl schválen": re.compile(""),
}
_BODY = re.compile(r"(?:zastupitelstvo|rada)(?:\s+(?:města|obce|městyse))?", re.IGNORECASE)
_FEWEST_CELLS = 2
_FEWEST_TOWNS = 2


def plans_of_rows(lines: Sequence[Line], setting: Setting) -> tuple[PlanRecord, ...]:
    """Give the approved plans of the tables among *lines*, for each row that of its town.

    The plan is named in the head of the table or in the line above it; so is the body, if at all.
    A table of one town is none of these.
    """
    lead: list[Line] = []
    head: list[Line] = []
    plans: list[PlanRecord] = []
    for row in rows(lines) if any(line.column for line in lines) else ():
        if len(row) < _FEWEST_CELLS:
            lead, head = row, []
        elif not head:
            head = row
        else:
            plans += _plans_of_row(row, lead, head, setting)
    return tuple(plans) if len({plan.municipalities for plan in plans}) >= _FEWEST_TOWNS else ()


def _plans_of_row(
    row: Sequence[Line], lead: Sequence[Line], head: Sequence[Line], setting: Setting
) -> Iterator[PlanRecord]:
    """Give the plan of a *row* that names a town, its day, and that it was approved."""
    told = " ".join(cell.text for cell in (*lead, *head))
    plan = next((one for one in find_plans(told) if one.is_named), None)
    town = _town(row[0], setting)
    days = _days(row, head)
    if not (plan and town and len(days) == 1 and _is_approved(row, head)):
        return
    deciding = f"{told} {_body_of(row)}"
    verb = next(words for words, body in _BODIES.items() if body.search(deciding))
    said = f"{verb.format(town.label)} {plan.title} {days[0]}."
    yield from plans_said(said, replace(setting, towns=(town,)), row[0].start, row[-1].end)


def _body_of(row: Sequence[Line]) -> str:
    """Give the cell of *row* that is but a body: "zastupitelstvo", "rada města"."""
    return next((cell.text for cell in row[1:] if _BODY.fullmatch(cell.text)), "")


def _town(cell: Line, setting: Setting) -> Place | None:
    """Give the town of the page that *cell* names: "Osoblaha", "Zastupitelstvo města Krnova"."""
    called = (town for town in setting.towns if forms(town.label) & {cell.text})
    named = setting.gazetteer.places(cell.text, setting.towns)
    return next(chain(called, (town for town in named if town in setting.towns)), None)


def _days(row: Sequence[Line], head: Sequence[Line]) -> list[str]:
    """Give the cells of *row* that are days, those below "Schváleno" where there are any."""
    dated = [cell for cell in row[1:] if find_dates(cell.text)]
    headed = [cell for cell in dated if _OF_APPROVAL.search(_head_of(cell, head))]
    return [cell.text for cell in headed or dated]


def _head_of(cell: Line, head: Sequence[Line]) -> str:
    return next((above.text for above in head if above.column == cell.column), "")


def _is_approved(row: Sequence[Line], head: Sequence[Line]) -> bool:
    """Whether a cell says so, or the head does of a day: "Schváleno | 7. 9. 2016"."""
    if any(_IS_OPEN.search(cell.text) for cell in (*row, *head)):
        return False
    dated = (cell for cell in row[1:] if find_dates(cell.text))
    is_headed = any(_OF_APPROVAL.search(_head_of(cell, head)) for cell in dated)
    is_denied = any(_NOT_APPROVED.search(cell.text) for cell in row)
    return not is_denied and (is_headed or any(_APPROVED.match(cell.text) for cell in row[1:]))
