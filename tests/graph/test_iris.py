"""Names: slugs fold without surprise, and what is minted can be read back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.iris import SLUG_LENGTH, parse_iri, parse_resource, resource, slug
from graph.namespaces import PREFIXES, expand, shorten

KINDS = st.sampled_from(["organisation", "plan", "measure"])


@given(st.text())
def test_a_slug_is_short_plain_and_stays_what_it_is(text: str) -> None:
    """Whatever the name: ASCII words joined by hyphens, and a slug is its own slug."""
    found = slug(text)

    assert len(found) <= SLUG_LENGTH
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", found)
    assert slug(found) == found


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Úřad práce – Teplice", 80, "urad-prace-teplice"),
        ("Člověk v tísni", 8, "clovek-v"),
        ("Člověk v tísni", 9, "clovek-v"),
        ("nejneobhospodařovávatelnější", 5, "nejne"),
        ("…", 80, ""),
    ],
)
def test_a_slug_is_cut_at_the_end_of_a_word(text: str, length: int, expected: str) -> None:
    """A first word that is too long itself is cut inside."""
    assert slug(text, length) == expected


@given(KINDS, st.text().map(slug).filter(bool))
def test_what_is_minted_is_read_back(kind: str, key: str) -> None:
    """Kind and key of a thing stand in its IRI."""
    assert parse_resource(resource(kind, key).value) == (kind, key)


@pytest.mark.parametrize("iri", ["https://example.org/a", PREFIXES["res"], f"{PREFIXES['res']}a/"])
def test_what_is_none_of_ours_has_no_kind_and_key(iri: str) -> None:
    """Foreign names and halves of our own."""
    assert parse_resource(iri) is None


@pytest.mark.parametrize("text", ["", "no scheme", "https://example.org/a b", "https://[/"])
def test_text_that_is_no_iri_is_told(text: str) -> None:
    """As one error, wherever it was written."""
    with pytest.raises(UsageError, match="is no IRI"):
        parse_iri(text)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_curie_is_expanded_and_shortened_again(prefix: str) -> None:
    """Also where one namespace begins another."""
    assert shorten(expand(f"{prefix}:thing")) == f"{prefix}:thing"
    assert shorten("urn:example:thing") == "urn:example:thing"
