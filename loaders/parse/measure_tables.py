"""Measures of tables: a column of them, or a column for each status."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.document import Line
from loaders.parse.group_names import is_theme
from loaders.parse.measures import Setting, item_measures
from loaders.parse.plan_cells import is_plan
from loaders.parse.sections import status_of_cell
from loaders.parse.status import Verdict, is_deed, stated
from loaders.parse.themes import names_theme
from loaders.records import MeasureRecord
from loaders.text.cells import has_cells, rows
from loaders.text.partnerships import LOCAL
from loaders.text.points import POINT

_HEADS_COLUMN = re.compile(
    r"(?:název\s+)?(?:opatření|záměr|(?P<activity>aktivit[ay])|(?P<project>projekt[uy]?))",
    re.IGNORECASE,
)
_HEADS_STATUS = re.compile(  # and is no fact: "Plán schválen", "Výsledky voleb"
    r"(?!.*(?:schv[aá]l|partnerstv|člen|skupin|voleb)).+", re.IGNORECASE
)
_NO_THING = re.compile(  # the head of its column, or a mere day
    rf"(?:název|měst[oa]|obce?|obec|oblast|téma|termín|datum|rok|kdy|kdo|co|kde|zastupitelstvo|rada"
    rf"|(?:{LOCAL}\s+)?partnerství|LP|memorandum|pracovní\s+skupiny)|{POINT}\.?",
    re.IGNORECASE,
)
# What tells in the column of a status that it is the status of the row.
_MARK = re.compile(r"ano|[xX×+*✓✔☑√•●■]")
_MOST_WORDS_OF_A_HEAD = 5
_FEWEST_COLUMNS = 2


def measures_of_tables(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Give the measures of rows in one of whose cells stands how far they have come.

    The thing is in the column that is headed by measures, else in the cell before the status, or
    before that one if it is none: the day, who does it. Under such a heading it may be but planned,
    unless the line above the table tells otherwise.
    A table may also have a column for each status, whose cells are things, or marks beside things.
    """
    headed: Line | None = None
    told: dict[int, Verdict] = {}
    marked: dict[int, Verdict] = {}
    above: Verdict | None = None
    has_tables = any(line.column or has_cells(line) for line in lines)
    for row in _without_themes(rows(lines)) if has_tables else ():
        heading = next(filter(_heads_measures, row), None)
        marked = _marked_columns(row, heading) or (marked if len(row) > 1 else {})
        told = _statuses(row, marked) or (told if len(row) > 1 else {})
        above = above if len(row) > 1 else _told_above(row[0])
        if told:
            yield from _under_statuses(row, told, setting)
            continue
        headed = heading or (headed if len(row) > 1 else None)
        place = next((at for at, one in enumerate(row) if at and _is_status(one, headed)), None)
        verdict = _mark(row, marked) or (status_of_cell(row[place]) if place else None)
        thing = None if heading else _thing(row[:place], headed)
        if place is None and not headed and len(row) == _FEWEST_COLUMNS and _begins_so(row[0]):
            verdict, thing = stated(row[0].text), row[1] if names_theme(row[1].text) else None
        if thing and headed and not verdict and not _heads_projects(headed):
            verdict = above or Verdict("planned", headed.text)
        if thing and verdict and _is_measure(thing, verdict):
            for found in item_measures(setting, thing.start, thing.end):
                yield replace(found, status=verdict.status, status_cue=verdict.cue)


def _is_measure(thing: Line, verdict: Verdict) -> bool:
    """Whether *thing* is one: what was approved beside a mere town or body is a plan."""
    is_other = is_plan(thing) or _NO_THING.fullmatch(thing.text) or verdict.has_failed
    return not is_other and (verdict.status != "approved" or names_theme(thing.text))


def _without_themes(told: Iterable[list[Line]]) -> Iterator[list[Line]]:
    """Leave out a row of but one cell between two rows of a table: the theme of those below."""
    before: list[Line] = []
    last: list[Line] = []
    for row in (*told, []):
        is_within = len(before) == len(row) > _FEWEST_COLUMNS
        if last and not (len(last) == 1 and is_within and _is_part(last[0])):
            yield last
            before = last
        last = row


def _is_part(line: Line) -> bool:
    is_other = line.bullet or line.column or line.text.endswith(":") or stated(line.text)
    return not is_other and is_theme(line)


def _marked_columns(row: Sequence[Line], heading: Line | None) -> dict[int, Verdict]:
    """Give the status that each column of *row* heads beside the *heading* of the things."""
    cells = [cell for cell in row if cell is not heading and _heads_status(cell)]
    heads = {cell.column: stated(cell.text) for cell in cells}
    told = {column: verdict for column, verdict in heads.items() if verdict}
    return told if heading and len(told) >= _FEWEST_COLUMNS else {}


def _mark(row: Sequence[Line], marked: dict[int, Verdict]) -> Verdict | None:
    """Give the status in whose column *row* has a mark, if it has but one."""
    marks = [cell.column for cell in row if marked and _MARK.fullmatch(cell.text)]
    return marked.get(marks[0]) if len(marks) == 1 else None


def _told_above(line: Line) -> Verdict | None:
    """Give the status that a heading tells, whatever stands in the table below it."""
    is_heading = not line.bullet and len(line.text.split()) <= _MOST_WORDS_OF_A_HEAD
    return stated(line.text) if is_heading and not line.text.endswith(".") else None


def _is_status(cell: Line, headed: Line | None) -> bool:
    """Whether *cell* tells but a status, and is no thing of the column *headed* by measures."""
    is_thing = headed is not None and cell.column == headed.column
    return not is_thing and status_of_cell(cell) is not None


def _begins_so(cell: Line) -> bool:
    """Whether a row begins with *cell*, which is but a status: "hotovo | oprava bytů"."""
    told = stated(cell.text) if not (cell.column or cell.bullet) else None
    return told is not None and told.cue == cell.text


def _statuses(row: Sequence[Line], marked: dict[int, Verdict]) -> dict[int, Verdict]:
    """Give the status that each column of *row* heads, where two do or more, none *marked*."""
    heads = {cell.column: stated(cell.text) for cell in row if _heads_status(cell)}
    told = {column: verdict for column, verdict in heads.items() if verdict}
    beside = [cell for cell in row if cell.column and cell.column not in told]
    return told if len(told) >= _FEWEST_COLUMNS and not (beside or marked) else {}


def _heads_status(cell: Line) -> bool:
    is_short = len(cell.text.split()) <= _MOST_WORDS_OF_A_HEAD
    is_thing = is_deed(cell.text) or names_theme(cell.text)
    return is_short and not is_thing and _HEADS_STATUS.fullmatch(cell.text) is not None


def _under_statuses(
    row: Sequence[Line], told: dict[int, Verdict], setting: Setting
) -> Iterator[MeasureRecord]:
    """Give the measures of the cells of *row*, each of the status of its column."""
    here = setting.marked(row[0].text)
    for cell in row:
        if cell.column in told and names_theme(cell.text):
            yield from item_measures(replace(here, default=told[cell.column]), cell.start, cell.end)


def _heads_measures(cell: Line) -> bool:
    """Whether *cell* heads a column of measures; activities may be those of each partner."""
    heading = _HEADS_COLUMN.fullmatch(cell.text)
    return heading is not None and not (cell.column and heading["activity"])


def _heads_projects(cell: Line) -> bool:
    """Whether *cell* heads a column of projects, of which only what became of them tells."""
    heading = _HEADS_COLUMN.fullmatch(cell.text)
    return heading is not None and heading["project"] is not None


def _thing(row: Sequence[Line], headed: Line | None) -> Line | None:
    """Give the cell of *row* that tells the thing, in a table of two columns the first."""
    if headed:
        return next((cell for cell in row if cell.column == headed.column), None)
    told = (cell for cell in reversed(row) if is_deed(cell.text) or names_theme(cell.text))
    return row[0] if len(row) == 1 else next(told, None)
