"""Paragraphs that end where the window did."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.text.wrapped import unwrapped

WRAPPED = (
    "Bílina leží mezi Mostem a Teplicemi a od roku 2010 v ní pracuje sdružení, které\n"
    "pomáhá rodinám z ubytoven. Město s ním uzavřelo dohodu a s Agenturou připravilo\n"
    "plán, o kterém jednali zastupitelé i partneři ze škol, úřadů a z neziskových\n"
    "organizací.\n\nČlenové:\nMěsto Bílina\nzákladní škola Za Chlumem\n"
)
NEXT = "\n"
ITEMS = (
    "otevření nízkoprahového klubu pro děti a mládež v Chanově\n"
    "zřízení dluhové poradny pro obyvatele ubytoven ve městě\n"
    "zavedení asistentů prevence kriminality v ulicích města\n"
    "oprava deseti obecních bytů pro rodiny s malými dětmi\n"
    "založení předškolního klubu při základní škole v Chanově\n"
)


def test_lines_of_a_wrapped_paragraph_are_one(written: Callable[[str], Document]) -> None:
    """What is short stays a line of its own; offsets hold."""
    page = written(WRAPPED)

    first, *rest = unwrapped(page.lines)

    assert first.text.endswith("z neziskových organizací.")
    assert first.text == page.text[first.start : first.end].replace("\n", " ")
    assert [line.text for line in rest] == [
        "Členové:",
        "Město Bílina",
        "základní škola Za Chlumem",
    ]


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.replace("\n\nČ", f" {'Dál tu je hrad. ' * 8}\n\nČ"),
        "leden 2011 – otevřen klub pro děti a mládež v Horním Jiřetíně\n"
        "duben 2012 – zavedena místa asistentů ve dvou základních školách\n"
        "srpen 2013 – přestavba ubytovny\nzáří 2014 – poradna\n",
        "Bílina\nměsto pod Bořněm\n",
        f"V letech 2012 a 2013 se ve městě podařilo\n{ITEMS}",
        f"V letech 2012 a 2013 se ve městě s pomocí Agentury podařilo\n{ITEMS}",
        f"Ve městě se s pomocí Agentury podařilo\n{ITEMS.replace(NEXT, f',{NEXT}').rstrip()}.",
        f"{ITEMS}Kontakt: Eva Nová\n",
    ],
)
def test_other_lines_stay_apart(text: str, written: Callable[[str], Document]) -> None:
    """Of a page with a longer line, of a list whose lines begin small, of short lines."""
    page = written(text)

    assert [*unwrapped(page.lines)] == [*page.lines]


def test_a_list_below_a_wrapped_paragraph_stays_one(written: Callable[[str], Document]) -> None:
    """However wide its lines are: they begin with capitals, and what leads to it ends the line."""
    members = (
        "Oblastní charita Most, středisko Sociální rehabilitace a poradny\n"
        "Základní škola a mateřská škola v Mostě, příspěvková organizace\n"
        "Úřad práce České republiky, kontaktní pracoviště Most a Litvínov\n"
    )
    lead = "Dohodu o spolupráci na dalších pět let v říjnu podepsali tito členové:\n"
    page = written(WRAPPED.split("Členové")[0].rstrip() + f"\n{lead}{members}")

    _, *rest = unwrapped(page.lines)

    assert [line.text for line in rest] == [lead.strip(), *members.splitlines()]


def test_a_wrapped_paragraph_may_go_on_with_a_name(written: Callable[[str], Document]) -> None:
    """What stands before the name is one line, though no stop ends it."""
    told = (
        "Bílina leží mezi Mostem a Teplicemi a od roku 2010 v ní pracuje sdružení, které\n"
        "pomáhá rodinám z ubytoven, a s ním také několik škol, úřad práce a zastupitelé\n"
        "Duchcova. Město s ním uzavřelo dohodu a s Agenturou připravilo společný plán na\n"
        "příští roky, o kterém jednali zastupitelé i partneři ze škol, úřadů a ze všech\n"
        "organizací.\n"
    )
    first, second = unwrapped(written(told).lines)

    assert first.text.endswith("úřad práce a zastupitelé")
    assert second.text.startswith("Duchcova.")
    assert second.text.endswith("organizací.")


@pytest.mark.parametrize(
    "told",
    [
        "Plán, který se ve městě psal půl roku, v Bílině zastupitelé města jednomyslně\n"
        "přijali 5. 5. 2014",
        "Do partnerství ve městě patří vedle radnice i Potravinová banka a Úřad práce\n"
        "v Bílině, Charita Teplice",
        "Skupiny, které se scházejí na radnici, mají na starosti školy, zaměstnanost,\n"
        "byty v ubytovnách a v domech za nádražím, dluhy, zdraví, rodinu, volný čas a\n"
        "bezpečí",
        "Členy jsou radnice, Potravinová banka, základní škola v ulici Za Chlumem,\n"
        "městská policie v Bílině, mateřská škola Síbova, sdružení rodičů a přátel,\n"
        "azylový dům pro rodiny s dětmi, poradna pro dlužníky a oběti násilí, knihovna,\n"
        "farnost a Úřad práce.",
    ],
)
@pytest.mark.parametrize("below", ["", "Kontakt: Eva Nová\n"])
def test_a_wrapped_paragraph_may_end_without_a_stop(
    told: str, below: str, written: Callable[[str], Document]
) -> None:
    """Its last line says the rest of the sentence; commas within lines make no list."""
    page = written(f"{WRAPPED.split('Členové')[0]}{told}\n{below}")

    _, joined, *rest = unwrapped(page.lines)

    assert joined.text == told.replace("\n", " ")
    assert [line.text for line in rest] == below.splitlines()
