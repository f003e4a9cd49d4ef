"""Lines of a document, their markers and offsets."""

import pytest

from loaders.document import Document


def line_of(text: str) -> tuple[str, str | None, int]:
    """Give text, bullet and indent of the one line of *text*."""
    document = Document(text, "", "page")
    (line,) = document.lines
    assert text[line.start : line.end] == line.text
    return line.text, line.bullet, line.indent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" • Policie ČR ", ("Policie ČR", "•", 1)),
        ("•Policie ČR", ("Policie ČR", "•", 0)),
        ("   ◦ odbor", ("odbor", "◦", 3)),
        ("- bydlení", ("bydlení", "-", 0)),
        ("– Město Most", ("Město Most", "–", 0)),
        ("12. Město Most", ("Město Most", "12.", 0)),
        ("3) Město Most", ("Město Most", "3)", 0)),
        ("b) Město Most", ("Město Most", "b)", 0)),
        ("•\u00a0Most", ("Most", "•", 0)),
        ("25. června 2010 se sešli", ("25. června 2010 se sešli", None, 0)),
        ("3. 8. 2016 – Most", ("3. 8. 2016 – Most", None, 0)),
        ("-li to tak", ("-li to tak", None, 0)),
        ("\tOdstavec\u00a0", ("Odstavec", None, 0)),
    ],
)
def test_markers_are_told_from_words_and_dates(
    text: str, expected: tuple[str, str | None, int]
) -> None:
    """A list marker is left out of the line; a date at its start is no marker."""
    assert line_of(text) == expected


def test_blank_lines_and_any_line_ends_separate() -> None:
    """All kinds of line end count, and blank lines give nothing."""
    document = Document("a\r\n\r\nb\rc\n \n", "", "page")

    assert [line.text for line in document.lines] == ["a", "b", "c"]
