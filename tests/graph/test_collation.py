"""Names stand in the order of a Czech dictionary."""

import pytest

from graph.collation import collation_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Cvikov", "Čáslav", "Děčín", "Hora", "Cheb", "Chomutov", "Ivančice"],  # ch after h
        ["Rakovník", "Říčany", "Sokolov", "Šumperk", "Znojmo", "Žatec"],  # ř, š, ž are letters
        ["tabor", "tábor", "táborník"],  # an accent decides only between equals
        ["děti", "děvče", "deviace"],  # and so does the caron of ě
        ["", "a", "á b", "aa", "ab"],  # word by word
        ["Most", "Most k naději"],
    ],
)
def test_names_are_in_the_order_of_a_dictionary(ordered: list[str]) -> None:
    """From whatever order they come."""
    mixed = sorted(ordered, key=lambda word: word[::-1])

    assert sorted(mixed, key=collation_key) == ordered


def test_capitals_do_not_matter() -> None:
    """CH, Ch and ch are the same letter."""
    assert collation_key("CHEB") == collation_key("Cheb") == collation_key("cheb")


def test_composed_and_decomposed_letters_are_the_same() -> None:
    """Pages write them either way."""
    assert collation_key("c\u030ca\u0301p") == collation_key("čáp")
