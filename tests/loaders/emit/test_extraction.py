"""Records become the named graph of their document, as docs/model.md says."""

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.canonical import canonical_lines
from graph.errors import RefusedError
from graph.iris import concept, graph_name, municipality, resource, term
from loaders.emit.extraction import emit
from loaders.records import (
    CountRecord,
    DocumentRecord,
    EventRecord,
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    Place,
    PlanRecord,
    ProjectRecord,
    Record,
    Span,
    SupportPeriodRecord,
    WorkingGroupRecord,
    digest_of,
)
from loaders.resolve.extraction import resolve

TEXT = "Město Sokolov. Duhovka, z.s. schválena 1. 2. 2012 plánuje klub. " * 3
SOKOLOV = Place("Sokolov", "560286")
DOC = "sokolov-page"


def span(words: str) -> Span:
    """Give the place of *words* in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def page(*records: Record, published: str | None = None) -> Extraction:
    """Give the extraction of a small page about Sokolov."""
    document = DocumentRecord(
        "partnership-page",
        "Lokální partnerství Sokolov",
        "0" * 64,
        len(TEXT),
        url=f"http://example.org/{DOC}",
        published=published,
        municipalities=(SOKOLOV,),
    )
    return resolve(Extraction(document, records))


def emitted(*records: Record, published: str | None = None) -> list[Quad]:
    """Give the quads of a small page with *records*."""
    return emit(page(*records, published=published), TEXT)[1]


def values(quads: list[Quad], subject: NamedNode, predicate: str) -> list[object]:
    """Give what *subject* has by *predicate*."""
    wanted = term(predicate)
    return [quad.object for quad in quads if (quad.subject, quad.predicate) == (subject, wanted)]


MEMBER = MembershipRecord(span("Duhovka, z.s."), "Duhovka, z.s.", 1, "lp-sokolov")
PARTNERSHIP = PartnershipRecord(
    span("Město Sokolov"),
    "Lokální partnerství Sokolov",
    "lp-sokolov",
    (SOKOLOV,),
    "2010-06-25",
    "constituting-meeting",
)
MEASURE = MeasureRecord(
    span("klub"), "klub", "planned", "plánuje", ("volny-cas",), (SOKOLOV,), plan="sokolov-2012"
)
PLAN = PlanRecord(
    span("schválena 1. 2. 2012"),
    "Strategický plán",
    "strategicky-plan-socialniho-zaclenovani",
    "approved",
    "sokolov-2012",
    (SOKOLOV,),
    "2012-02-01",
    "zastupitelstvo-sokolov",
    period="2012/2014",
)


def test_the_document_is_described_in_its_own_graph() -> None:
    """The graph is named by the document and derived from it."""
    graph, quads = emit(page(published="2016-08-03"), TEXT)
    document = resource("document", DOC)
    assert graph == graph_name(f"document/{DOC}")
    assert {quad.graph_name for quad in quads} == {graph}
    assert values(quads, graph, "prov:wasDerivedFrom") == [document]
    assert values(quads, document, "dcterms:source") == [NamedNode(f"http://example.org/{DOC}")]
    assert values(quads, document, "v:characters") == [Literal(len(TEXT))]
    assert values(quads, document, "dcterms:spatial") == [municipality("560286")]


def test_a_membership_is_a_node_with_evidence() -> None:
    """Member, partnership, position and the words with their place."""
    quads = emitted(PARTNERSHIP, MEMBER)
    node = resource("membership", f"{DOC}--duhovka")
    evidence = resource("evidence", f"membership--{DOC}--duhovka")
    assert values(quads, node, "org:member") == [resource("organisation", "duhovka")]
    assert values(quads, node, "v:position") == [Literal(1)]
    assert values(quads, evidence, "oa:hasBody") == [node]
    quote, position = (NamedNode(f"{evidence.value}#{part}") for part in ("quote", "position"))
    assert values(quads, quote, "oa:exact") == [Literal("Duhovka, z.s.")]
    assert values(quads, position, "oa:start") == [Literal(TEXT.index("Duhovka"))]


def test_the_founding_is_an_event_with_the_evidence_of_the_partnership() -> None:
    """The day stands as EDTF, as bounds and as a day."""
    quads = emitted(PARTNERSHIP)
    event = resource("event", f"{DOC}--founding")
    day = Literal("2010-06-25", datatype=term("xsd:date"))
    assert values(quads, resource("partnership", "lp-sokolov"), "v:foundation") == [event]
    assert values(quads, event, "v:onDate") == values(quads, event, "v:latest") == [day]
    assert values(quads, resource("evidence", f"event--{DOC}--founding"), "oa:hasBody") == [event]


def test_a_partnership_without_founding_is_attested_itself() -> None:
    """Two documents about one partnership have two annotations."""
    quads = emitted(replace(PARTNERSHIP, founded=None, founding=None))
    evidence = resource("evidence", f"partnership--{DOC}--lp-sokolov")
    assert values(quads, evidence, "oa:hasBody") == [resource("partnership", "lp-sokolov")]


def test_every_page_names_a_partnership_alike() -> None:
    """What a page calls it otherwise is another label."""
    quads = emitted(replace(PARTNERSHIP, name="Platforma pro spolupráci"))
    node = resource("partnership", "lp-sokolov")
    assert values(quads, node, "skos:prefLabel") == []
    assert values(quads, node, "skos:altLabel") == [
        Literal("Lokální partnerství Sokolov", language="cs"),
        Literal("Platforma pro spolupráci", language="cs"),
    ]


def test_an_approval_tells_who_and_when() -> None:
    """The council that the page only means is described as well."""
    quads = emitted(PLAN)
    approval = resource("approval", f"{DOC}--sokolov-2012")
    council = resource("organisation", "zastupitelstvo-sokolov")
    assert values(quads, resource("plan", "sokolov-2012"), "v:approval") == [approval]
    assert values(quads, approval, "v:approvedBy") == [council]
    assert values(quads, council, "skos:altLabel") == [
        Literal("Zastupitelstvo Sokolov", language="cs")
    ]


def test_a_plan_without_approval_is_attested_itself() -> None:
    """An approved plan whose approver nobody names has no approval node."""
    quads = emitted(replace(PLAN, approved_on=None, approved_by=None))
    evidence = resource("evidence", f"plan--{DOC}--sokolov-2012")
    assert values(quads, evidence, "oa:hasBody") == [resource("plan", "sokolov-2012")]


def test_a_plan_is_named_with_its_town() -> None:
    """Many towns have a plan of the same title; a title that names the town says enough."""
    node = resource("plan", "sokolov-2012")
    own = Literal("Strategický plán (Sokolov)", language="cs")
    assert values(emitted(PLAN), node, "skos:altLabel") == [own]
    told = emitted(replace(PLAN, title="strategický plán v Sokolově"))
    assert values(told, node, "skos:altLabel") == [
        Literal("Strategický plán v Sokolově", language="cs")
    ]


def test_a_plan_that_the_tables_know_is_named_there() -> None:
    """Two pages cannot name it in two ways."""
    quads = emitted(replace(PLAN, plan="bilina", title="plán"))
    node = resource("plan", "bilina-2011")
    assert values(quads, node, "dcterms:title") == [Literal("plán", language="cs")]
    assert values(quads, node, "skos:prefLabel") == values(quads, node, "v:planKind") == []


def test_a_measure_has_an_inferred_status_and_inferred_themes() -> None:
    """One annotation is evidence of the measure and of its status."""
    quads = emitted(MEASURE, published="2016-08-03")
    measure, status = resource("measure", f"{DOC}--klub"), resource("status", f"{DOC}--klub")
    theme = resource("classification", f"{DOC}--klub--volny-cas")
    evidence = resource("evidence", f"status--{DOC}--klub")
    assert values(quads, measure, "v:statusAssertion") == [status]
    assert values(quads, status, "v:cue") == [Literal("plánuje")]
    assert values(quads, theme, "v:inferred") == [Literal(True)]
    assert {*values(quads, evidence, "oa:hasBody")} == {measure, status}
    assert values(quads, status, "v:when") == [Literal("2016-08-03", datatype=term("edtf:EDTF"))]


def test_a_results_overview_dates_what_it_lists() -> None:
    """The status held in the period of support."""
    support = SupportPeriodRecord(span("Město"), "asz", "2010-06/2013-06", (SOKOLOV,))
    quads = emitted(support, MEASURE)
    status = resource("status", f"{DOC}--klub")
    assert values(quads, status, "v:latest") == [Literal("2013-06-30", datatype=term("xsd:date"))]


def test_two_things_of_one_name_are_numbered() -> None:
    """The second “klub” is another measure."""
    quads = emitted(MEASURE, MEASURE)
    assert values(quads, resource("measure", f"{DOC}--klub-2"), "skos:prefLabel")


def test_projects_counts_and_events() -> None:
    """Each has its node, its places and its evidence."""
    quads = emitted(
        ProjectRecord(span("Duhovka"), "Duhovka", "ongoing", (SOKOLOV,), "mesto-sokolov"),
        CountRecord(span("1. 2. 2012"), 30, ">", "opatření", (SOKOLOV,), "2012-02"),
        EventRecord(span("klub"), "referendum", "Referendum", None, (SOKOLOV,), "rejected"),
    )
    project, count = resource("project", f"{DOC}--duhovka"), resource("observation", f"{DOC}--01")
    event = resource("event", f"{DOC}--referendum")
    assert values(quads, project, "v:promoter") == [resource("organisation", "mesto-sokolov")]
    assert values(quads, count, "v:asOf") == [Literal("2012-02-29", datatype=term("xsd:date"))]
    assert values(quads, event, "v:outcome") == [concept("measure-status", "rejected")]


def test_a_number_of_what_the_page_does_not_say_has_no_unit() -> None:
    """The number itself is stated."""
    quads = emitted(CountRecord(span("1. 2. 2012"), 12, "=", None))
    count = resource("observation", f"{DOC}--01")
    assert values(quads, count, "v:value") == [Literal(12)]
    assert values(quads, count, "v:unit") == []


def test_a_working_group_belongs_to_its_partnership() -> None:
    """With the themes that the page states."""
    quads = emitted(WorkingGroupRecord(span("klub"), "klub", ("volny-cas",), "lp-sokolov"))
    node = resource("working-group", f"{DOC}--klub")
    assert values(quads, node, "org:subOrganizationOf") == [resource("partnership", "lp-sokolov")]
    assert values(quads, node, "org:purpose") == [concept("theme", "volny-cas")]


def test_words_that_are_not_shipped_are_proved_by_a_digest() -> None:
    """Then there is no quote, and the position has the digest."""
    digest = digest_of("klub")
    quads = emitted(replace(MEASURE, evidence=replace(span("klub"), exact=None, digest=digest)))
    position = NamedNode(resource("evidence", f"status--{DOC}--klub").value + "#position")
    assert values(quads, position, "v:digest") == [Literal(digest)]
    assert not [quad for quad in quads if quad.predicate == term("oa:exact")]


@pytest.mark.parametrize(
    "evidence",
    [
        Span(0, 5, "Duhovka"),
        Span(0, 5, "Mesto"),
        Span(5, 5, ""),
        Span(-1, 4, "Město"),
        Span(0, 10_000, "x" * 10_000),
        Span(0, 5),
        Span(0, 5, "Město", "a" * 64),
        Span(0, 5, None, digest_of("město")),
    ],
)
def test_a_quote_that_is_not_in_the_document_is_refused(evidence: Span) -> None:
    """Nothing unproved reaches the graph."""
    with pytest.raises(RefusedError, match="is not in the document"):
        emitted(replace(MEASURE, evidence=evidence))


def test_a_date_that_is_none_is_refused() -> None:
    """A hand may err in a record file."""
    with pytest.raises(RefusedError, match="no date in EDTF"):
        emitted(replace(PARTNERSHIP, founded="pozdim"))


@pytest.mark.parametrize("key", ["", "lp-", "-", "Lp Sokolov"])
def test_a_partnership_without_a_key_is_refused(key: str) -> None:
    """All such partnerships would be one; resolution leaves them out, a hand may not."""
    bad = replace(page(), records=(replace(PARTNERSHIP, partnership=key),))
    with pytest.raises(RefusedError, match="has no partnership"):
        emit(bad, TEXT)


def test_an_address_that_is_none_is_refused() -> None:
    """RDF cannot hold spaces in an IRI."""
    bad = page(MEASURE)
    with pytest.raises(RefusedError, match="no address"):
        emit(replace(bad, document=replace(bad.document, url="http://example.org/a b")))


def test_the_same_page_always_gives_the_same_bytes() -> None:
    """Sorted, without doubles, without blank nodes."""
    records = (PARTNERSHIP, MEMBER, PLAN, MEASURE)
    quads = emitted(*records)
    assert quads == emitted(*records)
    assert canonical_lines(quads) == [f"{quad} ." for quad in quads]
    assert not any(isinstance(part, BlankNode) for quad in quads for part in quad)
