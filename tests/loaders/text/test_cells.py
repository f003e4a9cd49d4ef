"""Rows of a table in one line."""

from loaders.document import Line
from loaders.text.cells import cells, with_rows


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


def test_a_fact_and_the_cell_beside_it_are_one_line() -> None:
    """As long as in the text, so that offsets hold; measures and their state stay apart."""
    key = Line(0, 20, "Ustavení partnerství", column=0)
    day = Line(22, 37, "20. března 2013", column=1)
    deed = Line(38, 53, "zřízení poradny", column=0)
    state = Line(55, 62, "splněno", column=1)

    joined = [*with_rows([key, day, deed, state])]

    assert [line.text for line in joined] == [
        "Ustavení partnerství: 20. března 2013",
        "zřízení poradny",
        "splněno",
    ]
    assert joined[0].end - joined[0].start == len(joined[0].text)
