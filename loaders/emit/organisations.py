"""How organisations become statements: the curated once, others where a document names them."""

from collections.abc import Iterator
from dataclasses import replace

from graph.iris import concept, municipality, resource
from loaders.curated import known_organisations
from loaders.emit.page_graph import PageGraph
from loaders.emit.statements import Statements, czech
from loaders.records import (
    EventRecord,
    Extraction,
    MembershipRecord,
    PartnershipRecord,
    Place,
    PlanRecord,
    ProjectRecord,
    Record,
)
from loaders.resolve.organisations import Resolved, from_key, organisation_named

# Kinds that have no legal personality of their own, whoever they belong to.
_UNITS = frozenset(
    (
        "municipal-police",
        "municipal-department",
        "municipal-council",
        "municipal-board",
        "commission",
        "working-group",
        "government-agency",
    )
)
# Kinds of which a name alone does not tell whether they are a legal person or who runs them.
_UNCERTAIN = frozenset(("facility", "other"))
_RELATIONS = {
    "unit": "org:unitOf",
    "suborganisation": "org:subOrganizationOf",
    "linked": "org:linkedTo",
}


def emit_organisations(extraction: Extraction, page: PageGraph) -> None:
    """Describe the organisations of a document that the curated tables do not know."""
    towns = extraction.document.municipalities
    for record in extraction.records:
        for organisation in _named(record, towns):
            _describe(organisation, towns, page)


def emit_class(graph: Statements, organisation: Resolved) -> None:
    """State what an organisation is, its kind, where it sits and what it belongs to."""
    node = resource("organisation", organisation.key)
    graph.type(node, _class(organisation))
    if organisation.kind == "ngo":
        graph.type(node, "schema:NGO")
    graph.add(node, "org:classification", concept("organisation-kind", organisation.kind))
    if organisation.seat:
        graph.add(node, "v:seat", municipality(organisation.seat.code))
    if organisation.parent:
        graph.add(
            node, _RELATIONS[organisation.relation], resource("organisation", organisation.parent)
        )


def _class(organisation: Resolved) -> str:
    if organisation.relation == "unit" or organisation.kind in _UNITS:
        return "org:OrganizationalUnit"
    return "org:Organization" if organisation.kind in _UNCERTAIN else "org:FormalOrganization"


def _describe(organisation: Resolved, towns: tuple[Place, ...], page: PageGraph) -> None:
    if organisation.key in known_organisations():
        return
    page.add(resource("organisation", organisation.key), "skos:altLabel", czech(organisation.label))
    emit_class(page, organisation)
    if organisation.parent:
        _describe(organisation.body or from_key(organisation.parent, towns), towns, page)


def _named(record: Record, towns: tuple[Place, ...]) -> Iterator[Resolved]:
    """Give the organisations that *record* names or means."""
    if isinstance(record, MembershipRecord):
        yield _member(record, towns)
        yield from (from_key(key, towns) for key in record.represented_by)
    elif isinstance(record, PartnershipRecord):
        yield from (organisation_named(label, record.municipalities) for label in record.continues)
    else:
        yield from (from_key(key, towns) for key in _keys(record) if key)


def _member(record: MembershipRecord, towns: tuple[Place, ...]) -> Resolved:
    """Give the member; what a reviewer wrote in the record is more than what its words tell."""
    found = organisation_named(record.label_as_written, towns)
    if found.key != record.organisation:
        found = replace(found, key=record.organisation, parent=None, relation="", body=None)
    return replace(found, kind=record.kind or found.kind)


def _keys(record: Record) -> tuple[str | None, ...]:
    match record:
        case PlanRecord():
            return (record.approved_by, record.discussed_by)
        case ProjectRecord():
            return (record.promoter,)
        case EventRecord():
            return (record.decided_by,)
        case _:
            return ()
