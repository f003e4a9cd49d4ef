"""Towns named by an adjective of the subject."""

import pytest

from loaders.resolve.places import Gazetteer
from loaders.resolve.town_subjects import town_of_subject


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Prachatické partnerství se sešlo čtyřikrát.", "Prachatice"),
        ("Kladenská radnice opraví byty.", "Kladno"),
        ("Tachovští zastupitelé souhlasili.", "Tachov"),
        ("Místní partnerství se sešlo.", None),
        ("Městské zastupitelstvo souhlasilo.", None),
        ("V Kladně kladenská radnice opraví byty.", None),
    ],
)
def test_the_adjective_that_begins_a_sentence_tells_its_town(
    towns: Gazetteer, text: str, town: str | None
) -> None:
    """Only of a body or the town itself, and only of one that is known."""
    found = town_of_subject(text, towns)

    assert (found.label if found else None) == town
