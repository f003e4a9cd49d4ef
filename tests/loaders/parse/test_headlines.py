"""Headlines of newsletters in every layout, and what looks like one."""

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
    WorkingGroupRecord,
)

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

HEAD = "Zpravodaj Agentury\nkvěten 2014\n\n"
PLAN = "Zastupitelstvo města schválilo 3. března 2014 strategický plán sociálního začleňování."
CLUB = "Město v dubnu otevřelo nízkoprahový klub pro mládež."


@pytest.mark.parametrize(
    ("kolin", "most"),
    [
        ("Kolín\n-----\n", "Krnov\n----\n"),
        ("* Kolín *\n", "* Krnov *\n"),
        ("1) Kolín má plán\n", "2) Krnov má klub\n"),
        ("I. Kolín\n", "II. Krnov\n"),
        ("A) KOLÍN\n", "B) KRNOV\n"),
        ("1/ Kolín\n", "2/ Krnov\n"),
        ("Kolín – ", "Krnov – "),
        ("KOLÍN. ", "KRNOV. "),
        ("Kolín // ", "Krnov // "),
        ("Kolín, 5. března 2014\n", "Krnov, 2. května 2014\n"),
        ("5. 3. 2014 – Kolín\n", "2. 5. 2014 – Krnov\n"),
        ("(5. 3.) Kolín\n", "(2. 5.) Krnov\n"),
        ("5. 3. Kolín – ", "2. 5. Krnov – "),
        ("----- 01 | KOLÍN -----\n", "----- 02 | KRNOV -----\n"),
        ("Z Kolína\n- ", "Z Krnova\n- "),
        ("Kolín má konečně plán!\n", "Co je nového v Krnově?\n"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_each_layout_parts_the_stories(
    kolin: str, most: str, gap: str, written: Written, of_type: OfType
) -> None:
    """Each tells of the town in its headline, wherever that stands."""
    found = extract(written(f"{HEAD}{kolin}{PLAN}{gap}{most}{CLUB}\n"))

    assert [place.label for place in found.document.municipalities] == ["Kolín", "Krnov"]
    [plan], [club] = of_type(found, PlanRecord), of_type(found, MeasureRecord)
    assert (plan.municipalities[0].label, plan.approved_on) == ("Kolín", "2014-03-03")
    assert [place.label for place in club.municipalities] == ["Krnov"]


@pytest.mark.parametrize(
    "contents",
    [
        "OBSAH\nKolín schvaloval – Krnov otevírá klub – Kalendář\n",
        "V čísle najdete: Kolín schvaloval; Krnov otevírá klub; Kalendář\n",
        "Kolín · Krnov · Kalendář\n",
        "Kolín schvaloval ....... 1\nKrnov otevírá klub ...... 2\n",
    ],
)
def test_contents_tell_nothing(contents: str, written: Written, of_type: OfType) -> None:
    """What they name stands again over the stories."""
    stories = f"Kolín schvaloval\n{PLAN}\n\nKrnov otevírá klub\n{CLUB}\n"
    found = extract(written(f"{HEAD}{contents}\n{stories}"))

    assert [one.label for one in of_type(found, MeasureRecord)] == [CLUB.rstrip(".")]
    assert [place.label for place in found.document.municipalities] == ["Kolín", "Krnov"]


@pytest.mark.parametrize(
    "line",
    [
        "28. 5. 2014 – Kolín\nseminář o dluzích",
        "Kolín – Konference o bydlení se zástupci všech obcí kraje proběhne v pátek.",
        "Redakce\nPříspěvky posílejte do Kolína.",
        "Pozvánky\nLetní škola pro pracovníky v terénu se koná v Kolíně.",
        "Tiráž: Kolín – Krnov",
        "Z médií\nDeník píše, že v Kolíně vznikl klub pro děti.",
        "Výzvy\nMěsto Kolín otevřelo program na opravu bytů.",
        "Zajímavost\nNadace se sídlem v Kolíně otevřela program na opravu bytů.",
    ],
)
def test_what_names_but_a_venue_is_no_story(line: str, written: Written, of_type: OfType) -> None:
    """Terms, invitations and the imprint name towns, too."""
    found = extract(written(f"{HEAD}Krnov\n{CLUB}\n\nZe života\n{line}\n"))

    assert len(of_type(found, MeasureRecord)) == 1
    assert of_type(found, PlanRecord) == []


def test_a_call_within_a_story_is_no_headline(written: Written, of_type: OfType) -> None:
    """It goes on about the same town."""
    story = "Gratulujeme!\nPracovní skupina Bydlení teď hledá byty.\n"
    found = extract(written(f"{HEAD}Kolín\n{PLAN}\n{story}\nKrnov\n{CLUB}\n"))

    [group] = of_type(found, WorkingGroupRecord)
    assert (group.label, group.partnership) == ("Bydlení", "lp-kolin")


def test_a_run_in_term_is_no_headline(written: Written) -> None:
    """What takes place in a town is told behind its name, too."""
    term = "Kolín – Konference o bydlení se zástupci všech obcí kraje proběhne v pátek."
    found = extract(written(f"{HEAD}Krnov\n{CLUB}\n\n12. 6. {term}\n{term}\n"))

    assert [place.label for place in found.document.municipalities] == ["Krnov"]


def test_a_paragraph_may_name_its_town_at_its_end(written: Written, of_type: OfType) -> None:
    """Where it tells of no other; one of several tells of none for sure."""
    told = "Osm bytů otevřelo město Kolín.\nDalší dva byty otevřely Krnov i Odry.\n"
    found = extract(written(f"{HEAD}Vážení přátelé, co je nového?\n{told}"))

    [flats] = of_type(found, MeasureRecord)
    assert [place.label for place in flats.municipalities] == ["Kolín"]


def test_a_headline_may_give_a_town_in_short(written: Written, of_type: OfType) -> None:
    """Its story tells the whole name; a neighbour with seats of members is none of the issue."""
    found = extract(
        written(
            f"{HEAD}Vrbno začíná\nUstavující schůze partnerství ve Vrbně pod Pradědem se konala "
            "5. května 2014. Jeho členy jsou Město Vrbno pod Pradědem, Charita Opava a Úřad práce "
            f"Bruntál.\n\nKrnov\n{CLUB}\n"
        )
    )

    assert [place.label for place in found.document.municipalities] == [
        "Vrbno pod Pradědem",
        "Krnov",
    ]
    assert [one.founded for one in of_type(found, PartnershipRecord)] == ["2014-05-05"]
    assert len(of_type(found, MembershipRecord)) == 3


def test_a_headline_without_a_town_is_of_the_one_that_is_told_of(
    written: Written, of_type: OfType
) -> None:
    """All of its story is, lists as well."""
    found = extract(
        written(
            f"{HEAD}Konečně pohromadě!\nV Kolíně vzniklo 5. května 2014 lokální partnerství. Patří "
            f"do něj:\n- Město Kolín\n- Charita Kolín\n- Úřad práce Kolín\n\nKrnov\n{CLUB}\n"
        )
    )

    [partnership] = of_type(found, PartnershipRecord)
    assert (partnership.partnership, partnership.founded) == ("lp-kolin", "2014-05-05")
    assert len(of_type(found, MembershipRecord)) == 3


def test_words_over_bullets_are_of_the_story_above(written: Written, of_type: OfType) -> None:
    """Members and groups stand under words that look like a headline."""
    found = extract(
        written(
            f"{HEAD}Kolín\nKolínské partnerství tvoří\n- Město Kolín\n- Charita Kolín\n- ZŠ Kolín\n"
            f"Pracovní skupiny partnerství\n- Bydlení\n- Práce a dluhy\n\nKrnov\n{CLUB}\n"
        )
    )

    assert [one.label_as_written for one in of_type(found, MembershipRecord)] == [
        "Město Kolín",
        "Charita Kolín",
        "ZŠ Kolín",
    ]
    assert [one.label for one in of_type(found, WorkingGroupRecord)] == ["Bydlení", "Práce a dluhy"]


def test_the_day_in_a_headline_is_that_of_its_story(written: Written, of_type: OfType) -> None:
    """A day before it is told from it."""
    found = extract(
        written(
            f"{HEAD}3. 4. 2014 – Kolín\nVčera se zde konala ustavující schůze lokálního "
            f"partnerství.\n\nKrnov\n{CLUB}\n"
        )
    )

    assert [one.founded for one in of_type(found, PartnershipRecord)] == ["2014-04-02"]


def test_seats_of_members_are_no_towns_of_a_region(written: Written, of_type: OfType) -> None:
    """The story of a region is of the towns among its members, and of those it speaks of."""
    found = extract(
        written(
            f"{HEAD}Frýdlantsko: společně\nLokální partnerství bylo založeno 5. března 2014 ve "
            "Frýdlantu a tvoří ho:\n- Město Frýdlant\n- Charita Liberec\n- ZŠ Frýdlant\n\n"
            f"Krnov\n{CLUB}\n"
        )
    )

    assert [place.label for place in found.document.municipalities] == ["Frýdlant", "Krnov"]
    assert len(of_type(found, MembershipRecord)) == 3


@pytest.mark.parametrize(
    ("lead", "members"), [("Členy jsou:", 3), ("Kolín má plán. Na programu bylo hodně bodů.", 0)]
)
def test_bodies_below_the_words_that_lead_to_them_are_no_headlines(
    lead: str, members: int, written: Written, of_type: OfType
) -> None:
    """The first of the members of a story is the town."""
    told = f"V Kolíně se 3. března 2014 sešlo lokální partnerství. {lead}"
    bodies = "Město Kolín\nZŠ Sever Kolín\nMěstská policie Kolín"
    page = written(f"{HEAD}Kolín má partnerství\n{told}\n{bodies}\nKrnov\n{CLUB}")
    assert len(of_type(extract(page), MembershipRecord)) == members
