"""Turning the records of one document into the quads of its named graph, as docs/model.md says.

The same extraction always gives the same quads in the same order, and no blank nodes.
"""

from functools import singledispatch

from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import RefusedError
from graph.iris import concept, resource
from loaders.emit.edtf_dates import is_day
from loaders.emit.events import emit_count, emit_event, emit_support_period
from loaders.emit.measures import emit_measure, emit_plan, emit_project
from loaders.emit.organisations import emit_organisations
from loaders.emit.page_graph import PageGraph
from loaders.emit.partnerships import emit_membership, emit_partnership, emit_working_group
from loaders.emit.statements import czech, day, plain
from loaders.record_files import document_key
from loaders.records import DocumentRecord, Extraction, Record, Span


def emit(extraction: Extraction, text: str | None = None) -> tuple[NamedNode, list[Quad]]:
    """Give the named graph of a document and its quads, sorted.

    *text*, where the caller has it, is the document's text: every quote is then held against it.
    Raises RefusedError for a quote that is not where its record says, and for a date that is none.
    """
    for record in extraction.records:
        _check(record.evidence, extraction.document, text)
    page = PageGraph(document_key(extraction.document), extraction)
    _document(extraction.document, page)
    for record in extraction.records:
        _emit_record(record, page)
    emit_organisations(extraction, page)
    return page.graph, page.quads()


@singledispatch
def _emit_record(record: Record, page: PageGraph) -> None:
    raise NotImplementedError(record.type)


for _emitter in (
    emit_partnership,
    emit_membership,
    emit_working_group,
    emit_plan,
    emit_measure,
    emit_project,
    emit_count,
    emit_event,
    emit_support_period,
):
    _emit_record.register(_emitter)


def _document(document: DocumentRecord, page: PageGraph) -> None:
    node = page.node
    page.type(node, "v:SourceDocument", "foaf:Document", "prov:Entity")
    page.add(node, "skos:prefLabel", czech(document.title or page.key))
    page.add(node, "dcterms:title", czech(document.title))
    if document.kind:
        page.add(node, "v:documentKind", concept("document-kind", document.kind))
    if document.url:
        page.add(node, "dcterms:source", _address(document.url))
    page.add(node, "v:sha256", plain(document.sha256))
    page.add(node, "v:characters", Literal(document.characters))
    if document.published and is_day(document.published):
        page.add(node, "dcterms:issued", day(document.published))
    page.places(node, document.municipalities)
    page.type(page.graph, "prov:Entity")
    page.add(page.graph, "prov:wasDerivedFrom", node)
    page.add(page.graph, "prov:wasAttributedTo", resource("agent", "vazby"))


def _address(url: str) -> NamedNode:
    try:
        return NamedNode(url)
    except ValueError as error:
        message = f"“{url}” is no address that RDF can hold."
        raise RefusedError(message, "Correct the document's url in the record file.") from error


def _check(evidence: Span, document: DocumentRecord, text: str | None) -> None:
    """Refuse *evidence* that cannot be shown again in the document."""
    exact, start, end = evidence.exact, evidence.start, evidence.end
    shown = text[start:end] if text is not None else exact
    sound = (
        0 <= start < end <= document.characters
        and (exact is None) is (evidence.digest is not None)
        and (exact is None or (len(exact) == end - start and exact == shown))
    )
    if not sound:
        message = f"The evidence at {start}–{end} of “{document.title}” is not in the document."
        raise RefusedError(message, "Extract the document again instead of editing the offsets.")
