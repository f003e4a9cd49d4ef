"""The partnerships with a kind of member or a theme as of a day, beside what one by one tells."""

from collections.abc import Callable, Iterable
from random import Random
from typing import cast

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from graph.iris import term
from graph.queries import load

BASE = "https://example.org/"
SCHEME = "skos:inScheme <https://w3id.org/vazby/codelist/theme>"
DAY = "2012-06-30"
CONCEPTS = ("wide", "narrow", "other", "ngo")
WAYS = ("partnership", "group", "plan", "measure", "member")

Told = tuple[str, str, str, str]
"""By which way a partnership has a concept, and on which days it began and that is known since."""


def told() -> list[Told]:
    """Make up what 200 partnerships have: each way, dated before the day, after it, and not."""
    random = Random(1)  # noqa: S311  # data, not secrets
    days = ("", "2010-01-01", "2012-06-30", "2014-01-01")
    return [
        (way, "ngo" if way == "member" else random.choice(CONCEPTS[:3]), began, since)
        for way in WAYS
        for began in days
        for since in days
        for _ in range(3)
    ]


def as_turtle(number: int, way: str, concept: str, began: str, since: str) -> str:
    """Write one partnership with what it has."""
    what = f'; v:since "{since}"^^xsd:date' if since else ""
    begun = f'; v:since "{began}"^^xsd:date' if began and way != "partnership" else ""
    head = f"<#p{number}> a v:LocalPartnership ; dcterms:spatial <#t{number}> {begun} ."
    plan = f"<#plan{number}> a v:Plan ; dcterms:spatial <#t{number}>"
    return (
        head
        + {
            "partnership": f"<#p{number}> org:purpose <#{concept}> {what} .",
            "group": f"<#g{number}> org:subOrganizationOf <#p{number}> ; "
            f"org:purpose <#{concept}> {what} .",
            "plan": f"{plan} ; v:priority <#{concept}> {what} .",
            "measure": f"{plan} . <#m{number}> dcterms:isPartOf <#plan{number}> ; "
            f"dcterms:subject <#{concept}> {what} .",
            "member": f"<#m{number}> org:organization <#p{number}> ; "
            f"org:member <#o{number}> {what} . "
            f"<#o{number}> org:classification <#{concept}> .",
        }[way]
    )


@pytest.fixture(scope="module")
def store(turtle: Callable[[str], Iterable[Quad]]) -> Store:
    """Give the partnerships, with a theme that is narrower than another."""
    themes = f"<#wide> {SCHEME} . <#other> {SCHEME} . <#narrow> {SCHEME} ; skos:broader <#wide> ."
    all_told = " ".join(as_turtle(number, *one) for number, one in enumerate(told()))
    store = Store()
    store.extend(turtle(f"BASE <{BASE}>\n{themes} {all_told}"))
    return store


@pytest.mark.parametrize("concept", CONCEPTS)
def test_each_partnership_that_had_it_by_the_day_is_given(store: Store, concept: str) -> None:
    """By itself, its groups, the plans of its town, their measures and its members."""
    asked = {"wide": {"wide", "narrow"}}.get(concept, {concept})
    expected = {
        f"{BASE}#p{number}"
        for number, (way, had, began, since) in enumerate(told())
        if had in asked and since <= DAY and (way == "partnership" or began <= DAY)
    }
    day = Literal(DAY, datatype=term("xsd:date"))
    text = load("partnerships_with").bind(asOf=day, concept=NamedNode(f"{BASE}#{concept}"))
    rows = cast(QuerySolutions, store.query(text, use_default_graph_as_union=True))

    assert sorted(row["partnership"].value for row in rows) == sorted(expected)
    assert expected
