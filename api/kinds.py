"""The kinds of thing that have a page of their own, and the questions that each page asks."""

from collections.abc import Mapping

from graph.iris import parse_resource
from graph.namespaces import PREFIXES

Sections = Mapping[str, str]
"""The name of a section → the query of ``graph/queries`` that fills it."""

ONTOLOGY = PREFIXES["v"].removesuffix("#")

LINKS: Sections = {"counted_links": "count_links_to", "links": "links_to"}
"""What points at a thing, counted by property: at the end of the pages of what may be a hub."""

DIFFERING: Sections = {"conflicts": "list_conflicts", "claims": "conflicts_of"}
"""What sources do not say alike of a thing, and what each of them says."""

KINDS: Mapping[str, Sections] = {
    "municipality": {
        "partnerships": "partnerships_of_place",
        "plans": "plans_of_place",
        "revisions": "revisions_near",
        "counted": "count_measures_of_place",
        "measures": "measures_of_place",
        "realisations": "realisations_near",
        "support": "support_periods_of_place",
        "organisations": "organisations_of_municipality",
        "projects": "projects_of",
        "events": "events_of_place",
        "numbers": "counts_of_place",
        "coverage": "coverage_by_kind",
        "localities": "localities_of_place",
        "neighbours": "towns_near",
        **LINKS,
    },
    "locality": {
        "partnerships": "partnerships_of_place",
        "measures": "measures_of_subject",
        "realisations": "realisations_near",
        **LINKS,
    },
    "area": {
        "partnerships": "partnerships_of_place",
        "measures": "measures_of_place",
        "realisations": "realisations_near",
        **LINKS,
    },
    "organisation": {
        "towns": "towns_of_organisation",
        "memberships": "memberships_of_organisation",
        "groups": "groups_of_organisation",
        "services": "services_of_organisation",
        "forms": "legal_forms_of_organisation",
        "above": "bodies_above_organisation",
        "relatives": "units_of_organisation",
        "spellings": "spellings_of_organisation",
        "candidates": "candidates_of_organisation",
        "registered": "candidates_of_registers",
        "decisions": "decisions_of_organisation",
        "merged": "merged_into",
        "projects": "projects_of",
        **DIFFERING,
        **LINKS,
    },
    "partnership": {
        "foundation": "foundation_of_partnership",
        "kinds": "count_members_of_partnership",
        "members": "members_of_partnership",
        "groups": "groups_of_partnership",
        "lacking": "lacking_in_partnership",
        "plans": "plans_of_place",
        "revisions": "revisions_near",
        "timeline": "timeline_of_partnership",
        "measures": "measures_of_place",
        "realisations": "realisations_near",
        **DIFFERING,
        **LINKS,
    },
    "plan": {
        "figures": "figures_of_plan",
        **DIFFERING,
        "approvals": "approvals_of_plan",
        "counted": "count_measures_of_plan",
        "measures": "measures_of_subject",
        "realisations": "realisations_near",
        "revisions": "revisions_near",
        "plans": "plans_of_place",
    },
    "measure": {
        **DIFFERING,
        "statuses": "statuses_of",
        "themes": "themes_of_measure",
        "realisations": "realisations_of_measure",
        "linked": "links_of_measure",
    },
    "project": {
        **DIFFERING,
        "statuses": "statuses_of",
    },
    "document": {
        "figures": "figures_of_document",
        "statements": "statements_of_document",
        "completeness": "completeness_of_document",
        "unread": "unread_of_document",
        "nearby": "documents_near",
    },
    "event": {
        "begun": "begun_by_event",
        "nearby": "events_near",
    },
    "working-group": {
        "similar": "groups_near",
    },
    "service": {
        "about": "subjects_of_statement",
        "counted": "count_links_to",
        "links": "links_to",
    },
    "theme": {
        "concepts": "concepts_near",
        "matrix": "count_measures_by_town",
        "measures": "measures_of_subject",
        "realisations": "realisations_near",
        "organisations": "organisations_of_theme",
        "groups": "groups_of_theme",
        "plans": "plans_of_theme",
        "counted": "count_links_to",
        "links": "links_to",
    },
    "concept": {
        "concepts": "concepts_near",
        "measures": "measures_of_subject",
        "realisations": "realisations_near",
        "counted": "count_links_to",
        "links": "links_to",
    },
    "graph": {"contents": "contents_of_graph"},
    "ontology": {"terms": "terms_of_ontology"},
    "thing": {
        "about": "subjects_of_statement",
        "counted": "count_links_to",
        "links": "links_to",
    },
}

STATEMENTS = frozenset(
    (
        "approval",
        "candidate",
        "candidate-link",
        "classification",
        "completeness",
        "evidence",
        "identification",
        "identifier",
        "legal-form-period",
        "measure-link",
        "membership",
        "observation",
        "realisation",
        "service-capacity",
        "status",
        "support-period",
    )
)
"""The kinds of statement: things without a name, which say something of others."""

LISTS: Mapping[str, Sections] = {
    name: {name: f"list_{name}"}
    for name in (
        "partnerships",
        "municipalities",
        "organisations",
        "plans",
        "measures",
        "themes",
        "documents",
    )
}

HOME: Sections = {
    "figures": "count_kinds",
    "partnerships": "list_partnerships",
    "spanning": "organisations_in_several_towns",
}


def sections_of(kind: str) -> Sections:
    """Give the questions that the page of a *kind* asks; every statement asks those of a thing."""
    return KINDS["thing" if kind in STATEMENTS else kind]


def template_of(kind: str) -> str:
    """Give the template of the page of a *kind*."""
    return f"entities/{'statement' if kind in STATEMENTS else kind}.html"


def kind_of(iri: str) -> str:
    """Tell by its IRI which page a thing has; ``thing`` is the page for everything else."""
    if iri.startswith(f"{PREFIXES['ruian']}obec/"):
        return "municipality"
    if iri.startswith(PREFIXES["cl"]):
        return "theme" if iri.startswith(f"{PREFIXES['cl']}theme/") else "concept"
    if iri.startswith(PREFIXES["g"]):
        return "graph"
    if iri == ONTOLOGY:
        return "ontology"
    kind, key = parse_resource(iri) or ("thing", "")
    if kind in STATEMENTS:
        return kind
    return kind if kind in KINDS and "#" not in key else "thing"  # a place in a document is none
