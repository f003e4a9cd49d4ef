"""Plans where a text names them."""

import pytest

from loaders.parse.plan_mentions import STRATEGIC, find_plans


@pytest.mark.parametrize(
    ("text", "kind", "title", "is_direct"),
    [
        (
            "Strategický plán sociálního začleňování v Kutné Hoře byl dokončen.",
            STRATEGIC,
            "Strategický plán sociálního začleňování v Kutné Hoře",
            True,
        ),
        (
            "schválilo Akční plán integračních opatření, který",
            "akcni-plan",
            "Akční plán integračních opatření",
            True,
        ),
        ("tvorba strategického plánu", STRATEGIC, "strategický plán", False),
        (
            "příprava strategického plánu sociální integrace na území města Trmice.",
            STRATEGIC,
            "strategický plán sociální integrace na území města Trmice",
            False,
        ),
        (
            "Komunitní plán sociálních služeb",
            "komunitni-plan",
            "Komunitní plán sociálních služeb",
            True,
        ),
    ],
)
def test_a_plan_is_named_by_the_words_of_the_code_list(
    text: str, kind: str, title: str, is_direct: bool
) -> None:
    """The title is in the nominative, with the town that follows it."""
    (found,) = find_plans(text)

    assert (found.kind, found.title, found.is_direct) == (kind, title, is_direct)


def test_a_plan_of_the_town_s_development_is_another_thing() -> None:
    """It is no plan of social inclusion."""
    assert not list(find_plans("Strategický plán rozvoje města"))


def test_a_mere_plan_is_not_named() -> None:
    """It is the plan that was named before."""
    (found,) = find_plans("Plán byl dokončen.")

    assert (found.is_named, found.kind) == (False, None)
