"""The reference graph: places, organisations, decisions."""

from pyoxigraph import Literal, NamedNode

from graph.iris import graph_name, municipality, resource, term
from graph.validate import validate
from graph.vocabulary import ontology_quads
from loaders.curated import known_organisations
from loaders.emit.reference import reference_quads

QUADS = reference_quads(["560286"])


def values(subject: NamedNode, predicate: str) -> set[object]:
    """Give what *subject* has by *predicate*."""
    return {q.object for q in QUADS if (q.subject, q.predicate) == (subject, term(predicate))}


def test_a_municipality_has_official_names_and_a_place() -> None:
    """RÚIAN, Wikidata, GeoNames and a point with the longitude first."""
    bilina = municipality("567451")
    assert values(bilina, "skos:prefLabel") == {Literal("Bílina", language="cs")}
    assert values(bilina, "owl:sameAs") == {NamedNode("http://www.wikidata.org/entity/Q518360")}
    assert values(bilina, "dcterms:isPartOf") == {
        NamedNode("https://linked.cuzk.cz/resource/ruian/okres/3509"),
        NamedNode("https://linked.cuzk.cz/resource/ruian/vusc/60"),
    }
    assert values(resource("geometry", "567451"), "geo:asWKT") == {
        Literal("POINT(13.77535 50.54854)", datatype=term("geo:wktLiteral"))
    }


def test_a_district_without_a_verified_code_has_an_iri_of_ours() -> None:
    """Its LAU code is its notation."""
    district = resource("district", "cz0413")
    assert district in values(municipality("560286"), "dcterms:isPartOf")
    assert values(district, "skos:notation") == {Literal("CZ0413")}


def test_only_the_municipalities_that_are_needed() -> None:
    """Not all of the table."""
    places = {q.subject for q in QUADS if q.object == term("v:Municipality")}
    assert municipality("560286") in places
    assert len(places) < 30


def test_an_unknown_code_is_passed_over() -> None:
    """A page may be about a municipality that the table lacks."""
    assert reference_quads(["999999"]) == reference_quads()


def test_an_organisation_has_its_number_its_forms_and_its_other_names() -> None:
    """The form is a period, a typing error a hidden label."""
    people_in_need = resource("organisation", "clovek-v-tisni")
    school = resource("organisation", "zs-aleska-bilina")
    assert values(people_in_need, "org:identifier") == {Literal("25755277", datatype=term("v:ico"))}
    assert values(people_in_need, "v:legalFormPeriod") == {
        resource("legal-form-period", "clovek-v-tisni--141")
    }
    assert values(school, "skos:hiddenLabel") == {Literal("ZŠ Alésská", language="cs")}


def test_units_and_suborganisations_are_told_apart() -> None:
    """A contact workplace is a unit, a diaconal centre a legal person of its own."""
    office = resource("organisation", "up-teplice")
    centre = resource("organisation", "diakonie-cce-most")
    assert values(office, "org:unitOf") == {resource("organisation", "up-cr")}
    assert term("org:OrganizationalUnit") in values(office, "rdf:type")
    assert values(centre, "org:subOrganizationOf") == {resource("organisation", "diakonie-cce")}


def test_a_ministry_does_not_work_where_its_offices_do() -> None:
    """Supervision is a link; it is no branch that counts for its body."""
    office = resource("organisation", "up-cr")
    ministry = resource("organisation", "ministerstvo-prace-a-socialnich-veci")
    assert values(office, "org:linkedTo") == {ministry}
    assert values(office, "org:subOrganizationOf") == set()


def test_every_curated_organisation_is_there_with_one_name() -> None:
    """One preferred label each."""
    for key in known_organisations():
        assert len(values(resource("organisation", key), "skos:prefLabel")) == 1


def test_the_graph_is_sorted_and_one() -> None:
    """The same tables always give the same bytes."""
    assert [str(q) for q in QUADS] == sorted({str(q) for q in QUADS})
    assert {q.graph_name for q in QUADS} == {graph_name("reference")}


def test_the_shapes_find_no_violation() -> None:
    """What is curated passes the gate."""
    report = validate([*ontology_quads(), *reference_quads()])
    assert [result for result in report.results if result.severity == "Violation"] == []
