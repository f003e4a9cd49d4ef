"""Members in lines without bullets: below one another, or counted up in a line."""

import re
from collections.abc import Sequence
from itertools import chain, takewhile

from loaders.document import Line
from loaders.parse.counted_names import counted_up
from loaders.parse.no_members import is_of_others
from loaders.parse.organisation_items import begins_a_name, is_organisation, is_sentence
from loaders.parse.page_parts import heads_box, heads_part
from loaders.text.bullet_lists import is_set_off
from loaders.text.legal_forms import ENDING
from loaders.text.verbs import has_small_verb

_ENDS_IN_FORM = re.compile(rf"{ENDING}$")
_GOES_ON = re.compile(r"[,;]$|\sa$")
_ASKS = re.compile(
    r"(?:(?:o|na|v|k|s|od|do|za|pro)\s+)?(?:kdy|kde|kdo|kam|co|čem|čím|koho|jak(?:\s+často)?|proč|kolik)(?:\s+\w+){0,2}:\s",
    re.IGNORECASE,
)
_FEWEST = 3  # names in a line by which those below it are members too


def paragraph(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the members that the first of *lines* counts up, and those of the lines behind it."""
    first = lines[0] if lines else None
    names = () if first is None or first.bullet else counted_up(first.text, first.start)
    if not names or is_sentence(names[0]):
        return ()
    below = [*takewhile(_may_be_member, short_lines(lines)[1:] if len(names) >= _FEWEST else ())]
    while below and not is_organisation(below[-1]):
        below.pop()
    return (*names, *chain.from_iterable(map(_in_line, below)))


def _may_be_member(line: Line) -> bool:
    label, colon, _ = line.text.partition(":")
    return not is_of_others(label) or (is_organisation(line) and not colon)


def _in_line(line: Line) -> tuple[Line, ...]:
    """Give the names that semicolons part in *line*; commas may stand within one."""
    return counted_up(line.text, line.start) if ";" in line.text else (line,)


def over_sentences(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the names that *lines* begin with, each over a sentence that tells of it."""
    pairs = zip(lines[::2], lines[1::2], strict=False)
    shown = takewhile(lambda pair: _is_name(pair[0]) and pair[1].text.endswith("."), pairs)
    return tuple(name for name, told in shown if not told.bullet)


def short_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the short lines that *lines* begin with, on a page without bullets."""
    names: list[Line] = []
    for line in lines:
        ends = bool(names) and _GOES_ON.search(names[-1].text) and line.text.endswith(".")
        is_next_part = heads_part(line) or is_set_off(line, names)
        is_other = (is_next_part and not is_organisation(line)) or _is_beside(line, names)
        if is_other or not (_is_name(line) or ends):
            break
        names.append(line)
    return tuple(_but_what_is_told(names))


def _is_beside(line: Line, names: Sequence[Line]) -> bool:
    """Tell what stands beside *names* and is none: the head of a box, a question with its answer.

    "O čem: bydlení" stands in a row of such labels.
    """
    return bool(names) and (heads_box(line) or _ASKS.match(line.text) is not None)


def _but_what_is_told(names: Sequence[Line]) -> Sequence[Line]:
    """Leave out a label and what it tells: "Jednání", "první středa v měsíci"."""
    is_told = (not begins_a_name(name) and "(" not in name.text for name in names)
    told = next((number for number, is_so in enumerate(is_told) if is_so), len(names))
    if told in (0, len(names)):
        return names
    return names[: told if is_organisation(names[told - 1]) else told - 1]


def _is_name(line: Line) -> bool:
    is_closed = line.text.endswith((".", ":")) and not _ENDS_IN_FORM.search(line.text)
    is_other = (is_of_others(line.text) or is_sentence(line)) and not is_organisation(line)
    label, colon, _ = line.text.partition(":")
    is_other = is_other or (bool(colon) and has_small_verb(label))
    return not (line.bullet or is_closed or is_other)
