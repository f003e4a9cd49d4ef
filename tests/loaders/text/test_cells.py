"""Rows of a table in one line."""

from loaders.document import Line
from loaders.text.cells import cells


def test_a_row_is_divided_at_tabs_and_strokes() -> None:
    """Each cell knows its place and its column."""
    text = "Město Most\tstarosta | 12"
    found = list(cells(Line(5, 5 + len(text), text)))

    assert [(cell.text, cell.column) for cell in found] == [
        ("Město Most", 0),
        ("starosta", 1),
        ("12", 2),
    ]
    assert all(text[cell.start - 5 : cell.end - 5] == cell.text for cell in found)


def test_a_line_without_cells_stays_whole() -> None:
    """It is its only cell."""
    line = Line(0, 4, "Most", "•", 2)
    assert list(cells(line)) == [line]
