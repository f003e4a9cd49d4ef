"""The shipped record files: reviewed facts of each page, without the page's own sentences."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from graph.errors import UnreadableError
from graph.iris import slug
from loaders.curated import FOLDER, known_documents
from loaders.record_json import from_json, to_json
from loaders.records import DocumentRecord, Extraction, Record, Span, digest_of

DOCUMENTS = FOLDER / "documents"
TITLE_LENGTH = 60
DIGEST_LENGTH = 8

# Fields that hold names, labels and titles: words that may be shipped as they stand.
_NAMES = frozenset(("name", "label", "label_as_written", "title"))


def document_key(document: DocumentRecord) -> str:
    """Give the key of a document: as curated, else the end of its address, else its title.

    A title may be on many pages; the beginning of the SHA-256 tells these apart.
    """
    curated = known_documents().get(document.sha256)
    if curated and curated.key:
        return curated.key
    last = slug((document.url or "").rstrip("/").rpartition("/")[2].partition("?")[0])
    return last or f"{slug(document.title, TITLE_LENGTH)}-{document.sha256[:DIGEST_LENGTH]}"


def load_record_files(folder: Path = DOCUMENTS) -> list[Extraction]:
    """Load the record files in *folder*, by name.

    Raises UnreadableError for a file that does not hold what docs/records.md describes.
    """
    return [_load(path) for path in sorted(folder.glob("*.json"))]


def dump(extraction: Extraction) -> str:
    """Give *extraction* as the text of a record file: always the same for the same records."""
    return json.dumps(to_json(extraction), ensure_ascii=False, indent=1) + "\n"


def shippable(extraction: Extraction) -> Extraction:
    """Give *extraction* without the words of the page that are no name or label in a record."""
    return replace(extraction, records=tuple(map(_without_sentence, extraction.records)))


def _load(path: Path) -> Extraction:
    try:
        return from_json(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError) as error:
        message = f"The record file {path.name} cannot be read: {error}."
        raise UnreadableError(message, "Compare it with docs/records.md.") from error


def _without_sentence(record: Record) -> Record:
    exact = record.evidence.exact
    if exact is None or exact in _names(record):
        return record
    digest = digest_of(exact)
    return replace(record, evidence=Span(record.evidence.start, record.evidence.end, None, digest))


def _names(record: Record) -> Iterator[str]:
    return (getattr(record, field.name) for field in fields(record) if field.name in _NAMES)
