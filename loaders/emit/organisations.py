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
from loaders.resolve.organisation_kinds import OTHER
from loaders.resolve.organisations import Resolved, from_key, organisation_named
from loaders.resolve.places import Gazetteer

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
        for organisation in _named(record, towns, page.known):
            _describe(organisation, towns, page)


def emit_kind(graph: Statements, organisation: Resolved) -> None:
    """State of what kind an organisation is."""
    node = resource("organisation", organisation.key)
    if organisation.kind == "ngo":
        graph.type(node, "schema:NGO")
    graph.add(node, "org:classification", concept("organisation-kind", organisation.kind))


def emit_class(graph: Statements, organisation: Resolved) -> None:
    """State what an organisation is, where it sits and what it belongs to."""
    node = resource("organisation", organisation.key)
    graph.type(node, _class(organisation))
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


def _describe(
    organisation: Resolved, towns: tuple[Place, ...], page: PageGraph, *, is_named: bool = True
) -> None:
    """State what is known of an organisation; of one that is not named itself others know more."""
    if organisation.key in known_organisations():
        return
    page.add(resource("organisation", organisation.key), "skos:altLabel", czech(organisation.label))
    emit_class(page, organisation)
    if is_named or organisation.kind != OTHER.kind:
        emit_kind(page, organisation)
    if organisation.parent:
        body = organisation.body or from_key(organisation.parent, towns, page.known)
        _describe(body, towns, page, is_named=False)


def _named(record: Record, towns: tuple[Place, ...], known: Gazetteer) -> Iterator[Resolved]:
    """Give the organisations that *record* names or means."""
    if isinstance(record, MembershipRecord):
        yield _member(record, towns, known)
        yield from (from_key(key, towns, known) for key in record.represented_by)
    elif isinstance(record, PartnershipRecord):
        for label in record.continues:
            yield organisation_named(label, record.municipalities, known)
    else:
        yield from (from_key(key, towns, known) for key in _keys(record) if key)


def _member(record: MembershipRecord, towns: tuple[Place, ...], known: Gazetteer) -> Resolved:
    """Give the member; what a reviewer wrote in the record is more than what its words tell."""
    found = organisation_named(record.label_as_written, towns, known)
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
