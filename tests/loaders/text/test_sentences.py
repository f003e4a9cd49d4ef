"""Sentences keep their offsets."""

from collections.abc import Callable
from pathlib import Path

from loaders.document import Document
from loaders.read.source import read
from loaders.text.sentences import LONGEST, sentences


def test_each_sentence_is_found_at_its_offsets(pages: Path) -> None:
    """For every page: the words stand where the offsets say."""
    for file in sorted(pages.glob("*.txt")):
        page = read(file)
        assert all(page.text[s.start : s.end] == s.text for s in sentences(page.lines))


def test_what_never_ends_is_read_in_pieces(written: Callable[[str], Document]) -> None:
    """A line without a full stop does not grow into one endless sentence."""
    page = written("slovo " * 2000)
    pieces = list(sentences(page.lines))

    assert max(len(piece.text) for piece in pieces) <= LONGEST
    assert "".join(piece.text for piece in pieces) == page.text.rstrip()


def test_ordinals_and_legal_forms_end_no_sentence(pages: Path) -> None:
    """Neither "3. března" nor "o. p. s." divides."""
    page = read(pages / "partnership-sentence.txt")

    assert [s.text[:12] for s in sentences(page.lines)] == [
        "Lokální part",
        "Členy Lokáln",
        "Partnerství ",
    ]
