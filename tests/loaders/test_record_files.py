"""The shipped record files."""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from graph.errors import UnreadableError
from loaders.record_files import document_key, dump, load_record_files, shippable
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    Place,
    Problem,
    Span,
    SupportPeriodRecord,
)

DOCUMENT = DocumentRecord("news-article", "Litvínov se zaměří na rodiny", "ab" * 32, 100)
MEASURE = MeasureRecord(
    Span(3, 7, "klub"), "klub", "planned", municipalities=(Place("Most", "567027"),)
)
SUPPORT = SupportPeriodRecord(Span(8, 15, "podpora"), "asz", "2010/2013")
EXTRACTION = Extraction(DOCUMENT, (MEASURE, SUPPORT), (Problem(1, 2, "Why."),))


def test_a_record_file_reads_back_as_it_was(tmp_path: Path) -> None:
    """Written and read, nothing is lost, and the text is always the same."""
    (tmp_path / "a.json").write_text(dump(EXTRACTION), encoding="utf-8")
    assert load_record_files(tmp_path) == [EXTRACTION]
    assert dump(load_record_files(tmp_path)[0]) == dump(EXTRACTION)


def test_what_is_no_name_is_shipped_as_a_digest() -> None:
    """The sentence stays with its page; the label stands in the record anyway."""
    measure, support = shippable(EXTRACTION).records
    assert measure == MEASURE
    assert support.evidence == Span(8, 15, None, sha256(b"podpora").hexdigest())


def test_shipping_twice_changes_nothing() -> None:
    """A digest stays a digest."""
    assert shippable(shippable(EXTRACTION)) == shippable(EXTRACTION)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://example.org/lokalni-partnerstvi-bilina", "lokalni-partnerstvi-bilina"),
        ("http://example.org/Aktuality/Nová-zpráva.html/", "nova-zprava-html"),
        ("http://example.org/zprava?id=3", "zprava"),
        ("http://example.org/", "example-org"),
        (None, "litvinov-se-zameri-na-rodiny-abababab"),
    ],
)
def test_the_key_of_a_document_comes_from_its_address_or_title(url: str | None, key: str) -> None:
    """Titles repeat, so the beginning of the hash follows them."""
    assert document_key(replace(DOCUMENT, url=url)) == key


def test_a_curated_key_comes_first() -> None:
    """The overview of results has no address."""
    known = "a8724ec21582a5d8cfbf94d73f8c3c16661fe6facff1aff6a75d5f90de326106"
    assert document_key(replace(DOCUMENT, sha256=known)) == "vysledky-spoluprace-2010-2013"


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"document": 1, "records": [], "problems": []}', '{"records": [{}]}'],
)
def test_a_broken_record_file_is_named(tmp_path: Path, text: str) -> None:
    """One sentence, no traceback."""
    (tmp_path / "broken.json").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"broken\.json"):
        load_record_files(tmp_path)


def test_an_unknown_type_of_record_is_named(tmp_path: Path) -> None:
    """Fields and types are only those of docs/records.md."""
    data = json.loads(dump(EXTRACTION))
    data["records"][0]["type"] = "miracle"
    (tmp_path / "odd.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(UnreadableError, match="miracle"):
        load_record_files(tmp_path)
