"""Lists without bullets: lines that begin with a day, the name of a town, or a Roman numeral."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from loaders.document import Line
from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.points import POINT

IsTown = Callable[[str], bool]
"""Tells whether words are the name of a town and nothing else."""

_PART_OF_YEAR = (
    r"(?:dne|ve?|od|do|na|konec|konc[ei]|začát\w+|počát\w+|polovin\w+|jar[oa]|jaře|lét[oaě]|"
    r"podzimu?|zim[aěy]|přelom\w*|průběhu?|během|rok[u]?|roce)"
)
_DAY = Cue(rf"(?:{_PART_OF_YEAR}\s+){{0,4}}{POINT}\s*(?::|[-–—]\s)\s*(?=[^\W\d])", re.IGNORECASE)
_LABEL = re.compile(rf"(?P<town>[{CAPITAL}][^:.,;]{{1,40}}):\s+(?=\w)")
_NUMERAL = re.compile(r"[IVX]{1,4}\.\s+(?=\w)")
_FEWEST = 2
_LONGEST_ITEM = 150  # characters


def with_marked_items(lines: Sequence[Line], is_town: IsTown) -> list[Line]:
    """Give *lines* with runs of those that begin with a mark as items.

    The day, the town or the number is their bullet.
    """
    return [_as_item(line, at) if at else line for line, at in _with_marks(lines, is_town)]


def unmarked(lines: Sequence[Line], is_town: IsTown) -> list[Line]:
    """Give *lines* without such runs, which are no prose."""
    return [line for line, at in _with_marks(lines, is_town) if not at]


def is_dated(item: Line) -> bool:
    """Whether *item* is one of a chronicle: its bullet is a day."""
    return item.bullet is not None and _DAY.match(f"{item.bullet} a") is not None


def behind_day(item: str) -> int:
    """Give where the thing begins in "leden 2016: nábor terénního pracovníka"."""
    day = _DAY.match(item)
    return day.end() if day else 0


def _with_marks(lines: Sequence[Line], is_town: IsTown) -> Iterator[tuple[Line, int]]:
    """Give each line, and where the thing begins in one of two or more short ones with marks."""
    ends = [behind_day(line.text) or _behind_label(line, is_town) for line in lines]
    for marked, run in groupby(zip(lines, ends, strict=True), key=lambda pair: pair[1] > 0):
        pairs = list(run)
        are_short = all(len(line.text) <= _LONGEST_ITEM for line, _ in pairs)
        is_run = marked and are_short and len(pairs) >= _FEWEST
        yield from ((line, at if is_run else 0) for line, at in pairs)


def _behind_label(line: Line, is_town: IsTown) -> int:
    """Give where the thing begins in "Jeseník: oprava bytů"; what has a bullet is an item."""
    if line.bullet:
        return 0
    label, numeral = _LABEL.match(line.text), _NUMERAL.match(line.text)
    if numeral:
        return numeral.end()
    return label.end() if label and is_town(label["town"]) else 0


def _as_item(line: Line, at: int) -> Line:
    """Give *line* without the day or town with which it begins, which marks it as an item."""
    bullet, indent = line.text[:at].rstrip(), line.indent + at
    return line._replace(start=line.start + at, text=line.text[at:], bullet=bullet, indent=indent)
