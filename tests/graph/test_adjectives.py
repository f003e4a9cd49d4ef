"""Adjectives of towns, by rule and from the list of those that no rule gives."""

import pytest

from graph.adjectives import Adjectives, regular
from graph.czech import words


@pytest.mark.parametrize(
    ("town", "adjective"),
    [
        ("Litvínov", "litvínovský"),
        ("Bílina", "bílinský"),
        ("Teplice", "teplický"),
        ("Liberec", "liberecký"),
        ("Písek", "písecký"),
        ("Lhotka", "lhotecký"),
        ("Rumburk", "rumburský"),
        ("Praha", "pražský"),
        ("Cheb", "chebský"),
        ("Kladno", "kladenský"),
        ("Poděbrady", "poděbradský"),
        ("Kutná Hora", "kutnohorský"),
        ("Jablonec nad Nisou", "jablonecký"),
        ("Nové Město na Moravě", "novoměstský"),
        ("Hradec Králové", ""),
        ("Frýdek-Místek", ""),
        ("", ""),
    ],
)
def test_what_is_regular_is_made_by_rule(town: str, adjective: str) -> None:
    """Softened consonants, the vowel that comes, two words made one; else nothing."""
    assert regular(town) == adjective


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Lokální partnerství Litvínov", {"litvinovsky"}),
        ("Úřad práce v Mostě", {"mostecky"}),
        ("Magistrát města Karlovy Vary", {"karlovarsky"}),
        ("Člověk v tísni", set()),
        ("", set()),
    ],
)
def test_a_name_has_the_adjectives_of_its_towns(name: str, found: set[str]) -> None:
    """In any case form; those of the list go before the rules."""
    adjectives = Adjectives(["Litvínov", "Most", "Karlovy Vary"])

    assert adjectives.of(words(name)) == found
