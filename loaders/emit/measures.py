"""How plans, measures and projects become statements."""

import re

from pyoxigraph import Literal, NamedNode

from graph.iris import concept, resource, slug
from loaders.curated import known_plans
from loaders.emit.page_graph import PageGraph
from loaders.emit.reference_places import emit_location
from loaders.emit.statements import czech, duration, plain
from loaders.records import MeasureRecord, Place, PlanRecord, ProjectRecord
from loaders.text.declension import forms


def emit_plan(record: PlanRecord, page: PageGraph) -> None:
    """State a plan, and its approval where the page tells of one."""
    node = resource("plan", record.plan)
    page.type(node, "v:Plan", "prov:Plan", "foaf:Document")
    page.add(node, "dcterms:title", czech(record.title))
    if record.plan not in known_plans():  # the reference graph names and classifies the known ones
        page.add(node, "skos:altLabel", czech(_plan_label(record)))
        page.add(node, "v:planKind", concept("plan-kind", record.kind))
    page.add(node, "v:planStatus", concept("plan-status", record.status))
    page.places(node, record.municipalities)
    page.period(node, record.period)
    if record.substitutes_for:
        page.add(node, "v:substitutesFor", concept("plan-kind", record.substitutes_for))
    page.concepts(node, "v:priority", "theme", record.themes)
    page.add(node, "v:revisedEvery", duration(record.revised_every))
    if record.approved_by or record.approved_on or record.discussed_by:
        _approval(node, record, page)
    else:
        page.evidence(f"plan--{page.key}--{record.plan}", record.evidence, node)


def emit_measure(record: MeasureRecord, page: PageGraph) -> None:
    """State a measure with its status and the themes that we find in its wording."""
    own = page.own("measure", slug(record.label))
    node = resource("measure", own)
    page.type(node, "v:Measure")
    page.add(node, "skos:prefLabel", czech(record.label))
    page.places(node, record.municipalities)
    if record.plan:
        page.add(node, "dcterms:isPartOf", resource("plan", record.plan))
    emit_location(node, record.locality, page)
    page.concepts(node, "v:targetGroup", "target-group", record.target_groups)
    page.concepts(node, "v:serviceKind", "service-kind", record.services)
    page.concepts(node, "v:fundingSource", "funding-source", record.funding)
    page.deadline(node, record.deadline)
    page.add(node, "v:thingCount", Literal(record.things) if record.things > 1 else None)
    cues = dict(zip(record.themes, record.theme_cues, strict=False))  # older files have no cues
    for theme in record.themes:
        classification = resource("classification", f"{own}--{theme}")
        page.add(node, "v:classification", classification)
        _classification(classification, theme, cues.get(theme), page)
    _status(node, own, record, page)


def emit_project(record: ProjectRecord, page: PageGraph) -> None:
    """State a project that the page names."""
    own = page.own("project", slug(record.label))
    node = resource("project", own)
    page.type(node, "v:Project", "schema:Project")
    page.add(node, "skos:prefLabel", czech(record.label))
    page.places(node, record.municipalities)
    page.organisation(node, "v:promoter", record.promoter)
    page.concepts(node, "v:fundingSource", "funding-source", record.funding)
    _status(node, f"project--{own}", record, page)


def _plan_label(record: PlanRecord) -> str:
    """Name a plan so that it can be told from other towns' plans of the same title."""
    title = record.title[:1].upper() + record.title[1:]
    if any(_names(title, place) for place in record.municipalities):
        return title
    towns = ", ".join(place.label for place in record.municipalities)
    return f"{title} ({towns})" if towns else title


def _names(title: str, place: Place) -> bool:
    words = "|".join(map(re.escape, forms(place.label)))
    return bool(re.search(rf"\b(?:{words})\b", title, re.IGNORECASE))


def _approval(plan: NamedNode, record: PlanRecord, page: PageGraph) -> None:
    own = page.own("approval", record.plan)
    node = resource("approval", own)
    page.add(plan, "v:approval", node)
    page.type(node, "v:Approval", "prov:Activity")
    page.organisation(node, "v:approvedBy", record.approved_by)
    page.organisation(node, "v:discussedBy", record.discussed_by)
    page.when(node, record.approved_on)
    page.evidence(f"approval--{own}", record.evidence, node)


def _classification(node: NamedNode, theme: str, cue: str | None, page: PageGraph) -> None:
    """State a theme: always inferred, from the words *cue*."""
    page.type(node, "v:Classification")
    page.add(node, "v:theme", concept("theme", theme))
    page.add(node, "v:inferred", Literal(True))
    page.add(node, "v:cue", plain(cue))


def _status(
    of: NamedNode, own: str, record: MeasureRecord | ProjectRecord, page: PageGraph
) -> None:
    """State the status of a measure or project: always inferred, from the page's wording."""
    node = resource("status", own)
    page.add(of, "v:statusAssertion", node)
    page.type(node, "v:StatusAssertion")
    page.add(node, "v:status", concept("measure-status", record.status))
    page.add(node, "v:inferred", Literal(True))
    if isinstance(record, MeasureRecord):
        page.add(node, "v:cue", plain(record.status_cue))
    page.when(node, page.time_of(record.municipalities))
    page.evidence(f"status--{own}", record.evidence, node, of)
