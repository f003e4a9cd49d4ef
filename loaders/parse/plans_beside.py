"""Further plans that one act approves: counted up with the first, each on its day if it tells one.

"Zastupitelstvo schválilo strategický plán 5. 5. 2014 a plán prevence kriminality 6. 6. 2015."
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.parse.antecedents import OTHER_OBJECT
from loaders.parse.plan_mentions import PlanMention, find_plans
from loaders.text.lexicon import lexicon
from loaders.text.points import DateMention
from loaders.text.predications import Predication

# What stands between an item and the one before it, and its day if that stands first.
_JOINT = re.compile(
    r"(?:,\s+|\s+(?:a|i)\s+)(?:(?:také|rovněž|dále|následně|poté|pak|nakonec|i|později|zároveň|dne|schválený|nový)\s+)*$",
    re.IGNORECASE,
)


def plans_beside(
    part: Predication, first: PlanMention, dates: Sequence[DateMention]
) -> Iterator[tuple[PlanMention, DateMention | None, int]]:
    """Give the plans of *part* counted up behind *first*, their days of *dates*, and their ends.

    One that tells no day has that of the first, where this stands before both.
    """
    text = part.text
    further = list(_counted(part, first, dates))
    for number, plan in enumerate(further):
        end = further[number + 1].start if number + 1 < len(further) else len(text)
        own = [date for date in dates if plan.end <= date.start < end]
        own = own[:1] or [date for date in dates if _leads_to(text, date, plan)]
        between = [date for date in dates if first.end <= date.start < plan.start]
        shared = [] if between else list(dates[:1])
        day = next(iter(own or shared), None)
        yield plan, day, max(plan.end, day.end if day else 0)


def _counted(
    part: Predication, first: PlanMention, dates: Sequence[DateMention]
) -> Iterator[PlanMention]:
    """Give the plans of other kinds behind *first*, each behind a comma or an "a"."""
    named = [
        one
        for one in find_plans(part.sentence)
        if part.holds(one.start) and one.is_named and one.is_direct
    ]
    for before, plan in pairwise((first, *(one for one in named if one.start > first.end))):
        lead = _without_days(part.text[: plan.start], dates)
        is_other = _top(plan) != _top(first) and not OTHER_OBJECT.search(lead, before.end)
        if is_other and _JOINT.search(lead, before.end):
            yield plan


def _without_days(words: str, dates: Sequence[DateMention]) -> str:
    """Give *words* without the last day, with which the next item may begin."""
    last = [date for date in dates if not words[date.end :].strip() and date.end <= len(words)]
    return f"{words[: last[-1].start].rstrip()} " if last else words


def _leads_to(text: str, date: DateMention, plan: PlanMention) -> bool:
    return date.end <= plan.start and not text[date.end : plan.start].strip()


def _top(plan: PlanMention) -> str | None:
    return lexicon("plan-kind").top(plan.kind) if plan.kind else None
