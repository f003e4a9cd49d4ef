"""Chronicles: lists whose items begin each with the day on which a thing came about."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from loaders.document import Line
from loaders.text.cues import Cue
from loaders.text.points import POINT

_PART_OF_YEAR = (
    r"(?:dne|ve?|od|do|na|konec|konc[ei]|začát\w+|počát\w+|polovin\w+|jar[oa]|jaře|lét[oaě]|"
    r"podzimu?|zim[aěy]|přelom\w*|průběhu?|během|rok[u]?|roce)"
)
_DAY = Cue(rf"(?:{_PART_OF_YEAR}\s+){{0,4}}{POINT}\s*(?::|[-–—]\s)\s*(?=[^\W\d])", re.IGNORECASE)
_FEWEST = 2
_LONGEST_ITEM = 150  # characters


def with_dated_items(lines: Sequence[Line]) -> list[Line]:
    """Give *lines* with runs of those that begin with a day as items, the day as their bullet."""
    return [_as_item(line) if dated else line for line, dated in _with_runs(lines)]


def undated(lines: Sequence[Line]) -> list[Line]:
    """Give *lines* without such runs, which are no prose."""
    return [line for line, dated in _with_runs(lines) if not dated]


def is_dated(item: Line) -> bool:
    """Whether *item* is one of a chronicle: its bullet is a day."""
    return item.bullet is not None and _DAY.match(f"{item.bullet} a") is not None


def behind_day(item: str) -> int:
    """Give where the thing begins in "leden 2016: nábor terénního pracovníka"."""
    day = _DAY.match(item)
    return day.end() if day else 0


def _with_runs(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Give each line, and whether it is one of two or more short ones that begin with a day."""
    for dated, run in groupby(lines, key=lambda line: behind_day(line.text) > 0):
        items = list(run)
        are_short = all(len(line.text) <= _LONGEST_ITEM for line in items)
        yield from ((line, dated and are_short and len(items) >= _FEWEST) for line in items)


def _as_items(lines: Sequence[Line]) -> Iterator[Line]:
    for dated, run in groupby(lines, key=lambda line: behind_day(line.text) > 0):
        items = list(run)
        yield from map(_as_item, items) if dated and len(items) >= _FEWEST else items


def _as_item(line: Line) -> Line:
    """Give *line* without the day with which it begins, which marks it as an item."""
    at = behind_day(line.text)
    bullet, indent = line.text[:at].rstrip(), line.indent + at
    return line._replace(start=line.start + at, text=line.text[at:], bullet=bullet, indent=indent)
