"""By when, and how often."""

import pytest

from loaders.parse.deadlines import deadline_of, repeated_every


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do roku 2013 má být zřízeno učiliště", "../2013"),
        ("do konce roku 2013 vznikne klub", "../2013"),
        ("nejpozději do 30. 6. 2012 bude otevřena poradna", "../2012-06-30"),
        ("do června 2011 bude hotovo", "../2011-06"),
        ("v roce 2013 bude zřízeno učiliště", None),
        ("v letech 2011 až 2013", None),
        ("do dvou let", None),
        ("do 31. února 2012", None),
        ("", None),
    ],
)
def test_a_deadline_is_the_date_by_which(text: str, expected: str | None) -> None:
    """Only a date that is certain, and only one with "do"."""
    assert deadline_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plán bude jednou ročně revidován", "P1Y"),
        ("každoročně aktualizovaný plán", "P1Y"),
        ("aktualizuje se každé dva roky", "P2Y"),
        ("revize probíhá dvakrát ročně", "P6M"),
        ("čtvrtletní vyhodnocení", "P3M"),
        ("vyhodnocuje se měsíčně", "P1M"),
        ("Plán byl revidován", None),
        ("pravidelně", None),
    ],
)
def test_how_often_is_told_as_a_duration(text: str, expected: str | None) -> None:
    """ISO 8601; "regularly" is none."""
    assert repeated_every(text) == expected
