"""Records of measures from the words of a list item."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from loaders.parse.measures import Setting, item_measures, measure, trimmed, with_details
from loaders.parse.no_measures import is_no_measure
from loaders.parse.status import Verdict

About = Callable[..., Setting]
RESULTS = Verdict("achieved", "Výsledky")


def whole(setting: Setting) -> tuple[int, int]:
    """Give where the page begins and ends."""
    return 0, len(setting.document.text)


def test_a_measure_is_told_with_its_evidence(about: About) -> None:
    """The label is the item without the comma, and its span covers exactly those words."""
    setting = about("zavedení terénní práce,", "Bílina")
    record = measure(setting, *whole(setting))
    assert record.label == record.evidence.exact == "zavedení terénní práce"
    assert (record.evidence.start, record.evidence.end) == (0, 22)
    assert [place.label for place in record.municipalities] == ["Bílina"]
    assert record.themes == ("socialni-sluzby",)
    assert record.services == ("terenni-programy",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  klub ; ", "klub"),
        ("klub.", "klub"),
        ("klub o. p. s.", "klub o. p. s."),
        ("kroužky, tábory apod.", "kroužky, tábory apod."),
        ("\u00a0klub,\u00a0", "klub"),
        (",", ""),
    ],
)
def test_signs_around_a_label_are_taken_off(text: str, expected: str) -> None:
    """A full stop goes, that of an abbreviation stays."""
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == expected


def test_a_wrapped_label_is_one_line(about: About) -> None:
    """A line end within an item is no part of its label; the evidence keeps it."""
    setting = about("vznik poradny\n  pro oběti", "Bílina")
    record = measure(setting, *whole(setting))
    assert record.label == "vznik poradny pro oběti"
    assert record.evidence.exact == "vznik poradny\n  pro oběti"


def test_a_locality_is_found(about: About) -> None:
    """A part of the town is named by its key."""
    setting = about("zřízení klubu v Prostřední Suché", "Havířov")
    assert measure(setting, *whole(setting)).locality == "prostredni-sucha"


def test_a_town_in_brackets_narrows_a_joint_section(about: About) -> None:
    """Of two towns, only the one named is meant."""
    setting = about("vznik poradny (Toužim)", "Teplá", "Toužim")
    [record] = item_measures(setting, *whole(setting))
    assert [place.label for place in record.municipalities] == ["Toužim"]


def test_both_towns_are_meant_where_none_is_named(about: About) -> None:
    """A joint section speaks of all its towns."""
    setting = about("vznik poradny", "Teplá", "Toužim")
    [record] = item_measures(setting, *whole(setting))
    assert [place.label for place in record.municipalities] == ["Teplá", "Toužim"]


def test_another_town_is_meant_where_the_text_says_in_it(about: About) -> None:
    """With another town is not in another town."""
    inside, beside = (
        about("V Mostě vznikla poradna", "Bílina"),
        about("spolupráce s městem Most", "Bílina"),
    )
    assert [place.label for place in inside.narrowed(inside.document.text).places] == ["Most"]
    assert [place.label for place in beside.narrowed(beside.document.text).places] == ["Bílina"]


def test_a_refusal_beside_a_deed_makes_two_measures(about: About) -> None:
    """Each clause has its status; the one without a theme takes the other's."""
    setting = replace(
        about("kampaň o komunitním centru, zřízení centra občané odmítli", "Toužim"),
        default=RESULTS,
    )
    done, refused = item_measures(setting, *whole(setting))
    assert (done.status, refused.status) == ("achieved", "rejected")
    assert done.themes == refused.themes == ("komunitni-zivot",)
    assert refused.label == "zřízení centra občané odmítli"


def test_a_refusal_first_is_set_apart_too(about: About) -> None:
    """What was done instead of what was refused is another measure."""
    setting = about("ubytovnu obec odmítla, místo ní byly opraveny byty", "Toužim")
    assert [r.status for r in item_measures(setting, *whole(setting))] == ["rejected", "achieved"]


def test_two_outcomes_are_two_measures(about: About) -> None:
    """What is done and what is still to come have a status each, and share the theme."""
    setting = about("poradna byla otevřena, její druhá pobočka se plánuje", "Toužim")
    done, planned = item_measures(setting, *whole(setting))
    assert (done.status, planned.status) == ("achieved", "planned")
    assert done.themes == planned.themes


def test_a_label_and_another_deed_that_is_still_to_come_are_two(about: About) -> None:
    """The second deed has a verb of its own."""
    setting = replace(
        about("vznik klubu, rozšíření noclehárny se připravuje", "Toužim"), default=RESULTS
    )
    found = item_measures(setting, *whole(setting))
    assert [record.status for record in found] == ["achieved", "in-preparation"]


def test_a_refusal_without_a_thing_of_its_own_is_of_the_thing_before(about: About) -> None:
    """The council refused what was told before."""
    setting = about("stavbu noclehárny se nepodařilo prosadit, rada návrh zamítla", "Toužim")
    [record] = item_measures(setting, *whole(setting))
    assert record.status == "rejected"


@pytest.mark.parametrize("text", ["klub nebyl otevřen", "nepodařilo se otevřít klub"])
def test_what_failed_is_no_measure(text: str, about: About) -> None:
    """Nothing came about."""
    setting = about(text, "Toužim")
    assert item_measures(setting, *whole(setting)) == []


def test_an_adjective_names_the_town(about: About) -> None:
    """The school of Rumburk is meant, not that of Varnsdorf."""
    setting = about("rumburská škola zavedla kroužky", "Rumburk", "Varnsdorf")
    [record] = item_measures(setting, *whole(setting))
    assert [place.label for place in record.municipalities] == ["Rumburk"]


def test_the_short_name_of_the_own_town_is_no_other_town(about: About) -> None:
    """A namesake of the first word is not meant."""
    setting = about("v Roudnici vznikla poradna", "Roudnice nad Labem")
    [record] = item_measures(setting, *whole(setting))
    assert [place.label for place in record.municipalities] == ["Roudnice nad Labem"]


def test_a_place_elsewhere_is_not_the_town(about: About) -> None:
    """Where a thing is, at the end of a phrase, does not change whose measure it is."""
    setting = about("podpora poradny v Mostě", "Bílina")
    [record] = item_measures(setting, *whole(setting))
    assert [place.label for place in record.municipalities] == ["Bílina"]


def test_a_page_without_towns_is_about_those_that_it_speaks_of(about: About) -> None:
    """In a row of towns, the preposition stands once; a seat in a name is no such town."""
    setting = about("síť poraden v Litvínově, Mostě a Bílině")
    assert [place.label for place in setting.narrowed(setting.document.text).places] == [
        "Litvínov",
        "Most",
        "Bílina",
    ]


def test_a_relative_clause_is_not_set_apart(about: About) -> None:
    """What was refused is the thing that the clause describes."""
    setting = about("komunitní centrum, které občané odmítli", "Toužim")
    [record] = item_measures(setting, *whole(setting))
    assert record.status == "rejected"


def test_an_item_that_joins_two_deeds_stays_one(about: About) -> None:
    """Compound items are not taken apart."""
    setting = about("rozšíření služeb a rekonstrukce prostor", "Bílina")
    assert len(item_measures(setting, *whole(setting))) == 1


def test_no_name_of_a_person_is_kept(about: About) -> None:
    """The label ends before the name."""
    setting = about("zavedení poradny, kterou vede ředitelka Jana Smyšlená", "Bílina")
    record = measure(setting, *whole(setting))
    assert "Smyšlená" not in (record.evidence.exact or "")


def test_only_a_planned_measure_belongs_to_the_plan(about: About) -> None:
    """What is done may have been done without the plan."""
    setting = replace(about("klub", "Bílina"), plan="bilina-2011")
    planned = replace(setting, default=Verdict("planned", "plánuje"))
    assert measure(setting, *whole(setting)).plan is None
    assert measure(planned, *whole(setting)).plan == "bilina-2011"


def test_details_add_themes_groups_and_services(about: About) -> None:
    """Words elsewhere tell more of the same measure, nothing is lost."""
    setting = about("centrum prevence", "Bílina")
    record = with_details(measure(setting, *whole(setting)), "Nabídne kroužky pro seniory a NZDM.")
    assert record.themes == ("bezpecnost-prevence", "volny-cas", "socialni-sluzby")
    assert record.target_groups == ("seniori",)
    assert record.services == ("nizkoprahova-zarizeni-pro-deti-a-mladez",)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Zastupitelé jej schválili po debatě o ubytovně", False),
        ("Zastupitelstvo schválilo rozpočet s položkou na terénní práci", False),
        ("Členy se stali Charita Most a Základní škola Horní", False),
        ("nově se k němu přidaly Charita Most a Základní škola Horní", False),
        ("Scházet se bude skupina pro bydlení", False),
        ("Zastupitelé schválili výkup ubytovny", True),
        ("k poradně se přidala dílna pro mladé", True),
    ],
)
def test_a_vote_on_what_was_told_and_who_joined_are_no_measures(text: str, is_one: bool) -> None:
    """What the bodies decide upon may be one."""
    assert is_no_measure(text) != is_one
