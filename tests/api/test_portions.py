"""Tokens of continuation: whatever is sent for one, it is read or refused."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.portions import Token, digest_of
from graph.errors import UsageError

QUERY = "ASK {}"
TOKEN = Token("0001-a", digest_of(QUERY.encode()), 12, "d")


def test_a_token_is_read_as_it_was_written() -> None:
    """By the same release and query."""
    assert Token.read(str(TOKEN), "0001-a", QUERY) == TOKEN


def test_a_token_of_another_release_is_refused() -> None:
    """Its rows may be others."""
    with pytest.raises(UsageError, match="0002-b answers now"):
        Token.read(str(TOKEN), "0002-b", QUERY)


@given(st.text() | st.dictionaries(st.text(), st.integers()) | st.lists(st.integers()))
def test_whatever_is_no_token_is_refused(content: object) -> None:
    """With one sentence."""
    encoded = base64.urlsafe_b64encode(json.dumps(content).encode()).decode()
    for text in (encoded, str(content)):
        with pytest.raises(UsageError, match="does not belong"):
            Token.read(text, "0001-a", QUERY)
