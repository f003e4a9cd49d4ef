"""Plans among the items of a list of results."""

from collections.abc import Callable

import pytest

from loaders.parse.measures import Setting
from loaders.parse.plan_items import plan_of_item

About = Callable[..., Setting]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "připravený a schválený plán sociálního začleňování v obci",
            "plan-socialniho-zaclenovani",
            "approved",
        ),
        ("schválení akčního plánu", "akcni-plan", "approved"),
        ("zpracovaný komunitní plán sociálních služeb", "komunitni-plan", "prepared"),
        (
            "příprava strategického plánu",
            "strategicky-plan-socialniho-zaclenovani",
            "in-preparation",
        ),
    ],
)
def test_an_item_may_be_a_plan(text: str, kind: str, status: str, about: About) -> None:
    """Its words tell how far it has come."""
    plan = plan_of_item(about(text, "Bílina"), 0, len(text))
    assert plan is not None
    assert (plan.kind, plan.status, plan.plan) == (kind, status, "bilina")
    assert (plan.approved_on, plan.approved_by) == (None, None)
    assert plan.evidence.exact == text


def test_the_key_names_all_towns_of_a_joint_plan(about: About) -> None:
    """One plan of two towns is one plan."""
    text = "schválený plán sociálního začleňování"
    plan = plan_of_item(about(text, "Teplá", "Toužim"), 0, len(text))
    assert plan is not None
    assert plan.plan == "tepla-touzim"


def test_a_day_of_approval_is_kept(about: About) -> None:
    """The day is in the record and the year in the key."""
    text = "schválení akčního plánu dne 12. března 2012"
    plan = plan_of_item(about(text, "Kadaň"), 0, len(text))
    assert plan is not None
    assert (plan.approved_on, plan.plan) == ("2012-03-12", "kadan-2012")


@pytest.mark.parametrize(
    "text",
    [
        "návrhy řešení bydlení ve strategickém plánu sociálního začleňování",
        "schválení bytové koncepce",
        "nový územní plán",
        "zavedení terénní práce podle plánu",
    ],
)
def test_other_items_are_no_plans(text: str, about: About) -> None:
    """A measure that mentions a plan is a measure."""
    assert plan_of_item(about(text, "Bílina"), 0, len(text)) is None
