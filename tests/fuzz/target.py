"""What must hold of any bytes: they are refused in one sentence, or read with evidence."""

import json

from graph.canonical import canonical_nquads
from graph.errors import VazbyError
from loaders.document import Document
from loaders.emit.extraction import emit
from loaders.extract import extract
from loaders.read.source import read_bytes
from loaders.record_files import dump, shippable
from loaders.record_json import from_json
from loaders.records import Extraction


def read_anything(data: bytes) -> Extraction | None:
    """Take *data* all the way from bytes to RDF; None where it is refused as no page.

    Raises AssertionError where something is lost or invented; any other error is a crash.
    """
    try:
        document = read_bytes(data, "page")
    except VazbyError as refused:
        _check_refusal(refused)
        return None
    found = extract(document)
    _check_offsets(document, found)
    _check_lines(document, found)
    _, quads = emit(found, document.text)  # refuses a quote that is not in the document
    assert canonical_nquads(quads)
    assert from_json(json.loads(dump(found).encode())) == found
    emit(shippable(found), document.text)
    return found


def _check_refusal(refused: VazbyError) -> None:
    assert refused.message.endswith("."), refused.message
    assert refused.hint, refused.message


def _check_offsets(document: Document, found: Extraction) -> None:
    for record in found.records:
        span = record.evidence
        assert document.text[span.start : span.end] == span.exact
    for problem in found.problems:
        assert 0 <= problem.start <= problem.end <= len(document.text), problem


def _check_lines(document: Document, found: Extraction) -> None:
    """Prove that every line is in one class of use, and that lines hold every character."""
    assert found.coverage
    lines = found.coverage.lines
    assert lines.used + lines.structure + lines.boilerplate + lines.unread == len(document.lines)
    ends = 0
    for line in document.lines:
        assert ends <= line.start < line.end <= len(document.text)
        assert document.text[line.start : line.end] == line.text
        ends = line.end
