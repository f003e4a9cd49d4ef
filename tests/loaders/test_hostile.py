"""Any input at all: read with evidence or refused in a sentence, in bounded time and memory."""

import unicodedata
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import UnreadableError
from loaders.document import LONGEST_LINE
from loaders.extract import extract
from loaders.read.html import MOST_MARKS
from loaders.read.source import LINES_LIMIT, TEXT_LIMIT, read_bytes
from loaders.records import Extraction, Record, Span
from tests.fuzz.pages import damaged_texts, markup, texts
from tests.fuzz.target import read_anything

SOME = settings(max_examples=60, deadline=None, derandomize=True)
MEMBERS = "Lokální partnerství Kolín\nČlenové lokálního partnerství:\n"

HOSTILE = {
    "right-to-left marks": (MEMBERS + "• \u202eMěsto Kolín\u202c\n• Kol\u200fín\n").encode(),
    "zero-width marks": (MEMBERS + "• Měs\u200bto Kolín\n• \ufeffNaděje, o.\u2060s.\n").encode(),
    "combining marks": (MEMBERS + "• Me\u030csto " + "\u0301" * 500 + "\n").encode(),
    "letters that change length": (MEMBERS + "• İstanbul ŉ ǰ ΐ ﬁrma Kolín\n").encode(),
    "letters of other scripts": (MEMBERS + "• Кolín\n• Κolín\n• 𝐊olín\n").encode(),
    "control characters": (MEMBERS + "• M\x01\x1b[31msto\x7f Kolín\x85\u2028\x0b\x0c\n").encode(),
    "long numbers": (
        MEMBERS + f"Opraveno bylo {'9' * 6000} bytů.\n{'1' * 5000}. 1. 2010\n"
    ).encode(),
    "days that never were": (MEMBERS + "Vzniklo 0. 0. 0000, 31. 2. 2010, 99.99.9999.\n").encode(),
    "numbers in other digits": (
        MEMBERS + "Vzniklo ²4. června ٢٠١٠, opraveno ① až ½ bytu.\n"
    ).encode(),
    "a line cut behind its and": (
        MEMBERS + "schválili si dnes také opravit byty a " * 112 + "\n"
    ).encode(),
    "bullets and nothing": (MEMBERS + "•\n• •\n- -\n1)\n" * 50).encode(),
    "entities within entities": b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;',
    "an address that is none": b'<html><link rel=canonical href="ht tp://[\\"><p>Kolin</p>',
    "a table of one row": b"<html><table><tr>" + b"<td>x</td>" * 3000,
}
REFUSED = {
    "lone surrogates": MEMBERS.encode() + b"\xe2\x80\xa2 M\xed\xa0\x80sto\n",
    "lone surrogates of UTF-16": b"\xff\xfe" + MEMBERS.encode("utf-16-le") + b"\x00\xd8x\x00",
    "zeros": MEMBERS.encode() + b"\x00" * 10,
    "a page of 100 MB": b"Slovo. " * 15_000_000,
    "text past the limit": b"Slovo. " * (TEXT_LIMIT // 7 + 1),
    "lines past the limit": b"a\n" * (LINES_LIMIT + 1),
    "a word past the limit": b"a" * (TEXT_LIMIT + 1),
    "a hundred thousand nested lists": b"<html><body>" + b"<ul><li>x" * 100_000,
    "a hundred thousand nested blocks": b"<html><body>" + b"<div>" * 100_000 + b"x",
    "nested markup under the limit": b"<html><body>" + b"<b>x" * 1000,
    "too many elements": b"<html><body>" + b"<p>x" * (MOST_MARKS + 1),
    "too many attributes": b"<html><p " + b" ".join(b"a%d" % n for n in range(100_000)) + b">x</p>",
}
ALIKE = ["a", " ", "\t", "\u00a0", "\n", "a, ", "1.", "A", "Aa ", "1", "(", '"a', "_", "„", "• a\n"]
ALIKE += ["ve městě ", "plán ", "schválil ", "pracovní skupina ", "lokální partnerství ", "o.s. "]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_page_should_hold_is_read_like_any_other_page(name: str) -> None:
    """The evidence is verbatim and every line has its use."""
    assert read_anything(HOSTILE[name])


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_or_would_take_too_long_is_refused(name: str) -> None:
    """One sentence says why, and a hint what to do."""
    with pytest.raises(UnreadableError) as refused:
        read_bytes(REFUSED[name], "page")

    assert refused.value.hint


@pytest.mark.parametrize("words", ALIKE, ids=repr)
@pytest.mark.parametrize("head", [MEMBERS, "Výsledky spolupráce Kolín\n", "Kolín, 2. 7. 2008 – "])
def test_words_without_end_are_read(head: str, words: str) -> None:
    """They are cut into lines, so that no pattern looks further than one of these."""
    text = head + words * (2 * LONGEST_LINE // len(words))

    assert read_anything(text.encode()) is not None


def test_a_line_without_end_is_cut_behind_a_sentence_and_loses_nothing() -> None:
    """The lines together are the text."""
    page = read_bytes(("Město Kolín leží v Polabí. " * 1000).encode(), "page")

    assert len(page.lines) > 1
    assert all(line.text.endswith(".") for line in page.lines)
    assert " ".join(line.text for line in page.lines) == page.text.strip()


@given(st.binary(max_size=400))
@SOME
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Neither ends in a traceback."""
    read_anything(data)


@given(texts | damaged_texts)
@SOME
def test_any_text_is_read_with_evidence(text: str) -> None:
    """Whatever the order and the damage of the lines."""
    read_anything(text.encode("utf-8", "surrogatepass"))


@given(markup)
@SOME
def test_any_markup_is_read_with_evidence(source: str) -> None:
    """Whatever does not end or stands in the wrong place."""
    read_anything(source.encode())


@given(texts)
@SOME
def test_reading_is_deterministic(text: str) -> None:
    """The same bytes give the same records."""
    assert _extracted(text) == _extracted(text)


@given(texts)
@SOME
def test_the_ends_of_lines_do_not_matter(text: str) -> None:
    """Neither how they are written nor the blank lines and spaces around them."""
    plain = _facts(_extracted(text))

    assert _facts(_extracted(text.replace("\n", "\r\n"))) == plain
    assert _facts(_extracted(text.replace("\n", "  \n\n"))) == plain


@given(texts)
@SOME
def test_the_markup_around_lines_does_not_matter(text: str) -> None:
    """A page saved as HTML says what it says as text; tabs there tell cells."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    source = "".join(f"<p>{escape(line)}</p>\n" for line in lines)

    assert _facts(_extracted(f"<html><body>{source}</body></html>")) == _facts(
        _extracted("\n".join(lines))
    )


def test_composed_and_decomposed_letters_are_both_read() -> None:
    """Words are kept as the page writes them."""
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, MEMBERS + "• Město Kolín\n• Naděje, o.s.\n")

        assert read_anything(text.encode()) is not None


def _extracted(text: str) -> Extraction:
    """Extract *text*, with keys that do not depend on its bytes."""
    return extract(replace(read_bytes(text.encode(), "page"), sha256="0" * 64))


def _facts(extraction: Extraction) -> list[Record]:
    """Give the records without their offsets."""
    nowhere = Span(0, 1)
    return [replace(record, evidence=nowhere) for record in extraction.records]
