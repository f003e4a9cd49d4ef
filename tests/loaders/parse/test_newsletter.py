"""Newsletters: a row of stories."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import (
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    PlanRecord,
)

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

ISSUE = """Zpravodaj Agentury
březen 2015

Vážení čtenáři,
posíláme nové číslo.

MOST
V Mostě vznikla dluhová poradna. Zastupitelé města 5. února 2015 schválili strategický plán
sociálního začleňování.

HRANICE (okres Přerov)
Město připravuje terénní program.

KALENDÁŘ
3. 4. 2015 Praha - seminář o bydlení
"""


def test_each_story_is_about_the_town_of_its_heading(written: Written, of_type: OfType) -> None:
    """What stands under a town is told of it; a calendar tells of no town."""
    found = extract(written(ISSUE))
    assert (found.document.kind, found.document.published) == ("newsletter", "2015-03")
    assert [place.label for place in found.document.municipalities] == ["Most", "Hranice"]
    assert [
        (record.municipalities[0].label, record.status) for record in of_type(found, MeasureRecord)
    ] == [("Most", "achieved"), ("Hranice", "in-preparation")]


@pytest.mark.parametrize(
    ("most", "hranice"),
    [
        (">> Most: nová poradna", ">> Hranice (okres Přerov)"),
        ("*** Most ***", "*** Hranice (okres Přerov) ***"),
        ("== Most: nová poradna ==", "== Hranice (okres Přerov) =="),
        ("## Most", "## Hranice (okres Přerov)"),
        ("▶ Most", "▶ Hranice (okres Přerov)"),
        ("» Most: nová poradna", "» Hranice (okres Přerov)"),
        ("1  MOST", "2  HRANICE (okres Přerov)"),
    ],
)
def test_a_heading_may_bear_a_sign(most: str, hranice: str, written: Written) -> None:
    """A plain-text issue marks its stories by it."""
    text = ISSUE.replace("MOST", most).replace("HRANICE (okres Přerov)", hranice)
    found = extract(written(text))
    assert [place.label for place in found.document.municipalities] == ["Most", "Hranice"]


def test_a_story_may_tell_of_an_approved_plan(written: Written, of_type: OfType) -> None:
    """Plans are read as in a news article."""
    text = ISSUE.replace("plán\nsociálního", "plán sociálního")
    [plan] = of_type(extract(written(text)), PlanRecord)
    assert (plan.plan, plan.approved_on) == ("most-2015", "2015-02-05")


def test_the_story_of_a_region_is_about_the_towns_that_it_speaks_of(
    written: Written, of_type: OfType
) -> None:
    """Each sentence tells its own."""
    text = ISSUE.replace(
        "KALENDÁŘ",
        "Jesenicko\nV Jeseníku byl otevřen předškolní klub, ve Vidnavě se připravuje komunitní "
        "centrum.\n\nKALENDÁŘ",
    )

    found = extract(written(text))

    *_, club, centre = of_type(found, MeasureRecord)
    assert [place.label for place in club.municipalities] == ["Jeseník"]
    assert [place.label for place in centre.municipalities] == ["Vidnava"]
    assert [place.label for place in found.document.municipalities][-2:] == ["Jeseník", "Vidnava"]


def test_under_any_other_heading_each_paragraph_has_its_own_town(
    written: Written, of_type: OfType
) -> None:
    """A calendar tells of none, and a town of which nothing is told is none of the issue."""
    text = ISSUE.replace(
        "KALENDÁŘ",
        "Krátce z krajů\n"
        " • Jeseník má schválený plán. Zastupitelé Jeseníku dne 3. března 2015 schválili "
        "strategický plán sociálního začleňování.\n"
        " • V Bruntále byla v únoru otevřena dluhová poradna. Lokální partnerství se zde poprvé "
        "sešlo 2. února 2015.\n"
        " • Krnov: Město připravuje komunitní centrum.\n"
        " • V Opavě se sešli starostové.\n\nKALENDÁŘ",
    )

    found = extract(written(text))

    assert [place.label for place in found.document.municipalities][2:] == [
        "Krnov",
        "Jeseník",
        "Bruntál",
    ]
    assert [plan.approved_on for plan in of_type(found, PlanRecord)][-1] == "2015-03-03"
    [partnership] = of_type(found, PartnershipRecord)
    assert (partnership.partnership, partnership.founded) == ("lp-bruntal", "2015-02-02")


def test_the_paper_of_one_town_is_about_it(written: Written, of_type: OfType) -> None:
    """Whatever its headings are."""
    found = extract(
        written(
            "Zpravodaj města Dobříš – prosinec 2014\n\nLokální partnerství bilancuje\n\n"
            "Lokální partnerství, založené v únoru 2013, otevřelo novou poradnu.\n"
        )
    )

    assert [place.label for place in found.document.municipalities] == ["Dobříš"]
    assert [record.founded for record in of_type(found, PartnershipRecord)] == ["2013-02"]


@pytest.mark.parametrize(
    ("text", "towns", "members"),
    [
        (
            "Měsíční newsletter Agentury\nčerven 2015\n\nObsah\n- Habry: partnerství začíná\n"
            "- Kolín\n\nHabry: partnerství začíná\nLokální partnerství v Habrech vzniklo 2. června "
            "2015. Patří do něj Město Habry, ZŠ Habry a Policie ČR.\n\nKolín\nVznikl klub.\n",
            ["Habry", "Kolín"],
            ["Město Habry", "ZŠ Habry", "Policie ČR"],
        ),
        (
            "Elektronický zpravodaj, březen 2013\n\nV čísle najdete\n1. Habry mají klub\n2. Kolín\n"
            "\n1. Habry mají klub\nKlub byl v Habrech otevřen v lednu.\n\n2. Kolín\nVznikl klub.\n",
            ["Habry", "Kolín"],
            [],
        ),
        (
            "Novinky z Agentury – září 2014\n\nBroumov\nV broumovském partnerství nově sedí Město "
            "Broumov, Charita Broumov a Policie ČR.\n\nKolín\nV Kolíně vznikl klub.\n",
            ["Broumov", "Kolín"],
            ["Město Broumov", "Charita Broumov", "Policie ČR"],
        ),
        (
            "Zpravodaj Agentury 2/2013\n\nBroumov\nPartnerství se školami v Polsku slaví rok. "
            "Členy jsou ZŠ Broumov, Gymnázium Broumov a Liceum Nowa Ruda.\n\nKolín\nVznikl klub.\n",
            ["Broumov", "Kolín"],
            [],
        ),
        (
            "Zpravodaj Agentury 2/2013\n\nNa Broumovsku pracují společně\nBroumov a Meziměstí "
            "utvořily společné lokální partnerství, sešlo se 3. června 2013 v Náchodě.\n"
            "Členové partnerství:\n• Město Broumov\n• Město Meziměstí\n"
            "• Úřad práce Náchod\nPolicie ČR, oddělení Broumov\n• Charita Broumov\n\n"
            "Kolín\nVznikl klub.\n",
            ["Broumov", "Meziměstí", "Kolín"],
            [
                "Město Broumov",
                "Město Meziměstí",
                "Úřad práce Náchod",
                "Policie ČR, oddělení Broumov",
                "Charita Broumov",
            ],
        ),
    ],
    ids=["contents", "common-word", "partnership-alone", "of-schools", "region"],
)
def test_stories_tell_members_and_contents_none(
    written: Written, of_type: OfType, text: str, towns: list[str], members: list[str]
) -> None:
    """What stands in the contents of an issue stands again over its story."""
    found = extract(written(text))

    assert [place.label for place in found.document.municipalities] == towns
    assert [one.label_as_written for one in of_type(found, MembershipRecord)] == members


def test_contents_in_other_letters_are_no_stories(written: Written) -> None:
    """They stand again over the stories, whatever their case."""
    contents = "OBSAH\n1  Most\n2  Hranice (okres Přerov)\n3  Kalendář\n"
    issue = ISSUE.replace("MOST\n", f"{contents}\n1  MOST\n")
    issue = issue.replace("HRANICE (", "2  HRANICE (").replace("KALENDÁŘ", "3  KALENDÁŘ")

    found = extract(written(issue))

    assert [place.label for place in found.document.municipalities] == ["Most", "Hranice"]


def test_the_day_with_which_a_story_begins_is_its_own(written: Written, of_type: OfType) -> None:
    """Yesterday is that before it, not before the issue; under a headline of its town."""
    story = "Most, 22. 9. 2015 – Strategický plán je na světě. Zastupitelé jej včera schválili."
    found = extract(written(f"Zpravodaj Agentury\nzáří 2015\n\nMOST\n{story}\n"))
    assert [plan.approved_on for plan in of_type(found, PlanRecord)] == ["2015-09-21"]


@pytest.mark.parametrize(
    ("issue", "town"),
    [
        ("OSEK\nMěsto na Teplicku je malé. V lednu tu vznikla poradna.", "567779"),
        ("KRAJE\n- Osek. Na Teplicku vznikla poradna.\n- Most. Tam nic.", "567779"),
        ("KRAJE\n- Osek. Na Rokycansku vznikla poradna.\n- Most. Tam nic.", "560057"),
    ],
)
def test_the_region_of_a_story_tells_namesakes_apart(
    issue: str, town: str, written: Written
) -> None:
    """A headline need not say which town of its name is meant."""
    found = extract(written(f"Zpravodaj Agentury\nbřezen 2015\n\n{issue}"))
    assert town in [place.code for place in found.document.municipalities]


@pytest.mark.parametrize(
    ("number", "published"),
    [
        ("číslo 2/2015 – duben až červen", "2015-06"),
        ("č. 3/2015", "2015"),
        ("číslo 2/2015, květen 2015", "2015-05"),
    ],
)
def test_the_number_of_an_issue_tells_when_it_came_out(
    number: str, published: str, written: Written
) -> None:
    """Also in a line of its own; a month with its year tells more."""
    document = extract(written(ISSUE.replace("březen 2015", number))).document
    assert document.published == published


def test_of_the_year_of_the_issue_are_its_days(written: Written, of_type: OfType) -> None:
    """Also the one that the sentence before tells."""
    text = ISSUE.replace("březen 2015", "číslo 1/2015 – leden až březen").replace(
        "Zastupitelé města 5. února 2015 schválili strategický plán\nsociálního začleňování.",
        "Most má od 5. února strategický plán sociálního začleňování. Ten den ho schválilo "
        "zastupitelstvo města.",
    )
    (plan,) = of_type(extract(written(text)), PlanRecord)
    assert plan.approved_on == "2015-02-05"
