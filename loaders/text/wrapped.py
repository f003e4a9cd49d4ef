"""Paragraphs that were saved with a line end where the window, or the e-mail, ended."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.document import Line
from loaders.text.verbs import has_finite_verb

_FEWEST = 3  # lines that break within a sentence, by which a page is known to be wrapped
_NARROWEST, _WIDEST = 55, 100  # characters
_SLACK = 0.92
_BREAKS = re.compile(r"[\w,)“–-]$")
_FEWEST_ITEMS = 3  # that make a list
# A line of a paragraph may begin or end with what joins it to others.
_JOINS = (
    r"(?:a|i|aby|ale|ani|do|jak|jako|jejich|jeho|ke?|kter\w+|kde|na|nad|nebo|o|od|po|pod|pro|proto"
    r"|před|při|se?|si|tak|také|u|ve?|ze?|za|že)"
)
_WITHIN = re.compile(rf"^{_JOINS}\s|\s{_JOINS}$|[,–-]$|[.;:]\s", re.IGNORECASE)
_OF_COMMAS = re.compile(r"[^,]+,")
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
    """Tell a paragraph from a list in small letters, whose every line is an item of its own.

    A paragraph may go on with a name in the line *below*, and does not break at commas alone.
    """
    *above, last = run
    if len(above) > 1 and all(_OF_COMMAS.fullmatch(line.text) for line in above):
        return False
    items = run if run[0].text[0].islower() else run[1:]
    is_list = len(items) >= _FEWEST_ITEMS and all(map(_is_item, items))
    is_name = below is not None and _is_next(below) and not below.text[0].islower()
    goes_on = below is not None and is_name and _is_full(last, below, width)
    return bool(above) and (goes_on or bool(_ENDS.search(last.text)) or not is_list)


def _is_item(line: Line) -> bool:
    """Tell a line that names one thing: it has no verb and does not break off."""
    breaks_off = _WITHIN.search(line.text) or line.text.count(",") > 1
    return not breaks_off and not has_finite_verb(line.text)


def _as_one(run: Sequence[Line]) -> Line:
    whole = run[0]
    for line in run[1:]:
        gap = " " * (line.start - whole.end)
        whole = whole._replace(end=line.end, text=f"{whole.text}{gap}{line.text}")
    return whole
