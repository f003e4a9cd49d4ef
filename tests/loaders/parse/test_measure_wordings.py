"""The many wordings by which pages tell a measure, in a sentence or as an item of a list.

`tests/data/measures.csv`: where the words stand, the words, and of each measure its status
("ongoing/achieved" where both are right), its themes (empty where they are open) and a part of its
label; several measures are divided by "|", none is an empty cell.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import MeasureRecord

PAGES = {
    "prose": "Lokální partnerství Chomutov\n\nLokální partnerství Chomutov bylo založeno 1. února "
    "2009.\n\n{}\n\nČlenové\n• Město Chomutov\n• Úřad práce Chomutov\n",
    "item": "Výsledky spolupráce 2012 - 2014\n\nChomutov\n\n • {}\n • otevření mateřského centra "
    "Kapka\n\nMost\n\n • otevření mateřského centra Kapka\n",
}
DATA = Path(__file__).parents[2] / "data" / "measures.csv"
WORDINGS = list(csv.DictReader(DATA.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: str(row["text"])[:60])
def test_each_wording_tells_its_measures(
    row: dict[str, str], written: Callable[[str], Document]
) -> None:
    """Status, themes and label of each, in order."""
    page = written(PAGES[row["place"]].format(row["text"]))
    records = extract(page).records
    told = [one for one in records if isinstance(one, MeasureRecord) and "Kapka" not in one.label]

    columns = ("label", "status", "themes")
    labels, statuses, themes = ([part.strip() for part in row[one].split("|")] for one in columns)
    assert len(told) == (len(labels) if row["label"] else 0)
    for record, label, status, codes in zip(told, labels, statuses, themes, strict=False):
        assert label in record.label
        assert record.status in status.split("/")
        assert not codes or sorted(record.themes) == sorted(codes.split())
