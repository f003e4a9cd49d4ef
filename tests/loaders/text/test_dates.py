"""Dates of Czech prose as EDTF."""

import pytest

from loaders.text.dates import find_dates
from loaders.text.points import read_point, year_of


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("dne 15.června 2010 na zámku", "2010-06-15"),
        ("24.\u00a0června\u00a02010 schválilo", "2010-06-24"),
        ("Litvínov, 3. 8. 2016 –", "2016-08-03"),
        ("2. 7. 2008", "2008-07-02"),
        ("2010-06-24", "2010-06-24"),
        ("v červenci 2008", "2008-07"),
        ("v červnu 2008", "2008-06"),
        ("ČERVEN 2010", "2010-06"),
        ("v říjnu roku 2012", "2012-10"),
        ("10/2012", "2012-10"),
        ("v létě 2015", "2015-22"),
        ("na podzim roku 2016", "2016-23"),
        ("na pozdim 2016", "2016-23"),
        ("v zimě 2011", "2011-24"),
        ("na jaře 2011", "2011-21"),
        ("v roce 2008", "2008"),
        ("do roku 2013", "../2013"),
        ("do konce roku 2012", "../2012"),
        ("od roku 2009", "2009/.."),
        ("na období 2016 - 2018", "2016/2018"),
        ("pro roky 2016-18", "2016/2018"),
        ("v letech 2010 až 2012", "2010/2012"),
        ("od roku 2010 do roku 2013", "2010/2013"),
        ("ČERVEN 2010 AŽ ČERVEN 2013", "2010-06/2013-06"),
        ("od července do září 2010", "2010-07/2010-09"),
        ("od 1. 1. 2013 do 31. 12. 2015", "2013-01-01/2015-12-31"),
        ("během první poloviny roku 2011", "2011-01/2011-06"),
        ("v druhé polovině 2011", "2011-07/2011-12"),
        ("ve druhém pololetí roku 2011", "2011-07/2011-12"),
        ("v 1. pololetí 2011", "2011-01/2011-06"),
        ("ve třetím čtvrtletí 2011", "2011-07/2011-09"),
    ],
)
def test_a_date_is_as_precise_as_the_page(text: str, edtf: str) -> None:
    """One date is found, and it says no more than the words."""
    (found,) = find_dates(text)

    assert found.edtf == edtf


@pytest.mark.parametrize(
    "text", ["31. června 2010", "30. 2. 2010", "29. února 2011", "1. 13. 2011"]
)
def test_a_date_that_does_not_exist_has_a_reason(text: str) -> None:
    """It is found, and it is no date."""
    (found,) = find_dates(text)

    assert found.edtf is None
    assert text in found.reason


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("v létě letošního roku", "2016-22"),
        ("loni v říjnu", "2015-10"),
        ("v říjnu loňského roku", "2015-10"),
        ("letos v květnu", "2016-05"),
        ("v loňském roce", "2015"),
        ("loni na podzim", "2015-23"),
        ("vloni v létě", "2015-22"),
        ("loňského října", "2015-10"),
        ("letošní jaro", "2016-21"),
        ("tohoto roku", "2016"),
        ("v příštím roce", "2017"),
    ],
)
def test_relative_years_need_the_year_of_the_page(text: str, edtf: str) -> None:
    """Without it they stay open."""
    (with_year,) = find_dates(text, year=2016)
    (without,) = find_dates(text)

    assert with_year.edtf == edtf
    assert (without.edtf, bool(without.reason)) == (None, True)


def test_a_day_without_a_year_is_not_guessed() -> None:
    """The year beside it may be another's."""
    half, day = find_dates("během první poloviny roku 2011 a 27. dubna jej schválila")

    assert half.edtf == "2011-01/2011-06"
    assert day.edtf is None


@pytest.mark.parametrize(
    "text",
    [
        "pro děti",
        "č. 128/2000 Sb.",
        "do 31 let",
        "verze 1.2.3",
        "od září",
        "zima v bytech",
        "110/2006",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    """Numbers of acts and mere words are no dates."""
    assert find_dates(text) == ()


def test_offsets_count_in_the_document() -> None:
    """The offset of the text is added."""
    (found,) = find_dates("dne 5. května 2011", offset=100)

    assert (found.start, found.end) == (104, 118)


def test_points_and_years() -> None:
    """The two small doors that other parsers use."""
    assert read_point("24.června 2010") == "2010-06-24"
    assert read_point("41. června 2010") is None
    assert year_of("../2013") is None
    assert year_of("2016/2018") == 2016


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Včera to schválili.", "2015-03-31"),
        ("Na včerejším zasedání to schválili.", "2015-03-31"),
        ("Na dnešním jednání", "2015-04-01"),
        ("předevčírem", "2015-03-30"),
        ("Před týdnem, v úterý, schválila rada plán.", "2015-03-24"),
        ("v pondělí 23. března", "2015-03-23"),
        ("Schválili ho 5. prosince.", "2014-12-05"),
    ],
)
def test_a_day_is_told_by_its_distance_from_that_of_the_page(text: str, day: str) -> None:
    """Where the page has a day; otherwise it is no date."""
    assert [found.edtf for found in find_dates(text, today="2015-04-01")] == [day]
    assert not any(found.edtf for found in find_dates(text))


def test_a_month_without_a_year_is_the_last_one_before_the_day_of_the_page() -> None:
    """Two months are a period; without the day of the page neither is a date."""
    text = "v červnu a červenci, v prosinci, v září, v květnu 2014, v březnu příštího roku"

    told = [found.edtf for found in find_dates(text, today="2016-09-20")]

    assert told == ["2016-06/2016-07", "2015-12", "2016-09", "2014-05", None]
    assert [found.edtf for found in find_dates(text)] == ["2014-05", None]
