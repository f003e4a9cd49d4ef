"""Paragraphs that were saved with a line end where the window, or the e-mail, ended."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.document import Line

_FEWEST = 3  # lines that break within a sentence, by which a page is known to be wrapped
_NARROWEST, _WIDEST = 55, 100  # characters
_SLACK = 0.92
_BREAKS = re.compile(r"[\w,)“–-]$")
_HAS_CELLS = re.compile(r"\s{3}|\t|://|^\W+$")


def unwrapped(lines: Sequence[Line]) -> Sequence[Line]:
    """Join the lines of paragraphs, where a page is wrapped at a width that it keeps to.

    As many spaces stand for what is between them, so that offsets hold.
    """
    broken = [two for two in pairwise(lines) if _goes_on(*two)]
    if len(broken) < _FEWEST or any(map(_is_too_wide, lines)):
        return lines
    width = max(len(line.text) for line in lines if not _HAS_CELLS.search(line.text))
    full = sum(_is_full(line, below, width) for line, below in broken)
    return [*_joined(lines, width)] if full >= _FEWEST else lines


def _is_too_wide(line: Line) -> bool:
    return len(line.text) > _WIDEST and not _HAS_CELLS.search(line.text)


def _is_full(line: Line, below: Line, width: int) -> bool:
    """Tell a line that had no room for the first word of that *below*."""
    return len(line.text) + 1 + len(below.text.split(maxsplit=1)[0]) > _SLACK * width


def _goes_on(line: Line, below: Line) -> bool:
    """Tell a line that breaks within a sentence, which goes on in small letters right *below*."""
    is_wide = len(line.text) >= _NARROWEST and not _HAS_CELLS.search(line.text)
    is_text = is_wide and _is_next(below) and _BREAKS.search(line.text) is not None
    return is_text and below.text[0].islower()


def _is_next(below: Line) -> bool:
    return not (below.bullet or below.blank or below.column or _HAS_CELLS.search(below.text))


def _joined(lines: Sequence[Line], width: int) -> Iterator[Line]:
    whole = above = lines[0]
    for line in lines[1:]:
        if not whole.bullet and _goes_on(above, line) and _is_full(above, line, width):
            gap = " " * (line.start - whole.end)
            whole = whole._replace(end=line.end, text=f"{whole.text}{gap}{line.text}")
        else:
            yield whole
            whole = line
        above = line
    yield whole
