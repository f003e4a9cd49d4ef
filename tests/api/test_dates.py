"""Every shape of EDTF that the records use, in words of both languages."""

import pytest

from api.dates import in_words
from api.language import language


@pytest.mark.parametrize(
    ("edtf", "czech", "english"),
    [
        ("2010", "2010", "2010"),
        ("2010-06", "červen 2010", "June 2010"),
        ("2010-06-25", "25. června 2010", "25 June 2010"),
        ("2010-21", "jaro 2010", "spring 2010"),
        ("2010-22", "léto 2010", "summer 2010"),
        ("2010-23", "podzim 2010", "autumn 2010"),
        ("2010-24", "zima 2010", "winter 2010"),
        ("2016/2018", "2016 – 2018", "2016 – 2018"),
        ("2010-06/2013-06", "červen 2010 – červen 2013", "June 2010 – June 2013"),
        (
            "2010-06-25/2013-12-31",
            "25. června 2010 – 31. prosince 2013",
            "25 June 2010 – 31 December 2013",
        ),
        ("2010/..", "od roku 2010", "since 2010"),
        ("2010/", "od roku 2010", "since 2010"),
        ("2010-06/..", "od června 2010", "since June 2010"),
        ("2010-06-25/..", "od 25. června 2010", "since 25 June 2010"),
        ("../2013", "do roku 2013", "until 2013"),
        ("/2013", "do roku 2013", "until 2013"),
        ("../2013-12", "do prosince 2013", "until December 2013"),
        ("../2013-12-31", "do 31. prosince 2013", "until 31 December 2013"),
    ],
)
def test_a_date_is_said_in_words(edtf: str, czech: str, english: str) -> None:
    """Points, intervals and open intervals; months in the case that Czech asks for."""
    assert in_words(edtf, language("cs")) == czech
    assert in_words(edtf, language("en")) == english


@pytest.mark.parametrize("text", ["2010-13", "2010-02-30", "0000", "201X", "2010?", "brzy", ""])
def test_what_is_no_such_date_stays_as_it_is(text: str) -> None:
    """A page shows what the graph says rather than failing."""
    assert in_words(text, language("cs")) == text
