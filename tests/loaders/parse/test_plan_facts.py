"""A plan told in facts, each in a line of its own."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.measures import Setting
from loaders.parse.plan_facts import plans_of_facts
from loaders.records import Place
from loaders.resolve.places import Gazetteer

TOWN = (Place("Chomutov", "562971"),)


def _told(text: str, written: Callable[[str], Document], towns: Gazetteer) -> list[tuple[str, str]]:
    page = written(text)
    plans = plans_of_facts(Setting(page, towns, TOWN), page.lines)
    return [(plan.approved_on or "", plan.approved_by or "") for plan in plans]


@pytest.mark.parametrize(
    ("text", "day", "body"),
    [
        (
            "Název: Strategický plán sociálního začleňování\nSchválilo: zastupitelstvo města\n"
            "Dne: 5. 5. 2014",
            "2014-05-05",
            "zastupitelstvo-chomutov",
        ),
        (
            "Dokument: Strategický plán sociálního začleňování\nSchváleno: rada města, 5. 5. 2014",
            "2014-05-05",
            "rada-mesta-chomutov",
        ),
        (
            "Dokument: Strategický plán sociálního začleňování\nSchváleno: 5. 5. 2014\n"
            "Orgán: Zastupitelstvo města Chomutova",
            "2014-05-05",
            "zastupitelstvo-chomutov",
        ),
        (
            "Dokument: Strategický plán sociálního začleňování\nDatum schválení: 5. 5. 2014",
            "2014-05-05",
            "",
        ),
        (
            "Strategický plán sociálního začleňování Chomutov 2014–2016\n"
            "Schválení: Zastupitelstvo města, 5. 5. 2014, usnesení č. 12/4",
            "2014-05-05",
            "zastupitelstvo-chomutov",
        ),
        (
            "Okres: Chomutov\nPlán: Strategický plán sociálního začleňování 2014–2016\n"
            "Schválení plánu: rada města 22. 4. 2014, zastupitelstvo města 5. 5. 2014",
            "2014-05-05",
            "zastupitelstvo-chomutov",
        ),
        (
            "Strategický plán sociálního začleňování\t2014–2016\n"
            "Přijato zastupitelstvem\t5. 5. 2014",
            "2014-05-05",
            "zastupitelstvo-chomutov",
        ),
        (
            "Schválení strategického plánu sociálního začleňování\tzastupitelstvo 5. 5. 2014",
            "2014-05-05",
            "zastupitelstvo-chomutov",
        ),
        (
            "Okres\nChomutov\nStrategický plán:\n2014–2016\nDatum schválení plánu:\n5. 5. 2014",
            "2014-05-05",
            "",
        ),
        (
            "Strategický plán – 2014–2016\nDatum schválení plánu – 5. 5. 2014",
            "2014-05-05",
            "",
        ),
        (
            "Strategický plán sociálního začleňování Chomutov\n"
            "• schváleno místním partnerstvím: 10. 4. 2014\n• schváleno radou města: 5. 5. 2014",
            "2014-05-05",
            "rada-mesta-chomutov",
        ),
    ],
)
def test_facts_tell_an_approval(
    text: str, day: str, body: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """The name, the body and the day stand behind their keys."""
    assert _told(text, written, towns) == [(day, body)]


@pytest.mark.parametrize(
    "text",
    [
        "Dokument: Strategický plán sociálního začleňování\nStav: návrh\nSchválil: dosud nikdo",
        "Dokument: Strategický plán sociálního začleňování\nDatum: 5. 5. 2014\nRozsah: 40 stran",
        "Dokument: Memorandum o spolupráci\nSchválilo: zastupitelstvo\nDne: 5. 5. 2014",
        "Dokument: Revize strategického plánu\nSchválilo: zastupitelstvo\nDne: 5. 5. 2014",
        "Dokument: Strategický plán sociálního začleňování\nSchválila: komise\nDne: 5. 5. 2014",
        "Dokument: Strategický plán sociálního začleňování",
        "Strategický plán sociálního začleňování\nSchválení: předpoklad 5. 5. 2014",
        "Strategický plán sociálního začleňování\nSepsali jsme ho.\nSchválení: 5. 5. 2014",
        "Plán zimní údržby\nSchválení: Zastupitelstvo města, 5. 5. 2014",
        "Strategický plán\n2014–2016\nSchválení plánu\nČekáme na ně.\n5. 5. 2014",
        "Strategický plán\nDatum schválení plánu\n• 5. 5. 2014",
        "Schválení strategického plánu sociálního začleňování\tplánováno 5. 5. 2014",
        "Plán: Strategický plán sociálního začleňování\nSchválení dotace radou: 5. 5. 2014",
        "Strategický plán sociálního začleňování\nSchválení: rada 5. 5. 2014 ho vrátila",
        "Plán: Strategický plán sociálního začleňování\nSchválení plánu: výbor 5. 5. 2014",
        "• Strategický plán sociálního začleňování: 2014–2016\n• schváleno: plánujeme 5. 5. 2014",
    ],
)
def test_other_facts_tell_none(
    text: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """What is a draft, another paper, or of another body is no approval."""
    assert _told(text, written, towns) == []
