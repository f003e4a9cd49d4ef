"""Projects that a page names."""

from collections.abc import Callable

import pytest

from loaders.parse.measures import Setting
from loaders.parse.projects import projects_of, prose_projects
from loaders.parse.status import Verdict
from loaders.records import ProjectRecord

About = Callable[..., Setting]


def named(setting: Setting) -> list[ProjectRecord]:
    """Give the projects of all sentences of the page."""
    return prose_projects(setting.document.lines, setting)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Byl zahájen projekt „Krok za krokem“ pro matky.", "Krok za krokem"),
        ("Byl připraven projekt Druhá naděje, jež má za cíl pomoci.", "Druhá naděje"),
        ("V rámci projektu Otevřená škola byly otevřeny kroužky.", "Otevřená škola"),
        ("Škola žádá o projekt s názvem „Spolu“.", "Spolu"),
        ("Byl zahájen pilotní projekt prostupného bydlení.", "pilotní projekt prostupného bydlení"),
        ("Město předloží individuální projekt obce.", "individuální projekt obce"),
    ],
)
def test_a_project_is_known_by_its_name(text: str, label: str, about: About) -> None:
    """Quotation marks, a capital or a set phrase make a name."""
    [record] = named(about(text, "Bílina"))
    assert record.label == label


@pytest.mark.parametrize(
    "text",
    [
        "Byly navrženy konkrétní projekty.",
        "Projekt Ministerstva vnitra pokračuje.",
        "Agentura pomáhá s projekty.",
        "Byly zahájeny projekty Farní charity Most a Klubu Dva.",
    ],
)
def test_projects_without_a_name_are_none(text: str, about: About) -> None:
    """An owner is no name."""
    assert named(about(text, "Bílina")) == []


def test_an_application_gives_the_name_in_the_nominative(about: About) -> None:
    """The name of the thing applied for is known to the code list, typos too."""
    text = "Byla vypracována projektová žádost pro vznik Komuntního centra Slunce."
    [record] = named(about(text, "Bílina"))
    assert record.label == "Komunitní centrum Slunce"
    assert record.status == "in-preparation"


def test_the_clause_after_the_name_tells_its_status(about: About) -> None:
    """What the town plans to do with it comes before the verb of the sentence."""
    text = "Vybrali aktivity individuálního projektu obce, jež město plánuje předložit."
    [record] = named(about(text, "Litvínov"))
    assert (record.label, record.status) == ("individuální projekt obce", "planned")
    assert record.promoter == "mesto-litvinov"


def test_a_project_named_twice_is_one(about: About) -> None:
    """The first mention is kept."""
    text = "Začal projekt „Krok“. Projekt „Krok“ pomáhá."
    assert [record.label for record in named(about(text, "Bílina"))] == ["Krok"]


def test_an_item_is_a_project_by_its_purpose(about: About) -> None:
    """Without a name the item itself names it."""
    setting = about("projekt na snížení zadluženosti", "Bílina")
    [record] = projects_of(setting, 0, len(setting.document.text))
    assert (record.label, record.status) == ("projekt na snížení zadluženosti", "unspecified")


def test_the_heading_tells_the_status_of_an_item(about: About) -> None:
    """Under a heading of results a project was carried out."""
    setting = about("projekt „Krok“ pro matky", "Bílina")
    setting = Setting(
        setting.document, setting.gazetteer, setting.places, Verdict("achieved", "Výsledky")
    )
    [record] = projects_of(setting, 0, len(setting.document.text))
    assert record.status == "achieved"


def test_a_project_without_a_name_ends_before_its_verb(about: About) -> None:
    """What became of it is no part of its name."""
    setting = about("projekt na opravu obecních bytů nebyl podpořen", "Bílina")
    [record] = projects_of(setting, 0, len(setting.document.text))

    assert record.label == "projekt na opravu obecních bytů"
    assert record.evidence.exact == record.label


@pytest.mark.parametrize(
    "text",
    [
        "Projekt Nový start nebyl podpořen.",
        "Projekt „Nový start“ nezískal podporu ministerstva.",
        "Projekt Nový start neuspěl.",
    ],
)
def test_a_project_that_was_not_supported_is_rejected(text: str, about: About) -> None:
    """Its name ends before the verb that denies."""
    assert [(one.label, one.status) for one in named(about(text, "Bílina"))] == [
        ("Nový start", "rejected")
    ]


def test_what_did_not_come_about_is_no_project(about: About) -> None:
    """It may have been supported."""
    assert named(about("Projekt „Nový start“ se nezdařil.", "Bílina")) == []
