"""Adjectives made of the names of towns."""

import pytest

from loaders.text.town_adjectives import speaks_of


@pytest.mark.parametrize(
    ("town", "words"),
    [
        ("Javorník", "Javornické zastupitelstvo"),
        ("Nový Bor", "novoborští zastupitelé"),
        ("Krásná Lípa", "krásnolipské partnerství"),
        ("Brno", "brněnská rada"),
        ("Teplá", "tepelské zastupitelstvo"),
        ("Týniště nad Orlicí", "týnišťské zastupitelstvo"),
        ("Rožnov pod Radhoštěm", "rožnovští radní"),
    ],
)
def test_a_town_is_known_by_its_adjective(town: str, words: str) -> None:
    """Also where its name has two words, or ends in -ík."""
    assert speaks_of(town, words)


def test_an_adjective_is_of_one_town() -> None:
    """Others are not meant."""
    assert not speaks_of("Nový Bor", "novojičínští zastupitelé")
