"""Whether the head of a page tells the place and the day of an article, or but the page's day."""

import re
from itertools import pairwise, starmap

from loaders.document import Line
from loaders.parse.chronicles import behind_day
from loaders.parse.founding_milestones import milestone
from loaders.text.cells import cells
from loaders.text.datelines import read_dateline
from loaders.text.points import POINT, YEAR

_TIME = re.compile(POINT)
_PERIOD = re.compile(rf"{YEAR}\s*[–-]\s*(?:\S+\s+)?{YEAR}")
_MOST_CELLS = 2  # of a dateline: "3. 5. 2015 | Zprávy"


def has_dateline(head: tuple[Line, ...]) -> bool:
    """Tell whether a line of the *head* begins with a dateline."""
    return any(starmap(_has_dateline, pairwise(_without_times(head))))


def is_only_stamped(head: tuple[Line, ...]) -> bool:
    """Tell whether no place stands beside a day of the *head*: any page may tell its own."""
    return not any(found.place for found in map(read_dateline, head) if found)


def _without_times(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Leave out the times of a list of terms, or of a chronicle: no dateline has a second."""
    times = [line for line in lines if _TIME.fullmatch(line.text) or behind_day(line.text)]
    return tuple(line for line in lines if line not in times) if len(times) > 1 else lines


def _has_dateline(line: Line, below: Line) -> bool:
    """Tell whether *line* has a dateline; a milestone or a row has none, nor a period."""
    is_row = line.bullet or line.column or below.column or len([*cells(line)]) > _MOST_CELLS
    if is_row or _PERIOD.search(line.text):
        return False
    return read_dateline(line) is not None and milestone(line.text) is None
