"""The goals that reading must not fall below, on all pages of this folder."""

from functools import cache

import pytest

from loaders.resolve.places import gazetteer
from tests.eval import short
from tests.eval.evaluate import FOLDER, Tally, evaluate, evaluate_all

pytestmark = pytest.mark.usefixtures(
    "unmeasured"
)  # rules are held by tests of their own, and it doubles the time


@cache
def tally() -> Tally:
    """Read all pages once, in the first test and not before it: only tests are not covered."""
    return evaluate(FOLDER, gazetteer())


@pytest.mark.parametrize(
    ("kind", "goal"),
    [
        ("member", 0.98),
        ("municipality", 0.97),  # villages are in the register alone: 0.99 with it
        ("group", 0.9),
        ("measure", 0.85),
        ("measure status", 0.9),
        ("measure theme", 0.9),
        ("kind", 0.98),  # some profiles bear no mark of one
    ],
)
def test_reading_reaches_its_goal(kind: str, goal: float) -> None:
    """Precision and recall together."""
    assert tally().f1(kind) >= goal, [*tally().missed[kind], *tally().invented[kind]]


def test_no_beginning_is_invented() -> None:
    """And nearly all are found, as precise as the page."""
    assert tally().precision("founded") >= 0.99, tally().invented["founded"]
    assert tally().recall("founded") >= 0.95, tally().missed["founded"]


def test_no_approval_is_invented() -> None:
    """And nearly all are found: of what plan, when and by whom."""
    assert tally().precision("plan approved") >= 0.98, tally().invented["plan approved"]
    assert tally().recall("plan approved") >= 0.9, tally().missed["plan approved"]


def test_no_town_is_a_namesake() -> None:
    """No page is bound to a place that it is not about."""
    assert tally().precision("municipality") >= 0.995, tally().invented["municipality"]


def test_spellings_are_joined_and_look_alikes_are_not() -> None:
    """Of all pairs of mentions that are one organisation."""
    assert tally().recall("same organisation") >= 0.95, tally().missed["same organisation"]
    assert tally().precision("same organisation") >= 0.98, tally().invented["same organisation"]


def test_an_approved_plan_is_that_of_its_towns() -> None:
    """Of one, of several that decided each for itself, or of all of a region together."""
    assert tally().precision("plan town") >= 0.98, tally().invented["plan town"]
    # villages of regions are in the register alone: 0.97 with it
    assert tally().recall("plan town") >= 0.95, tally().missed["plan town"]


@pytest.mark.parametrize(
    ("concern", "precision", "recall"),
    [
        ("approvals", 0.98, 0.85),
        ("beginnings", 0.98, 0.93),
        ("groups", 0.93, 0.83),
        ("measures", 0.98, 0.83),
        ("members", 0.97, 0.84),
    ],
)
def test_short_pages_are_read_as_well_as_they_were(
    concern: str, precision: float, recall: float
) -> None:
    """What stands in many words is not lost again; none of these is a goal for other pages."""
    kind = short.CONCERNS[concern][0]
    found = evaluate_all(short.pages(concern), gazetteer())

    assert found.precision(kind) >= precision, found.invented[kind]
    assert found.recall(kind) >= recall, found.missed[kind]
