"""How numbers, events and periods of support become statements."""

from pyoxigraph import Literal

from graph.iris import concept, resource, slug
from loaders.emit.edtf_dates import bounds
from loaders.emit.page_graph import PageGraph
from loaders.emit.statements import czech, day, plain
from loaders.records import CountRecord, EventRecord, SupportPeriodRecord


def emit_count(record: CountRecord, page: PageGraph) -> None:
    """State a number, and the last day of the time that it is told for."""
    own = page.numbered("observation")
    node = resource("observation", own)
    page.type(node, "v:Observation")
    page.add(node, "v:value", Literal(record.value))
    page.add(node, "v:comparator", plain(record.comparator))
    page.add(node, "v:unit", czech(record.unit) if record.unit else None)
    page.add(node, "v:asOf", day(bounds(record.as_of)[1]) if record.as_of else None)
    page.places(node, record.municipalities)
    page.evidence(f"observation--{own}", record.evidence, node)


def emit_event(record: EventRecord, page: PageGraph) -> None:
    """State an event and who decided."""
    own = page.own("event", slug(record.label))
    node = resource("event", own)
    page.type(node, "v:Event", "prov:Activity")
    page.add(node, "skos:prefLabel", czech(record.label))
    page.add(node, "v:eventKind", concept("event-kind", record.kind))
    page.places(node, record.municipalities)
    page.when(node, record.date)
    if record.outcome:
        page.add(node, "v:outcome", concept("measure-status", record.outcome))
    page.organisation(node, "v:decidedBy", record.decided_by)
    page.evidence(f"event--{own}", record.evidence, node)


def emit_support_period(record: SupportPeriodRecord, page: PageGraph) -> None:
    """State in which period a programme supported which municipalities."""
    own = page.numbered("support-period")
    node = resource("support-period", own)
    page.type(node, "v:SupportPeriod")
    page.add(node, "v:programme", concept("programme", record.programme))
    page.places(node, record.municipalities)
    page.period(node, record.period)
    page.evidence(f"support-period--{own}", record.evidence, node)
