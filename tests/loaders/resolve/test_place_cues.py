"""Whether the words around a name let it be a place."""

import pytest

from loaders.resolve.place_cues import Telling, telling


def _told(text: str, name: str, *, village: bool, at_home: bool = True) -> Telling | None:
    start = text.index(name)
    return telling(
        text,
        start,
        start + len(name),
        is_common_word=True,
        is_of_villages=village,
        is_at_home=at_home,
    )


@pytest.mark.parametrize(
    "text",
    [
        "obec Osek",
        "v městysi Osek",
        "partnerství Osek",
        "tvoří ji obcemi Osek a Lom",
        "v obcích Osek a Lom",
        "k obcím Osek a Lom",
        "mezi městy Osek a Lom",
        "městům Osek a Lom",
    ],
)
def test_a_word_that_means_a_town_tells_it_anywhere(text: str) -> None:
    """Whatever its size and wherever the page is at home."""
    assert _told(text, "Osek", village=True, at_home=False) == "surely"


@pytest.mark.parametrize("text", ["sešli se v Oseku", "Lom, Oseku a Duchcov"])
def test_a_village_needs_a_page_that_is_at_home_near_it(text: str) -> None:
    """A preposition or a row of names alone makes no village."""
    assert _told(text, "Oseku", village=True) == "surely"
    assert _told(text, "Oseku", village=True, at_home=False) == "perhaps"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osek plánuje opravit byty", "surely"),
        ("Prší. Osek otevřel klub", "surely"),
        ("Klub Osek plánuje oslavu", None),
        ("Osek, o.s., plánuje oslavu", None),
    ],
)
def test_a_village_of_the_page_may_do_something(text: str, expected: Telling | None) -> None:
    """At the beginning of a sentence its bare name means it."""
    start = text.index("Osek")
    told = telling(
        text,
        start,
        start + len("Osek"),
        is_common_word=False,
        is_of_villages=True,
        is_at_home=True,
        is_own=True,
    )

    assert told == expected


@pytest.mark.parametrize(
    "text",
    [
        "okres Osek",
        "Ing. Jan Osek",
        "pan Osek",
        "v ulici Osek",
        "Horní Osek",
        "Osek přišel",
        "Klub Osek je tu",
    ],
)
def test_persons_streets_and_common_words_are_no_villages(text: str) -> None:
    """A capital letter tells nothing."""
    assert _told(text, "Osek", village=True) is None


def test_a_town_is_told_by_standing_alone() -> None:
    """As the seat in a list of members; in a sentence its name may be a word."""
    assert _told("Charita Most", "Most", village=False) == "surely"
    assert _told("Most mezi lidmi", "Most", village=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "AGENTURA MÁ PĚT LET",
        "DESET LET",
        "DVANÁCT LET",
        "PO LETECH",
        "UŽ NĚKOLIK LET",
        "PADESÁT LET",
    ],
)
def test_what_is_counted_is_no_town(text: str) -> None:
    """In a heading that shouts, years are no town of that name."""
    name = text.split()[-1]
    assert _told(text, name, village=False) is None
    assert _told(f"obec {name}", name, village=False) == "surely"


def test_a_land_is_no_village_unless_it_is_called_one() -> None:
    """Where Hlinsko lies, and a village in Moravia."""
    assert _told("Hlinsko v Čechách", "Čechách", village=False) is None
    assert _told("v obci Čechy", "Čechy", village=True) == "surely"
