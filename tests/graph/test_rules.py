"""The rules: what they derive, and that each says what `docs/model.md` promises."""

import re
from collections.abc import Callable

import pytest
from pyoxigraph import NamedNode, Quad

from graph.iris import graph_name, term
from graph.paths import RULES as FOLDER
from graph.queries import read
from graph.rules import INFERRED, RULES, Rule, apply_rules, withdraw
from graph.store import EmbeddedStore

Turtle = Callable[..., list[Quad]]

FACTS = """
<https://linked.cuzk.cz/resource/ruian/obec/1> skos:prefLabel "Město"@cs .
<#lp> a v:LocalPartnership ; dcterms:spatial <#town> .
<#lp2> a v:LocalPartnership ; dcterms:spatial <#town2>, <#town> .
<#ngo> org:classification <#kind> ; skos:altLabel "Zebra", "Ámos"@cs, "Bor"@cs .
<#office> org:classification <#kind> ; skos:prefLabel "Úřad"@cs ; skos:altLabel "Aúřad" .
<#branch> org:classification <#kind> ; org:unitOf <#district> .
<#branch2> org:classification <#kind> ; org:unitOf <#district> .
<#district> org:subOrganizationOf <#office> .
<#m1> a org:Membership ; org:member <#ngo> ; org:organization <#lp> .
<#m2> a org:Membership ; org:member <#branch> ; org:organization <#lp> .
<#m3> a org:Membership ; org:member <#branch2> ; org:organization <#lp2> .
<#lp> org:purpose <#safety> .
<#group> a v:WorkingGroup ; org:subOrganizationOf <#lp> ; org:purpose <#groups> .
<#plan> a v:Plan ; dcterms:spatial <#town2> ; v:priority <#priority> .
<#measure> dcterms:isPartOf <#plan> . <#housing> skos:broader <#living> .
<#measure> v:classification [ v:theme <#housing> ] ; v:statusAssertion [ v:status <#planned> ] .
"""


@pytest.fixture
def derived(turtle: Turtle) -> set[str]:
    """Give what the rules make of FACTS, a line a triple, without brackets and quotes."""
    store = EmbeddedStore()
    store.replace({graph_name("document/x"): turtle(f"BASE <https://example.org/>\n{FACTS}")})
    apply_rules(store)
    return {
        " ".join(map(str, quad.triple)).replace("https://example.org/#", "")
        for quad in store.quads(INFERRED)
    }


def line(subject: str, property_iri: str, value: str) -> str:
    """Write a triple as the fixture does."""
    return f"<{subject}> <{property_iri}> {value}"


V, ORG = "https://w3id.org/vazby/ontology#", "http://www.w3.org/ns/org#"
OTHER = "https://w3id.org/vazby/codelist/organisation-kind/other"
NUMBER = "^^<http://www.w3.org/2001/XMLSchema#integer>"


@pytest.mark.parametrize(
    "expected",
    [
        line("ngo", f"{ORG}memberOf", "<lp>"),
        line("lp", f"{ORG}hasMember", "<ngo>"),
        line("district", f"{ORG}hasUnit", "<branch>"),
        line("office", f"{ORG}hasSubOrganization", "<district>"),
        line("district", f"{ORG}classification", f"<{OTHER}>"),
        line("branch", f"{V}partOfBody", "<branch>"),
        line("branch", f"{V}partOfBody", "<office>"),
        line("m1", f"{V}memberBody", "<ngo>"),
        line("m2", f"{V}memberBody", "<office>"),
        line("lp", f"{V}worksOn", "<safety>"),
        line("lp", f"{V}worksOn", "<groups>"),
        line("lp2", f"{V}worksOn", "<priority>"),
        line("lp2", f"{V}worksOn", "<housing>"),
        line("lp2", f"{V}worksOn", "<living>"),
        line("ngo", f"{V}activeIn", "<town>"),
        line("branch2", f"{V}activeIn", "<town2>"),
        line("office", f"{V}activeInThroughUnits", "<town>"),
        line("office", f"{V}activeInThroughUnits", "<town2>"),
        line("ngo", f"{V}townCount", f'"1"{NUMBER}'),
        line("branch2", f"{V}townCount", f'"2"{NUMBER}'),
        line("office", f"{V}townCountThroughUnits", f'"2"{NUMBER}'),
        line("measure", "http://purl.org/dc/terms/subject", "<housing>"),
        line("measure", f"{V}currentStatus", "<planned>"),
        line("ngo", "http://www.w3.org/2004/02/skos/core#prefLabel", '"Bor"@cs'),
    ],
)
def test_a_rule_adds_what_the_model_promises(derived: set[str], expected: str) -> None:
    """One statement of each kind that `docs/model.md` lists."""
    assert expected in derived


def test_nothing_is_derived_that_nobody_said(derived: set[str]) -> None:
    """No town of its own for a parent, no second preferred label, no partnership in a body."""
    assert not any(text.startswith(f"<office> <{V}activeIn>") for text in derived)
    assert not any(text.startswith(f"<office> <{V}townCount>") for text in derived)
    assert not any("classification" in text for text in derived if "<district>" not in text)
    assert not any("Aúřad" in text or "Zebra" in text for text in derived)
    assert not any(text.startswith(f"<lp> <{V}partOfBody>") for text in derived)
    assert not any(text.startswith("<m2> ") for text in derived if "<office>" not in text)
    assert not any(f"<{V}worksOn> <housing>" in text for text in derived if "<lp2>" not in text)


def test_bodies_in_a_circle_come_to_an_end(turtle: Turtle) -> None:
    """Two organisations that each claim to be part of the other are parts of both."""
    store = EmbeddedStore()
    facts = "<https://example.org/a> org:unitOf <https://example.org/b> ."
    back = "<https://example.org/b> org:unitOf <https://example.org/a> ."
    store.replace({graph_name("document/x"): turtle(f"{facts}\n{back}")})
    apply_rules(store)
    parts = [q for q in store.quads(INFERRED) if q.predicate == NamedNode(f"{V}partOfBody")]

    assert len(parts) == 4


def test_what_was_derived_before_does_not_stay(turtle: Turtle) -> None:
    """A fact that is gone takes its conclusions along."""
    store, name = EmbeddedStore(), graph_name("document/x")
    store.replace({name: turtle("<https://example.org/a> org:unitOf <https://example.org/b> .")})
    apply_rules(store)
    store.replace({name: []})
    withdraw(store)
    apply_rules(store)

    assert list(store.quads()) == []


def test_a_change_leads_to_what_all_facts_together_lead_to(turtle: Turtle) -> None:
    """Whichever fact comes or goes, in `g:inferred` and in the union."""
    lines = FACTS.strip().split("\n")
    whole = _after(turtle, [lines])
    for at in range(len(lines)):
        fewer = [line for line in lines if line != lines[at]]

        assert _after(turtle, [fewer, lines]) == whole
        assert _after(turtle, [lines, fewer]) == _after(turtle, [fewer])


def _after(turtle: Turtle, loads: list[list[str]]) -> tuple[set[str], int]:
    """Give what is derived after *loads* of one document, and how many triples the union has."""
    store = EmbeddedStore()
    for lines in loads:
        # Nodes are named, since blank ones would differ from load to load.
        text = "\n".join(lines).replace("[ v:theme", "<#c> . <#c> v:theme")
        text = text.replace("[ v:status", "<#s> . <#s> v:status").replace(" ]", "")
        text = text.replace(" ; v:statusAssertion", " . <#measure> v:statusAssertion")
        store.replace({graph_name("document/x"): turtle(f"BASE <https://example.org/>\n{text}")})
        withdraw(store)
        apply_rules(store)
    return {*map(str, store.quads(INFERRED))}, len([*store.triples(None, None, None)])


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.first], ids=lambda rule: rule.name)
def test_what_stays_until_its_rule_has_run_misleads_no_rule(rule: Rule) -> None:
    """No rule up to it reads the properties that it is the first to make; later ones only add."""
    first = {*map(str, map(term, rule.first))}
    for other in RULES:
        head, body = read(FOLDER / f"{other.name}.rq").bare.split("WHERE", 1)
        made, asked = _properties(head), _properties(body)
        if other is rule:
            assert made == first
        else:
            assert not {*map(str, map(term, other.first))} & first
        if RULES.index(other) < RULES.index(rule):
            assert not made & first
        if RULES.index(other) <= RULES.index(rule):
            assert not asked & first


def _properties(text: str) -> set[str]:
    """Give what *text* names by prefix or as ``a``, wherever: more than its properties."""
    curies = re.findall(r"(?<![\w:/#<?])([a-z]+:[a-zA-Z]\w*)", text)
    types = [curie for curie in curies if curie.split(":")[1][0].isupper()]
    return {str(term(curie)) for curie in curies if curie not in types} | (
        {str(term("rdf:type"))} if re.search(r"\ba\b", text) else set()
    )


def test_every_file_is_a_declared_rule() -> None:
    """No rule lies in the folder without being run, none is declared without a file."""
    assert sorted(rule.name for rule in RULES) == sorted(path.stem for path in FOLDER.glob("*.rq"))


IDENTIFIED = """
<#a> a org:FormalOrganization . <#b> a org:FormalOrganization . <#c> a org:FormalOrganization .
<#d> a org:FormalOrganization ; org:identifier "4" . <#f> a org:FormalOrganization .
<#e> a org:FormalOrganization ; org:identifier "5" . <#service> v:provider <#e> .
<#ask-a> v:identifies <#a> ; v:candidateSubject <candidate/a>, <#no> .
<#ask-b> v:identifies <#b> ; v:candidateSubject <#b2> .
<#ask-c> v:identifies <#c> ; v:candidateSubject <#c2> .
<#ask-d> v:identifies <#d> ; v:candidateSubject <#d6> .
<#ask-f> v:identifies <#f> ; v:candidateSubject <#f5> .
<#ask-gone> v:identifies <#gone> ; v:candidateSubject <#g7> .
<candidate/a> v:certain true ; v:registeredNumber "1" ; v:legalForm <#706> ;
  dcterms:spatial <#town> .
<#no> v:certain false ; v:registeredNumber "9" .
<#b2> v:certain true ; v:registeredNumber "2" . <#c2> v:certain true ; v:registeredNumber "2" .
<#d6> v:certain true ; v:registeredNumber "6" . <#f5> v:certain true ; v:registeredNumber "5" .
<#g7> v:certain true ; v:registeredNumber "7" .
"""


def test_a_number_is_given_only_where_nothing_speaks_against_it(turtle: Turtle) -> None:
    """Not twice, not against a known one, not to who left the graph; services are shared."""
    store = EmbeddedStore()
    facts = turtle(f"BASE <https://example.org/>\n{IDENTIFIED}")
    store.replace({graph_name("register/ares"): facts})
    apply_rules(store)
    found = {
        " ".join(map(str, quad.triple)).replace("https://example.org/", "")
        for quad in store.quads(INFERRED)
    }
    period = "<legal-form-period/a>"
    assert found == {
        line("#a", f"{ORG}identifier", '"1"'),
        line("#a", f"{V}seat", "<#town>"),
        line("#a", f"{V}legalFormPeriod", period),
        f"{period} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{V}LegalFormPeriod>",
        f"{period} <{V}legalForm> <#706>",
        f'{period} <http://purl.org/dc/terms/source> "ARES"',
        line("#service", f"{V}provider", "<#f>"),
    }
