"""Deeds below years, or beside them, and rows that begin with a status."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.read.source import read_bytes
from loaders.records import Extraction, MeasureRecord

OfType = Callable[[Extraction, type[Any]], list[Any]]
TITLE = "<h1>Lokální partnerství Most</h1>"


def _told(source: str, of_type: OfType) -> dict[str, str]:
    document: Document = read_bytes(source.encode(), "x.html")
    measures: list[MeasureRecord] = of_type(extract(document), MeasureRecord)
    return {one.evidence.exact or "": one.status for one in measures}


def test_what_is_told_of_years_is_done(of_type: OfType) -> None:
    """Under a heading that tells so: a noun for people will do."""
    years = "<dt>2014</dt><dd>nábor asistentů</dd><dd>klub pro matky</dd><dt>2015</dt>"
    source = f"{TITLE}<h3>Co máme za sebou</h3><dl>{years}<dd>oprava bytů</dd></dl>"

    told = _told(source, of_type)

    assert told == dict.fromkeys(("nábor asistentů", "klub pro matky", "oprava bytů"), "achieved")


@pytest.mark.parametrize(
    ("thing", "told"),
    [
        ("Město otevřelo klub pro děti", "achieved"),
        ("Probíhá doučování dětí", "ongoing"),
        ("67 tisíc obyvatel", None),
        ("škola a školka", None),
    ],
)
def test_a_year_may_stand_beside_a_deed(thing: str, told: str | None, of_type: OfType) -> None:
    """Not beside what is but counted or named."""
    rows = f"<tr><td>2015</td><td>{thing}</td></tr><tr><td>2016</td><td>{thing}</td></tr>"

    assert _told(f"{TITLE}<h3>Z historie</h3><table>{rows}</table>", of_type).get(thing) == told


@pytest.mark.parametrize(
    ("status", "thing", "told"),
    [
        ("hotovo", "oprava bytů", "achieved"),
        ("v přípravě", "dluhová poradna", "in-preparation"),
        ("neuskutečněno", "dluhová poradna", None),
        ("hotovo", "zpráva o činnosti", None),
        ("hotovo v květnu", "oprava bytů", None),
    ],
)
def test_a_row_may_begin_with_its_status(
    status: str, thing: str, told: str | None, of_type: OfType
) -> None:
    """What stands beside it has come so far, where it is a thing for people."""
    source = f"{TITLE}<table><tr><td>{status}</td><td>{thing}</td></tr></table>"

    assert _told(source, of_type).get(thing) == told


def test_under_what_is_done_and_to_come_each_item_tells_for_itself(of_type: OfType) -> None:
    """One heading over both."""
    items = "<li>Město otevřelo klub pro děti.</li><li>Na jaře je plánována oprava bytů.</li>"
    source = f"{TITLE}<h3>Co se podařilo a co nás čeká</h3><ul>{items}</ul>"

    assert [*_told(source, of_type).values()] == ["achieved", "planned"]
