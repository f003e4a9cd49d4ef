"""Signs that a page explains itself: "✔ hotovo, ▶ běží", and a cell that is but such a sign."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from loaders.document import Line

_SIGN = r"[^\w\s.,;:!?()\[\]\"„“'/|+&%§€#@*–—-]"
_ENTRY = re.compile(rf"(?P<sign>{_SIGN})\s*[=:–-]?\s*(?P<words>[^\W\d_]+(?:\s+[^\W\d_]+){{0,3}})")
_BETWEEN = re.compile(r"[\s,;|/.]*")
_FEWEST_ENTRIES = 2
_FEWEST_CELLS = 2


def with_meanings(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Give *lines* with what a legend says in place of each cell that is but a sign, without it."""
    lines = tuple(lines)
    cells = Counter(line.text for line in lines if len(line.text) == 1 and line.column)
    if cells.total() < _FEWEST_CELLS:  # which is soon seen
        return lines
    legend, meant = next(((one, words) for one in lines if (words := _legend(one))), (None, {}))
    return tuple(
        line._replace(text=meant[line.text]) if line.column and line.text in meant else line
        for line in lines
        if line is not legend
    )


def _legend(line: Line) -> Mapping[str, str]:
    """Give the words by which *line* explains signs, if it does nothing else."""
    text = f"{line.bullet or ''} {line.text}"
    entries = {found["sign"]: found["words"] for found in _ENTRY.finditer(text)}
    rest = _ENTRY.sub(" ", text)
    is_all = _BETWEEN.fullmatch(rest.partition(":")[2] or rest) is not None
    return entries if is_all and len(entries) >= _FEWEST_ENTRIES else {}
