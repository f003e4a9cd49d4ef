"""The filters of the explore views: read from an address, written back, and refused."""

from datetime import date

import pytest
from pyoxigraph import Literal
from starlette.datastructures import QueryParams

from api.explore.bounds import ReversedPeriodError
from api.explore.filters import Filters
from graph.days import NoDayError
from graph.errors import UsageError
from graph.iris import concept, resource, term


def read(query: str) -> Filters:
    """Read the filters of an address."""
    return Filters.read(QueryParams(query))


def test_nothing_asked_limits_to_two_towns() -> None:
    """An empty form is the same as no form."""
    assert read("") == Filters()
    assert read("towns=&kind=&theme=&from=&to=&asOf=&counted=") == Filters()
    assert read("").query == ""


def test_an_address_is_written_back_as_it_was_read() -> None:
    """In one order, and without what is so anyway; the day of the state belongs to the page."""
    asked = "towns=3&kind=church&kind=ngo&theme=bydleni&region=60&from=2010-01-01&counted=together"

    assert read(asked).query == asked
    assert read(f"kind=ngo&kind=ngo&towns=2&asOf=2012-01-01&{asked}").query == asked
    assert read("asOf=2012-01").as_of == date(2012, 1, 31)


@pytest.mark.parametrize(
    "query",
    [
        "towns=0",
        "towns=-1",
        "towns=two",
        "towns=1001",
        "towns=²",
        "towns=99999999999999999999",
        pytest.param(f"towns=000000001{'9' * 5000}", id="a number too long for Python"),
        "kind=../x",
        "kind=%3Cscript%3E",
        "theme=Bydlení",
        "region=60%20",
        "asOf=yesterday",
        "counted=twice",
        "&".join(f"kind=k{number}" for number in range(101)),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(query: str) -> None:
    """With a sentence, and a hint that says what would do."""
    with pytest.raises(UsageError) as refused:
        read(query)

    assert refused.value.message.endswith(".")
    assert refused.value.hint


def test_a_period_that_ends_before_it_begins_asks_nothing() -> None:
    """It is read, so that the form can show it, and refused as soon as a query takes it."""
    filters = read("from=2012-01-02&to=2012-01-01&kind=ngo")

    assert filters.query == "kind=ngo&from=2012-01-02&to=2012-01-01"
    with pytest.raises(ReversedPeriodError):
        filters.terms("spanning_organisations")
    assert filters.of_any_time == read("kind=ngo")
    assert read("from=2012-01-01&to=2012-01-01").period_error is None


@pytest.mark.parametrize(
    ("query", "bounds"),
    [
        ("from=2015&to=2016", (date(2015, 1, 1), date(2016, 12, 31))),
        ("from=2012-02&to=2012-02", (date(2012, 2, 1), date(2012, 2, 29))),
        ("from=2012-02-03&to=2012-02-03", (date(2012, 2, 3), date(2012, 2, 3))),
    ],
)
def test_a_period_from_a_year_to_a_year(query: str, bounds: tuple[date, date]) -> None:
    """From its first day, or to its last; so of a month. Addresses then hold the days."""
    filters = read(query)

    assert (filters.known_from, filters.known_to) == bounds
    assert filters.query == "from={}&to={}".format(*bounds)


@pytest.mark.parametrize("wrong", ["2010-02-30", "2010-1-1", "0000", "soon", "٢٠١٢"])
def test_a_bound_that_is_no_day_is_refused_when_it_is_asked_for(wrong: str) -> None:
    """It is read, so that its form can say what is wrong; the other filters stay."""
    filters = Filters.read(QueryParams({"kind": "ngo", "to": wrong}))

    assert filters.unread == (("to", wrong),)
    with pytest.raises(NoDayError, match="is no day for 'to'"):
        filters.terms("spanning_organisations")
    assert filters.of_any_time == read("kind=ngo")


def test_the_terms_are_those_that_a_query_takes() -> None:
    """Codes become IRIs and days literals; what does not limit is no term."""
    filters = read("kind=ngo&region=60&to=2012-01-31&counted=together")

    assert filters.terms("spanning_organisations") == {
        "least": Literal(2),
        "counting": term("v:memberBody"),
        "kind": [concept("organisation-kind", "ngo")],
        "region": [term("ruian:vusc/60")],
        "knownTo": [Literal("2012-01-31", datatype=term("xsd:date"))],
    }
    assert "kind" not in filters.terms("count_spanning_by_kind")


def test_a_region_without_an_official_code_is_chosen_like_any_other() -> None:
    """Only some regions have an IRI of the register; the others have one of ours."""
    chosen = read("region=60&region=cz010").chosen("region")

    assert chosen == [term("ruian:vusc/60"), resource("region", "cz010")]


def test_each_thing_that_limits_can_be_loosened() -> None:
    """Each filter with all its values, the number of towns by one, and counting with branches."""
    filters = read("towns=3&kind=church&kind=ngo&from=2011-01-01&asOf=2012-01-31")
    looser = {(name, *values): other.query for name, values, other in filters.looser()}

    assert looser == {
        ("towns", "3"): "kind=church&kind=ngo&from=2011-01-01",
        ("kind", "church", "ngo"): "towns=3&from=2011-01-01",
        ("from", "2011-01-01"): "towns=3&kind=church&kind=ngo",
        ("counted", "together"): ("towns=3&kind=church&kind=ngo&from=2011-01-01&counted=together"),
    }
    assert filters.without("kind", "ngo").as_of == date(2012, 1, 31)
    assert read("towns=1&counted=together").query == "towns=1&counted=together"
    assert not list(read("towns=1&counted=together").looser())
