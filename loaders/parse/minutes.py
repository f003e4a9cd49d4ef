"""Minutes of a partnership: what it decided at a meeting was decided on its day."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.document import Line
from loaders.parse.deciding_bodies import PARTNERSHIP
from loaders.parse.plans import plan_key
from loaders.records import PlanRecord
from loaders.resolve.town_slugs import town_slug
from loaders.text.dates import find_dates
from loaders.text.sentences import sentences

_MINUTES = re.compile(r"(?:zápis|záznam)(?!\w)", re.IGNORECASE)
_WHEN = re.compile(r"(?:datum|termín|dne|den|kdy|konáno|konalo\s+se)(?!\w)", re.IGNORECASE)
_NEXT = re.compile(r"příští|další", re.IGNORECASE)
_EARLIER = re.compile(r"\b(?:již|už|minul\w+|dřív\w*|loni|předchoz\w+)\b", re.IGNORECASE)
_HEAD = 6  # lines
_DAY = len("2016-11-22")


def decided_at_meeting(
    plans: Sequence[PlanRecord], lines: Sequence[Line], area: str
) -> list[PlanRecord]:
    """Give *plans*, those that the partnership approved at the meeting of *lines* with its day.

    *area* is the slug of what all towns of the page are together.
    """
    day = _day(lines[:_HEAD])
    if day is None:
        return [*plans]
    return [_on(plan, day, area) if _is_of_meeting(plan, lines) else plan for plan in plans]


def _is_of_meeting(plan: PlanRecord, lines: Sequence[Line]) -> bool:
    """Whether the partnership approved *plan* without another time in the sentence that says so."""
    told = (one.text for one in sentences(lines) if one.start <= plan.evidence.start < one.end)
    is_by_partnership = (plan.approved_by or "").startswith(PARTNERSHIP)
    is_open = plan.approved_on is None and not any(map(_EARLIER.search, told))
    return plan.status == "approved" and is_by_partnership and is_open


def _on(plan: PlanRecord, day: str, area: str) -> PlanRecord:
    towns = plan.municipalities
    own = town_slug(towns[0]) if len(towns) == 1 else area
    return replace(plan, approved_on=day, plan=plan_key(towns, day, own))


def _day(head: Sequence[Line]) -> str | None:
    """Give the day of the meeting that the *head* of minutes tells; None where there are others."""
    if not head or not _MINUTES.match(head[0].text):
        return None
    told = [line for line in head[1:] if _WHEN.match(line.text) and not _NEXT.search(line.text)]
    days = {date.edtf for line in (head[0], *told) for date in find_dates(line.text)}
    day = days.pop() if len(days) == 1 else None
    return day if day and len(day) == _DAY else None
