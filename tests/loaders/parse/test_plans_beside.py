"""Several plans that one act approves."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.plans import read_plans
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.sentences import sentences

INCLUSION, PREVENTION = "strategicky-plan-socialniho-zaclenovani", "plan-prevence-kriminality"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Zastupitelstvo schválilo strategický plán sociálního začleňování 5. 5. 2014 a plán "
            "prevence kriminality 6. 6. 2015.",
            {INCLUSION: "2014-05-05", PREVENTION: "2015-06-06"},
        ),
        (
            "Zastupitelstvo schválilo 5. 5. 2014 strategický plán sociálního začleňování a "
            "6. 6. 2015 plán prevence kriminality.",
            {INCLUSION: "2014-05-05", PREVENTION: "2015-06-06"},
        ),
        (
            "Strategický plán sociálního začleňování (5. 5. 2014) a plán prevence kriminality "
            "(6. 6. 2015) schválilo zastupitelstvo.",
            {INCLUSION: "2014-05-05", PREVENTION: "2015-06-06"},
        ),
        (
            "Strategický plán sociálního začleňování posvětili zastupitelé 5. 5. 2014, plán "
            "prevence kriminality na roky 2016–2018 pak 6. 6. 2015.",
            {INCLUSION: "2014-05-05", PREVENTION: "2015-06-06"},
        ),
        (
            "Zastupitelstvo schválilo 5. 5. 2014 strategický plán sociálního začleňování a plán "
            "prevence kriminality.",
            {INCLUSION: "2014-05-05", PREVENTION: "2014-05-05"},
        ),
        (
            "Zastupitelstvo schválilo 5. 5. 2014 strategický plán sociálního začleňování a návrh "
            "plánu prevence kriminality.",
            {INCLUSION: "2014-05-05"},
        ),
        (
            "Zastupitelstvo schválilo 5. 5. 2014 strategický plán sociálního začleňování a "
            "odložilo plán prevence kriminality.",
            {INCLUSION: "2014-05-05"},
        ),
        (
            "Strategický plán sociálního začleňování schválilo zastupitelstvo 5. 5. 2014, plán "
            "prevence kriminality se připravuje.",
            {INCLUSION: "2014-05-05"},
        ),
    ],
)
def test_each_plan_has_its_day(
    text: str, days: dict[str, str], written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Or that of all; what is but drafted, put off or prepared is not approved with the first."""
    page = written(text)

    plans, _ = read_plans(page, tuple(sentences(page.lines)), (Place("Chomutov", "562971"),), towns)

    assert {plan.kind: plan.approved_on for plan in plans} == days
