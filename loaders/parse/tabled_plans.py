"""Plans whose approval stands in tables, lists or facts, beside those that sentences tell."""

from collections.abc import Sequence

from loaders.document import Line
from loaders.parse.carried_plans import Run, carried_plans
from loaders.parse.deciding_bodies import ASSEMBLY
from loaders.parse.measures import Setting
from loaders.parse.plan_editions import lie_apart
from loaders.parse.plan_rows import plans_of_bodies, plans_of_rows
from loaders.records import PlanRecord


def with_tabled(
    plans: Sequence[PlanRecord], lines: Sequence[Line], runs: Sequence[Run], setting: Setting
) -> list[PlanRecord]:
    """Give *plans*, which sentences tell, with what tables among *lines* and *runs* tell."""
    told = [*_with_tables(plans, lines, setting)]
    for plan in carried_plans(runs, setting):
        told = _with(told, plan)
    return told


def _with(told: Sequence[PlanRecord], plan: PlanRecord) -> list[PlanRecord]:
    """Add *plan*, which a list tells, to those *told*, instead of one that is less certain."""
    same = [one for one in told if one.kind == plan.kind and _share(one, plan)]
    if any(_is_as_good(one, plan) for one in same):
        return [*told]
    return [*(one for one in told if one not in same or _is_another(one, plan)), plan]


def _share(one: PlanRecord, other: PlanRecord) -> bool:
    return not set(one.municipalities).isdisjoint(other.municipalities)


def _is_as_good(one: PlanRecord, plan: PlanRecord) -> bool:
    """Whether *one* tells of the same approval no less than *plan* does."""
    is_by_assembly = (one.approved_by or "").startswith(ASSEMBLY)
    is_less = (plan.approved_by or "").startswith(ASSEMBLY) and not is_by_assembly
    return one.approved_on is not None and not is_less and not _is_another(one, plan)


def _is_another(one: PlanRecord, plan: PlanRecord) -> bool:
    """Whether years lie between the days of two plans, so that the later is the next one."""
    return lie_apart(one.approved_on, plan.approved_on)


def _with_tables(
    plans: Sequence[PlanRecord], lines: Sequence[Line], setting: Setting
) -> Sequence[PlanRecord]:
    """Give *plans*, or what tables tell instead: of several towns more than any sentence.

    Rows of one town are read where no sentence tells a day.
    """
    by_town = plans_of_rows(lines, setting)
    if by_town or any(plan.approved_on for plan in plans):
        return by_town or plans
    return [*plans_of_bodies(lines, setting)] or plans
