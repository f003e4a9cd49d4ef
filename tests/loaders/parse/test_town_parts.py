"""Articles about several towns, each under its name."""

from collections.abc import Callable
from typing import Any

from loaders.document import Document
from loaders.parse.news_article import parse_news_article
from loaders.records import Extraction, MeasureRecord, PartnershipRecord
from loaders.resolve.places import Gazetteer

OfType = Callable[[Extraction, type[Any]], list[Any]]
HEAD = "Agentura pomáhá na severu\n\nPraha, 5. února 2014 - Agentura pomáhá dvěma městům.\n\n"
MOST = "Lokální partnerství tu vzniklo v lednu 2014. Vznikne klub pro děti."
KLADNO = "Do Prahy se odtud dojíždí. Otevřena byla dluhová poradna."


def test_what_stands_under_the_name_of_a_town_is_about_it(
    written: Callable[[str], Document], towns: Gazetteer, of_type: OfType
) -> None:
    """Though it names none, or another one as a place."""
    page = written(f"{HEAD}MOST\n{MOST}\n\nKLADNO:\n{KLADNO}\n")
    found = parse_news_article(page, towns)

    assert [place.label for place in found.document.municipalities] == ["Most", "Kladno"]
    assert [
        (record.label, [place.label for place in record.municipalities])
        for record in of_type(found, MeasureRecord)
    ] == [
        ("Vznikne klub pro děti", ["Most"]),
        ("Otevřena byla dluhová poradna", ["Kladno"]),
    ]
    [partnership] = of_type(found, PartnershipRecord)
    assert (partnership.partnership, partnership.founded) == ("lp-most", "2014-01")


def test_one_name_alone_parts_nothing(
    written: Callable[[str], Document], towns: Gazetteer, of_type: OfType
) -> None:
    """It may be a caption."""
    found = parse_news_article(written(f"{HEAD}V Kladně se staví.\n\nMOST\n\n{MOST}\n"), towns)

    assert len(of_type(found, MeasureRecord)) == 1
