"""Abbreviations and what they are short for."""

import pytest

from graph.abbreviations import other_words
from graph.czech import words


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ÚP Most", {"urad", "prace"}),
        ("Úřad práce v Litvínově", {"up"}),
        ("na úřadu práce", {"up"}),
        ("Základní škola Bílina", {"zs"}),
        ("Člověk v tísni, o.p.s.", {"obecne", "prospesna", "spolecnost"}),
        ("úřad a práce", set()),
        ("práce", set()),
        ("", set()),
    ],
)
def test_a_name_has_the_words_of_its_short_and_long_form(name: str, expected: set[str]) -> None:
    """In any case form, where the words follow one another."""
    assert other_words(words(name)) == expected


def test_one_abbreviation_may_be_short_for_several_things() -> None:
    """ZŠ is a school, z. s. a society."""
    assert {"skola", "spolek"} <= other_words(["zs"])
