"""Rows of a table of which each tells how the body of one town decided on a plan of several.

Zastupitelstvo obce | Zasedání   | Strategický plán
Osoblaha            | 7. 9. 2016 | schválen
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.parse.plan_cells import is_plan, plans_said
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.records import Place, PlanRecord
from loaders.text.cells import rows
from loaders.text.dates import find_dates
from loaders.text.declension import forms
from loaders.text.points import YEAR

_APPROVED = re.compile(
    r"(?:plán\s+)?(?:jednomyslně\s+)?(?:schválen|přijat|ano(?!\w)|✓)", re.IGNORECASE
)
_OF_APPROVAL = re.compile(
    r"(?:(?:schválen|přijet|přijat)[íoay]?|(?:schváli|přija)l[aoiy])(?!\w)", re.IGNORECASE
)
# Over a table whose rows each tell a body and its day: "Přehled schvalování".
_OF_DECISIONS = re.compile(r"schvalov|schvál(?:en|il)|přijet|přijímán|odsouhlas", re.IGNORECASE)
_NOT_APPROVED = re.compile(r"(?<!\w)ne|odlož|odročen|zamít|stažen|vrácen", re.IGNORECASE)
_IS_OPEN = re.compile(r"(?<!\w)(?:bude|budou|plánovan|předpokl|očekáv|termín|návrh)", re.IGNORECASE)
_IS_TO_COME = re.compile(rf"{_IS_OPEN.pattern}|harmonogram|projedn", re.IGNORECASE)
_BODIES = {
    "Zastupitelstvo {} schválilo": re.compile(r"(?<!\w)zastupitel", re.IGNORECASE),
    "Rada {} schválila": re.compile(r"(?<!\w)rad[ayoěu]?(?!\w)", re.IGNORECASE),
    "V {} byl schválen": re.compile(""),
}
_YEARS = re.compile(rf",?\s+(?:(?:na|pro)\s+\w+\s+)?{YEAR}\s?[–-]\s?{YEAR}$")
_BARE = re.compile(r"(?:\w+ý\s+)?plán\s*:?", re.IGNORECASE)
_BODY = re.compile(r"(?:zastupitelstvo|rada)(?P<whose>(?:\s+[^\W\d]+){0,6})", re.IGNORECASE)
_NO_NAME = ("města", "obce", "městyse", "nad", "pod", "u", "v", "ve", "na")
_FEWEST_CELLS = 2
_FEWEST_TOWNS = 2


class _Row(NamedTuple):
    """What a row tells: the approval in words, by the body of *town*, in *cells*.

    *has_body* tells that a cell names the body, or is headed by the approval.
    """

    town: Place
    said: str
    cells: Sequence[Line]
    has_body: bool


def plans_of_rows(lines: Sequence[Line], setting: Setting) -> tuple[PlanRecord, ...]:
    """Give the approved plans of the tables among *lines*, for each town those of its rows.

    The plan is named in the head of the table, in the line above it, or in the first cell of the
    row or of one above; so is the body, if at all. A table of one town is none of these.
    """
    told = _by_town(lines, setting)
    several = told if len(told) >= _FEWEST_TOWNS else ()
    return tuple(plan for own in several for plan in _plans(own, setting))


def plans_of_bodies(lines: Sequence[Line], setting: Setting) -> tuple[PlanRecord, ...]:
    """Give the approved plans of tables of one town, whose rows each name the body."""
    told = ([row for row in own if row.has_body] for own in _by_town(lines, setting))
    return tuple(plan for own in told if own for plan in _plans(own, setting))


def _by_town(lines: Sequence[Line], setting: Setting) -> list[list[_Row]]:
    """Give the rows that tell an approval, together those of one town."""
    told: dict[Place, list[_Row]] = {}
    for row in _rows(lines, setting) if any(line.column for line in lines) else ():
        told.setdefault(row.town, []).append(row)
    return list(told.values())


def _plans(told: Sequence[_Row], setting: Setting) -> Iterator[PlanRecord]:
    """Give the plans that the rows of one town tell of."""
    said = " ".join(row.said for row in told)
    own = replace(setting, towns=(told[0].town,))
    yield from plans_said(said, own, told[0].cells[0].start, told[-1].cells[-1].end)


def _rows(lines: Sequence[Line], setting: Setting) -> Iterator[_Row]:
    """Give the rows of the tables among *lines* that tell an approval."""
    lead: Sequence[Line] = ()
    head: Sequence[Line] = ()
    plan: Sequence[Line] = ()
    only = _only_plan(lines)
    for row in rows(lines):
        if len(row) < _FEWEST_CELLS and not row[0].column:
            lead, head, plan = (*row, *(only if _BARE.fullmatch(row[0].text) else ())), (), ()
        elif not head:
            head = row
        else:
            own = [cell for cell in row[:1] if not cell.column]
            plan = [cell for cell in own if _is_plan(cell)] if own else plan
            cells = row[1:] if own and plan else row
            told = _told(cells, (*lead, *head, *plan), head, setting) if cells else None
            yield from filter(None, (told,))


def _only_plan(lines: Sequence[Line]) -> Sequence[Line]:
    """Give the line that is but the name of a plan, where no other plan is named so."""
    named = [line for line in lines if _is_only_plan(line)]
    return named if len(named) == 1 else ()


def _is_only_plan(line: Line) -> bool:
    """Whether *line* is but the name of a plan, with no word that its days are to come."""
    name = line._replace(text=_YEARS.sub("", line.text))
    return bool(name.text) and is_plan(name) and not _IS_TO_COME.search(name.text)


def _named(cells: Sequence[Line]) -> PlanMention | None:
    """Give the plan that *cells* name."""
    told = " ".join(cell.text for cell in cells)
    return next((one for one in find_plans(told) if one.is_named), None)


def _is_plan(cell: Line) -> bool:
    """Whether *cell* begins with the name of a plan, not of its revision."""
    return any(one.is_named and one.is_direct and not one.start for one in find_plans(cell.text))


def _told(
    row: Sequence[Line], around: Sequence[Line], head: Sequence[Line], setting: Setting
) -> _Row | None:
    """Read a *row* that names a town or its body, the day, and that it approved the plan.

    *around* are the cells that tell of which plan, *head* those that head the columns.
    """
    plan, body, named = _named(around), _body_of(row), _town(row[0], setting)
    is_headed = _is_headed(row, head)
    only = setting.towns[0] if is_headed and row[0].column and len(setting.towns) == 1 else None
    town = named or (_town(body, setting) if body else only)
    is_of_plan = plan and (row[0].column or named or find_dates(row[0].text))
    days = _days(row, head)
    if not (plan and is_of_plan and town and len(days) == 1 and _is_approved(row, around, head)):
        return None
    deciding = body.text if body else " ".join(cell.text for cell in around)
    verb = next(words for words, named in _BODIES.items() if named.search(deciding))
    return _Row(town, f"{verb.format(town.label)} {plan.title} {days[0]}.", row, bool(body or only))


def _body_of(row: Sequence[Line]) -> Line | None:
    """Give the cell of *row* that is but a body: "zastupitelstvo", "Rada města Krnova"."""
    return next((cell for cell in row if _names_of_body(cell) is not None), None)


def _names_of_body(cell: Line) -> list[str] | None:
    """Give the words by which a *cell* names the town of a body; None where it names more."""
    body = _BODY.fullmatch(cell.text)
    names = [word for word in body["whose"].split() if word not in _NO_NAME] if body else []
    return names if body and all(word[0].isupper() for word in names) else None


def _town(cell: Line, setting: Setting) -> Place | None:
    """Give the town of the page that *cell* names: "Osoblaha", "Zastupitelstvo města Krnova".

    A body without a name is of the only town.
    """
    if _names_of_body(cell) == []:
        return setting.towns[0] if len(setting.towns) == 1 else None
    called = (town for town in setting.towns if forms(town.label) & {cell.text})
    named = setting.gazetteer.places(cell.text, setting.towns)
    return next(chain(called, (town for town in named if town in setting.towns)), None)


def _days(row: Sequence[Line], head: Sequence[Line]) -> list[str]:
    """Give the cells of *row* that are days, those below "Schváleno" where there are any."""
    dated = [cell for cell in row if find_dates(cell.text)]
    headed = [cell for cell in dated if _OF_APPROVAL.search(_head_of(cell, head))]
    return [cell.text for cell in headed or dated]


def _head_of(cell: Line, head: Sequence[Line]) -> str:
    return next((above.text for above in head if above.column == cell.column), "")


def _is_headed(row: Sequence[Line], head: Sequence[Line]) -> bool:
    """Whether a day of *row* stands below "Schváleno"."""
    dated = (cell for cell in row if find_dates(cell.text))
    return any(_OF_APPROVAL.search(_head_of(cell, head)) for cell in dated)


def _is_approved(row: Sequence[Line], around: Sequence[Line], head: Sequence[Line]) -> bool:
    """Whether a cell says so, or the head does of a day: "Schváleno | 7. 9. 2016".

    Where the row names a body, it is enough that what is told *around* speaks of decisions.
    """
    if any(_IS_OPEN.search(cell.text) for cell in (*row, *head)):
        return False
    told = " ".join(cell.text for cell in around)
    is_of_body = _OF_DECISIONS.search(told) and not _IS_TO_COME.search(told) and _body_of(row)
    is_denied = any(_NOT_APPROVED.search(cell.text) for cell in row)
    is_told = (
        _is_headed(row, head) or bool(is_of_body) or any(_APPROVED.match(cell.text) for cell in row)
    )
    return not is_denied and is_told
