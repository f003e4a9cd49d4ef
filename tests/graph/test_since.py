"""Since when a thing is known to be so, and until when: what the rules make of its days."""

from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import graph_name
from graph.rules import INFERRED, apply_rules
from graph.store import EmbeddedStore

Turtle = Callable[..., list[Quad]]
Dated = Callable[[str], dict[str, str]]

V = "https://w3id.org/vazby/ontology#"
DOCUMENTS = """
<#early> a v:SourceDocument ; dcterms:issued "2011-02-03"^^xsd:date .
<#late> a v:SourceDocument ; dcterms:issued "2016-08-03"^^xsd:date ;
  v:retrieved "2012-01-01T10:00:00+00:00"^^xsd:dateTime .
<#kept> a v:SourceDocument ; v:retrieved "2014-05-06T23:30:00+00:00"^^xsd:dateTime .
<#undated> a v:SourceDocument .
"""


OWN = {"early": "2011-02-03", "late": "2012-01-01", "kept": "2014-05-06"}
"""The days of these documents themselves: of issue or of retrieval, whichever was first."""


def says(document: str, thing: str) -> str:
    """Write that *document* says *thing*."""
    key = f"{document}-{thing}"
    return (
        f"<#e-{key}> a oa:Annotation ; oa:hasBody <#{thing}> ; oa:hasTarget <#t-{key}> . "
        f"<#t-{key}> oa:hasSource <#{document}> . "
    )


@pytest.fixture
def dated(turtle: Turtle) -> Callable[..., dict[str, str]]:
    """Give the days that the rules find for what some Turtle tells, by thing."""

    def since(text: str, term: str = "since") -> dict[str, str]:
        store = EmbeddedStore()
        facts = turtle(f"BASE <https://example.org/>\n{DOCUMENTS}{text}")
        store.replace({graph_name("document/x"): facts})
        apply_rules(store)
        found = [quad for quad in store.quads(INFERRED) if quad.predicate == NamedNode(V + term)]
        assert all("#date>" in str(quad.object) for quad in found)
        assert all(isinstance(quad.object, Literal) for quad in found)
        return {
            str(quad.subject).strip("<>").partition("#")[2]: str(quad.object).split('"')[1]
            for quad in found
        }

    return since


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ('<#x> a v:Event ; v:earliest "2010-06-25"^^xsd:date .', "2010-06-25"),
        ('<#x> a v:SupportPeriod ; v:periodStart "2010-01-01"^^xsd:date .', "2010-01-01"),
        ('<#x> a v:Observation ; v:asOf "2016-08-03"^^xsd:date .', "2016-08-03"),
        (
            '<#x> v:foundation <#e> . <#e> v:earliest "2010-06-25"^^xsd:date .',
            "2010-06-25",
        ),
        (
            '<#x> a v:Plan ; v:periodStart "2016-01-01"^^xsd:date ; v:approval <#a>, <#b> . '
            '<#a> v:earliest "2015-11-30"^^xsd:date . <#b> v:earliest "2016-02-01"^^xsd:date .',
            "2015-11-30",
        ),
        ('<#x> v:statusAssertion <#s> . <#s> v:earliest "2010-06-01"^^xsd:date .', "2010-06-01"),
    ],
)
def test_its_own_earliest_day_comes_first(dated: Dated, facts: str, day: str) -> None:
    """Whatever the documents' days are, that of the thing itself counts."""
    assert dated(facts + says("early", "x"))["x"] == day


def test_without_a_day_of_its_own_the_earliest_document_counts(dated: Dated) -> None:
    """Of two documents the older one; of one, the day of its issue before that of its retrieval."""
    both = says("early", "both") + says("undated", "both") + says("kept", "both")
    found = dated(both + says("kept", "kept") + says("undated", "nowhere"))

    assert found["both"] == "2011-02-03"
    assert found["kept"] == "2014-05-06"
    assert "nowhere" not in found


def test_what_a_document_says_of_a_node_dates_the_thing_behind_it(dated: Dated) -> None:
    """The annotation of a founding event, an approval or a status is that of the thing as well."""
    facts = "<#lp> v:foundation <#f> . <#p> v:approval <#a> . <#m> v:statusAssertion <#s> . "
    found = dated(facts + "".join(says("early", node) for node in "fas"))

    assert found == OWN | dict.fromkeys(("f", "a", "s", "lp", "p", "m"), "2011-02-03")


def test_a_part_is_not_older_than_its_whole(dated: Dated) -> None:
    """A member of an undated page is one since the founding; a measure planned since its plan."""
    facts = """
    <#lp> a v:LocalPartnership ; v:foundation <#f> . <#f> v:earliest "2010-06-25"^^xsd:date .
    <#member> org:organization <#lp> . <#group> org:subOrganizationOf <#lp> .
    <#told> org:organization <#lp> .
    <#plan> v:periodStart "2011-01-01"^^xsd:date .
    <#measure> dcterms:isPartOf <#plan> ; v:statusAssertion <#status> .
    """
    found = dated(facts + says("undated", "member") + says("late", "told"))

    assert found["member"] == found["group"] == "2010-06-25"
    assert found["told"] == "2012-01-01"
    assert found["measure"] == found["status"] == "2011-01-01"


def test_what_is_dated_nowhere_has_no_day(dated: Dated) -> None:
    """Neither a guess nor today: such things are shown always."""
    assert dated("<#lp> a v:LocalPartnership . <#m> org:organization <#lp> .") == OWN


def test_an_organisation_is_known_since_its_first_membership_or_decision(dated: Dated) -> None:
    """That of a part is one of its body; where any of them is undated, nobody knows."""
    facts = """
    <#body> a org:FormalOrganization . <#branch> org:unitOf <#body> .
    <#m1> org:member <#branch> ; org:organization <#lp> . <#m2> org:member <#open> .
    <#m3> org:member <#open> . <#a> v:approvedBy <#council> ; v:earliest "2010-05-05"^^xsd:date .
    <#lp> v:foundation <#f> . <#council> a org:FormalOrganization ; org:classification <#kind> .
    """
    found = dated(facts + says("late", "m1") + says("early", "m2"))

    assert {name: found.get(name) for name in ("body", "branch", "council", "open")} == {
        **dict.fromkeys(("body", "branch"), "2012-01-01"),
        **{"council": "2010-05-05", "open": None},
    }


def test_the_last_day_of_a_period_is_the_end(
    turtle: Turtle, dated: Callable[..., dict[str, str]]
) -> None:
    """Only where the source tells one."""
    facts = (
        '<#p> v:periodEnd "2018-12-31"^^xsd:date . <#open> v:periodStart "2016-01-01"^^xsd:date .'
    )

    assert dated(facts, "until") == {"p": "2018-12-31"}
