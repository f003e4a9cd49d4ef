"""A quote that does not stand verbatim at its offsets never reaches the graph."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import RefusedError
from loaders.emit.extraction import emit
from loaders.extract import extract
from loaders.read.source import read
from loaders.record_files import load_record_files, shippable
from loaders.records import (
    RECORD_TYPES,
    Coverage,
    DocumentRecord,
    EventRecord,
    Extraction,
    Record,
    Share,
    Span,
    digest_of,
)

TEXT = "Město Bílina. Bílina, Bílina."
DOCUMENT = DocumentRecord("news-article", "Bílina", "0" * 64, len(TEXT))


@pytest.fixture(scope="module")
def pages(root: Path) -> list[tuple[str, Extraction]]:
    """Give some pages that together hold records of every type, with their text."""
    names = ("07-slezska-ostrava.txt", "30-vysledky-2013-2015.txt", "45-aktualita-roudnice.txt")
    more = ("12-osoblaha.txt", "01-krupka.txt", "31-vysledky-homonyma.txt", "56-klasterec.txt")
    read_pages = [read(str(root / "tests" / "eval" / "pages" / name)) for name in (*names, *more)]
    return [(document.text, extract(document)) for document in read_pages]


def of_type(pages: list[tuple[str, Extraction]], kind: str) -> Iterator[tuple[str, Extraction]]:
    """Give each page with but one record of the type *kind*."""
    for text, extraction in pages:
        for record in extraction.records:
            if record.type == kind:
                yield text, replace(extraction, records=(record,))


@pytest.mark.parametrize("kind", RECORD_TYPES)
@pytest.mark.parametrize("by", [-1, 1])
def test_a_quote_beside_its_place_is_refused_for_every_type_of_record(
    pages: list[tuple[str, Extraction]], kind: str, by: int
) -> None:
    """One character off is off, with the words and with their digest."""
    text, extraction = next(of_type(pages, kind))
    (record,) = extraction.records
    for given_as in (record, shippable(extraction).records[0]):
        moved = replace(
            given_as.evidence, start=record.evidence.start + by, end=record.evidence.end + by
        )
        with pytest.raises(RefusedError, match="not in the document"):
            emit(replace(extraction, records=(_with(given_as, moved),)), text)


def _with(record: Record, evidence: Span) -> Record:
    return replace(record, evidence=evidence)


def test_what_the_loaders_read_is_never_refused(pages: list[tuple[str, Extraction]]) -> None:
    """Neither with the words nor with digests in their place."""
    for text, extraction in pages:
        assert emit(extraction, text)[0] == emit(shippable(extraction), text)[0]


@given(
    start=st.integers(-2, len(TEXT) + 2),
    length=st.integers(-1, len(TEXT)),
    words=st.sampled_from(["Bílina", "Město", "Bilina", ""]) | st.text(max_size=6),
    proof=st.booleans(),
)
def test_a_quote_is_taken_exactly_where_it_stands(
    start: int, length: int, words: str, proof: bool
) -> None:
    """Whatever the offsets and the words are."""
    words = words.encode(errors="replace").decode()
    end = start + length
    place = Span(start, end, digest=digest_of(words)) if proof else Span(start, end, words)
    stands = 0 <= start < end <= len(TEXT) and TEXT[start:end] == words
    extraction = Extraction(DOCUMENT, (EventRecord(place, "meeting", "Jednání"),))
    try:
        emit(extraction, TEXT)
    except RefusedError:
        assert not stands
    else:
        assert stands


@pytest.mark.parametrize(
    "place",
    [Span(0, 5, digest=digest_of("město")), Span(0, 99, digest=digest_of("Město")), Span(0, 5)],
)
def test_a_place_left_unread_is_proved_as_well(place: Span) -> None:
    """It is as much a statement about the document as any other."""
    coverage = Coverage(Share(), Share(), unread=(place,))
    with pytest.raises(RefusedError, match="not in the document"):
        emit(Extraction(DOCUMENT, coverage=coverage), TEXT)


def test_the_shipped_records_stand_in_the_originals(shared: Path) -> None:
    """Every quote and every digest, of records and of what was left unread."""
    originals = [read(str(page)) for page in sorted((shared / "seeds").glob("*.txt"))]
    texts = {document.sha256: document.text for document in originals}
    shipped = load_record_files()
    assert {extraction.document.sha256 for extraction in shipped} == texts.keys()
    for extraction in shipped:
        emit(extraction, texts[extraction.document.sha256])


def test_the_words_that_told_a_theme_stand_in_the_page(
    pages: list[tuple[str, Extraction]],
) -> None:
    """Each theme of a measure has its own."""
    for text, extraction in pages:
        for record in extraction.records:
            cues = getattr(record, "theme_cues", ())
            assert len(cues) == (
                len(getattr(record, "themes", ())) if record.type == "measure" else 0
            )
            assert all(cue in text for cue in cues)
