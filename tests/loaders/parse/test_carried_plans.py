"""A plan told in parts: facts, items below a heading, rows of cells."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.carried_plans import carried_plans, runs_of, without_approvals
from loaders.parse.measures import Setting
from loaders.records import Place
from loaders.resolve.places import Gazetteer

TOWN = (Place("Chomutov", "562971"),)


def _told(text: str, written: Callable[[str], Document], towns: Gazetteer) -> list[tuple[str, str]]:
    page = written(text)
    setting = Setting(page, towns, TOWN)
    plans = carried_plans(runs_of(page.lines, setting), setting)
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


_SPSZ = "Strategický plán sociálního začleňování"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"Přijaté dokumenty\n{_SPSZ} 2014–2016: zastupitelstvo města, 5. 5. 2014\n"
            f"{_SPSZ} 2017–2019: Zastupitelstvo města Chomutova, 6. 6. 2017",
            [("2014-05-05", "zastupitelstvo-chomutov"), ("2017-06-06", "zastupitelstvo-chomutov")],
        ),
        (
            "Plán: SPSZ 2014–2016\n- rada města: schváleno 22. 4. 2014\n"
            "- zastupitelstvo města: schváleno 5. 5. 2014",
            [("2014-05-05", "zastupitelstvo-chomutov")],
        ),
        (
            f"{_SPSZ}\n* sepsán do zimy 2013\n* zastupitelstvem odsouhlasen 5. května 2014\n"
            "* revize schválena 3. 3. 2015",
            [("2014-05-05", "zastupitelstvo-chomutov")],
        ),
        (
            f"O plánu (viz {_SPSZ}) hlasovalo zastupitelstvo.\nPřijetí plánu\t{_SPSZ}: "
            "rada 22. 4. 2014, zastupitelstvo 5. 5. 2014",
            [("2014-05-05", "zastupitelstvo-chomutov")],
        ),
        (
            f"Jak se schvaloval {_SPSZ}\nMěsto\tSchválila rada\tSchválilo zastupitelstvo\n"
            "Chomutov\t22. 4. 2014\t5. 5. 2014",
            [("2014-05-05", "zastupitelstvo-chomutov")],
        ),
        (
            "Zastupitelstvo města, 7. zasedání, 5. 5. 2014\nUsnesení č. 7/12\nZM schvaluje\n"
            f"rozpočtové opatření\nUsnesení č. 7/13\nZM schvaluje\n{_SPSZ} dle přílohy č. 2",
            [("2014-05-05", "zastupitelstvo-chomutov")],
        ),
        (f"{_SPSZ}\nDatum schválení plánu\n• 5. 5. 2014", [("2014-05-05", "")]),
        (
            f"{_SPSZ} města Chomutova\nZpracovatel: Agentura a její tým\nSepsání: zima 2013\n"
            "Schváleno zastupitelstvem: 5. 5. 2014",
            [("2014-05-05", "zastupitelstvo-chomutov")],
        ),
        (
            f"{_SPSZ}\nVeřejné projednání: 4. 4. 2014\nSchválení zastupitelstvem: 5. 5. 2014",
            [("2014-05-05", "zastupitelstvo-chomutov")],
        ),
        (
            f"Přijaté dokumenty\n{_SPSZ} Chomutov: zastupitelstvo, 5. 5. 2014",
            [("2014-05-05", "zastupitelstvo-chomutov")],
        ),
    ],
)
def test_what_stands_above_is_carried_down(
    text: str,
    told: list[tuple[str, str]],
    written: Callable[[str], Document],
    towns: Gazetteer,
) -> None:
    """A heading tells the plan, that it was approved, or by whom; its items tell the rest."""
    assert sorted(_told(text, written, towns)) == told


@pytest.mark.parametrize(
    "text",
    [
        f"Schválené projekty:\n{_SPSZ}: zastupitelstvo 5. 5. 2014",
        f"{_SPSZ}\n• rada města: doporučeno 5. 5. 2014",
        f"{_SPSZ}\n• zastupitelstvo města: vzato na vědomí 5. 5. 2014",
        f"{_SPSZ}\n• rada města: schváleno 5. 5. 2014\n• zastupitelstvo: odloženo na podzim",
        f"{_SPSZ} 2014–2016\nzpráva o plnění: schváleno zastupitelstvem 5. 5. 2015",
        f"Harmonogram schvalování\n{_SPSZ}: zastupitelstvo 5. 5. 2014",
        "Revize strategického plánu\n- zastupitelstvo města: schváleno 5. 5. 2014",
        f"V sousedním Mostě\n{_SPSZ}: schválen zastupitelstvem 5. 5. 2014",
        f"Schválené dokumenty\n{_SPSZ} města Mostu: zastupitelstvo 5. 5. 2014",
        "Schválené dokumenty\nMemorandum o spolupráci: zastupitelstvo 5. 5. 2014",
        "Schválené dokumenty\nPlán zimní údržby: zastupitelstvo 5. 5. 2014",
        f"{_SPSZ}\n- zastupitelstvo Ústeckého kraje: schváleno 5. 5. 2014",
        f"Přijaté dokumenty\n{_SPSZ} Most: zastupitelstvo, 5. 5. 2014",
        f"{_SPSZ} Most\n- zastupitelstvo: schváleno 5. 5. 2014",
        f"{_SPSZ}\nMemorandum: 4. 4. 2014\nSchváleno zastupitelstvem: 5. 5. 2014",
        f"{_SPSZ}\nAzylový dům: Charita\nSchváleno zastupitelstvem: 5. 5. 2014",
        f"{_SPSZ}\nVyhodnocení: 2013\nSchváleno zastupitelstvem: 5. 5. 2014",
        f"{_SPSZ}\nVzdělávání: dětské kluby\nSchváleno zastupitelstvem: 5. 5. 2014",
        f"Zastupitelstvo města, 5. 5. 2014\nZM bere na vědomí\n{_SPSZ}",
        f"Zastupitelstvo města, 5. 5. 2014\nRM schvaluje\n{_SPSZ}",
        f"Zastupitelstvo města, 5. 5. 2014\nZM schvaluje\nvyhodnocení: {_SPSZ}",
        f"Návrh, o němž se jedná: {_SPSZ}\n- rada města: schváleno 5. 5. 2014",
        f"{_SPSZ}\nMěsto\tSchválila rada\tPředpokládané schválení\nChomutov\t–\t5. 5. 2014",
    ],
)
def test_nothing_else_is_carried_down(
    text: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Other papers, towns and deeds, and what is open, are no approvals."""
    assert _told(text, written, towns) == []


def test_items_of_an_approval_are_no_measures(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """The lines that tell an approval are left out where measures are looked for."""
    page = written("Plán: SPSZ\n- rada: schváleno 22. 4. 2014\n- klub pro děti")
    left = without_approvals(page.lines, runs_of(page.lines, Setting(page, towns, TOWN)))
    assert [line.text for line in left] == ["Plán: SPSZ", "klub pro děti"]
