"""Lines that each begin with their town: each tells of it alone."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    PlanRecord,
)

Written = Callable[[str], Document]
About = DocumentRecord | PartnershipRecord | PlanRecord | MeasureRecord
OfType = Callable[[Extraction, type[Any]], list[Any]]

ITEMS = (
    "Brno{0}lokální partnerství se sešlo 4. dubna 2012 k přípravě plánu.\n"
    "Přerov{0}zastupitelstvo schválilo plán sociálního začleňování dne 5. března 2012.\n"
    "Krupka{0}partnerství bylo založeno 3. března 2010.\n"
    "Jirkov{0}vznikl klub pro děti.\n"
)
OWN = ["Brno", "Přerov", "Krupka", "Jirkov"]


def _labels(record: About) -> list[str]:
    return [place.label for place in record.municipalities]


@pytest.mark.parametrize(
    "head", ["", "Aktuality\n\n", "Novinky z měst\n\n", "Zpravodaj, květen 2012\n\n"]
)
@pytest.mark.parametrize("sign", [": ", " – "])
def test_each_item_is_about_the_town_with_which_it_begins(
    head: str, sign: str, written: Written, of_type: OfType
) -> None:
    """Whatever stands over them, or nothing: none is about the first town."""
    found = extract(written(head + ITEMS.format(sign)))

    assert set(_labels(found.document)) == set(OWN)
    assert [(_labels(one), one.approved_on) for one in of_type(found, PlanRecord)] == [
        (["Přerov"], "2012-03-05")
    ]
    begun = {tuple(_labels(one)): one.founded for one in of_type(found, PartnershipRecord)}
    assert begun[("Krupka",)] == "2010-03-03"
    assert {town for town, day in begun.items() if day} == {("Krupka",)}
    assert {tuple(_labels(one)) for one in of_type(found, MeasureRecord)} == {("Jirkov",)}


def test_an_item_whose_town_is_not_told_is_of_none(written: Written, of_type: OfType) -> None:
    """There are several Lipová; what a label without a town leads to is of no town either."""
    text = (
        "Aktuality\n\nPartnerství přibývá.\n"
        "Lipová: partnerství bylo založeno 3. dubna 2012.\n"
        "Most: partnerství bylo založeno 4. dubna 2011.\n"
        "Brno: vznikla poradna pro dlužníky.\n"
        "Jinde v kraji: zastupitelstvo schválilo strategický plán 5. května 2011.\n"
    )
    found = extract(written(text))

    [partnership] = of_type(found, PartnershipRecord)
    assert (_labels(partnership), partnership.founded) == (["Most"], "2011-04-04")
    assert not of_type(found, PlanRecord)


def test_an_item_has_the_lines_below_it(written: Written, of_type: OfType) -> None:
    """Where several have some; after items of one line each, a line is about no town."""
    several = (
        "Aktuality\n\nMost: Sešli se partneři města.\nVznikla poradna pro dlužníky.\n"
        "Brno: Město otevřelo azylový dům.\nVznikl klub pro děti.\n"
    )
    single = "Aktuality\n\nMost: Vznikla poradna.\nBrno: Vznikl dům.\nVznikl klub pro děti.\n"

    last = of_type(extract(written(several)), MeasureRecord)[-1]
    assert (last.label, _labels(last)) == ("Vznikl klub pro děti", ["Brno"])
    last = of_type(extract(written(single)), MeasureRecord)[-1]
    assert (last.label, _labels(last)) == ("Vznikl klub pro děti", [])


def test_headlines_below_the_story_of_a_town_are_no_items(
    written: Written, of_type: OfType
) -> None:
    """They lead to other stories."""
    text = (
        "Zastupitelé v Mostě schválili plán\n\n"
        "Most, 5. března 2012 – Zastupitelstvo schválilo strategický plán sociálního začleňování.\n"
        "Lokální partnerství vzniklo v roce 2011.\n\n"
        "Brno: peníze na hřiště\nKrupka: škola bez bariér\nCheb: plán prošel\n"
    )
    found = extract(written(text))

    assert _labels(found.document) == ["Most"]
    [partnership] = of_type(found, PartnershipRecord)
    assert (_labels(partnership), partnership.founded) == (["Most"], "2011")


def test_one_label_parts_nothing(written: Written, of_type: OfType) -> None:
    """A headline has one, too."""
    text = (
        "Most: plán je na světě\n\nMost, 5. března 2012 – Zastupitelstvo schválilo plán.\n"
        "Kontakt: městský úřad.\nPartnerství vzniklo v roce 2011.\n"
    )
    found = extract(written(text))

    assert _labels(found.document) == ["Most"]
    assert [one.founded for one in of_type(found, PartnershipRecord)] == ["2011"]


def test_the_page_of_a_partnership_is_not_about_what_other_towns_did(
    written: Written, of_type: OfType
) -> None:
    """Their items tell neither its beginning nor its plan."""
    found = extract(written("Lokální partnerství Brno\n\n" + ITEMS.format(": ")))

    [partnership] = of_type(found, PartnershipRecord)
    assert (partnership.partnership, partnership.founded) == ("lp-brno", None)
    assert not of_type(found, PlanRecord)


TITLE = "Lokální partnerství v Krupce má svůj plán\n\n"
APPROVED = "Zastupitelstvo schválilo strategický plán sociálního začleňování 6. 5. 2013.\n"
ECHOES = "Praha – ministryně práci partnerů ocenila.\nBrno – podobný záměr má i Agentura.\n"


@pytest.mark.parametrize(
    ("page", "has_members"),
    [
        (TITLE + "Krupka, 7. 5. 2013\n" + APPROVED + "Z ohlasů:\n" + ECHOES, False),
        (TITLE + APPROVED + ECHOES + "Ostrava – odborníci radili s bydlením.\n", False),
        (TITLE + APPROVED + ECHOES.replace(" –", ":"), False),
        (TITLE + "Krupka – otevřelo se centrum.\n" + ECHOES + APPROVED, False),
        (
            TITLE
            + APPROVED
            + ECHOES
            + "Členové partnerství: Charita Krupka, Úřad práce Teplice.\n",
            True,
        ),
        (
            "Ze tří měst\n\nKrupka, 7. 5. 2013 – Partneři v Krupce slaví.\n" + APPROVED + ECHOES,
            False,
        ),
    ],
)
def test_echoes_from_elsewhere_leave_an_article_to_its_own_town(
    page: str, has_members: bool, written: Written, of_type: OfType
) -> None:
    """Neither its towns nor those of its plan become more, nor is what it tells lost."""
    found = extract(written(page))

    assert _labels(found.document) == ["Krupka"]
    [plan] = of_type(found, PlanRecord)
    assert (plan.plan, plan.approved_on) == ("krupka-2013", "2013-05-06")
    assert bool(of_type(found, MembershipRecord)) == has_members


def test_a_list_below_a_title_with_a_town_is_one_where_nothing_else_stands(
    written: Written, of_type: OfType
) -> None:
    """Each item is about its own town there, too."""
    found = extract(written("Zprávy z Mostu a odjinud\n\n" + ITEMS.format(": ")))

    assert _labels(found.document) == ["Most", *OWN]
    assert [_labels(one) for one in of_type(found, PlanRecord)] == [["Přerov"]]


def test_what_stands_over_the_items_is_of_none_of_their_towns(
    written: Written, of_type: OfType
) -> None:
    """An approval that names no town there is not that of them all."""
    found = extract(written("Aktuality\n\n" + APPROVED + ITEMS.format(": ")))

    assert [_labels(one) for one in of_type(found, PlanRecord)] == [["Přerov"]]


@pytest.mark.parametrize(
    ("members", "labels"),
    [
        (
            "Město Krupka\nTeplice – Úřad práce\nBílina – Naděje, o.p.s.\nMost – Diakonie\n",
            ["Město Krupka", "Teplice – Úřad práce", "Bílina – Naděje, o.p.s.", "Most – Diakonie"],
        ),
        (
            "Krupka: Charita Krupka\nTeplice: Dům dětí a mládeže\nBílina: Naděje\n",
            ["Charita Krupka", "Dům dětí a mládeže", "Naděje"],
        ),
    ],
)
def test_members_from_other_towns_are_members(
    members: str, labels: list[str], written: Written, of_type: OfType
) -> None:
    """Their lines begin with their seats."""
    page = "Lokální partnerství Krupka\n\nČlenové lokálního partnerství:\n" + members
    found = extract(written(page))

    assert [one.label_as_written for one in of_type(found, MembershipRecord)] == labels


def test_what_is_told_elsewhere_of_the_town_is_its_own(written: Written, of_type: OfType) -> None:
    """The sentence names it."""
    found = extract(
        written(
            "Lokální partnerství Krupka\n\nO práci partnerů se mluvilo i jinde.\n"
            "Praha: partneři z Krupky byli hosty ministerstva.\n"
            "Brno: zazněl příklad strategického plánu sociálního začleňování, "
            "který zastupitelstvo města Krupky schválilo 6. 5. 2013.\n"
        )
    )

    [plan] = of_type(found, PlanRecord)
    assert (plan.plan, plan.approved_on) == ("krupka-2013", "2013-05-06")


def test_what_other_towns_decided_is_not_of_the_page(written: Written, of_type: OfType) -> None:
    """Also below its own plan."""
    found = extract(
        written(
            "Lokální partnerství Krupka\n\n"
            "Krupka: zastupitelstvo schválilo strategický plán sociálního začleňování 6. 5. 2013.\n"
            "Jirkov: zastupitelstvo schválilo strategický plán sociálního začleňování 7. 8. 2014.\n"
            "Brno: lokální partnerství vzniklo 3. 2. 2010.\n"
        )
    )

    assert [one.approved_on for one in of_type(found, PlanRecord)] == ["2013-05-06"]
    assert [one.founded for one in of_type(found, PartnershipRecord)] == [None]


def test_echoes_leave_the_paper_of_one_town_to_it(written: Written, of_type: OfType) -> None:
    """Its other headings are about that town, too."""
    page = (
        "Zpravodaj lokálního partnerství Krupka, květen 2013\n\n"
        "Praha: ministryně ocenila práci partnerů.\nBrno: podobný záměr má i Agentura.\n\n"
        "Nový plán\n\nZastupitelstvo schválilo strategický plán sociálního začleňování 6. 5. 2013. "
        "Plán vznikal rok a platí tři roky.\n\n"
        "Nové služby\n\nVznikla poradna pro dlužníky. Otevřela se za účasti starosty.\n"
    )
    found = extract(written(page))

    assert [_labels(one) for one in of_type(found, PlanRecord)] == [["Krupka"]]
