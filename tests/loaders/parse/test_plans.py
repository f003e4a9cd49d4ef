"""Plans as records."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.plans import plan_key, read_plans
from loaders.records import Place, PlanRecord, Problem
from loaders.resolve.places import Gazetteer
from loaders.text.sentences import sentences

MOST = Place("Most", "567027")
OBRNICE = Place("Obrnice", "567337")
TEPLA, TOUZIM = Place("Teplá", "555631"), Place("Toužim", "555657")


@pytest.fixture
def plans(
    written: Callable[[str], Document], towns: Gazetteer
) -> Callable[..., tuple[list[PlanRecord], list[Problem]]]:
    """Read the plans of a text about the places given."""

    def plans_of(text: str, *places: Place) -> tuple[list[PlanRecord], list[Problem]]:
        page = written(text)
        return read_plans(page, tuple(sentences(page.lines)), places, towns)

    return plans_of


Plans = Callable[..., tuple[list[PlanRecord], list[Problem]]]


def test_an_approved_plan_has_all_that_is_told(plans: Plans) -> None:
    """Kind, title, approver, date, period, what it stands for, and priorities."""
    (record,), problems = plans(
        "Rada města projednala a zastupitelstvo 2. srpna 2012 přijalo Akční plán integrace na "
        "období 2012 - 2014. Slouží místo strategického plánu. Prioritní jsou oblasti bydlení a "
        "vzdělávání.",
        MOST,
    )

    assert (record.plan, record.kind, record.status) == ("most-2012", "akcni-plan", "approved")
    assert record.title == "Akční plán integrace"
    assert (record.approved_on, record.approved_by) == ("2012-08-02", "zastupitelstvo-most")
    assert record.discussed_by == "rada-mesta-most"
    assert record.period == "2012/2014"
    assert record.substitutes_for == "strategicky-plan-socialniho-zaclenovani"
    assert record.themes == ("bydleni", "vzdelavani")
    assert not problems


@pytest.mark.parametrize(
    ("text", "status", "key"),
    [
        (
            "Dokončena je tvorba strategického plánu na roky 2010 - 2012.",
            "prepared",
            "most-2010",
        ),
        ("Členové připravili strategický plán.", "prepared", "most"),
        ("Připravuje se strategický plán.", "in-preparation", "most"),
        ("Strategický plán je dokončován v těchto týdnech.", "in-preparation", "most"),
        ("Strategický plán bude dokončen v březnu.", "in-preparation", "most"),
    ],
)
def test_a_plan_that_is_not_approved_is_not_called_so(
    plans: Plans, text: str, status: str, key: str
) -> None:
    """Finished is not approved, and neither is in preparation."""
    (record,), _ = plans(text, MOST)

    assert (record.status, record.plan) == (status, key)
    assert (record.approved_on, record.approved_by) == (None, None)


def test_a_page_without_a_plan_has_none(plans: Plans) -> None:
    """A mere mention of planning is no plan."""
    assert plans("Partnerství plánuje další schůzku.", MOST) == ([], [])


def test_a_day_that_does_not_exist_is_reported(plans: Plans) -> None:
    """The approval stays, its day does not."""
    (record,), (problem,) = plans("Strategický plán schválili zastupitelé 31. června 2011.", MOST)

    assert (record.status, record.approved_on) == ("approved", None)
    assert "no such date" in problem.reason


def test_of_two_towns_the_named_one_approved(plans: Plans) -> None:
    """Each town has its own assembly."""
    (record,), problems = plans(
        "Strategický plán schválilo zastupitelstvo města Toužim 5. května 2011.", TEPLA, TOUZIM
    )

    assert record.municipalities == (TOUZIM,)
    assert (record.plan, record.approved_by) == ("touzim-2011", "zastupitelstvo-touzim")
    assert not problems


def test_each_of_two_towns_approved_by_its_own_assembly(plans: Plans) -> None:
    """One sentence, one verb: two plans with a day and a body each."""
    records, problems = plans(
        "Strategický plán je společný. Zastupitelstvo města Teplá ho schválilo 26. 4. 2012, "
        "zastupitelstvo v Toužimi pak 10. 5. 2012.",
        TEPLA,
        TOUZIM,
    )

    assert [(one.approved_by, one.approved_on) for one in records] == [
        ("zastupitelstvo-tepla", "2012-04-26"),
        ("zastupitelstvo-touzim", "2012-05-10"),
    ]
    assert not problems


def test_the_council_that_approved_first_has_discussed_the_plan(plans: Plans) -> None:
    """The assembly decides, also in the next sentence."""
    [record], _ = plans(
        "Strategický plán odsouhlasila rada města 3. 4. 2012. Následovalo 17. května 2012 "
        "schválení zastupitelstvem.",
        MOST,
    )

    assert (record.approved_by, record.approved_on) == ("zastupitelstvo-most", "2012-05-17")
    assert record.discussed_by == "rada-mesta-most"


def test_an_unnamed_assembly_of_two_towns_is_reported(plans: Plans) -> None:
    """Which of them it was, the page does not say."""
    (record,), (problem,) = plans(
        "Strategický plán schválili zastupitelé 5. 5. 2011.", TEPLA, TOUZIM
    )

    assert (record.plan, record.approved_by) == ("tepla-touzim-2011", None)
    assert "which town" in problem.reason


def test_a_village_has_its_own_council(plans: Plans) -> None:
    """The board of an obec is no board of a town."""
    (record,), _ = plans(
        "Rada obce schválila Strategický plán 5. 5. 2011.", Place("Obrnice", "567337")
    )

    assert record.approved_by == "rada-obce-obrnice"


def test_keys_are_made_of_town_and_year() -> None:
    """Without a year only of the town."""
    assert plan_key([TEPLA, TOUZIM], None) == "tepla-touzim"
    assert plan_key([Place("Kutná Hora", "533955")], "2011-05-10") == "kutna-hora-2011"
    assert plan_key([MOST], "../2019") == "most-2019"


def test_what_an_assembly_approves_years_later_is_the_next_plan(plans: Plans) -> None:
    """Years lie between the two; what the council did is no plan of its own."""
    records, _ = plans(
        "Zastupitelstvo města schválilo první strategický plán 5. 5. 2012. Rada města schválila "
        "druhý strategický plán 2. 6. 2015, zastupitelstvo města strategický plán schválilo "
        "20. 6. 2015."
    )
    assert [plan.approved_on for plan in records] == ["2012-05-05", "2015-06-20"]
