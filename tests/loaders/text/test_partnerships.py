"""How a local partnership is named."""

import re

import pytest

from loaders.text.partnerships import IN_ANY_CASE, NAME


@pytest.mark.parametrize("words", ["lokální partnerství", "místní  parnerství"])
def test_the_name_is_met_with_its_typo(words: str) -> None:
    """Pages leave a letter out."""
    assert re.fullmatch(NAME, words)


@pytest.mark.parametrize("words", ["lokálního partnerství", "místním partnerství"])
def test_a_case_is_told_from_the_name(words: str) -> None:
    """Only the nominative may be who does something."""
    assert re.fullmatch(IN_ANY_CASE, words)
    assert not re.fullmatch(NAME, words)
