"""The rules of organisation kinds."""

import pytest
from pyoxigraph import parse

from graph.paths import ONTOLOGY
from loaders.resolve.organisation_kinds import RULES, contracted, rule_of


def test_every_kind_is_a_code_of_the_code_list() -> None:
    """A rule with a kind that nobody defined would dangle in the graph."""
    quads = parse(path=str(ONTOLOGY / "codelists" / "organisation-kind.ttl"))
    codes = {str(getattr(quad.subject, "value", "")).rpartition("/")[2] for quad in quads}
    assert {rule.kind for rule in RULES} <= codes


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
        ("Krajský úřad Ústeckého kraje", "ustecky kraj"),
        ("", ""),
    ],
)
def test_long_forms_are_brought_to_the_short(name: str, words: str) -> None:
    """One spelling for each."""
    assert contracted(name) == words


def test_a_rule_is_found_for_any_words() -> None:
    """The last rule fits all."""
    assert rule_of("").kind == rule_of("x y z").kind == "other"


def test_offices_come_before_what_their_names_hold() -> None:
    """A department of schools is no school."""
    assert rule_of(contracted("Odbor školství, ZŠ a MŠ")).kind == "municipal-department"
    assert rule_of(contracted("Komise pro ZŠ")).kind == "commission"
