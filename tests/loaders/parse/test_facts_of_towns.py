"""Measures and facts of partnership pages and articles, each of the town it stands under."""

from collections.abc import Callable
from typing import Any

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Extraction, MeasureRecord, PartnershipRecord

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

PAGE = """Lokální partnerství Jesenicko

Zapojené obce: Jeseník, Javorník, Vidnava

Co je hotovo

JESENÍK
Obyvatel: 11 000.
Hotovo: zřízení dluhové poradny; čtyři krizové byty.

JAVORNÍK
Obyvatel: 2 800.
Hotovo: oprava městského domu.
V Jeseníku vzniklo nízkoprahové centrum pro děti.

Společné kroky
Připravuje se: terénní práce se zadluženými rodinami.
"""


def towns(found: Extraction, of_type: OfType) -> dict[str, list[str]]:
    """Give the towns of each measure."""
    told: list[MeasureRecord] = of_type(found, MeasureRecord)
    return {one.label.split()[0]: [town.label for town in one.municipalities] for one in told}


def test_what_stands_under_a_town_is_of_this_town(written: Written, of_type: OfType) -> None:
    """Unless it names another; behind the parts it is of all towns again."""
    assert towns(extract(written(PAGE)), of_type) == {
        "zřízení": ["Jeseník"],
        "čtyři": ["Jeseník"],
        "oprava": ["Javorník"],
        "V": ["Jeseník"],
        "terénní": ["Jeseník", "Javorník", "Vidnava"],
    }


def test_one_heading_makes_no_parts(written: Written, of_type: OfType) -> None:
    """The name of one town may stand anywhere."""
    page = PAGE.replace("JAVORNÍK\n", "")

    assert towns(extract(written(page)), of_type)["oprava"] == ["Jeseník", "Javorník", "Vidnava"]


def test_an_article_may_tell_the_beginning_in_a_table(written: Written, of_type: OfType) -> None:
    """The day in its cell is no dateline."""
    page = (
        "<html><h1>Jeseník má za sebou tři roky podpory</h1><p>Publikováno 21. 11. 2019</p>"
        "<p>Lokální partnerství v Jeseníku končí.</p><table>"
        "<tr><td>Založení lokálního partnerství</td><td>8. prosince 2015</td></tr>"
        "<tr><td>Počet jednání</td><td>11</td></tr></table></html>"
    )
    told: list[PartnershipRecord] = of_type(extract(written(page)), PartnershipRecord)

    assert [one.founded for one in told] == ["2015-12-08"]


def test_the_day_below_the_fact_may_tell_its_place(written: Written, of_type: OfType) -> None:
    """In brackets behind it."""
    page = "Lokální partnerství Jeseník\n\nVznik partnerství\n9. června 2016 (sokolovna)\n"
    told: list[PartnershipRecord] = of_type(extract(written(page)), PartnershipRecord)

    assert [one.founded for one in told] == ["2016-06-09"]
