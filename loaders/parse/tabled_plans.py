"""Plans whose approval stands in tables, lists or facts, beside those that sentences tell."""

from collections.abc import Sequence

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.parse.plan_facts import plans_of_facts
from loaders.parse.plan_rows import plans_of_bodies, plans_of_rows
from loaders.records import PlanRecord


def with_tabled(
    plans: Sequence[PlanRecord], lines: Sequence[Line], setting: Setting
) -> list[PlanRecord]:
    """Give *plans*, which sentences tell, or what tables among *lines* tell instead.

    Rows of several towns tell more than any sentence; those of one town, and facts, are read where
    no sentence tells a day.
    """
    by_town = plans_of_rows(lines, setting)
    if by_town or any(plan.approved_on for plan in plans):
        return [*by_town] or [*plans]
    return [*(plans_of_bodies(lines, setting) or plans_of_facts(setting, lines))] or [*plans]
