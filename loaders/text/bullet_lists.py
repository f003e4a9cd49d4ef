"""The lists of a page: runs of bullets, and the words that introduce each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.document import Line
from loaders.text.legal_forms import LETTERS
from loaders.text.letters import CAPITAL
from loaders.text.sentences import sentences_of

_NEIGHBOURS = 10  # items that tell the distances of a list; long ones need no look at them all
_LONGEST_HEADING = 150
_LEGAL_FORM = re.compile(
    rf"(?:{LETTERS}\.?+"
    r"\s*+(?:$|[^\s\w]|a\s)|"
    rf"příspěvková\b|(?:občanské sdružení|spolek)\b(?!\s+[„\"(]?(?-i:[{CAPITAL}]))|"
    r"obecně prospěšná\b|SSP\b|kontaktní\s(?:pracoviště|místo)\b|okres\s|"
    r"pobočka\b|divize\b|(?:ÚO|územní\sodbor)\b|"
    r"středisko\b(?!\s+(?:volného|výchovné|sociálních))|pracoviště\b|KoP\b|OO\b|(?:obvodní\s)?oddělení\s(?!policie))",
    re.IGNORECASE,
)
# What stands below a list and tells what its items are: "To byli členové, kteří …".
_SUMS_UP = re.compile(
    r"To(?:to)?\s+(?:jsou|byl[iy])\s+(?:\w+\s+){0,3}?(?:skupin|člen(?!sk)|partne[rř](?!stv)|opatření|priorit)"
)


class BulletList(NamedTuple):
    """A run of bullets. *heading* is the sentence or short line before it, if any.

    A sentence below it that tells what they are is it, too.
    """

    heading: Line | None
    items: tuple[Line, ...]


def bullet_lists(lines: Sequence[Line]) -> Iterator[BulletList]:
    """Give the runs of bullets among *lines*, in order."""
    heading: Line | None = None
    items: list[Line] = []
    for line in lines:
        if line.bullet and is_set_off(line, items):
            yield BulletList(heading, tuple(items))
            items = []
        if line.bullet:
            items.append(line)
            continue
        if items:
            summed = line if _SUMS_UP.match(line.text) else heading
            yield BulletList(summed, tuple(items))
            items = []
        heading = introduction(line)
    if items:
        yield BulletList(heading, tuple(items))


def is_set_off(line: Line, items: Sequence[Line]) -> bool:
    """Tell whether more blank lines stand between *line* and *items* than between those."""
    near = items[-_NEIGHBOURS:]
    return len(near) > 1 and line.blank > max(item.blank for item in near[1:])


def introduction(line: Line) -> Line | None:
    """Give the part of *line* that may introduce a list: its last sentence, or all of a heading."""
    last = sentences_of(line)[-1]
    is_heading = last.text.endswith(":") or len(line.text) <= _LONGEST_HEADING
    return last if is_heading else None


def enumerated(text: str, offset: int, separators: str = ",;") -> tuple[Line, ...]:
    """Split *text*, which stands at *offset*, at commas and semicolons outside brackets.

    A comma before a legal form or a branch stays within its item: "Duhovka, z. s." is one.
    """
    depth, start = 0, 0
    items: list[Line] = []
    for place, char in enumerate(text):
        depth += (char in "(„") - (char in ")“")
        if char in separators and depth <= 0 and not _LEGAL_FORM.match(text[place + 1 :].lstrip()):
            items.append(trimmed(text[start:place], offset + start))
            start = place + 1
    items.append(trimmed(text[start:], offset + start))
    return tuple(item for item in items if item.text)


def trimmed(text: str, offset: int) -> Line:
    """Give *text* at *offset* as a line, without white space and separators around it."""
    body = text.rstrip(" \t\u00a0;,")
    start = len(body) - len(body.lstrip())
    return Line(offset + start, offset + len(body), body[start:])
