"""How municipalities, districts, regions and localities become statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode

from graph.iris import municipality, resource, slug, term
from graph.namespaces import PREFIXES
from loaders.curated import FOLDER, read_table
from loaders.emit.statements import Statements, czech, plain
from loaders.records import Place
from loaders.resolve.gazetteer_rows import BOROUGH, Locality, Municipality
from loaders.resolve.places import gazetteer

_MUNICIPALITY_OF_THE_ACT = NamedNode(
    "https://slovník.gov.cz/legislativní/sbírka/128/2000/pojem/obec"
)


@dataclass(frozen=True)
class Region:
    """One row of ``regions.csv``: *code* is NUTS 3, *ruian* is empty where it is not verified."""

    code: str
    name: str
    ruian: str


@dataclass(frozen=True)
class District:
    """One row of ``districts.csv``: *code* is LAU 1, *ruian* is empty where it is not verified."""

    code: str
    name: str
    ruian: str
    region: str


def emit_municipality(row: Municipality, graph: Statements) -> None:
    """State a municipality, its district and its region."""
    node = municipality(row.code)
    graph.type(node, "v:Municipality", "cv:AdminUnit")
    graph.add(node, "rdf:type", _MUNICIPALITY_OF_THE_ACT)
    graph.add(node, "skos:prefLabel", czech(row.name))
    graph.add(node, "skos:notation", plain(row.code))
    graph.add(node, "dcterms:isPartOf", _district(row.district_code, graph))
    graph.add(node, "dcterms:isPartOf", _region(row.region_code, graph))
    if row.wikidata:
        graph.add(node, "owl:sameAs", NamedNode(f"http://www.wikidata.org/entity/{row.wikidata}"))
    if row.geonames:
        graph.add(node, "skos:closeMatch", NamedNode(f"https://sws.geonames.org/{row.geonames}/"))
    _geometry(node, row, graph)


def emit_locality(row: Locality, graph: Statements) -> None:
    """State a named part of a municipality."""
    node = resource("locality", row.key)
    graph.type(node, "v:Locality")
    if row.kind == BOROUGH:
        graph.type(node, "v:Borough")
    graph.add(node, "skos:prefLabel", czech(row.name))
    graph.add(node, "dcterms:isPartOf", municipality(row.municipality))
    if row.ruian:
        graph.add(node, "owl:sameAs", NamedNode(f"{PREFIXES['ruian']}cast-obce/{row.ruian}"))


def emit_location(node: NamedNode, key: str | None, graph: Statements) -> None:
    """State that *node* is about the locality *key*, where there is one.

    The reference graph describes parts of municipalities; boroughs are many, so each is described
    where it is spoken of.
    """
    row = gazetteer().locality(key) if key else None
    if key:
        graph.add(node, "v:locality", resource("locality", key))
    if row and row.kind == BOROUGH:
        emit_locality(row, graph)


def emit_area(name: str, places: Iterable[Place], graph: Statements) -> NamedNode:
    """State a region that is no administrative unit, and the *places* that are known of it."""
    node = resource("area", slug(name))
    graph.type(node, "v:Area")
    graph.add(node, "skos:prefLabel", czech(name))
    graph.add(node, "dcterms:hasPart", *(municipality(place.code) for place in places))
    return node


def _geometry(node: NamedNode, row: Municipality, graph: Statements) -> None:
    """State a point where it is known; well-known text has the longitude first."""
    if not row.latitude:
        return
    geometry = resource("geometry", row.code)
    point = f"POINT({row.longitude} {row.latitude})"
    graph.add(node, "wgs:lat", Literal(str(row.latitude), datatype=term("xsd:decimal")))
    graph.add(node, "wgs:long", Literal(str(row.longitude), datatype=term("xsd:decimal")))
    graph.add(node, "geo:hasDefaultGeometry", geometry)
    graph.type(geometry, "geo:Geometry")
    graph.add(geometry, "geo:asWKT", Literal(point, datatype=term("geo:wktLiteral")))


def _district(code: str, graph: Statements) -> NamedNode:
    row = districts()[code]
    node = _area("okres", "district", row.ruian, code)
    graph.type(node, "v:District")
    graph.add(node, "skos:prefLabel", czech(row.name))
    graph.add(node, "skos:notation", plain(code))
    graph.add(node, "dcterms:isPartOf", _region(row.region, graph))
    return node


def _region(code: str, graph: Statements) -> NamedNode:
    row = regions()[code]
    node = _area("vusc", "region", row.ruian, code)
    graph.type(node, "v:Region")
    graph.add(node, "skos:prefLabel", czech(row.name))
    graph.add(node, "skos:notation", plain(code))
    return node


def _area(official: str, own: str, ruian: str, code: str) -> NamedNode:
    """Give the official IRI of an area where its RÚIAN code is verified, else one of our own."""
    if ruian:
        return NamedNode(f"{PREFIXES['ruian']}{official}/{ruian}")
    return resource(own, code.lower())


@cache
def districts() -> dict[str, District]:
    """Give all districts by their LAU 1 codes."""
    return {row.code: row for row in read_table(District, FOLDER / "districts.csv")}


@cache
def regions() -> dict[str, Region]:
    """Give all regions by their NUTS 3 codes."""
    return {row.code: row for row in read_table(Region, FOLDER / "regions.csv")}
