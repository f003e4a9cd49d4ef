"""Where a sentence names a partnership, and in which case."""

import pytest

from loaders.parse.partnership_mentions import (
    DATIVE,
    DIRECT,
    GENITIVE,
    OBLIQUE,
    find_partnerships,
)


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("Lokální partnerství vzniklo.", [DIRECT]),
        ("Rada zřídila místní partnerství.", [DIRECT]),
        ("Členové partnerství se sešli s členy LP.", [GENITIVE, GENITIVE]),
        ("Činnost lokálního partnerství pomohla lokálnímu partnerství.", [GENITIVE, DATIVE]),
        ("V lokálním partnerství a s partnerstvím", [OBLIQUE, OBLIQUE]),
        ("Město má pro lokální partnerství manažera.", [OBLIQUE]),
        ("V Mostě se partnerství sešlo.", [DIRECT]),
        ("Partnerství s městem a partnerství se Základní školou", []),
        ("Partnerství knihoven, rozvojové partnerství a partnerství mezi firmami", []),
        ("Partnerství se sešlo.", [DIRECT]),
        ("Agentura", []),
    ],
)
def test_the_case_is_told_by_endings_and_the_word_before(text: str, cases: list[str]) -> None:
    """A partnership with somebody is none of a town."""
    assert [mention.case for mention in find_partnerships(text)] == cases
