"""The council's approval is not the last word where the assembly is told to have decided too."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.plans import read_plans
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.sentences import sentences

TOWN = (Place("Chomutov", "562971"),)


@pytest.mark.parametrize(
    "text",
    [
        "Strategický plán schválila rada města 5. 5. 2014. Zastupitelé ho pustili dál 12. 5. 2014.",
        "Strategický plán schválila rada města 5. 5. 2014, zastupitelé mu otevřeli dveře.",
        "Zastupitelé strategický plán pustili do života 12. 5. 2014. Rada ho schválila 5. 5. 2014.",
        "Strategický plán schválila rada 5. 5. 2014, poslední slovo patřilo zastupitelům.",
        "Strategický plán schválila rada 5. 5. 2014, v zastupitelstvu plán otevřel nové obzory.",
    ],
)
def test_what_cannot_be_read_is_reported(
    text: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """The plan is not said to be approved by the council alone."""
    page = written(text)

    plans, problems = read_plans(page, tuple(sentences(page.lines)), TOWN, towns)

    assert not [plan for plan in plans if plan.status == "approved"]
    assert any("how the assembly decided" in problem.reason for problem in problems)


@pytest.mark.parametrize(
    "behind",
    [
        "Zastupitelstvo o něm bude jednat v září.",
        "Zastupitelstvo má 21 členů.",
        "Zastupitelstvo schválilo rozpočet města.",
        "Zastupitelstvo ho vzalo na vědomí.",
        "Zastupitelé ho zatím neprojednali.",
        "Zastupitelé se o něm dozvěděli z novin.",
        "Zastupitelé v červnu zvolili nového starostu.",
        "Zastupitelům jej představil starosta.",
        "Členové zastupitelstva o něm diskutovali.",
    ],
)
def test_the_council_has_the_last_word_where_nobody_else_decided(
    behind: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """What the assembly did besides, or will do, is no decision."""
    page = written(f"Strategický plán schválila rada města 5. 5. 2014. {behind}")

    (plan,), problems = read_plans(page, tuple(sentences(page.lines)), TOWN, towns)

    assert (plan.approved_by, plan.approved_on) == ("rada-mesta-chomutov", "2014-05-05")
    assert not problems
