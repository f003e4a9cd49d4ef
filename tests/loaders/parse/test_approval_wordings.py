"""The many wordings by which pages tell an approval, or something that is none.

`tests/data/approvals.csv`: the words, the day and the body; "none" where no plan is approved, an
empty cell where the day or the body is not told.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.parse.plans import read_plans
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.sentences import sentences

CHOMUTOV = Place("Chomutov", "562971")
WORDINGS = list(
    csv.DictReader(
        (Path(__file__).parents[2] / "data" / "approvals.csv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
)


@pytest.mark.parametrize("row", WORDINGS, ids=lambda row: str(row["text"])[:60])
def test_each_wording_tells_its_approval(
    row: dict[str, str], written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """The deciding body and its day, or nothing."""
    page = written(row["text"])
    plans, _ = read_plans(page, tuple(sentences(page.lines)), (CHOMUTOV,), towns)

    told = [
        (plan.approved_on or "", (plan.approved_by or "").partition("-")[0])
        for plan in plans
        if plan.status == "approved"
    ]

    is_none = row["approved_by"] == "none"
    assert told == ([] if is_none else [(row["approved_on"], row["approved_by"])])
