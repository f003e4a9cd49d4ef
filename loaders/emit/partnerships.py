"""How partnerships, their members and working groups become statements."""

from pyoxigraph import Literal, NamedNode

from graph.iris import concept, resource, slug
from loaders.emit.page_graph import PageGraph
from loaders.emit.reference_places import emit_area, emit_location
from loaders.emit.statements import czech, plain
from loaders.records import MembershipRecord, PartnershipRecord, WorkingGroupRecord
from loaders.resolve.organisations import organisation_named
from loaders.resolve.places import gazetteer

_FOUNDING = {
    "constituting-meeting": "Ustavující setkání",
    "first-meeting": "První setkání",
    "established": "Založení",
}


def emit_partnership(record: PartnershipRecord, page: PageGraph) -> None:
    """State a partnership, and how it was founded where the page tells."""
    node = resource("partnership", record.partnership)
    page.type(node, "v:LocalPartnership", "org:OrganizationalCollaboration")
    page.add(node, "skos:altLabel", czech(partnership_label(record)))
    page.add(node, "skos:altLabel", czech(record.name))
    page.places(node, record.municipalities)
    if record.area:
        page.add(node, "v:area", emit_area(record.area, record.municipalities, page))
    emit_location(node, record.locality, page)
    page.concepts(node, "org:purpose", "theme", record.themes)
    for name in record.continues:
        body = organisation_named(name, record.municipalities, page.known)
        page.organisation(node, "v:continues", body.key)
    if record.founded or record.founding:
        _foundation(node, record, page)
    else:
        page.evidence(f"partnership--{page.key}--{record.partnership}", record.evidence, node)


def partnership_label(record: PartnershipRecord) -> str:
    """Name a partnership by its region, borough or towns, so that all pages name it alike."""
    borough = gazetteer().locality(record.locality or "")
    towns = ", ".join(place.label for place in record.municipalities)
    of = record.area or (borough.name if borough else towns)
    return f"Lokální partnerství {of}" if of else record.name


def emit_membership(record: MembershipRecord, page: PageGraph) -> None:
    """State that an organisation is a member of a partnership."""
    own = page.own("membership", record.organisation)
    node = resource("membership", own)
    page.type(node, "org:Membership")
    page.organisation(node, "org:member", record.organisation)
    page.add(node, "org:organization", resource("partnership", record.partnership))
    page.add(node, "org:role", concept("role", "member"))
    page.add(node, "v:labelAsWritten", plain(record.label_as_written))
    page.add(node, "v:position", Literal(record.position))
    page.add(node, "v:attestedIn", page.node)
    for unit in record.represented_by:
        page.organisation(node, "v:representedBy", unit)
    page.evidence(f"membership--{own}", record.evidence, node)


def emit_working_group(record: WorkingGroupRecord, page: PageGraph) -> None:
    """State a working group of a partnership."""
    own = page.own("working-group", slug(record.label))
    node = resource("working-group", own)
    page.type(node, "v:WorkingGroup", "org:OrganizationalCollaboration")
    page.add(node, "skos:prefLabel", czech(record.label))
    page.add(node, "org:subOrganizationOf", resource("partnership", record.partnership))
    page.concepts(node, "org:purpose", "theme", record.themes)
    page.evidence(f"working-group--{own}", record.evidence, node)


def _foundation(partnership: NamedNode, record: PartnershipRecord, page: PageGraph) -> None:
    kind = record.founding or "established"
    own = page.own("event", "founding")
    event = resource("event", own)
    page.add(partnership, "v:foundation", event)
    page.type(event, "v:Event", "prov:Activity")
    page.add(event, "skos:prefLabel", czech(f"{_FOUNDING[kind]}: {partnership_label(record)}"))
    page.add(event, "v:eventKind", concept("event-kind", kind))
    page.places(event, record.municipalities)
    page.when(event, record.founded)
    page.evidence(f"event--{own}", record.evidence, event)
