"""Values of parameters: each of its type, or refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal

from graph.errors import UsageError
from graph.iris import term
from graph.parameters import LONGEST, MOST_VALUES, Parameter

DAY = Parameter("since", "date", example="2010-05-01")


def test_each_type_becomes_its_own_literal() -> None:
    """A number, a day and a text."""
    assert Parameter("n", "integer").literal("-12") == Literal(-12)
    assert DAY.literal("2012-02-29") == Literal("2012-02-29", datatype=term("xsd:date"))
    assert Parameter("w", "string").literal('"a\\b') == Literal('"a\\b')


@pytest.mark.parametrize(
    "text", ["2011-02-29", "2011-2-3", "20110203", "11", "", "x", "２011-01-01"]
)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    """Days that there never were, and other ways to write them."""
    with pytest.raises(UsageError, match="is no date") as caught:
        DAY.literal(text)

    assert "2010-05-01" in caught.value.hint


def test_a_month_or_a_year_is_its_first_or_last_day() -> None:
    """A period begins with the first and ends with the last."""
    until = Parameter("until", "date")
    assert DAY.literal("2012").value == "2012-01-01"
    assert (until.literal("2012").value, until.literal("2012-02").value) == (
        "2012-12-31",
        "2012-02-29",
    )


@pytest.mark.parametrize("text", ["1.5", "1e3", "٣", "9" * 19, "--1", " 1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """Whole numbers in ASCII only, of a length that the store can hold."""
    with pytest.raises(UsageError, match="is no integer"):
        Parameter("n", "integer").literal(text)


@given(st.text(), st.sampled_from(["integer", "date", "string"]))
def test_any_text_is_a_literal_or_refused(text: str, kind: str) -> None:
    """Nothing else happens."""
    parameter = Parameter("p", kind)
    try:
        assert parameter.takes(parameter.literal(text))
    except UsageError:
        assert kind != "string"


def test_too_many_and_too_long_values_are_refused() -> None:
    """One where there is no list, and a hundred in a list."""
    with pytest.raises(UsageError, match="2 values"):
        DAY.check(["2010-01-01", "2011-01-01"])
    with pytest.raises(UsageError, match="101 values"):
        Parameter("town", "iri", many=True).check(["x"] * (MOST_VALUES + 1))
    with pytest.raises(UsageError, match="longer than"):
        Parameter("word", "string").check(["x" * (LONGEST + 1)])


def test_a_type_that_there_is_not_is_an_error_of_the_file() -> None:
    """Whoever writes a query learns it at once."""
    with pytest.raises(ValueError, match="of no type"):
        Parameter.of_type("p", "list of things")
