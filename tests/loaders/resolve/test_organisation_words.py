"""The one spelling of an organisation's words."""

import pytest

from loaders.resolve.organisation_words import contracted


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Základní škola a Mateřská škola", "zs a ms"),
        ("3. základní škola", "zs c3"),
        ("ZŠ č. 3", "zs c3"),
        ("Policie České republiky", "policie"),
        ("Odbor soc.věcí", "odbor socialnich veci"),
        ("Městský úřad, odbor školství", "odbor skolstvi"),
        ("Agentura pro sociální začleňování v romských lokalitách", "asz"),
        ("Odbor (Agentura) pro sociální začleňování Úřadu vlády ČR", "asz"),
        ("Krajský úřad Ústeckého kraje", "ustecky kraj"),
        ("", ""),
    ],
)
def test_long_forms_are_brought_to_the_short(name: str, words: str) -> None:
    """One spelling for each."""
    assert contracted(name) == words
