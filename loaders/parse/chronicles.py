"""Lists without bullets: lines that begin with a day, a town's name, or a Roman numeral.

A row of a table whose first cell is a day is such a line as well.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from loaders.document import Line
from loaders.parse.status import (
    UNSPECIFIED,
    Verdict,
    has_predicate,
    is_outcome,
    is_remarked,
    stated,
)
from loaders.parse.themes import names_theme
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.points import POINT
from loaders.text.verbs import has_finite_verb

IsTown = Callable[[str], bool]
"""Tells whether words are the name of a town and nothing else."""

_PART_OF_YEAR = (
    r"(?:dne|ve?|od|do|na|konec|konc[ei]|začát\w+|počát\w+|polovin\w+|jar[oa]|jaře|lét[oaě]|"
    r"podzimu?|zim[aěy]|přelom\w*|průběhu?|během|rok[u]?|roce)"
)
_DAY = Cue(rf"(?:{_PART_OF_YEAR}\s+){{0,4}}{POINT}\s*(?::|[-–—]\s)\s*(?=[^\W\d])", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
# Over a column of what is to be done the days beside it are terms.
_HEADS_PLANS = re.compile(r"(?:název\s+)?(?:opatření|aktivit|záměr|cíl|úkol)", re.IGNORECASE)
_LABEL = re.compile(rf"(?P<town>[{CAPITAL}][^:.,;]{{1,40}}):\s+(?=\w)")
_STATUS = re.compile(r"(?P<status>[^\W\d][^\d:.,;()–—-]{3,25}?)(?:\s+\d{4})?\s+[-–—](?:\s+|$)")
_NUMERAL = re.compile(r"[IVX]{1,4}\.\s+(?=\w)")
_FEWEST = 2
_END = Line(0, 0, "")
_BULLET = "–"
_MOST_WORDS_OF_A_STATUS = 4
_LONGEST_ITEM = 150  # characters


def with_marked_items(lines: Sequence[Line], is_town: IsTown) -> list[Line]:
    """Give *lines* with runs of those that begin with a mark as items.

    The day, the town or the number is their bullet.
    """
    things = _under_statuses(lines) | _remarked(lines)
    told = (_as_item(line, at) if at else line for line, at in _with_marks(lines, is_town))
    return [line._replace(bullet=_BULLET) if line.start in things else line for line in told]


def unmarked(lines: Sequence[Line], is_town: IsTown) -> list[Line]:
    """Give *lines* without such runs, which are no prose."""
    things = _under_statuses(lines) | _remarked(lines)
    plain = (line for line, at in _with_marks(lines, is_town) if not at)
    return [line for line in plain if line.start not in things]


def is_dated(item: Line) -> bool:
    """Whether *item* is one of a chronicle: its bullet is a day, or a year stands above it."""
    if item.bullet is not None and item.year:
        return True
    return item.bullet is not None and _DAY.match(f"{item.bullet.rstrip(' :|–—-')}: a") is not None


def is_chronicle(items: Sequence[Line], *, has_status: bool) -> bool:
    """Whether *items* are those of a chronicle; a year that has a status heads any measures."""
    are_of_year = has_status and all(item.year for item in items)
    return all(map(is_dated, items)) and not are_of_year


def behind_day(item: str) -> int:
    """Give where the thing begins in "leden 2016: nábor terénního pracovníka"."""
    day = _DAY.match(item)
    return day.end() if day else 0


def _with_marks(lines: Sequence[Line], is_town: IsTown) -> Iterator[tuple[Line, int]]:
    """Give each line, and where the thing begins in one of two or more short ones with marks."""
    of_plans = any(line.column and _HEADS_PLANS.match(line.text) for line in lines)
    pairs_of_cells = () if of_plans else pairwise((*lines, _END))
    rows = {day.start: thing for day, thing in pairs_of_cells if _are_row(day, thing)}
    things = {thing.start for thing in rows.values()}
    joined = [_joined(line, rows) for line in lines if line.start not in things]
    ends = [behind_day(line.text) or _behind_label(line, is_town) for line in joined]
    for marked, run in groupby(zip(joined, ends, strict=True), key=lambda pair: pair[1] > 0):
        pairs = list(run)
        are_short = all(len(line.text) <= _LONGEST_ITEM for line, _ in pairs)
        if marked and are_short and len(pairs) >= _FEWEST:
            yield from pairs
        else:
            yield from ((cell, 0) for line, _ in pairs for cell in _cells(line, rows))


def _under_statuses(lines: Sequence[Line]) -> set[int]:
    """Give where things stand, two or more or a deed, below a line that is but their status."""
    things: dict[int, str] = {}
    is_told = False
    for line in lines:
        is_told = not line.bullet and (_is_status(line) or (is_told and _is_thing(line)))
        if is_told and not _is_status(line):
            things[line.start] = line.text
    return {*things} if len(things) >= _FEWEST or any(map(is_outcome, things.values())) else set()


def _remarked(lines: Sequence[Line]) -> set[int]:
    """Give where things stand below one another each with its status in brackets: "klub (běží)"."""
    runs = (set(run) for is_told, run in groupby(lines, _has_status) if is_told)
    return {line.start for run in runs if len(run) >= _FEWEST for line in run}


def _has_status(line: Line) -> bool:
    is_item = line.text.endswith(")") and len(line.text) <= _LONGEST_ITEM and not line.column
    return is_item and not line.bullet and names_theme(line.text) and is_remarked(line.text)


def _is_status(line: Line) -> bool:
    is_short = len(line.text.split()) <= _MOST_WORDS_OF_A_STATUS and not line.column
    told = stated(line.text) if is_short and not line.text.endswith(".") else None
    begins_so = told is not None and line.text.startswith(told.cue or line.text)
    return begins_so or (told is not None and line.text.endswith(":"))


def _is_thing(line: Line) -> bool:
    is_label = len(line.text) <= _LONGEST_ITEM and not line.text.endswith((".", ":"))
    is_new = is_label and not line.column and not _is_status(line) and names_theme(line.text)
    return is_new and not has_finite_verb(line.text)


def _are_row(day: Line, thing: Line) -> bool:
    """Whether two lines are the cells of a row of a table: a day, and what happened on it."""
    if thing.column != 1 or day.column or day.bullet:
        return False
    if _YEAR.fullmatch(day.text) and not _is_told(thing.text):
        return False
    return behind_day(f"{day.text}: {thing.text}") == len(day.text) + len(": ")


def _is_told(thing: str) -> bool:
    """Whether *thing* is a sentence: beside a mere year may stand what is due in it, or counts."""
    return names_theme(thing) and has_predicate(thing) and has_finite_verb(thing)


def _joined(day: Line, rows: Mapping[int, Line]) -> Line:
    """Give a day and the thing beside it as one line; as many signs are between, for offsets."""
    thing = rows.get(day.start)
    if thing is None:
        return day
    between = ":".ljust(thing.start - day.end)
    return day._replace(end=thing.end, text=f"{day.text}{between}{thing.text}")


def _cells(line: Line, rows: Mapping[int, Line]) -> tuple[Line, ...]:
    """Give the cells of a row that was joined, or the line as it is."""
    thing = rows.get(line.start)
    if thing is None:
        return (line,)
    text = line.text[: -len(thing.text)].rstrip(": ")
    return (line._replace(end=line.start + len(text), text=text), thing)


def _behind_label(line: Line, is_town: IsTown) -> int:
    """Give where the thing begins in "Jeseník: oprava bytů"; what has a bullet is an item."""
    if line.bullet:
        return 0
    label, numeral = _LABEL.match(line.text), _NUMERAL.match(line.text)
    if numeral:
        return numeral.end()
    if status_of_mark(line.text):
        return _behind_status(line.text)
    return label.end() if label and is_town(label["town"]) else 0


def status_of_mark(text: str) -> Verdict | None:
    """Give the status with which *text* begins: "hotovo - oprava bytů"."""
    mark = _STATUS.match(text)
    told = stated(mark["status"]) if mark else None
    is_all = mark and told and told.cue == mark["status"].removesuffix(" se")
    return told if is_all else None


def told_by_marks(items: Sequence[Line], *, has_status: bool) -> Verdict | None:
    """Give what holds for *items* that begin with days, or each with a status of its own."""
    if is_chronicle(items, has_status=has_status):
        return Verdict("achieved")
    return UNSPECIFIED if all(status_of_mark(item.bullet or "") for item in items) else None


def _behind_status(text: str) -> int:
    mark = _STATUS.match(text)
    return mark.end() if mark else 0


def _as_item(line: Line, at: int) -> Line:
    """Give *line* without the day or town with which it begins, which marks it as an item."""
    bullet, indent = line.text[:at].rstrip(), line.indent + at
    return line._replace(start=line.start + at, text=line.text[at:], bullet=bullet, indent=indent)
