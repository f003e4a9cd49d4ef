"""Links that hold their query."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.short_links import pack, unpack
from graph.errors import NotFoundError
from graph.queries import all_examples

ENOUGH = 1 << 20


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_link_gives_its_query_back(query: str) -> None:
    """Whatever characters it holds."""
    assert unpack(pack(query), ENOUGH) == query


def test_links_to_our_examples_are_short() -> None:
    """A third of the query at most, and always the same."""
    for example in all_examples():
        assert len(pack(example.bare)) < len(example.bare) / 2
        assert pack(example.bare) == pack(example.bare)


def test_a_link_that_was_given_out_leads_to_its_query_for_good() -> None:
    """Its dictionary must never change: a better one gets the next number."""
    query = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\nASK { ?x skos:prefLabel ?name }"

    assert unpack("1.IyfAIK0Q-wrsVUMtAA", ENOUGH) == query


@pytest.mark.parametrize("code", ["", "1", "1.", "1.x", "2.AAAA", "1.!!!!", "..", "9" * 500 + ".a"])
def test_a_link_that_is_none_leads_nowhere(code: str) -> None:
    """With a sentence instead of a traceback."""
    with pytest.raises(NotFoundError):
        unpack(code, ENOUGH)


def test_a_link_unpacks_no_more_than_a_query_may_be_long() -> None:
    """However much a few letters would become."""
    with pytest.raises(NotFoundError):
        unpack(pack("x" * 10_000), 9_999)


@given(st.binary(max_size=50))
def test_no_bytes_unpack_to_an_error_of_ours(content: bytes) -> None:
    """They are a query, or no link."""
    code = f"1.{zlib.compress(content).hex()}"
    try:
        unpack(code, ENOUGH)
    except NotFoundError as error:
        assert error.hint  # noqa: PT017 - both outcomes are right


def test_a_short_link_redirects_to_the_query(client: TestClient) -> None:
    """In the language that the link carries."""
    answer = client.get(f"/q/{pack('ASK {}')}?lang=en")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/sparql?query=ASK+%7B%7D&lang=en"
    assert client.get("/q/1.nothing").status_code == 404
