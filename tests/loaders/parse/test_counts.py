"""Numbers that a page states."""

from collections.abc import Callable
from time import process_time

import pytest

from loaders.parse.counts import Counts, read_counts
from loaders.parse.measures import Setting
from loaders.text.numerals import number_of

About = Callable[..., Setting]


def counted(setting: Setting, as_of: str | None = None) -> Counts:
    """Give the counts of all sentences of the page."""
    return read_counts(setting.document.lines, setting, as_of)


@pytest.mark.parametrize(
    ("text", "value", "comparator", "unit"),
    [
        ("Přišlo 31 lidí.", 31, "=", "lidí"),
        ("Přišlo třicet pět zástupců.", 35, "=", "zástupců"),
        ("Z více jak třiceti opatření byla vybrána některá.", 30, ">", "opatření"),
        ("Poradnu využilo přes 40 rodin.", 40, ">", "rodin"),
        ("V obci žije 1\u00a0200 obyvatel.", 1200, "=", "obyvatel"),
        ("Pracují tu tři terénní pracovníci.", 3, "=", "terénní pracovníci"),
        (
            "Jedná se o více než sto měst, obcí a městských obvodů.",
            100,
            ">",
            "měst, obcí a městských obvodů",
        ),
    ],
)
def test_a_number_is_told_with_its_unit(
    text: str, value: int, comparator: str, unit: str, about: About
) -> None:
    """Digits and words, exact numbers and lower bounds."""
    [record] = counted(about(text, "Bílina")).records
    assert (record.value, record.comparator, record.unit) == (value, comparator, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Setkání bylo 25. června 2010.",
        "Během tří let se vše změní.",
        "Plán na období 2016 - 2018 platí.",
        "Projekt stojí 5 milionů korun.",
        "Klesla na 12,5 % obyvatel.",
        "Vznikly čtyři pracovní skupiny.",
        "V roce 2016 proběhne 6 pobytů.",
        "Bude zaměstnáno 8 lidí.",
        "Volejte tel. 720 123 456 kdykoli.",
        "Podle § 65 zákona.",
        "Je to druhý krok.",
        "Podpořily několik desítek tisíc osob.",
        "Agentura pomáhala třem desítkám měst.",
        "Městská část Praha 14 navázala spolupráci.",
        "V městské části Praha 14 žije mnoho lidí.",
    ],
)
def test_other_numbers_are_no_counts(text: str, about: About) -> None:
    """Dates, spans of time, money, shares, plans and groups are other things."""
    assert counted(about(text, "Bílina")).records == ()


def test_a_number_that_points_elsewhere_is_a_problem_too(about: About) -> None:
    """What is counted stands in another sentence, as the part of it does; a person has to say."""
    counts = counted(about("Těch je nyní ve městě 12, z toho 4 v centru.", "Bílina"), "2016-08-03")
    assert [record.value for record in counts.records] == [12, 4]
    assert [record.unit for record in counts.records] == [None, None]
    assert {record.as_of for record in counts.records} == {"2016-08-03"}
    assert len(counts.problems) == 2


def test_the_most_of_what_no_number_counted_is_a_problem_too(about: About) -> None:
    """A superlative is no unit."""
    counts = counted(about("Vybrali osm nejdůležitějších, která provedli.", "Bílina"))
    assert [(record.value, record.unit) for record in counts.records] == [(8, None)]
    assert len(counts.problems) == 1


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("Je tu 12 asistentů, z toho 4 v centru.", [12, 4], "asistentů"),
        ("Je tu 12 asistentů, z nich 4 v centru, z toho 2 v noci.", [12, 4, 2], "asistentů"),
        ("Z více jak třiceti opatření vybrali osm nejdůležitějších.", [30, 8], "opatření"),
        ("Z asi třiceti opatření vybrali osm nejdůležitějších.", [8], "opatření"),
    ],
)
def test_a_part_is_counted_in_the_unit_of_the_whole(
    text: str, values: list[int], unit: str, about: About
) -> None:
    """The number before in the sentence tells of what."""
    counts = counted(about(text, "Bílina"))
    assert [record.value for record in counts.records] == values
    assert {record.unit for record in counts.records} == {unit}


def test_an_approximate_number_is_only_a_problem(about: About) -> None:
    """About sixty is neither sixty nor more."""
    counts = counted(about("Přišlo asi 60 seniorů.", "Bílina"))
    assert counts.records == ()
    assert [problem.start for problem in counts.problems] == [7]


def test_a_number_of_towns_is_told_of_no_one_town(about: About) -> None:
    """The Agency's reach says nothing about the page's town."""
    [record] = counted(about("Agentura působí v 41 lokalitách.", "Bílina")).records
    assert record.municipalities == ()


@pytest.mark.parametrize(
    ("words", "value"), [("osmi", 8), ("sto", 100), ("dvanácti", 12), ("1 200", 1200), ("4", 4)]
)
def test_numerals_have_their_values(words: str, value: int) -> None:
    """In any case form."""
    assert number_of(words) == value


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("Partnerství mělo původně 12 členů, dnes jich má 9.", [(9, "členů", "2013")]),
        ("Zpočátku se scházelo 14 partnerů, nyní jich je 25.", [(25, "partnerů", "2013")]),
        ("Z původních 60 domků je obýváno 45 domků.", [(45, "domků", "2013")]),
        ("Z původních 12 členů zbývá 8 členů.", [(8, "členů", "2013")]),
        ("Na začátku spolupráce tu bylo 12 členů, nyní má 9 členů.", [(9, "členů", "2013")]),
        ("Partnerství má 9 členů (původně 12 členů).", [(9, "členů", "2013")]),
        ("Partnerství má 12 členů, dříve jich bylo 20.", [(12, "členů", "2013")]),
        ("Vstoupilo 12 organizací; tři z nich později odstoupily.", []),
        ("Partnerství mělo 20 partnerů, z toho pět odstoupilo.", []),
        (
            "V roce 2010 tu bylo původně 12 členů, dnes jich je 9.",
            [(12, "členů", "2010"), (9, "členů", "2013")],
        ),
    ],
)
def test_what_was_so_once_is_no_count(
    text: str, now: list[tuple[int, str, str]], about: About
) -> None:
    """Unless its day is told; what is so now is told of the day of the page."""
    found = counted(about(text, "Bílina"), "2013")
    assert [(one.value, one.unit, one.as_of) for one in found.records] == now
    assert len(found.problems) == (0 if len(now) == 2 else 1)


@pytest.mark.parametrize(
    "text",
    [
        "Partnerství má 12 členů, dnes se sešli poprvé.",
        "Ve městě žije 300 lidí, z toho padesát dětí, které letos skončily školu.",
        "Tehdy přišlo 31 lidí.",
        "Dům má 14 pokojů, dnes je využívá jen 6 rodin.",
        "V domě pro původně vystěhované rodiny žije 70 lidí.",
        "Na začátku Předlic je 8 domů.",
        "Na začátku Předlic sídlí 8 organizací.",
        "Partnerství má 12 členů, dnes se schází jen zřídka.",
        "Školu navštěvuje 90 žáků, z nich 20 ukončilo devátou třídu.",
    ],
)
def test_what_only_stands_beside_a_former_time_is_a_count(text: str, about: About) -> None:
    """Nothing says that the number changed."""
    assert counted(about(text, "Bílina")).problems == ()
    assert counted(about(text, "Bílina")).records


@pytest.mark.parametrize("words", ["90 dětí a z nich nikdo ", "12 členů, dnes tu sedí "])
def test_many_numbers_in_one_sentence_take_no_long_time(words: str, about: About) -> None:
    """What is near tells of a number; the whole sentence is not read again for each."""
    begin = process_time()
    assert counted(about("Ve městě je " + words * 2_000 + ".", "Bílina")).records
    assert process_time() - begin < 5
