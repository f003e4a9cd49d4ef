"""Overviews by another order than that of towns: by the measures of a plan, or by years."""

import re
from collections.abc import Sequence
from itertools import pairwise

from loaders.document import Line
from loaders.parse.founding_milestones import milestone_of
from loaders.parse.plan_mentions import find_plans
from loaders.parse.status import is_remarked, stated
from loaders.text.partnerships import NAMED

_FEWEST = 3  # measures whose status stands behind or beside them
_MOST_WORDS = 5  # of such a status
_OF_PARTNERSHIP = re.compile(NAMED, re.IGNORECASE)


def is_overview(lines: Sequence[Line]) -> bool:
    """Whether *lines* tell of a plan by its measures, or of several partnerships by years."""
    return _tells_fulfilment(lines) or _is_chronicle_of_several(lines)


def _tells_fulfilment(lines: Sequence[Line]) -> bool:
    """Whether the title names a plan, and statuses stand behind or beside what *lines* list."""
    title = lines[0].text if lines else ""
    is_of_plan = any(plan.is_named for plan in find_plans(title))
    if not is_of_plan or title.endswith((".", "!", "?")) or _OF_PARTNERSHIP.search(title):
        return False
    told = sum(_tells_status(line, beside) for line, beside in pairwise((*lines[1:], lines[0])))
    return told >= _FEWEST


def _is_chronicle_of_several(lines: Sequence[Line]) -> bool:
    """Whether *lines* are a chronicle by years in which more than one partnership begins."""
    return sum(line.year is not None and milestone_of(line) is not None for line in lines) > 1


def _tells_status(line: Line, beside: Line) -> bool:
    """Whether *line* is a thing with its status, in brackets or in the cell *beside* it."""
    words = beside.text if 0 < line.column < beside.column else ""
    verdict = stated(words) if 0 < len(words.split()) <= _MOST_WORDS else None
    is_beside = verdict is not None and words.startswith(verdict.cue or "-")
    return is_beside or (line.text.endswith(")") and is_remarked(line.text))
