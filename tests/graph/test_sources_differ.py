"""On what sources differ: what the rule derives, and what of it was so on a day."""

import json
from collections.abc import Callable

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import graph_name, term
from graph.queries import load
from graph.rules import INFERRED, apply_rules
from graph.store import EmbeddedStore

Turtle = Callable[..., list[Quad]]

DIFFERING = """
<#lp> v:foundation <#e1>, <#e2> . <#lp2> v:foundation <#e2>, <#e3> .
<#e1> v:earliest "2013-02-07"^^xsd:date ; v:latest "2013-02-07"^^xsd:date .
<#e2> v:earliest "2013-08-26"^^xsd:date ; v:latest "2013-08-26"^^xsd:date .
<#e3> v:earliest "2013-08-01"^^xsd:date ; v:latest "2013-08-31"^^xsd:date .
<#plan> v:approval <#a1>, <#a2> . <#plan2> v:approval <#a1>, <#a3> .
<#a1> v:approvedBy <#board> ; v:latest "2015-01-31"^^xsd:date .
<#a2> v:earliest "2016-01-01"^^xsd:date ; v:latest "2016-01-31"^^xsd:date .
<#a3> v:approvedBy <#council> ; v:earliest "2016-01-01"^^xsd:date .
<#plan3> v:approval <#a1>, <#a4> .
<#a4> v:approvedBy <#board> ; v:earliest "2016-02-01"^^xsd:date .
<#plan4> v:approval <#a5>, <#a6> . <#plan5> v:approval <#a5>, <#a7> .
<#a5> v:approvedBy <#council>, <#board> ; v:latest "2015-01-31"^^xsd:date .
<#a6> v:approvedBy <#council> ; v:earliest "2015-02-01"^^xsd:date .
<#a7> v:approvedBy <#ministry> ; v:earliest "2015-02-01"^^xsd:date .
<#plan> v:planStatus <#approved>, <#prepared> ; v:planKind <#narrow>, <#broad> .
<#narrow> skos:broader <#broad> .
<#plan2> v:planKind <#narrow>, <#other> .
<#plan> a v:Plan ; dcterms:title "plán začleňování"@cs, "Strategický plán začleňování"@cs .
<#plan2> a v:Plan ; dcterms:title "plán začleňování"@cs, "akční plán"@cs .
<#m1> v:statusAssertion <#s1> . <#s1> v:status <#planned> .
<#m2> v:statusAssertion <#s2> . <#s2> v:status <#achieved> .
<#same> v:linkedMeasure <#m1>, <#m2> ;
  v:measureLinkKind <https://w3id.org/vazby/codelist/measure-link-kind/same> .
"""


DIFFERENT = {
    ("lp", "ontology#foundation"),
    ("plan", "ontology#approval"),
    ("plan3", "ontology#approval"),
    ("plan4", "ontology#approval"),
    ("plan", "ontology#planStatus"),
    ("plan2", "ontology#planKind"),
    ("plan2", "title"),
    ("m1", "ontology#statusAssertion"),
    ("m2", "ontology#statusAssertion"),
}


def test_sources_differ_only_where_both_cannot_be_so(turtle: Turtle) -> None:
    """Not where a month holds the day or a kind a narrower one, nor where none approved twice."""
    store = EmbeddedStore()
    facts = turtle(f"BASE <https://example.org/>\n{DIFFERING}")
    store.replace({graph_name("document/x"): facts})
    apply_rules(store)
    found = {
        (quad.subject.value.partition("#")[2], quad.object.value.rpartition("/")[2])
        for quad in store.quads(INFERRED)
        if quad.predicate == term("v:sourcesDifferOn")
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
    }

    assert found == DIFFERENT


def test_as_of_a_day_sources_differ_where_the_rule_says_that_they_do(turtle: Turtle) -> None:
    """The query finds the same among all that any two sources might differ on."""
    store = EmbeddedStore()
    facts = turtle(f"BASE <https://example.org/>\n{DIFFERING}")
    differ, document = term("v:sourcesDifferOn"), graph_name("document/x")
    compared = {name for _, name in DIFFERENT}
    suspects = {
        Quad(quad.subject, differ, quad.predicate, INFERRED)
        for quad in facts
        if quad.predicate.value.rpartition("/")[2] in compared
    }
    store.replace({document: facts, INFERRED: list(suspects)})
    day = Literal("2020-01-01", datatype=term("xsd:date"))
    rows = store.answer(load("list_conflicts").bind(asOf=day))
    found = {
        (row["thing"]["value"].partition("#")[2], row["property"]["value"].rpartition("/")[2])
        for row in json.loads(rows)["results"]["bindings"]
    }

    assert found == DIFFERENT


def test_each_period_of_a_plan_begins_and_ends_with_its_own_days(turtle: Turtle) -> None:
    """Where two documents tell two periods of one plan, a timeline shows two and no mixture."""
    facts = turtle("""BASE <https://example.org/>
        <#plan> a v:Plan ; dcterms:spatial <#town> ;
          v:period "2012/2013"^^edtf:EDTF, "2014/2016"^^edtf:EDTF ;
          v:periodStart "2012-01-01"^^xsd:date, "2014-01-01"^^xsd:date ;
          v:periodEnd "2013-12-31"^^xsd:date, "2016-12-31"^^xsd:date .""")
    store = EmbeddedStore()
    store.replace({graph_name("document/x"): facts})
    town = NamedNode("https://example.org/#town")

    rows = json.loads(store.answer(load("happenings_of").bind(iri=town)))["results"]["bindings"]

    told = [[row[name]["value"] for name in ("when", "earliest", "latest")] for row in rows]
    assert told == [
        ["2012/2013", "2012-01-01", "2013-12-31"],
        ["2014/2016", "2014-01-01", "2016-12-31"],
    ]
