"""Paragraphs that were saved with a line end where the window, or the e-mail, ended."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.document import Line

_FEWEST = 3  # lines that break within a sentence, by which a page is known to be wrapped
_NARROWEST, _WIDEST = 55, 100  # characters
_SLACK = 0.92
_BREAKS = re.compile(r"[\w,)“–-]$")
_ENDS = re.compile(r"[.!?:…;][)“\"]?$")
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
    runs = [*_runs(lines, width)]
    for run, below in zip(runs, [*(below[0] for below in runs[1:]), None], strict=True):
        yield from [_as_one(run)] if _is_paragraph(run, below, width) else run


def _runs(lines: Sequence[Line], width: int) -> Iterator[Sequence[Line]]:
    """Divide *lines* where one does not go on in the next, or had room for more."""
    run = [lines[0]]
    for line in lines[1:]:
        if not run[0].bullet and _goes_on(run[-1], line) and _is_full(run[-1], line, width):
            run.append(line)
        else:
            yield run
            run = [line]
    yield run


def _is_paragraph(run: Sequence[Line], below: Line | None, width: int) -> bool:
    """Tell a paragraph from a list in small letters: that has no capital, and no stop at its end.

    A paragraph may go on with a name in the line *below*, and does not break at commas alone.
    """
    *above, last = run
    is_begun = not run[0].text[0].islower()
    is_name = below is not None and _is_next(below) and not below.text[0].islower()
    goes_on = below is not None and is_name and _is_full(last, below, width)
    are_items = len(above) > 1 and all(line.text.endswith(",") for line in above)
    is_closed = goes_on or _ENDS.search(last.text) is not None
    return bool(above) and is_begun and is_closed and not are_items


def _as_one(run: Sequence[Line]) -> Line:
    whole = run[0]
    for line in run[1:]:
        gap = " " * (line.start - whole.end)
        whole = whole._replace(end=line.end, text=f"{whole.text}{gap}{line.text}")
    return whole
