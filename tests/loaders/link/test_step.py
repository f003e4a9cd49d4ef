"""The step of publishing that looks at all documents at once."""

from collections.abc import Callable

from pyoxigraph import NamedNode

from graph.iris import concept, resource, term
from graph.rules import apply_rules, withdraw
from graph.store import EmbeddedStore
from loaders.link.decisions import DIFFERENT, SAME, Decision, Decisions
from loaders.link.statements import LINKS
from loaders.link.step import linking

StoreOf = Callable[..., EmbeddedStore]
BILINA = """Lokální partnerství Bílina

Lokální partnerství Bílina bylo ustaveno 25. června 2010.

Členové Lokálního partnerství Bílina:

 • město Bílina
 • Sociální agentura, o.s.
 • Policie ČR, obvodní oddělení Bílina
"""
LITVINOV = """Lokální partnerství Litvínov

Lokální partnerství Litvínov bylo ustaveno 25. června 2010.

Členové Lokálního partnerství Litvínov:

 • město Litvínov
 • Sociální agenutra, o.s.
 • Sociální agentury, o.s.
"""
RIGHT, TYPO = "socialni-agentura", "socialni-agenutra"
JOINED = Decision(RIGHT, TYPO, SAME, "A typing error.", "test", "2026-11-22")


def values(store: EmbeddedStore, subject: NamedNode, predicate: str) -> set[str]:
    """Give the values that *subject* has by *predicate*, in any graph."""
    quads = store.quads()
    found = (q.object for q in quads if (q.subject, q.predicate) == (subject, term(predicate)))
    return {getattr(value, "value", "") for value in found}


def statuses(store: EmbeddedStore) -> list[str]:
    """Give the statuses of the candidate links, sorted."""
    quads = [quad for quad in store.quads(LINKS) if quad.predicate == term("v:linkStatus")]
    return sorted(str(quad.object).rpartition("/")[2].rstrip(">") for quad in quads)


def test_doubtful_pairs_are_told_with_score_reasons_and_evidence(store_of: StoreOf) -> None:
    """In a graph of their own, marked as ours."""
    store = store_of(BILINA, LITVINOV)
    changed = linking(Decisions())(store)
    link = next(q.subject for q in store.quads(LINKS) if q.predicate == term("v:matchScore"))
    assert isinstance(link, NamedNode)

    assert changed == {LINKS}
    assert "open" in statuses(store)
    assert values(store, link, "v:matchReason")
    assert values(store, link, "v:inferred") == {"true"}
    assert len(values(store, link, "prov:wasDerivedFrom")) == 2


def test_what_is_accepted_becomes_one_in_every_graph(store_of: StoreOf) -> None:
    """The old IRI only says what replaces it; both towns then count for the one that stays."""
    store = store_of(BILINA, LITVINOV)
    linking(Decisions((JOINED,)))(store)
    apply_rules(store)
    old, new = resource("organisation", TYPO), resource("organisation", RIGHT)

    assert values(store, old, "dcterms:isReplacedBy") == {new.value}
    assert {str(q.predicate) for q in store.quads() if q.subject == old} == {
        str(term("dcterms:isReplacedBy")),
        str(term("owl:deprecated")),
    }
    assert values(store, new, "v:townCount") == {"2"}
    assert {"Sociální agentura", "Sociální agenutra"} <= values(store, new, "skos:altLabel")
    assert "accepted" in statuses(store)


def test_what_is_refused_is_not_found_again(store_of: StoreOf) -> None:
    """The decision is told instead, where both organisations are."""
    row = Decision(RIGHT, TYPO, DIFFERENT, "Two bodies.", "test", "2026-11-22")
    store = store_of(BILINA, LITVINOV)
    linking(Decisions((row,)))(store)

    assert statuses(store).count("refused") == 1
    assert not [
        q
        for q in store.quads(LINKS)
        if q.predicate == term("v:stayingOrganisation")
        and q.object == resource("organisation", TYPO)
    ]
    alone = store_of(BILINA)
    linking(Decisions((row,)))(alone)
    assert statuses(alone) == []


def test_an_organisation_that_stays_but_is_not_there_takes_over_the_description(
    store_of: StoreOf,
) -> None:
    """So that no member is left without a kind and a class."""
    store = store_of(LITVINOV)
    linking(Decisions((JOINED,)))(store)
    new = resource("organisation", RIGHT)

    assert values(store, new, "org:classification") == {concept("organisation-kind", "ngo").value}


def test_the_step_gives_the_same_whenever_it_is_repeated(store_of: StoreOf) -> None:
    """Nothing is random, and nothing is merged twice."""
    store = store_of(BILINA, LITVINOV)
    link = linking(Decisions((JOINED,)))
    link(store)
    once = sorted(map(str, store.quads()))
    link(store)

    assert sorted(map(str, store.quads())) == once


def test_a_unit_is_counted_for_its_body_without_being_it(store_of: StoreOf) -> None:
    """The police of a town is a unit of the police."""
    store = store_of(BILINA)
    linking(Decisions())(store)
    apply_rules(store)
    unit, body = (resource("organisation", key) for key in ("oo-policie-bilina", "policie-cr"))

    assert values(store, unit, "org:unitOf") == {body.value}
    assert values(store, body, "v:townCountThroughUnits") == {"1"}
    assert values(store, body, "v:townCount") == set()


def test_what_followed_before_changes_no_link(store_of: StoreOf) -> None:
    """What stays in `g:inferred` until its rule has run is nothing that the step looks at."""
    store = store_of(BILINA, LITVINOV)
    link = linking(Decisions())
    link(store)
    links = sorted(map(str, store.quads(LINKS)))
    apply_rules(store)
    withdraw(store)
    link(store)

    assert links
    assert sorted(map(str, store.quads(LINKS))) == links
