"""Finite verbs, told by lemma and ending."""

import pytest

from loaders.text.verbs import finite_verbs, is_finite


@pytest.mark.parametrize(
    "word",
    [
        "je",
        "byl",
        "schválilo",
        "ztotožnilo",
        "zabydlelo",
        "zamítlo",
        "vznikne",
        "probíhá",
        "mají",
        "řeší",
    ],
)
def test_a_form_that_tells_who_and_when_is_finite(word: str) -> None:
    """Past, present and future, of verbs that the lemmatiser knows and does not know."""
    assert is_finite(word)


@pytest.mark.parametrize(
    "word",
    [
        "schválit",
        "schválen",
        "ustavující",
        "zastupitelé",
        "majitel",
        "rozpočtu",
        "podíl",
        "ústí",
        "heslo",
    ],
)
def test_no_other_form_is(word: str) -> None:
    """Infinitives, participles, and nouns and adjectives that end alike."""
    assert not is_finite(word)


def test_verbs_are_found_in_order() -> None:
    """With their places in the text."""
    assert [verb.span() for verb in finite_verbs("Plán je hotov a platí.")] == [(5, 7), (16, 21)]
