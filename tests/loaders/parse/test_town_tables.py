"""Tables of towns, whose heads tell what stands in their columns."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Extraction, MeasureRecord, PartnershipRecord

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

HEAD = "Výsledky spolupráce podle měst"


def table(*rows: str) -> str:
    """Give an overview whose table has *rows*, their cells parted by strokes."""
    cells = ["".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows]
    return f"<html><h1>{HEAD}</h1><table><tr>{'</tr><tr>'.join(cells)}</tr></table></html>"


def beginnings(found: Extraction, of_type: OfType) -> list[tuple[str, str | None, str | None]]:
    """Give town, day and kind of each beginning."""
    told = of_type(found, PartnershipRecord)
    return [(one.municipalities[0].label, one.founded, one.founding) for one in told]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Partnerství ustaveno", "established"),
        ("Vznik LP", "established"),
        ("Založeno", "established"),
        ("Ustavující schůzka", "constituting-meeting"),
        ("První setkání partnerství", "first-meeting"),
    ],
)
def test_a_column_tells_how_partnerships_began(
    head: str, kind: str, written: Written, of_type: OfType
) -> None:
    """Each day below the head is that of the town of its row; what is no day tells nothing."""
    rows = ("Bílina | 4. 2. 2013 | nákup bytů", "Most | zatím ne | vznik klubu")
    page = table(f"Město | {head} | Výsledky", *rows, "Litvínov | září 2014 | –")
    found = extract(written(page))
    assert beginnings(found, of_type) == [
        ("Bílina", "2013-02-04", kind),
        ("Litvínov", "2014-09", kind),
    ]


@pytest.mark.parametrize(
    "head", ["Začátek spolupráce", "Memorandum podepsáno", "Schválení plánu", "Konec podpory"]
)
def test_a_column_of_other_days_tells_no_beginning(
    head: str, written: Written, of_type: OfType
) -> None:
    """Support, memoranda and plans have days of their own."""
    page = table(f"Město | {head} | Výsledky", "Bílina | 4. 2. 2013 | nákup bytů")
    assert not beginnings(extract(written(page)), of_type)


def test_columns_of_statuses_hold_for_their_cells_and_lists(
    written: Written, of_type: OfType
) -> None:
    """A list is in the column behind the cell before it, unless a cell of that one follows."""
    items = "<ul><li>nákup čtyř bytů</li><li>dluhová poradna</li></ul>"
    page = table(
        "Město | Partnerství od | Hotovo | Plánuje se",
        f"Bílina | 2013 | {items} | terénní práce",
        f"Most | 2014 | - | {items}",
    )
    told = of_type(extract(written(page)), MeasureRecord)
    assert [(one.municipalities[0].label, one.label, one.status) for one in told] == [
        ("Bílina", "nákup čtyř bytů", "achieved"),
        ("Bílina", "dluhová poradna", "achieved"),
        ("Bílina", "terénní práce", "planned"),
        ("Most", "nákup čtyř bytů", "planned"),
        ("Most", "dluhová poradna", "planned"),
    ]


def test_an_office_in_the_title_is_no_town(written: Written) -> None:
    """A regional centre is called by the town where it sits."""
    text = "Výsledky měst: regionální centrum Brno\nBílina\n- nákup bytů\n- vznik klubu\n"
    found = extract(written(text))
    assert [place.label for place in found.document.municipalities] == ["Bílina"]
