"""The reference graph: what the curated tables say of places, organisations and decisions."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from graph.iris import concept, graph_name, municipality, resource, term
from graph.queries import load
from graph.releases import DataDirectory
from loaders.curated import (
    FOLDER,
    LegalFormPeriod,
    Organisation,
    aliases,
    known_organisations,
    known_plans,
    read_table,
)
from loaders.emit.edtf_dates import bounds
from loaders.emit.measure_links import emit_measure_links
from loaders.emit.organisations import emit_class, emit_kind
from loaders.emit.reference_places import emit_locality, emit_municipality
from loaders.emit.statements import Statements, czech, day, plain
from loaders.resolve.gazetteer_rows import BOROUGH, Locality
from loaders.resolve.organisations import from_key
from loaders.resolve.places import Gazetteer, gazetteer

REFERENCE = graph_name("reference")


def reference_quads(codes: Iterable[str] = (), known: Gazetteer | None = None) -> list[Quad]:
    """Give the reference graph, sorted, with the municipalities of those *codes* among others.

    The municipalities that the curated tables speak of are always there; a code that the table of
    municipalities lacks is passed over. *known* are the places as they are described: without it,
    those of the shipped tables.
    """
    places = known or gazetteer()
    graph = Statements(REFERENCE)
    graph.type(resource("agent", "vazby"), "prov:SoftwareAgent")
    graph.add(resource("agent", "vazby"), "skos:prefLabel", czech("Vazby"))
    for code in {*codes, *_curated_codes()}:
        row = places.municipality(code)
        if row:
            emit_municipality(row, graph)
    for locality in filter(_is_part, gazetteer().localities()):
        emit_locality(locality, graph)
    for organisation in known_organisations().values():
        _organisation(organisation, graph)
    _names(graph)
    _legal_forms(graph)
    _plans(graph)
    emit_measure_links(graph)
    return graph.quads()


def reference_graph(
    codes: Iterable[str], known: Gazetteer | None = None
) -> dict[NamedNode, list[Quad]]:
    """Give the reference graph under its name, for publishing."""
    return {REFERENCE: reference_quads(codes, known)}


def described_municipalities(directory: DataDirectory) -> set[str]:
    """Give the codes of the municipalities in the current reference graph, if there is one."""
    if not directory.current_id():
        return set()
    rows = directory.current().open().select(load("list_municipality_codes").text)
    return {code.value for row in rows if isinstance(code := row["code"], Literal)}


def municipality_codes(graphs: Iterable[Iterable[Quad]]) -> set[str]:
    """Give the codes of all municipalities that the quads of *graphs* point to."""
    prefix = municipality("").value
    return {
        quad.object.value.removeprefix(prefix)
        for quads in graphs
        for quad in quads
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(prefix)
    }


def _curated_codes() -> set[str]:
    """Give the codes of the municipalities that other curated tables need."""
    seats = {row.seat for row in known_organisations().values() if row.seat}
    parents = {row.municipality for row in filter(_is_part, gazetteer().localities())}
    linked = {row.code for row in gazetteer().municipalities() if row.wikidata}
    return seats | parents | linked


def _is_part(locality: Locality) -> bool:
    return locality.kind != BOROUGH


def _organisation(row: Organisation, graph: Statements) -> None:
    node = resource("organisation", row.key)
    graph.add(node, "skos:prefLabel", czech(row.label))
    emit_class(graph, from_key(row.key))
    emit_kind(graph, from_key(row.key))
    if row.wikidata:
        graph.add(node, "owl:sameAs", NamedNode(f"http://www.wikidata.org/entity/{row.wikidata}"))
    if row.ico:
        identifier = resource("identifier", f"ico-{row.ico}")
        graph.add(node, "org:identifier", Literal(row.ico, datatype=term("v:ico")))
        graph.add(node, "adms:identifier", identifier)
        graph.type(identifier, "adms:Identifier")
        graph.add(identifier, "skos:notation", plain(row.ico))


def _names(graph: Statements) -> None:
    """State the other names of organisations; a typing error is there to be found, not shown."""
    for alias in aliases():
        node, name = resource("organisation", alias.key), czech(alias.alias)
        graph.add(
            node, "skos:hiddenLabel" if alias.kind_of_alias == "typo" else "skos:altLabel", name
        )
        if alias.kind_of_alias == "old-name":
            graph.add(node, "v:formerLabel", name)


def _legal_forms(graph: Statements) -> None:
    for row in read_table(LegalFormPeriod, FOLDER / "legal_forms.csv"):
        node = resource("legal-form-period", f"{row.organisation}--{row.form}")
        graph.add(resource("organisation", row.organisation), "v:legalFormPeriod", node)
        graph.type(node, "v:LegalFormPeriod")
        graph.add(node, "v:legalForm", concept("legal-form", row.form))
        graph.add(node, "v:periodStart", day(bounds(row.from_)[0]) if row.from_ else None)
        graph.add(node, "v:periodEnd", day(bounds(row.until)[1]) if row.until else None)
        graph.add(node, "dcterms:source", plain(row.source))


def _plans(graph: Statements) -> None:
    """Name and classify the plans that several pages speak of, so that these cannot differ."""
    for row in known_plans().values():
        node = resource("plan", row.key)
        graph.add(node, "skos:prefLabel", czech(row.label))
        graph.add(node, "v:planKind", concept("plan-kind", row.kind))
