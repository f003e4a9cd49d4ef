"""Czech words as a search compares them."""

import pytest

from graph.czech import folded, stem, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Havířov", ["havirov"]),
        ("HAVI\u0301R\u030cOV", ["havirov"]),
        ("Most k naději, o. s.", ["most", "k", "nadeji", "os"]),
        ("spol. s r.o.", ["spol", "s", "ro"]),
        ("z.s", ["zs"]),
        ("K. Vary", ["k", "vary"]),
        ("Ústí n. L.", ["usti", "nl"]),
        ("1. máje 5", ["1", "maje", "5"]),
        ("Straße Ελλάδα", ["strasse", "ελλαδα"]),
        ("!?", []),
    ],
)
def test_words_are_folded_and_abbreviations_with_dots_are_one(
    text: str, expected: list[str]
) -> None:
    """However the letters are composed, and whatever stands between them."""
    assert words(text) == expected


def test_folding_leaves_what_has_no_accent() -> None:
    """Quotes, signs and letters of other alphabets."""
    assert folded('Dům "U lip" №5') == 'dum "u lip" no5'


@pytest.mark.parametrize(
    "forms",
    [
        "Bílina Bíliny Bílině Bílinu Bílinou",
        "Krupka Krupky Krupce Krupku Krupkou",
        "Jáchymov Jáchymova Jáchymově Jáchymovem",
        "Ústí Ústím Ústími Ústích",
        "Praha Prahy Praze Prahu",
        "Liberec Liberce Liberci Libercem",
        "Dvůr Dvora Dvoře Dvorem",
        "Ves Vsi Vsí",
        "Hradec Hradce",
        "Nový Nového Novému Novém Novým Nová Nové Novou Nových Novými",
        "Teplice Teplic Teplicím Teplicích Teplicemi",
        "Příbram Příbrami Příbramí",
    ],
)
def test_the_case_forms_of_a_word_have_one_stem(forms: str) -> None:
    """Written with accents or without."""
    assert len({stem(word) for form in forms.split() for word in words(form)}) == 1


@pytest.mark.parametrize("word", ["a", "ou", "em", "x", ""])
def test_of_a_short_word_something_is_left(word: str) -> None:
    """An ending alone is a word, too."""
    assert stem(word) == word or stem(word)
