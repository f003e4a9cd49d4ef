"""Sentences keep their offsets."""

from collections.abc import Callable
from pathlib import Path

import pytest

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
    page = written("slovo " * 800)
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Klub v ulici Kpt. Jaroše čp. 14 slouží dětem. Město ho platí.",
            ["Klub v ulici Kpt. Jaroše čp. 14 slouží dětem.", "Město ho platí."],
        ),
        (
            "Město s o.s. Klubíčko otevřelo klub. Slouží dětem.",
            ["Město s o.s. Klubíčko otevřelo klub.", "Slouží dětem."],
        ),
        (
            "Klub vede Klubíčko, o.s. Město ho platí.",
            ["Klub vede Klubíčko, o.s.", "Město ho platí."],
        ),
        (
            "Členy jsou Naděje, z. s. Město Most platí klub.",
            ["Členy jsou Naděje, z. s.", "Město Most platí klub."],
        ),
        ("Klub vede z. s. Naděje Most.", ["Klub vede z. s. Naděje Most."]),
        (
            "Členy jsou Kotec, z. s. Naděje, ZŠ Most a Charita Most.",
            ["Členy jsou Kotec, z. s. Naděje, ZŠ Most a Charita Most."],
        ),
        ("Sídlí v ul. Dlouhé. Je tu klub.", ["Sídlí v ul. Dlouhé.", "Je tu klub."]),
        (
            "Byty mají nízkou úroveň.Domy patří městu.",
            ["Byty mají nízkou úroveň.", "Domy patří městu."],
        ),
        ("Prevence soc.patologických jevů.", ["Prevence soc.patologických jevů."]),
        ("Více na www.Most zde.", ["Více na www.Most zde."]),
    ],
)
def test_abbreviations_go_on_and_a_missing_space_divides(
    written: Callable[[str], Document], text: str, told: list[str]
) -> None:
    """A legal form before a name stands inside a sentence, one behind a name may end it."""
    page = written(text)
    found = list(sentences(page.lines))

    assert [sentence.text for sentence in found] == told
    assert all(page.text[one.start : one.end] == one.text for one in found)


def test_the_number_of_a_house_ends_no_sentence(written: Callable[[str], Document]) -> None:
    """Nor does what numbers of other kinds are called."""
    page = written("Dům č.p. 630 koupilo město. Dopis č.j. 12 přišel.")

    assert [one.text[:4] for one in sentences(page.lines)] == ["Dům ", "Dopi"]
