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
