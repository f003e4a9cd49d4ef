"""Approvals that items of lists tell, and rows of tables."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import PlanRecord

PAGES = {
    "partnership": "Lokální partnerství Chomutov\n\nLokální partnerství Chomutov bylo založeno 1. "
    "února 2009.\n\n{}\n\nČlenové\n• Město Chomutov\n• Úřad práce Chomutov\n",
    "profile": "O lokalitě Chomutov\n\nChomutov je město s 48 tisíci obyvateli, "
    "v lokalitách žije kolem 2 000 lidí.\n\n{}\n",
}
BULLET = "• 12. 6. 2012 – schválení strategického plánu sociálního začleňování zastupitelstvem\n"


def _approved(page: Document) -> list[tuple[str | None, str]]:
    told = (one for one in extract(page).records if isinstance(one, PlanRecord))
    return [
        (one.approved_on, (one.approved_by or "").partition("-")[0])
        for one in told
        if one.status == "approved"
    ]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(
    "part",
    [
        f"Průběh spolupráce\n• 3. 4. 2011 – vznik partnerství\n{BULLET}",
        "Historie\n• květen 2012 – rada města schválila strategický plán\n"
        "• 12. 6. 2012 – strategický plán schválen zastupitelstvem",
        "Schválené dokumenty\nStrategický plán (zastupitelstvo města, 12. 6. 2012)",
        "Plán\n• Strategický plán schválilo zastupitelstvo 12. 6. 2012.\n• Plní jej město.",
    ],
)
def test_an_item_tells_an_approval(
    kind: str, part: str, written: Callable[[str], Document]
) -> None:
    """With its day and its body, on either kind of page."""
    page = written(PAGES[kind].format(part))

    assert _approved(page) == [("2012-06-12", "zastupitelstvo")]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(
    "part",
    [
        f"Harmonogram\n{BULLET}",
        f"Co nás čeká\n{BULLET}",
        f"Další kroky:\n{BULLET}",
        f"Podmínky čerpání\n{BULLET}",
        "Představili jsme\nNávrh: strategický plán (zastupitelstvo města, 12. 6. 2012)",
        "Průběh spolupráce\n• 12. 6. 2012 – schválení revize strategického plánu zastupitelstvem",
        "Průběh spolupráce\n• 12. 6. 2012 – příprava schválení strategického plánu",
    ],
)
def test_what_is_to_come_tells_none(
    kind: str, part: str, written: Callable[[str], Document]
) -> None:
    """Nor does what approves something else."""
    assert _approved(written(PAGES[kind].format(part))) == []
