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
    no sentence tells a day, and where none tells the body that decided on it.
    """
    by_town = plans_of_rows(lines, setting)
    if by_town:
        return [*by_town]
    if any(plan.approved_on for plan in plans):
        lacks_body = any(plan.approved_on and not plan.approved_by for plan in plans)
        facts = [*plans_of_facts(setting, lines)] if lacks_body else []
        return [next((one for one in facts if _tells_body(one, plan)), plan) for plan in plans]
    return [*(plans_of_bodies(lines, setting) or plans_of_facts(setting, lines))] or [*plans]


def _tells_body(fact: PlanRecord, plan: PlanRecord) -> bool:
    """Whether *fact* tells by whom *plan* was approved, which is else the same."""
    is_same = (fact.kind, fact.approved_on) == (plan.kind, plan.approved_on)
    return is_same and plan.approved_by is None and fact.approved_by is not None
