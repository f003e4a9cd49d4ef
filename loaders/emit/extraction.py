"""Turning the records of one document into the quads of its named graph, as docs/model.md says.

The same extraction always gives the same quads in the same order, and no blank nodes.
"""

import re
from functools import singledispatch

from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import RefusedError
from graph.iris import concept, resource
from loaders.emit.coverage import emit_coverage
from loaders.emit.edtf_dates import is_day
from loaders.emit.events import emit_count, emit_event, emit_support_period
from loaders.emit.measures import emit_measure, emit_plan, emit_project
from loaders.emit.organisations import emit_organisations
from loaders.emit.page_graph import PageGraph
from loaders.emit.partnerships import emit_membership, emit_partnership, emit_working_group
from loaders.emit.statements import czech, day, instant, plain
from loaders.record_files import document_key
from loaders.records import DocumentRecord, Extraction, Record, Span, digest_of
from loaders.resolve.places import Gazetteer

_KEYED = ("partnership", "plan", "organisation")
_KEY = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")


def emit(
    extraction: Extraction, text: str | None = None, known: Gazetteer | None = None
) -> tuple[NamedNode, list[Quad]]:
    """Give the named graph of a document and its quads, sorted.

    *text*, where the caller has it, is the document's text: every quote and every digest is then
    held against it. *known* are the places that names may hold, those by which it was extracted:
    without it, those of the shipped tables. Raises RefusedError for a quote that is not where its
    record says, and for a date that is none.
    """
    unread = extraction.coverage.unread if extraction.coverage else ()
    for place in (*(record.evidence for record in extraction.records), *unread):
        _check(place, extraction.document, text)
    for record in extraction.records:
        _check_keys(record, extraction.document)
    page = PageGraph(document_key(extraction.document), extraction, known)
    _document(extraction.document, page)
    for record in extraction.records:
        _emit_record(record, page)
    emit_organisations(extraction, page)
    if extraction.coverage:
        emit_coverage(extraction.coverage, page)
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
    page.add(node, "v:retrieved", instant(document.retrieved))
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


def _check(place: Span, document: DocumentRecord, text: str | None) -> None:
    """Refuse a *place* that cannot be shown again in the document."""
    inside = 0 <= place.start < place.end <= document.characters
    if not (inside and _is_proven(place) and (text is None or _is_in(text, place))):
        at = f"{place.start}–{place.end}"
        message = f"The evidence at {at} of “{document.title}” is not in the document."
        raise RefusedError(message, "Extract the document again instead of editing the offsets.")


def _check_keys(record: Record, document: DocumentRecord) -> None:
    """Refuse an empty or broken key: all things without one would become one and the same."""
    keys = {name: getattr(record, name, None) for name in _KEYED}
    for name, key in keys.items():
        if key is not None and not _KEY.fullmatch(key):
            message = (
                f"A {record.type} record of “{document.title}” has no {name}: “{key}” is no key."
            )
            raise RefusedError(message, "Give it the key of a known town or body, or leave it out.")


def _is_proven(place: Span) -> bool:
    """Tell whether the words of *place* are given, as long as it is, or else their digest."""
    if place.exact is None:
        return place.digest is not None
    return place.digest is None and len(place.exact) == place.end - place.start


def _is_in(text: str, place: Span) -> bool:
    """Tell whether *text* has the words of *place*, or those of its digest, verbatim there."""
    words = text[place.start : place.end]
    return words == place.exact if place.digest is None else digest_of(words) == place.digest
