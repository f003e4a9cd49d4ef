"""Columns of a table that tell of plans."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Extraction, MeasureRecord, PlanRecord

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]


def table(heading: str, cell: str) -> str:
    """Write an overview with a last column headed *heading* and *cell* for its first town."""
    return (
        "Výsledky spolupráce podle měst\n"
        f"Město\n\tVýsledky\n\t\t{heading}\n"
        f"Bílina\n• zřízení klubu\n• plánovaná výstavba bytů\n\t\t{cell}\n"
        "Most\n• zřízení noclehárny\n\t\t–\n"
    )


@pytest.mark.parametrize(
    ("heading", "cell", "status", "approved_on", "approved_by"),
    [
        (
            "Strategický plán",
            "schválen zastupitelstvem 11. 12. 2014",
            "approved",
            "2014-12-11",
            "z",
        ),
        ("Strategický plán", "Schválen radou 11. 12. 2014", "approved", "2014-12-11", "r"),
        ("Strategický plán", "schválen", "approved", None, None),
        ("Plán schválen", "zastupitelstvo 11. 12. 2014", "approved", "2014-12-11", "z"),
        ("Schválení plánu", "11. 12. 2014", "approved", "2014-12-11", None),
        ("Strategický plán schválen", "11. 12. 2014", "approved", "2014-12-11", None),
        (
            "Schválení strategického plánu",
            "zastupitelstvo 11. 12. 2014",
            "approved",
            "2014-12-11",
            "z",
        ),
        ("Strategický plán schválen", "ano", "approved", None, None),
        ("Strategický plán", "v přípravě", "in-preparation", None, None),
    ],
)
def test_a_cell_tells_of_the_plan_that_its_column_is_headed_by(
    heading: str,
    cell: str,
    status: str,
    approved_on: str | None,
    approved_by: str | None,
    written: Written,
    of_type: OfType,
) -> None:
    """It is a plan of the town of its row, with the cell as evidence."""
    page = written(table(heading, cell))

    [plan] = of_type(extract(page), PlanRecord)

    bodies = {"z": "zastupitelstvo-bilina", "r": "rada-mesta-bilina", None: None}
    assert (plan.status, plan.approved_on) == (status, approved_on)
    assert plan.approved_by == bodies[approved_by]
    assert [town.label for town in plan.municipalities] == ["Bílina"]
    assert plan.evidence.exact == cell


@pytest.mark.parametrize("cell", ["neschválen", "ne", "–", "nebyl zpracován"])
def test_a_cell_that_denies_tells_of_no_approved_plan(
    cell: str, written: Written, of_type: OfType
) -> None:
    """Whether the column asks for a plan or for its approval."""
    for heading in ("Strategický plán", "Strategický plán schválen"):
        plans = of_type(extract(written(table(heading, cell))), PlanRecord)
        assert not [plan for plan in plans if plan.status == "approved"]


def test_the_status_of_a_plan_is_none_of_the_measures(written: Written, of_type: OfType) -> None:
    """The list before the cell keeps its words and statuses."""
    found = extract(written(table("Strategický plán", "schválen zastupitelstvem 11. 12. 2014")))

    told = [(one.label, one.status) for one in of_type(found, MeasureRecord)]
    assert told == [
        ("zřízení klubu", "achieved"),
        ("plánovaná výstavba bytů", "planned"),
        ("zřízení noclehárny", "achieved"),
    ]


def test_a_status_beside_a_list_is_that_of_its_items(written: Written, of_type: OfType) -> None:
    """One cell stands beside all of them, small letter or capital."""
    text = (
        "Výsledky spolupráce podle měst\nMěsto\n\tOpatření\n\t\tStav\n"
        "Bílina\n• klub pro děti\n• dluhová poradna\n\t\tV přípravě\n"
        "Most\n• noclehárna\n\t\tzamítnuto\n"
    )

    told = [(one.label, one.status) for one in of_type(extract(written(text)), MeasureRecord)]

    assert told == [
        ("klub pro děti", "in-preparation"),
        ("dluhová poradna", "in-preparation"),
        ("noclehárna", "rejected"),
    ]


@pytest.mark.parametrize(
    ("cell", "status", "approved_on"),
    [
        ("schválen zastupitelstvem 18. 6. 2012", "approved", "2012-06-18"),
        ("schválen", "approved", None),
        ("schválilo zastupitelstvo 18. 6. 2012", "approved", "2012-06-18"),
        ("v přípravě", "in-preparation", None),
    ],
)
def test_a_cell_beside_the_name_of_a_plan_tells_of_it(
    cell: str, status: str, approved_on: str | None, written: Written, of_type: OfType
) -> None:
    """In a table of measures and their state."""
    text = (
        "Výsledky spolupráce podle měst\nMost\nOpatření\n\tStav\n"
        f"analýza zadluženosti\n\tdokončeno\nstrategický plán sociálního začleňování\n\t{cell}\n"
    )

    found = extract(written(text))

    (plan,) = of_type(found, PlanRecord)
    assert (plan.status, plan.approved_on) == (status, approved_on)
    assert [one.label for one in of_type(found, MeasureRecord)] == ["analýza zadluženosti"]
