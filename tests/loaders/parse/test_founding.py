"""How a partnership began."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document, Line
from loaders.parse.founding import read_founding
from loaders.text.sentences import sentences

Written = Callable[[str], Document]
WORDINGS = Path(__file__).parents[2] / "data" / "wordings" / "founding.txt"


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Ustavující setkání LP proběhlo 4. března 2012.", "constituting-meeting", "2012-03-04"),
        ("Ustavující schůzka se konala v lednu 2011.", "constituting-meeting", "2011-01"),
        (
            "Lokální partnerství se v Mostě poprvé sešlo 6. ledna 2013.",
            "first-meeting",
            "2013-01-06",
        ),
        ("Poprvé se místní partnerství sešlo 5. 5. 2011.", "first-meeting", "2011-05-05"),
        ("První schůzka lokálního partnerství byla v říjnu 2012.", "first-meeting", "2012-10"),
        ("Lokální partnerství Most bylo ustaveno 23. června 2010.", "established", "2010-06-23"),
        ("LP bylo založeno roku 2009.", "established", "2009"),
        ("V červnu 2008 bylo ve městě ustaveno lokální partnerství.", "established", "2008-06"),
        ("Místní partnerství vzniklo v létě 2009.", "established", "2009-22"),
        ("Zakládající setkání proběhlo 2. 2. 2012 v Praze.", "constituting-meeting", "2012-02-02"),
        ("Členové partnerství se poprvé setkali 3. 4. 2015.", "first-meeting", "2015-04-03"),
        ("Jeho první jednání bylo 4. 6. 2010 na radnici.", "first-meeting", "2010-06-04"),
        ("Lokální parnerství zahájilo svou činnost v červenci 2008.", "established", "2008-07"),
        ("Partnerství zde začalo fungovat 7. 7. 2017.", "established", "2017-07-07"),
        ("Lokální partnerství působí od roku 2011.", "established", "2011"),
        ("Partnerství sdružuje obce. Ustaveno bylo v únoru 2013.", "established", "2013-02"),
        ("Za datum vzniku se považuje 9. září 2014.", "established", "2014-09-09"),
        ("Partnerství se v Lhotě ustavilo 8. 1. 2016.", "established", "2016-01-08"),
        ("Partnerství Ostrov nad Oslavou vzniklo 8. 1. 2016.", "established", "2016-01-08"),
        ("Lokální partnerství Oslavice vzniklo 9. 1. 2016.", "established", "2016-01-09"),
        (
            "Ustavující setkání bylo 1. 2. 2010 a po volbách bylo partnerství obnoveno 5. 5. 2015.",
            "constituting-meeting",
            "2010-02-01",
        ),
    ],
)
def test_a_beginning_is_read_with_its_precision(
    written: Written, text: str, kind: str, date: str
) -> None:
    """Meetings and establishments, in either order of words."""
    page = written(text)

    founding, problems = read_founding(page, tuple(sentences(page.lines)))

    assert (founding.kind, founding.date) == (kind, date)
    assert not problems


@pytest.mark.parametrize(
    "text",
    [
        "Lokální partnerství bude ustaveno v roce 2019.",
        "Ustavující setkání se uskuteční 5. 5. 2019.",
        "Lokální partnerství bylo v roce 2015 obnoveno.",
        "Lokální partnerství nebylo v roce 2010 ustaveno.",
        "V rámci lokálního partnerství bylo 3. března 2011 založeno občanské sdružení.",
        "Ustavující setkání pracovní skupiny se konalo 5. 5. 2010.",
        "Agentura pro sociální začleňování vznikla v roce 2008.",
        "Partnerství je platformou spolupráce.",
        "Partnerství se schází. Vzniklo v roce 2012 komunitní centrum.",
        "Memorandum o založení partnerství bylo podepsáno 3. 3. 2012.",
        "Partnerství zřízeno nebylo až do roku 2016.",
    ],
)
def test_what_is_no_beginning_of_the_partnership_is_none(written: Written, text: str) -> None:
    """Plans, groups, other bodies and renewals are no founding."""
    page = written(text)

    founding, problems = read_founding(page, tuple(sentences(page.lines)))

    assert (founding.kind, founding.date, problems) == (None, None, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Lokální partnerství bylo ustaveno 31. června 2010.", "no such date"),
        ("Lokální partnerství bylo ustaveno v létě tohoto roku.", "year is not said"),
        ("Lokální partnerství vzniklo v letech 2009 až 2010.", "as a period"),
        ("Lokální partnerství vzniklo na základě memoranda ze dne 3. 3. 2010.", "another act"),
    ],
)
def test_an_uncertain_date_is_reported_and_not_loaded(
    written: Written, text: str, reason: str
) -> None:
    """The partnership stays, its beginning is for a person to find."""
    page = written(text)

    founding, (problem,) = read_founding(page, tuple(sentences(page.lines)))

    assert founding.date is None
    assert reason in problem.reason


def test_of_several_beginnings_the_constituting_meeting_counts(written: Written) -> None:
    """The other is told, unless it only says the same less precisely."""
    page = written(
        "Lokální partnerství vzniklo v roce 2009. Lokální partnerství bylo založeno v roce 2011. "
        "Ustavující setkání se konalo 14. září 2011."
    )

    founding, problems = read_founding(page, tuple(sentences(page.lines)))

    assert founding.date == "2011-09-14"
    assert [problem.reason for problem in problems] == [
        "another beginning is told, established of 2009"
    ]


@pytest.mark.parametrize(("who", "date"), [("partneři", "2012-05-03"), ("rodiče", None)])
def test_those_who_meet_ever_since_had_their_first_meeting(
    who: str, date: str | None, written: Written
) -> None:
    """On the page of a partnership its partners tell that it was theirs."""
    before = "Město přizvalo Agenturu v únoru."
    page = written(
        f"{before} První schůzka byla 3. 5. 2012 a od té doby se {who} scházejí měsíčně."
    )
    told = tuple(sentences(page.lines))

    assert read_founding(page, told, is_of_partnership=True)[0].date == date


@pytest.mark.parametrize("line", WORDINGS.read_text(encoding="utf-8").splitlines())
def test_a_beginning_is_read_however_it_is_worded(written: Written, line: str) -> None:
    """Other verbs and another order of words; no date where something else began."""
    text, _, date = line.partition(" => ")
    page = written(text)

    founding, _ = read_founding(page, tuple(sentences(page.lines)))

    assert (founding.date or "-") == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Včera se poprvé sešlo lokální partnerství.", "2016-04-14"),
        ("Lokální partnerství vzniklo loni v říjnu.", "2015-10"),
        ("Lokální partnerství bylo založeno v březnu tohoto roku.", "2016-03"),
    ],
)
def test_the_day_of_the_page_dates_what_is_told_by_it(
    written: Written, text: str, date: str
) -> None:
    """As in the news of that day."""
    page = written(text)

    founding, _ = read_founding(page, tuple(sentences(page.lines)), today="2016-04-15")

    assert founding.date == date


def test_a_year_told_before_may_be_that_of_a_month_too(written: Written) -> None:
    """Of 2015 or of the year of the page: nobody knows, and nothing is guessed."""
    page = written("Spolupráce začala v lednu 2015 a v březnu vzniklo lokální partnerství.")

    founding, (problem,) = read_founding(page, tuple(sentences(page.lines)), today="2016-04-15")

    assert founding.date is None
    assert "told before" in problem.reason


def test_without_the_day_of_the_page_such_a_date_is_a_problem(written: Written) -> None:
    """What happened "this year" on a page without a date has no year."""
    page = written("Lokální partnerství bylo ustaveno v dubnu tohoto roku.")

    founding, (problem,) = read_founding(page, tuple(sentences(page.lines)))

    assert founding.date is None
    assert "the year is not said" in problem.reason


def test_groups_that_met_are_not_the_partnership(
    written: Callable[[str], Document], told: Callable[[str], tuple[Line, ...]]
) -> None:
    """Their first meeting is no beginning; that of the members is, whoever met later."""
    for text in (
        "Pracovní skupiny se poprvé sešly v říjnu 2015.",
        "Poprvé se v říjnu 2015 sešly všechny tři pracovní skupiny.",
    ):
        found, _ = read_founding(written(text), told(text), is_of_partnership=True)
        assert found.date is None
    text = "Členové se poprvé sešli v září 2015, pracovní skupiny v říjnu 2015."
    assert read_founding(written(text), told(text), is_of_partnership=True)[0].date == "2015-09"
