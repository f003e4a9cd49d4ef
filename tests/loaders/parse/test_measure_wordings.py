"""The many wordings by which pages tell a measure, in a sentence or as an item of a list.

`tests/data/measures.csv`: where the words stand, the words, and of each measure its status
("ongoing/achieved" where both are right), its themes (empty where they are open) and a part of its
label; several measures are divided by "|", none is an empty cell. `wordings/listed_measures.txt`:
lists, each with the statuses of its measures.
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
LISTS = DATA.parent / "wordings" / "listed_measures.txt"
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


@pytest.mark.parametrize("line", LISTS.read_text(encoding="utf-8").splitlines())
def test_each_list_tells_how_far_its_measures_have_come(
    line: str, written: Callable[[str], Document]
) -> None:
    """By its heading where items are bare nouns, else by theirs; other lists tell no measures."""
    text, _, statuses = line.replace("\\n", "\n").partition(" => ")
    records = extract(written(PAGES["prose"].format(text))).records
    told = [one.status for one in records if isinstance(one, MeasureRecord)]

    assert told == statuses.removesuffix("-").split()
