"""Towns are found in whatever case they are written: measured on the shipped ones."""

from csv import DictReader
from pathlib import Path

import pytest

from graph import label_index, labels
from loaders.text.declension import forms

EVERY = 8  # of the towns; all forms of each
ENOUGH = 0.97
FIRST = 5


@pytest.fixture(scope="module")
def names(root: Path) -> list[str]:
    """Give the names of the shipped municipalities."""
    with (root / "loaders" / "curated" / "municipalities.csv").open(encoding="utf-8") as file:
        return sorted({row["name"] for row in DictReader(file)})


@pytest.fixture(scope="module")
def index(names: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an index of the names."""
    path = tmp_path_factory.mktemp("towns") / "labels.sqlite"
    rows = (
        (f"urn:{n}", "municipality", name, "", name, "", "", "") for n, name in enumerate(names)
    )
    label_index.fill(path, rows, [])
    return path


@pytest.mark.parametrize("before", ["", "v ", "do "])
def test_case_forms_find_their_town_among_the_first(
    names: list[str], index: Path, before: str
) -> None:
    """With a preposition and without one; the forms are those by which pages are read."""
    asked = [(name, form) for name in names[::EVERY] for form in forms(name)]
    found = sum(
        name in {hit.label for hit in labels.search(index, before + form, FIRST)}
        for name, form in asked
    )

    assert found / len(asked) >= ENOUGH


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("v Bílině", "Bílina"),
        ("Bíliny", "Bílina"),
        ("Krupce", "Krupka"),
        ("v Ústí", "Ústí nad Labem"),
        ("v Jáchymově", "Jáchymov"),
        ("na Havířovsku", "Havířov"),
        ("havířovské", "Havířov"),
        ("Xyzovsko", ""),
        ("Havírov", "Havířov"),
        ("Kutnou Horu", "Kutná Hora"),
        ("u Frýdku-Místku", "Frýdek-Místek"),
        ("v Karlových Varech", "Karlovy Vary"),
    ],
)
def test_a_town_is_found_as_people_write_it(index: Path, text: str, name: str) -> None:
    """The names of the issue, and some that change in the middle."""
    hits = [hit.label for hit in labels.search(index, text, FIRST)]

    assert (name in hits) if name else not hits
