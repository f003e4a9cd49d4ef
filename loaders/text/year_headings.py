"""Chronicles by years: the days of what stands below a year are days of it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.document import Line
from loaders.text.points import MONTH, NUMBER, YEAR

_HEADING = re.compile(r"(?:rok\s+)?(?P<year>(?:19|20)\d\d)(?:\s*\([^()\d]{3,30}\))?\s*:?", re.I)
_FEWEST = 2
_DAY = re.compile(
    rf"(?:dne\s+|v\s+)?(?P<day>(?:{NUMBER}\s*)?{MONTH}|\d{{1,2}}\.\s*\d{{1,2}}\.)"
    rf"(?!\s*(?:roku\s+)?{YEAR})(?=\s|[:–-])(?P<sign>\s*[:–—-])?\s*",
    re.IGNORECASE,
)


def day_in_year(line: Line) -> re.Match[str] | None:
    """Give the day or month with which a line of a chronicle begins, and the sign behind it."""
    return _DAY.match(line.text) if line.year else None


def behind_day_in_year(line: Line) -> Line:
    """Give a line of a chronicle without the day or month with which it begins."""
    day = day_in_year(line)
    end = day.end() if day else 0
    return line._replace(start=line.start + end, text=line.text[end:])


def with_years(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give *lines*, below each of several years that head them with that year.

    A year that is an item heads those nested in it, and is none of them.
    """
    years = {line.start: found["year"] for line, found in _headings(lines)}
    told = [*years.values()]
    in_order = told in (sorted({*told}), sorted({*told}, reverse=True))
    return tuple(_dated(lines, years)) if len(told) >= _FEWEST and in_order else (*lines,)


def _headings(lines: Sequence[Line]) -> Iterator[tuple[Line, re.Match[str]]]:
    """Give the lines that are but a year, over others; a cell of a table heads none."""
    for line, below in pairwise(lines):
        found = _HEADING.fullmatch(line.text) if line.text[-5:-1] else None
        is_item = line.bullet is not None
        is_over = below.indent > line.indent if is_item else not _HEADING.fullmatch(below.text)
        if found and is_over and not (line.column or below.column):
            yield line, found


def _dated(lines: Sequence[Line], years: dict[int, str]) -> Iterator[Line]:
    year, head = "", lines[0]
    for line in lines:
        if line.start in years:
            year, head = years[line.start], line
            yield line._replace(bullet=None, indent=0)
            continue
        if head.bullet and line.indent <= head.indent:  # its list is at its end
            year = ""
        yield line._replace(year=year or None)
