"""What is told of another town than that of the page."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.founding import read_founding
from loaders.text.sentences import sentences


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Na rozdíl od Chebu, kde partnerství vzniklo v květnu 2011, v Aši teprve začíná.", None),
        ("Starosta navštívil Cheb, kde lokální partnerství funguje od roku 2011.", None),
        ("Zatímco v Chebu lokální partnerství vzniklo 5. 5. 2011, jinde se chystá.", None),
        ("V Aši, kde lokální partnerství vzniklo 5. 5. 2011, pracuje poradna.", "2011-05-05"),
        ("Lokální partnerství v Chebu bylo založeno 5. 5. 2011.", None),
        ("Dne 5. 5. 2011 bylo založeno lokální partnerství v Chebu.", None),
        ("Partnerství Cheb vzniklo 5. 5. 2011.", None),
        ("Lokální partnerství v Aši bylo založeno 5. 5. 2011.", "2011-05-05"),
        ("Lokální partnerství bylo založeno 5. 5. 2011 v Chebu.", "2011-05-05"),
        ("Lokální partnerství v Chebu a Aši bylo založeno 5. 5. 2011.", "2011-05-05"),
        ("Lokální partnerství Ašsko bylo založeno 5. 5. 2011.", "2011-05-05"),
        ("Město, kde lokální partnerství vzniklo 5. 5. 2011, leží u hranic.", "2011-05-05"),
        ("Stejně jako v Chebu i v Aši vzniklo lokální partnerství 5. 5. 2011.", "2011-05-05"),
        ("Lokální partnerství zde na rozdíl od Chebu vzniklo až 5. 5. 2011.", "2011-05-05"),
    ],
)
def test_a_beginning_elsewhere_is_not_that_of_the_page(
    written: Callable[[str], Document], sentence: str, date: str | None
) -> None:
    """But a clause about the town that heads the page is, and one about no other."""
    page = written(f"Lokální partnerství Aš\n\n{sentence}\n")
    told = tuple(sentences(page.lines[1:]))
    assert read_founding(page, told, is_of_partnership=True)[0].date == date


@pytest.mark.parametrize(
    ("head", "date"),
    [("Sociální začleňování ve městě", "2013-03"), ("Lokální partnerství Most", None)],
)
def test_no_town_is_another_where_none_heads_the_page(
    written: Callable[[str], Document], head: str, date: str | None
) -> None:
    """The town that was visited may be that of the page itself."""
    page = written(
        f"{head}\n\nJeli jsme na návštěvu do města Děčín, kde bylo v březnu 2013 založeno lokální "
        "partnerství. Lokální partnerství Děčín se schází pravidelně.\n"
    )
    told = tuple(sentences(page.lines[1:]))
    assert read_founding(page, told, is_of_partnership=True)[0].date == date
