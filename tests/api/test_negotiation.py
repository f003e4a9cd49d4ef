"""Formats are chosen as RFC 9110 says."""

import pytest
from starlette.testclient import TestClient

from api.negotiation import check_format, preferred, wanted, wants_html
from graph.errors import UsageError
from graph.formats import GRAPHS, SOLUTIONS

CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8"
JSON = "application/sparql-results+json"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", ["a/x", "a/y", "b/z"]),
        ("*/*", ["a/x", "a/y", "b/z"]),
        ("b/z, */*;q=0.1", ["b/z", "a/x", "a/y"]),
        ("a/*;q=0.5, b/z", ["b/z", "a/x", "a/y"]),
        ("a/*, a/x;q=0", ["a/y"]),
        ("A/Y", ["a/y"]),
        ("a/y;q=0.4;v=1, a/x;q=0.5", ["a/x", "a/y"]),
        ("a/x;q=broken, a/y;q=7", ["a/y"]),
        ("c/c", []),
        (";;,,=", []),
    ],
)
def test_weights_decide_and_then_our_order(accept: str, expected: list[str]) -> None:
    """The most specific range gives a type its weight; weight 0 leaves it out."""
    assert preferred(accept, ["a/x", "a/y", "b/z"]) == expected


def test_an_alias_stands_for_its_format_but_is_never_a_default() -> None:
    """`application/json` means the SPARQL JSON for solutions and JSON-LD for graphs."""
    assert wanted("application/json", None, SOLUTIONS) == [JSON]
    assert wanted("application/json", None, GRAPHS) == ["application/ld+json"]
    assert wanted("", None, SOLUTIONS)[0] == JSON
    assert wanted("", None, GRAPHS)[0] == "text/turtle"


def test_the_parameter_goes_before_the_header() -> None:
    """`?format=` takes short names and media types; a format of the other kind leaves nothing."""
    assert wanted("text/csv", "tsv", SOLUTIONS) == ["text/tab-separated-values"]
    assert wanted("", "text/turtle", GRAPHS) == ["text/turtle"]
    assert wanted("", "csv", GRAPHS) == []


def test_a_browser_wants_the_page_and_a_program_the_data() -> None:
    """Where both are as welcome, the address decides."""
    assert wants_html(CHROME, None)
    assert wants_html(CHROME, None, unasked=False)
    assert wants_html("*/*", None)
    assert not wants_html("*/*", None, unasked=False)
    assert not wants_html("text/turtle", None)
    assert not wants_html("text/turtle, text/html;q=0.5", None)
    assert wants_html("text/turtle", "html")


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    """The message does not repeat more than a little of what was sent."""
    with pytest.raises(UsageError) as refusal:
        check_format("x" * 5000)

    assert "jsonld" in refusal.value.hint
    assert len(refusal.value.message) < 100


@pytest.mark.parametrize(
    "address",
    [
        "/sparql?query=ASK%7B%7D&format=json&format=csv",
        "/queries/members-of-a-partnership?format=json&format=csv",
        "/queries/members-of-a-partnership.csv?format=json",
        "/queries/members-of-a-partnership.csv?format=csv-excel",
        "/municipality/567451.ttl?format=nt",
        "/graph/ontology.ttl?format=rdf",
        "/explore/organisations.csv?format=csv&format=csv-excel",
    ],
)
def test_two_formats_for_one_answer_are_refused(client: TestClient, address: str) -> None:
    """None of them is chosen in silence, wherever they stand."""
    answer = client.get(address)

    assert answer.status_code == 400
    assert "format" in answer.json()["error"]
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/queries/members-of-a-partnership.csv?format=csv",
        "/graph/ontology.ttl?format=text/turtle",
        "/sparql?query=ASK%7B%7D&format=json&format=json",
    ],
)
def test_one_format_may_be_said_twice(client: TestClient, address: str) -> None:
    """Where both mean the same."""
    assert client.get(address).status_code == 200
