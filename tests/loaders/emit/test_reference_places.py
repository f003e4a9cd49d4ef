"""Boroughs, regions and parts of towns as places of their own."""

from pyoxigraph import Literal, Quad

from graph.iris import graph_name, municipality, resource, term
from loaders.emit.extraction import emit
from loaders.emit.reference import reference_quads
from loaders.emit.reference_places import emit_area, emit_location
from loaders.emit.statements import Statements
from loaders.records import DocumentRecord, Extraction, PartnershipRecord, Place, Span

OSTRAVA = Place("Ostrava", "554821")
RUMBURK = Place("Rumburk", "562777")


def _said(quads: list[Quad], kind: str, key: str) -> set[tuple[str, str]]:
    return {
        (quad.predicate.value, str(getattr(quad.object, "value", "")))
        for quad in quads
        if quad.subject == resource(kind, key)
    }


def _pair(predicate: str, value: str) -> tuple[str, str]:
    return term(predicate).value, value


def test_a_region_names_its_known_towns() -> None:
    """It is no administrative unit: its towns are those that the page counts up."""
    statements = Statements(graph_name("document/d"))
    assert emit_area("Šluknovsko", [RUMBURK], statements) == resource("area", "sluknovsko")
    assert _said(statements.quads(), "area", "sluknovsko") == {
        _pair("rdf:type", term("v:Area").value),
        _pair("skos:prefLabel", "Šluknovsko"),
        _pair("dcterms:hasPart", municipality("562777").value),
    }


def test_a_borough_is_described_where_it_is_spoken_of() -> None:
    """The reference graph has parts of towns and no borough."""
    statements = Statements(graph_name("document/d"))
    emit_location(resource("partnership", "p"), "slezska-ostrava", statements)
    said = _said(statements.quads(), "locality", "slezska-ostrava")
    assert _pair("rdf:type", term("v:Borough").value) in said
    assert _pair("dcterms:isPartOf", municipality("554821").value) in said
    assert _said(reference_quads(), "locality", "slezska-ostrava") == set()
    assert _said(reference_quads(), "locality", "janov")


def test_what_lies_nowhere_in_particular_states_nothing() -> None:
    """Without a key there is no locality."""
    statements = Statements(graph_name("document/d"))
    emit_location(resource("partnership", "p"), None, statements)
    assert statements.quads() == []


def test_a_partnership_keeps_its_city_beside_its_borough() -> None:
    """Towns are counted by municipality; the name is that of the borough."""
    record = PartnershipRecord(
        Span(0, 1, "L"),
        "Partnerství Slezská Ostrava",
        "lp-slezska-ostrava",
        (OSTRAVA,),
        locality="slezska-ostrava",
    )
    document = DocumentRecord("partnership-page", "L", "0" * 64, 1, municipalities=(OSTRAVA,))
    _, quads = emit(Extraction(document, (record,)))
    said = _said(quads, "partnership", "lp-slezska-ostrava")
    assert _pair("dcterms:spatial", municipality("554821").value) in said
    assert _pair("v:locality", resource("locality", "slezska-ostrava").value) in said
    labels = {quad.object for quad in quads if quad.predicate == term("skos:altLabel")}
    assert Literal("Lokální partnerství Slezská Ostrava", language="cs") in labels
