"""The rules of organisation kinds."""

from pyoxigraph import parse

from graph.paths import ONTOLOGY
from loaders.resolve.organisation_kinds import RULES, rule_of
from loaders.resolve.organisation_words import contracted


def test_every_kind_is_a_code_of_the_code_list() -> None:
    """A rule with a kind that nobody defined would dangle in the graph."""
    quads = parse(path=str(ONTOLOGY / "codelists" / "organisation-kind.ttl"))
    codes = {str(getattr(quad.subject, "value", "")).rpartition("/")[2] for quad in quads}
    assert {rule.kind for rule in RULES} <= codes


def test_a_rule_is_found_for_any_words() -> None:
    """The last rule fits all."""
    assert rule_of("").kind == rule_of("x y z").kind == "other"


def test_offices_come_before_what_their_names_hold() -> None:
    """A department of schools is no school."""
    assert rule_of(contracted("Odbor školství, ZŠ a MŠ")).kind == "municipal-department"
    assert rule_of(contracted("Komise pro ZŠ")).kind == "commission"
