"""How registered social services and their providers become statements, one service at a time."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import UnreadableError
from graph.iris import concept, municipality, resource, term
from loaders.codelists import czech_names
from loaders.curated import known_organisations
from loaders.emit.statements import Statements, czech, day, plain
from loaders.registers.register import Register
from loaders.registers.services import (
    DOWNLOAD,
    Capacity,
    Provider,
    Service,
    read_services,
    recognises,
    towns,
)
from loaders.resolve.organisations import organisation_named
from loaders.resolve.places import Gazetteer
from loaders.text.legal_forms import without_forms


def service_quads(
    services: Iterable[Service], known: Gazetteer, graph: NamedNode
) -> Iterator[Quad]:
    """Yield the statements of *services*, a provider's description with the first of its own.

    A town that *known* lacks is passed over: nobody could tell its name.
    """
    described = set(_curated())
    for service in services:
        statements = Statements(graph)
        if service.provider.ico not in described:
            described.add(service.provider.ico)
            _provider(service.provider, known, statements)
        _service(service, known, statements)
        yield from statements.quads()


def provider_node(provider: Provider) -> NamedNode:
    """Give the IRI of a *provider*: of the curated organisation with its IČO, else its own."""
    return resource("organisation", _curated().get(provider.ico, f"ico-{provider.ico}"))


def _service(service: Service, known: Gazetteer, graph: Statements) -> None:
    node = resource("service", f"rpss-{service.id}")
    graph.type(node, "v:SocialService")
    graph.add(node, "skos:prefLabel", czech(_label(service)))
    graph.add(node, "dcterms:identifier", plain(service.id))
    graph.add(node, "v:provider", provider_node(service.provider))
    graph.add(node, "v:serviceKind", _concept("service-kind", service.kind))
    graph.add(node, "v:serviceForm", *(concept("service-form", form) for form in service.forms))
    graph.add(node, "v:targetGroup", *(concept("target-group", code) for code in service.groups))
    towns = (code for code in service.municipalities if known.municipality(code))
    graph.add(node, "dcterms:spatial", *map(municipality, towns))
    graph.add(node, "v:periodStart", day(service.start))
    graph.add(node, "v:periodEnd", day(service.end))
    for capacity in service.capacities:
        _capacity(node, f"rpss-{service.id}", capacity, graph)


def _capacity(service: NamedNode, key: str, capacity: Capacity, graph: Statements) -> None:
    node = resource("service-capacity", f"{key}--{capacity.form or 'any'}--{capacity.unit}")
    graph.add(service, "v:capacity", node)
    graph.type(node, "v:ServiceCapacity")
    graph.add(node, "v:serviceForm", _concept("service-form", capacity.form))
    graph.add(node, "v:capacityUnit", concept("capacity-unit", capacity.unit))
    graph.add(node, "v:amount", Literal(capacity.amount))


def _provider(provider: Provider, known: Gazetteer, graph: Statements) -> None:
    """Describe a provider: a legal person, because it has an IČO."""
    node, seat = provider_node(provider), known.municipality(provider.seat or "")
    meant = organisation_named(provider.name, (seat.place,) if seat else ())
    graph.type(node, "org:FormalOrganization", *(("schema:NGO",) if meant.kind == "ngo" else ()))
    graph.add(node, "skos:altLabel", czech(without_forms(provider.name)))
    graph.add(node, "org:classification", concept("organisation-kind", meant.kind))
    graph.add(node, "org:identifier", Literal(provider.ico, datatype=term("v:ico")))
    graph.add(node, "v:seat", municipality(seat.code) if seat else None)
    if meant.legal_form:
        period = resource("legal-form-period", f"ico-{provider.ico}--{meant.legal_form}")
        graph.add(node, "v:legalFormPeriod", period)
        graph.type(period, "v:LegalFormPeriod")
        graph.add(period, "v:legalForm", concept("legal-form", meant.legal_form))
        graph.add(period, "dcterms:source", plain("RPSS"))


def _label(service: Service) -> str:
    """Name a service: the register gives names to facilities only."""
    kind = czech_names("service-kind").get(service.kind or "", "Sociální služba")
    return f"{kind}: {without_forms(service.provider.name)}"


def _concept(codelist: str, code: str | None) -> NamedNode | None:
    return concept(codelist, code) if code else None


@cache
def _curated() -> Mapping[str, str]:
    """Give the keys of the curated organisations by their IČO."""
    return {row.ico: row.key for row in known_organisations().values() if row.ico}


def _quads(path: Path, known: Gazetteer) -> Iterator[Quad]:
    return service_quads(read_services(path), known, SERVICES.graph)


def _refuses(path: Path, head: bytes) -> UnreadableError | None:
    """Give what is wrong with JSON that is no register of services; it would be read as a page."""
    start = head.removeprefix(BOM_UTF8).lstrip()[:1]
    if path.suffix.lower() != ".json" or start not in {b"{", b"["}:
        return None
    message = f"{path.name} is JSON that does not begin with “polozky”: no register of services."
    return UnreadableError(message, DOWNLOAD)


SERVICES = Register(
    key="rpss",
    label_cs="Registr poskytovatelů sociálních služeb",
    label_en="Register of social-service providers",
    recognises=recognises,
    quads=_quads,
    towns=towns,
    refuses=_refuses,
)
"""The register of social-service providers."""
