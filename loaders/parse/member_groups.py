"""Members that a page lists by the working groups in which they are."""

import re
from collections.abc import Sequence
from itertools import takewhile

from loaders.document import Line
from loaders.parse.organisation_items import are_mostly_organisations

BY_GROUPS = re.compile(r"\b(?:podle|dle)\s+(?:pracovních\s+)?skupin\b", re.IGNORECASE)
"""What a heading says over such lists: "Členové partnerství podle pracovních skupin"."""

_GROUP = re.compile(r"(?:pracovní\s+)?skupina\b|PS\b", re.IGNORECASE)
_FEWEST = 2


def members_of_groups(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the bullets that *lines* begin with, under headings of groups, each body once."""
    parts = [*takewhile(lambda line: line.bullet or _GROUP.match(line.text), lines)]
    pairs = zip((None, *parts), parts, strict=False)
    own = (line for before, line in pairs if line.bullet and not _is_apart(before, line))
    once = {line.text: line for line in reversed([*own])}
    items = tuple(sorted(once.values(), key=lambda line: line.start))
    return items if len(items) >= _FEWEST and are_mostly_organisations(items) else ()


def _is_apart(before: Line | None, line: Line) -> bool:
    """Tell an item of another list: blank lines part it from the item *before* it."""
    return before is not None and before.bullet is not None and line.blank > 0
