"""Plans that several towns approve one after the other."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.approval_turns import find_turns
from loaders.parse.plans import read_plans
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.sentences import sentences

TOWNS = (Place("Kraslice", "560472"), Place("Most", "567027"), Place("Kolín", "533165"))


@pytest.mark.parametrize(
    "text",
    [
        "Strategický plán schválila jednotlivá zastupitelstva: v Kraslicích 23. 6., v Mostě 29. 6. "
        "a v Kolíně 30. 6. 2016.",
        "Strategický plán schvalovala jednotlivá zastupitelstva: Kraslice 23.6.2016, Most "
        "29.6.2016 a Kolín 30.6.2016.",
        "Společný strategický plán schválila zastupitelstva měst Kraslice (23. 6. 2016), Most "
        "(29. 6. 2016) a Kolín (30. 6. 2016).",
        "Strategický plán schválilo zastupitelstvo Kraslic 23. června 2016, zastupitelstvo Mostu "
        "29. června a zastupitelstvo Kolína 30. června 2016.",
        "Strategický plán byl schválen zastupitelstvy: 23. 6. 2016 v Kraslicích, 29. 6. 2016 v "
        "Mostě a nakonec 30. 6. 2016 v Kolíně.",
        "Strategický plán schválila všechna zastupitelstva, kraslické 23. 6. 2016, mostecké 29. 6. "
        "2016 a kolínské 30. 6. 2016.",
        "Strategický plán dostala zastupitelstva na stůl po sobě. V Kraslicích prošel 23. června "
        "2016, v Mostě 29. června 2016 a v Kolíně 30. června 2016.",
        "O společném strategickém plánu rozhodovala tři zastupitelstva. Kraslické jej schválilo "
        "23. června 2016, mostecké o šest dní později a kolínské až po konzultacích, 30. června.",
        "Plán je jediný, schvalovala ho však jednotlivá zastupitelstva: kraslické 23. 6. 2016, "
        "mostecké 29. 6. 2016 a kolínské 30. 6. 2016. Jmenuje se Strategický plán sociálního "
        "začleňování.",
        "Dne 23. června 2016 přijali strategický plán zastupitelé v Kraslicích, 29. června v Mostě "
        "a o den později v Kolíně.",
    ],
)
def test_each_town_has_a_plan_approved_on_its_own_day(
    text: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Three towns, three days, three assemblies."""
    page = written(text)

    plans, problems = read_plans(page, tuple(sentences(page.lines)), TOWNS, towns)

    told = [(plan.municipalities[0].label, plan.approved_on, plan.approved_by) for plan in plans]
    assert told == [
        ("Kraslice", "2016-06-23", "zastupitelstvo-kraslice"),
        ("Most", "2016-06-29", "zastupitelstvo-most"),
        ("Kolín", "2016-06-30", "zastupitelstvo-kolin"),
    ]
    assert not problems


@pytest.mark.parametrize(
    "text",
    [
        "Zastupitelstva dostala zprávu o plnění strategického plánu. V Kraslicích prošla 23. 6. "
        "2016, v Mostě 29. 6. 2016.",
        "Strategický plán budou schvalovat zastupitelstva: Kraslice 23. 6. 2016, Most 29. 6. 2016.",
        "Strategický plán schvalovala zastupitelstva Kraslic a Mostu.",
        "Zastupitelstvo projednalo plán v Kraslicích 23. 6. 2016 a v Mostě 29. 6. 2016.",
        "O strategickém plánu se v Kraslicích jednalo 23. 6. 2016 a v Mostě 29. 6. 2016.",
        "Zastupitelstva strategický plán neschválila: kraslické jednalo 23. 6. 2016, mostecké 29. "
        "6. 2016.",
        "Kraslické zastupitelstvo 23. 6. 2016 a mostecké zastupitelstvo 29. 6. 2016 schválila "
        "memorandum. Strategický plán se připravuje.",
        "Zastupitelstvo schválilo plán 23. 6. 2016. Jmenuje se Plán odpadového hospodářství.",
    ],
)
def test_no_plan_is_approved_where_none_says_so(
    text: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """What will be, has no end told or is merely discussed."""
    page = written(text)

    plans, _ = read_plans(page, tuple(sentences(page.lines)), TOWNS, towns)

    assert not [plan for plan in plans if plan.status == "approved"]


def test_each_of_them_may_have_another_body(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """What the council of one town did is not done by its assembly."""
    page = written(
        "V Kraslicích strategický plán schválilo zastupitelstvo 23. 6. 2016, v Mostě pouze rada "
        "29. 6. 2016."
    )

    plans, _ = read_plans(page, tuple(sentences(page.lines)), TOWNS, towns)

    assert [plan.approved_by for plan in plans] == ["zastupitelstvo-kraslice", "rada-mesta-most"]


def test_who_put_it_off_takes_no_turn(written: Callable[[str], Document], towns: Gazetteer) -> None:
    """Nor does who sent it back or refused it, whose day stands in the same row."""
    page = written(
        "Strategický plán schválilo kraslické zastupitelstvo 23. 6. 2016, v Mostě byl odložen "
        "29. 6. 2016, kolínské jej odmítlo 30. 6. 2016 a mostečtí zastupitelé 1. 7. 2016 vrátili."
    )

    plans, _ = read_plans(page, tuple(sentences(page.lines)), TOWNS, towns)

    assert [(plan.municipalities, plan.approved_on) for plan in plans] == [
        (TOWNS[:1], "2016-06-23")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Strategický plán byl schválen zastupitelstvem Mostu i zastupitelstvem Kolína v květnu "
        "2016.",
        "Strategický plán schválilo jak zastupitelstvo Mostu, tak zastupitelstvo Kolína v květnu "
        "2016.",
        "Zastupitelstvo v Mostě strategický plán schválilo v květnu 2016, v Kolíně v červnu 2016.",
        "Mostečtí zastupitelé strategický plán schválili v květnu 2016, jejich kolínští kolegové "
        "v červnu 2016.",
        "Mostecké zastupitelstvo strategický plán 5. 5. 2016 schválilo a kolínské 6. 6. 2016 také.",
        "V květnu 2016 strategický plán schválili zastupitelé v Mostě, v Kolíně tak jejich "
        "kolegové učinili téhož měsíce.",
    ],
)
def test_like_bodies_each_of_a_town_need_no_days_of_their_own(
    text: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Each is named with its town, so that the plan is approved in both."""
    page = written(text)

    plans, _ = read_plans(page, tuple(sentences(page.lines)), TOWNS, towns)

    assert [plan.approved_by for plan in plans] == ["zastupitelstvo-most", "zastupitelstvo-kolin"]


@pytest.mark.parametrize(
    "text",
    [
        "Strategický plán schválila 5. 5. 2016 na společném zasedání zastupitelstva Mostu a "
        "Kolína.",
        "Strategický plán byl schválen zastupitelstvy Mostu a Kolína 5. 5. 2016.",
        "Zastupitelé obou měst schválili společný strategický plán 5. 5. 2016.",
        "Zastupitelé v Mostě a v Kolíně schválili společný strategický plán 5. 5. 2016.",
        "Strategický plán přijala obě dvě zastupitelstva, mostecké i kolínské, 5. 5. 2016.",
    ],
)
def test_what_assemblies_approved_together_is_one_approval(
    text: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """They are told in the plural."""
    page = written(text)

    plans, _ = read_plans(page, tuple(sentences(page.lines)), TOWNS[1:], towns)

    assert [(plan.approved_on, plan.approved_by, len(plan.municipalities)) for plan in plans] == [
        ("2016-05-05", "zastupitelstvo-obci-most-kolin", 2)
    ]


def test_a_town_that_is_not_known_is_a_problem(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Its day is not taken for that of the others."""
    page = written("Strategický plán schválila zastupitelstva: Most 5. 5. 2016, Xyzov 6. 6. 2016.")

    plans, problems = read_plans(page, tuple(sentences(page.lines)), TOWNS, towns)

    assert [(plan.municipalities, plan.approved_on) for plan in plans] == [
        (TOWNS[1:2], "2016-05-05")
    ]
    assert [page.text[one.start : one.end] for one in problems] == ["Xyzov 6. 6. 2016"]


def test_a_day_without_any_year_is_none() -> None:
    """It is a date that the page does not fully give."""
    turns = find_turns("v Mostě 23. 6. a v Kolíně 29. 6.")

    assert [turn.date.edtf for turn in turns] == [None, None]
    assert all("year is not said" in turn.date.reason for turn in turns)


def test_two_towns_without_their_days_take_no_turns() -> None:
    """One day of all of them is one approval."""
    assert not find_turns("zastupitelstva Mostu a Kolína 29. 6. 2016")


def test_the_adjective_of_a_town_tells_whose_assembly_it_was(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """The other town has yet to vote."""
    page = written(
        "Kraslické zastupitelstvo schválilo společný strategický plán 26. dubna 2012, v Mostě se "
        "bude hlasovat v květnu."
    )

    plans, _ = read_plans(page, tuple(sentences(page.lines)), TOWNS, towns)

    assert [(plan.approved_by, plan.municipalities) for plan in plans] == [
        ("zastupitelstvo-kraslice", TOWNS[:1])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Zastupitelstvo Mostu svůj plán schválilo 20. září, kolínští zastupitelé 27. září 2017.",
        "Zastupitelstvo města Most jej přijalo 20. září, zastupitelstvo Kolína 27. září 2017.",
        "Mostečtí zastupitelé plán schválili 20. září a kolínští zastupitelé 27. září 2017.",
        "Rada města Most plán schválila 20. září, kolínská rada o týden později, 27. září 2017.",
        "Zastupitelé v Mostě plán přijali 20. září 2017 a zastupitelé v Kolíně 27. září 2017.",
    ],
)
def test_like_bodies_of_two_towns_take_turns(text: str) -> None:
    """What each did stands between the body and its day, or is left out."""
    assert [turn.date.edtf for turn in find_turns(text)] == ["2017-09-20", "2017-09-27"]


@pytest.mark.parametrize(
    "text",
    [
        "Rada města Most plán schválila 20. 9. 2017 a zastupitelstvo města 27. 9. 2017.",
        "Rada města Louny přijala plán 1. 3. 2012, zastupitelstvo města Most 2. 4. 2012.",
        "Městské zastupitelstvo jednalo 20. 9. 2017 a městské zastupitelstvo 27. 9. 2017.",
    ],
)
def test_a_council_and_an_assembly_take_no_turns(text: str) -> None:
    """Nor does one body that met twice."""
    assert not find_turns(text)


def test_the_first_and_the_last_of_a_row_are_told_in_other_words() -> None:
    """The first with "and that on", the last behind its day."""
    text = (
        "Jako první jej schválilo zastupitelstvo města Most, a to 12. února 2015, následovaly "
        "Lipov a Louka (shodně 19. února), Kuželov (24. února) a nakonec "
        "5. března 2015 i Kolín a Louny."
    )

    assert [(turn.date.edtf, text[turn.end - 10 : turn.end]) for turn in find_turns(text)] == [
        ("2015-02-12", "února 2015"),
        ("2015-02-19", "19. února)"),
        ("2015-02-24", "24. února)"),
        ("2015-03-05", "ín a Louny"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Společný strategický plán schválil Kolín (zastupitelstvo 5. 5. 2015) i Most "
            "(zastupitelstvo 6. 6. 2015).",
            {"zastupitelstvo-kolin": "2015-05-05", "zastupitelstvo-most": "2015-06-06"},
        ),
        (
            "Strategický plán schválily Kolín (rada města 5. 5. 2015) a Most (ZM, 6. 6. 2015).",
            {"rada-mesta-kolin": "2015-05-05", "zastupitelstvo-most": "2015-06-06"},
        ),
        (
            "Strategický plán schválilo kolínské zastupitelstvo 5. 5. 2015 a 6. 6. 2015 mostecké.",
            {"zastupitelstvo-kolin": "2015-05-05", "zastupitelstvo-most": "2015-06-06"},
        ),
        (
            "Strategický plán schválilo zastupitelstvo Kolína 5. 5. 2015 a 6. 6. 2015 Most hostil "
            "konferenci.",
            {"zastupitelstvo-kolin": "2015-05-05"},
        ),
        ("Strategický plán schválilo kolínské a 6. 6. 2015 mostecké zastupitelstvo.", {}),
    ],
)
def test_each_of_two_towns_has_its_body_and_its_day(
    text: str, told: dict[str, str], written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """In brackets, or the second in another order; without the day of one nothing is read."""
    page = written(text)

    plans, _ = read_plans(page, tuple(sentences(page.lines)), TOWNS, towns)

    approved = (plan for plan in plans if plan.status == "approved")
    assert {plan.approved_by: plan.approved_on for plan in approved} == told


def test_a_month_of_the_same_year_is_the_turn_of_a_town() -> None:
    """Its year is that of the day before it; where two are told, it is not said."""
    text = "Plán schválila zastupitelstva: Most 24. 6. 2013, Kolín v září téhož roku."

    assert [turn.date.edtf for turn in find_turns(text)] == ["2013-06-24", "2013-09"]


def approved(text: str, towns: Gazetteer) -> list[tuple[str, str | None, str | None]]:
    """Give town, day and body of each plan that *text* tells to be approved."""
    document = Document(text, "", "")
    plans, _ = read_plans(document, tuple(sentences(document.lines)), TOWNS, towns)
    told = (plan for plan in plans if plan.status == "approved")
    return [
        (plan.municipalities[0].label, plan.approved_on, plan.approved_by)
        for plan in told
        if len(plan.municipalities) == 1
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Strategický plán si všechna města schválila sama. ",
        "Strategický plán mají schválený všechna tři města. ",
    ],
)
def test_what_each_did_may_be_told_in_the_next_sentence(lead: str, towns: Gazetteer) -> None:
    """And who was the last one in that behind it."""
    turns = "V Kraslicích o něm rozhodlo zastupitelstvo 5. 5. 2014, v Mostě 6. 6. 2014. "
    last = "Kolínské zastupitelstvo se připojilo až 7. 7. 2014."
    assert approved(f"{lead}{turns}{last}", towns) == [
        ("Kraslice", "2014-05-05", "zastupitelstvo-kraslice"),
        ("Most", "2014-06-06", "zastupitelstvo-most"),
        ("Kolín", "2014-07-07", "zastupitelstvo-kolin"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "V Kraslicích seminář 5. 5. 2014, v Mostě 6. 6. 2014.",
        "V Kraslicích se partnerství sešlo 5. 5. 2014, v Mostě 6. 6. 2014.",
        "V Kraslicích byl klub otevřen 5. 5. 2014, v Mostě 6. 6. 2014.",
        "V Kraslicích zastupitelstvo 5. 5. 2014 plán odložilo, v Mostě 6. 6. 2014 zamítlo.",
        "V Kraslicích o novém rozpočtu rozhodlo zastupitelstvo 5. 5. 2014, v Mostě 6. 6. 2014.",
        "Zastupitelstvo Mostu se připojilo k memorandu 7. 7. 2014.",
    ],
)
def test_another_matter_in_the_next_sentence_is_no_turn(text: str, towns: Gazetteer) -> None:
    """Whoever did something there on a day has not approved the plan on it."""
    assert not approved(f"Strategický plán si obě města schválila sama. {text}", towns)


@pytest.mark.parametrize(
    "turns",
    [
        "V Kraslicích zastupitelstvo zasedalo 5. 5. 2014, v Mostě 6. 6. 2014.",
        "Kraslické zastupitelstvo zasedalo 5. 5. 2014, mostecké 6. 6. 2014.",
        "Zastupitelstvo v Kraslicích hlasovalo 5. 5. 2014, v Mostě hlasovalo 6. 6. 2014.",
    ],
)
def test_each_assembly_sat_on_its_own_day(turns: str, towns: Gazetteer) -> None:
    """The day of the one is not that of the other."""
    assert approved(f"Strategický plán obě města schválila. {turns}", towns) == [
        ("Kraslice", "2014-05-05", "zastupitelstvo-kraslice"),
        ("Most", "2014-06-06", "zastupitelstvo-most"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "V Kraslicích zastupitelstvo zasedalo 5. 5. 2014.",
        "Kraslické zastupitelstvo zasedalo 5. 5. 2014, v Mostě se hlasovalo o měsíc později.",
        "V Kraslicích zastupitelstvo zasedalo 5. 5. 2014 o rozpočtu, v Mostě 6. 6. 2014 o dotaci.",
    ],
)
def test_the_day_of_one_town_is_none_of_several(text: str, towns: Gazetteer) -> None:
    """Of the other nothing is told."""
    document = Document(f"Strategický plán obě města schválila. {text}", "", "")
    plans, _ = read_plans(document, tuple(sentences(document.lines)), TOWNS, towns)
    assert [(plan.status, plan.approved_on) for plan in plans] == [("approved", None)]
