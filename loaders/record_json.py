"""Records as the JSON objects that docs/records.md describes, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from loaders.records import (
    RECORD_TYPES,
    Completeness,
    Coverage,
    DocumentRecord,
    Extraction,
    Place,
    Problem,
    Record,
    Share,
    Span,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Give *extraction* as the plain JSON object that docs/records.md describes."""
    return {
        "document": _plain(extraction.document),
        "records": [{"type": record.type, **_object(record)} for record in extraction.records],
        "problems": [_plain(problem) for problem in extraction.problems],
        "coverage": _plain(extraction.coverage),
    }


def from_json(data: Mapping[str, Any]) -> Extraction:
    """Read back what :func:`to_json` gave.

    Raises KeyError for an unknown record type and TypeError for a field that is missing or unknown.
    """
    return Extraction(
        document=_document(data["document"]),
        records=tuple(_record(item) for item in data["records"]),
        problems=tuple(Problem(**item) for item in data["problems"]),
        coverage=_coverage(data["coverage"]) if data.get("coverage") else None,
    )


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _object(value) if is_dataclass(value) and not isinstance(value, type) else value


def _object(value: "DataclassInstance") -> dict[str, object]:
    pairs = ((item.name, getattr(value, item.name)) for item in fields(value))
    evidence_last = sorted(pairs, key=lambda pair: pair[0] == "evidence")
    return {name: _plain(item) for name, item in evidence_last if (name, item) != ("digest", None)}


def _coverage(data: Mapping[str, Any]) -> Coverage:
    return Coverage(
        lines=Share(**data["lines"]),
        characters=Share(**data["characters"]),
        kinds=tuple(Completeness(**item) for item in data["kinds"]),
        unread=tuple(Span(**item) for item in data["unread"]),
    )


def _document(data: Mapping[str, Any]) -> DocumentRecord:
    return DocumentRecord(**{**data, "municipalities": _places(data["municipalities"])})


def _record(data: Mapping[str, Any]) -> Record:
    given: dict[str, Any] = {
        name: tuple(item) if isinstance(item, list) else item for name, item in data.items()
    }
    record = RECORD_TYPES[given.pop("type")]
    if "municipalities" in given:
        given["municipalities"] = _places(given["municipalities"])
    given["evidence"] = Span(**given["evidence"])
    return record(**given)


def _places(items: Iterable[Mapping[str, str]]) -> tuple[Place, ...]:
    return tuple(Place(**item) for item in items)
