"""Sections of an overview, and rows of its tables."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Extraction, MeasureRecord, PlanRecord

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

ROWS = [
    ("Bílina", "zřízení klubu", "hotovo"),
    ("", "vznik dluhové poradny", "zamítnuto radou"),
    ("", "nákup bytů", "nerealizováno"),
    ("Most", "školní asistenti", "v přípravě"),
]


def statuses(found: Extraction, of_type: OfType) -> list[tuple[str, str, str]]:
    """Give town, label and status of each measure."""
    return [
        (record.municipalities[0].label, record.label, record.status)
        for record in of_type(found, MeasureRecord)
    ]


@pytest.mark.parametrize("between", ["\n", " | ", "\t"])
def test_a_table_tells_the_status_beside_the_measure(
    between: str, written: Written, of_type: OfType
) -> None:
    """Whether cells are lines or stand in one line, their status wins over the wording."""
    rows = "\n".join(between.join(filter(None, row)) for row in ROWS)
    found = extract(written(f"Výsledky spolupráce podle měst\n{rows}\n"))
    assert statuses(found, of_type) == [
        ("Bílina", "zřízení klubu", "achieved"),
        ("Bílina", "vznik dluhové poradny", "rejected"),
        ("Most", "školní asistenti", "in-preparation"),
    ]


def test_headings_of_one_town_tell_the_status(written: Written, of_type: OfType) -> None:
    """A page about one town is divided by how far things have come; what failed is left out."""
    text = (
        "Výsledky spolupráce – Bílina\nPodařilo se:\n- otevřít klub\nPokračuje:\n- doučování\n"
        "V plánu zůstává:\n- noclehárna\nNepodařilo se:\n- opravit byty\n"
    )
    assert statuses(extract(written(text)), of_type) == [
        ("Bílina", "otevřít klub", "achieved"),
        ("Bílina", "doučování", "ongoing"),
        ("Bílina", "noclehárna", "planned"),
    ]


def test_prose_without_headings_tells_of_many_towns(written: Written, of_type: OfType) -> None:
    """Each sentence is about the town that it names, or about that of the one before."""
    text = (
        "Ohlédnutí za spoluprací s městy\n"
        "Město Most otevřelo klub. Zároveň zavedlo doučování. V Bílině se chystá poradna.\n"
        "Zastupitelstvo Bíliny schválilo strategický plán sociálního začleňování v květnu 2011.\n"
        "Snímky jsou z konference v Kolíně.\n"
    )
    found = extract(written(text))
    assert [town for town, _, _ in statuses(found, of_type)] == ["Most", "Most", "Bílina"]
    assert [place.label for place in found.document.municipalities] == ["Bílina", "Most"]
    [plan] = of_type(found, PlanRecord)
    assert (plan.approved_on, plan.approved_by) == ("2011-05", "zastupitelstvo-bilina")


def test_the_cooperation_itself_is_no_measure(written: Written, of_type: OfType) -> None:
    """A plan as a sentence is a plan; the beginning of cooperation is nothing more."""
    text = (
        "Výsledky spolupráce s městy\nMost\n- spolupráce zahájena\n"
        "- strategický plán sociálního začleňování byl schválen 5. 5. 2011\n- klub pro děti\n"
    )
    found = extract(written(text))
    assert [label for _, label, _ in statuses(found, of_type)] == ["klub pro děti"]
    assert [plan.plan for plan in of_type(found, PlanRecord)] == ["most-2011"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("- spolupráce s městy Orlová a Rychvald při otevření klubu", "599085"),
        ("- otevření klubu, na které dojíždí poradce z Karviné", "599085"),
        ("Město otevřelo klub pro děti z Orlové.", "599085"),
        ("- otevření klubu společně s městem Studénka", "599743"),
        ("- otevření klubu", None),
        ("- otevření klubu ve spolupráci s městy Orlová a Studénka", None),
        ("- otevření klubu podle vzoru z Písku", None),
    ],
)
def test_a_namesake_is_told_by_the_towns_of_its_section(
    line: str, code: str | None, written: Written
) -> None:
    """Of two that lie in different districts; where both or neither are spoken of, none is."""
    found = extract(
        written(f"Výsledky spolupráce s městy\nPetřvald\n{line}\nMost\n- klub pro děti\n")
    )
    codes = [place.code for place in found.document.municipalities]
    assert codes == [*([code] if code else []), "567027"]
    assert bool(found.problems) == (code is None)
