"""Measures of the lists that a page heads as measures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document import Line
from loaders.parse.measures import Setting, item_measures
from loaders.parse.prose_measures import prose_measures
from loaders.parse.sections import status_of_cell
from loaders.parse.status import Verdict, is_deed, is_participle, stated
from loaders.parse.themes import names_theme
from loaders.records import MeasureRecord
from loaders.text.bullet_lists import BulletList, bullet_lists
from loaders.text.cells import cells, has_cells
from loaders.text.cues import Cue
from loaders.text.points import POINT
from loaders.text.verbs import has_finite_verb

_OF_MEASURES = Cue(
    r"\b(?:opatření|aktivit[ya]?|záměr[yů]|krok[yů]|výsledk[yůu]|výsledků|úspěch[yů]|výstup[yů]|přínos[yů])\b"
    r"|\b(?:realizace|plnění|naplňování)\s+(?:\w+\s+)?plánu"
    r"|podařilo|povedlo|dosáh\w+|zaváza\w+|před námi|čeká|připravujeme|plánujeme"
    r"|\bplán na (?:příští|další)\s|v harmonogramu"
    r"|\b(?:plán|město|obec|strategie|dokument|partneři|radnice)\s+(?:\w+\s+){0,3}(?:ukládá|chce|chtějí|hodlá)"
    r"|\b(?:ukládá|chce|chtějí|hodlá)\s+(?:\w+\s+){0,3}(?:plán|město|obec|strategie|partneři|radnice)"
    r"|\bco\s+(?:\w+\s+){0,2}?(?:daří|funguje|připravuj|chystá|plánuj)"
    r"|\bplán\s+(?:\w+\s+){0,3}(?:navrhuje|obsahuje|zahrnuje|předpokládá|počítá)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:člen|partner|skupin|problém|příčin|potíž|téma|zástupc|účastnil|oblast|priorit|cíl)\w*",
    re.IGNORECASE,
)
_DAY = re.compile(rf"(?:dne\s+|v\s+)?{POINT}\s*(?::|[-–—]\s)\s*", re.IGNORECASE)
_HEADS_COLUMN = re.compile(
    r"(?:název\s+)?(?:opatření|záměr|(?P<activity>aktivit[ay]))", re.IGNORECASE
)
_MOSTLY = 0.6
_FEWEST = 2


def told_in_lists(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Give the measures that items tell which are all sentences, whatever their heading is."""
    for group in bullet_lists(lines):
        heading = group.heading.text if group.heading else ""
        is_told = all(has_finite_verb(item.text) for item in group.items)
        is_of_these = _OF_OTHERS.search(heading) or _verdict(group)
        if is_told and not _OF_MEASURES.search(heading) and not is_of_these:
            yield from prose_measures(group.items, setting)


def listed_measures(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Give the measures of the lists among *lines* that tell measures, and of tables of them.

    A list does so by its heading, or by items that are mostly deeds. Under a heading that tells no
    status they are planned, with the heading as the words that decided; without one they are done.
    """
    for group in bullet_lists(lines):
        verdict = _verdict(group)
        if verdict:
            for item in group.items:
                start = item.start + _behind_day(item.text)
                yield from item_measures(replace(setting, default=verdict), start, item.end)
    yield from _in_tables(lines, setting)


def _verdict(group: BulletList) -> Verdict | None:
    """Give the status that holds for the items of *group*, None where they are no measures."""
    heading = group.heading.text if group.heading else ""
    told = stated(heading)
    if not _OF_MEASURES.search(heading):
        is_of_others = _OF_OTHERS.search(heading) is not None
        if is_of_others or not _tell_measures(group.items, is_headed=told is not None):
            return None
    return told or (Verdict("planned", heading) if heading else Verdict("achieved"))


def _tell_measures(items: Sequence[Line], *, is_headed: bool) -> bool:
    """Whether *items* are mostly deeds: "zřízení klubu"; under a status, things will do."""
    themes = sum(names_theme(item.text) for item in items)
    deeds = sum(
        is_deed(item.text) or is_participle(item.text) or (is_headed and names_theme(item.text))
        for item in items
    )
    return themes > 0 and deeds >= max(_FEWEST, _MOSTLY * len(items))


def _behind_day(item: str) -> int:
    """Give where the thing begins in "leden 2016: nábor terénního pracovníka"."""
    day = _DAY.match(item)
    return day.end() if day else 0


def _in_tables(lines: Sequence[Line], setting: Setting) -> Iterator[MeasureRecord]:
    """Give the measures of rows in one of whose cells stands how far they have come.

    The thing is in the column that is headed by measures, else in the cell before the status, or
    before that one if it is none: the day, who does it. Under such a heading it may be but planned.
    """
    headed: Line | None = None
    has_tables = any(line.column or has_cells(line) for line in lines)
    for row in _rows(lines) if has_tables else ():
        heading = next(filter(_heads_measures, row), None)
        headed = heading or (headed if len(row) > 1 else None)
        place = next((at for at, cell in enumerate(row) if at and status_of_cell(cell)), None)
        verdict = status_of_cell(row[place]) if place else None
        thing = None if heading else _thing(row[:place], headed)
        if thing and headed and not verdict:
            verdict = Verdict("planned", headed.text)
        if thing and verdict and not verdict.has_failed:
            for found in item_measures(setting, thing.start, thing.end):
                yield replace(found, status=verdict.status, status_cue=verdict.cue)


def _heads_measures(cell: Line) -> bool:
    """Whether *cell* heads a column of measures; activities may be those of each partner."""
    heading = _HEADS_COLUMN.fullmatch(cell.text)
    return heading is not None and not (cell.column and heading["activity"])


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the rows of the tables among *lines*; another line is a row of one cell."""
    row: list[Line] = []
    for cell in (cell for line in lines for cell in cells(line)):
        if row and not (cell.column == row[-1].column + 1 and not cell.bullet):
            yield row
            row = []
        row.append(cell)
    yield row


def _thing(row: Sequence[Line], headed: Line | None) -> Line | None:
    """Give the cell of *row* that tells the thing, in a table of two columns the first."""
    if headed:
        return next((cell for cell in row if cell.column == headed.column), None)
    told = (cell for cell in reversed(row) if is_deed(cell.text) or names_theme(cell.text))
    return row[0] if len(row) == 1 else next(told, None)
