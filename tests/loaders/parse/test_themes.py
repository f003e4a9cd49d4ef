"""Themes, target groups and services of a phrase."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.parse.themes import names_theme, services_of, target_groups_of, themes_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("výstavba obecních bytů", {"bydleni"}),
        ("rekvalifikační kurzy", {"zamestnanost"}),
        ("odborný kurz", {"zamestnanost"}),
        ("odborné kurzy", {"zamestnanost"}),
        ("noční dohled u nádraží", {"bezpecnost-prevence"}),
        ("splátková kancelář", {"dluhy-financni-gramotnost"}),
        ("poradna pro nezaměstnané", {"socialni-sluzby", "zamestnanost"}),
        ("vznik sociálního podniku", {"zamestnanost"}),
        ("školní psycholog na druhém stupni", {"vzdelavani"}),
        ("letní tábory", {"volny-cas"}),
        ("kamerový systém v ulicích", {"bezpecnost-prevence"}),
        ("pomoc s oddlužením", {"dluhy-financni-gramotnost"}),
        ("terénní sociální pracovníci", {"socialni-sluzby"}),
        ("projektový manažer", {"rizeni-koordinace"}),
        ("kontaktní centrum", {"zavislosti"}),
        ("přijetí dvou preventistů", {"bezpecnost-prevence"}),
        ("dětská herna v přízemí", {"volny-cas"}),
        ("sousedské slavnosti a kulturní akce", {"komunitni-zivot"}),
        ("prevence domácího násilí", {"rodina-deti"}),
        ("prevence zadlužování", {"dluhy-financni-gramotnost"}),
        ("terénní program pro uživatele drog", {"socialni-sluzby", "zavislosti"}),
        ("poradna pro uživatele drog", {"zavislosti"}),
        ("streetwork na sídlišti", {"socialni-sluzby"}),
        ("noční hlídky kolem ubytoven", {"bezpecnost-prevence"}),
        ("kurz domácího rozpočtu pro klienty poradny", {"dluhy-financni-gramotnost"}),
        ("komunitní centrum v objektu bývalé hornické ubytovny", {"komunitni-zivot"}),
        ("otevření komunitní místnosti v bývalé prádelně", {"komunitni-zivot"}),
        ("příměstský tábor v komunitním centru", {"volny-cas"}),
        ("podle zdejší koordinátorky přibude klub pro mládež", {"volny-cas"}),
        ("preventivní program proti drogám", {"zavislosti"}),
        ("manažer prevence", {"rizeni-koordinace", "bezpecnost-prevence"}),
        ("zákaz výherních hracích přístrojů", {"hazard"}),
        ("dostupnost zdravotní péče", {"zdravi"}),
        ("kamerový bod u nádraží", {"bezpecnost-prevence"}),
        ("kurz vaření a hospodaření", {"dluhy-financni-gramotnost"}),
        ("kurz češtiny pro dospělé", {"vzdelavani"}),
        ("vybavení pro školní družinu", {"vzdelavani"}),
        ("herna pro předškoláky", {"vzdelavani"}),
        ("klub pro rodiče s dětmi", {"rodina-deti"}),
        ("denní centrum pro rodiny s dětmi", {"socialni-sluzby", "rodina-deti"}),
        ("dobrovolnické doučování", {"vzdelavani"}),
        ("nábor dvou asistentů pedagoga", {"vzdelavani"}),
        ("nábor zahradníků", {"zamestnanost"}),
        ("pracovní místo dluhového poradce", {"dluhy-financni-gramotnost", "socialni-sluzby"}),
        ("úklidová četa na veřejných prostranstvích", {"zamestnanost"}),
        ("poradna na Hlavní třídě", {"socialni-sluzby"}),
        ("oprava domu ve Školní ulici", {"bydleni"}),
        ("Přípravná třída byla otevřena", {"vzdelavani"}),
        ("přestavba bývalé školní jídelny na komunitní centrum", {"komunitni-zivot"}),
        ("hřiště mezi domy", {"volny-cas"}),
        ("rozšíření služby díky Operačnímu programu Zaměstnanost", set()),
        ("přednášky o exekucích", {"dluhy-financni-gramotnost"}),
        ("půjčit rodinám z ubytoven pět bytů", {"bydleni"}),
        ("pronajmout seniorům sedm bytů", {"bydleni"}),
        ("pomáhat rodinám", {"rodina-deti"}),
        ("něco úplně jiného", set()),
    ],
)
def test_words_tell_the_theme(text: str, expected: set[str]) -> None:
    """Each theme is recognised by its words."""
    assert set(themes_of(text)) == expected


def test_themes_come_in_the_order_of_the_words() -> None:
    """The first word spoken of comes first, each theme once."""
    text = "vzdělávání a volný čas, doučování a kroužky"
    assert themes_of(text) == ("vzdelavani", "volny-cas")


def test_brackets_only_explain() -> None:
    """What stands in brackets does not add themes, but decides where nothing else does."""
    assert themes_of("prostupné bydlení (se sociálními službami)") == ("bydleni",)
    assert themes_of("nový program (doučování)") == ("vzdelavani",)


def test_whom_a_thing_is_for_is_not_what_it_is() -> None:
    """Families are the target group of a course, not its theme."""
    assert themes_of("předškolní kurz pro děti ze sociálně slabých rodin") == ("vzdelavani",)
    assert themes_of("rodiny s dětmi") == ("rodina-deti",)
    assert themes_of("poradna pro zadlužené občany") == (
        "socialni-sluzby",
        "dluhy-financni-gramotnost",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kroužky při mateřské škole", ("volny-cas",)),
        ("doučování v rodinách", ("vzdelavani",)),
        ("výběrové řízení na opravu klubovny", ("volny-cas",)),
        ("výběrové řízení na koordinátora", ("rizeni-koordinace",)),
        ("komise doporučuje posílit terénní práci", ("socialni-sluzby",)),
        ("výstavba holobytů u hřiště", ("bydleni",)),
        ("pracovní poradna", ("zamestnanost",)),
        ("evidence dluhů na nájemném", ("dluhy-financni-gramotnost", "bydleni")),
        ("zákaz hazardu v okolí škol", ("hazard",)),
        ("noclehárna ve spolupráci s místní školou", ("socialni-sluzby", "bydleni")),
        ("kurz finanční gramotnosti pro nájemníky městských bytů", ("dluhy-financni-gramotnost",)),
        ("program na školách", ("vzdelavani",)),
        ("nové sociální služby: klub, dílna", ("socialni-sluzby",)),
    ],
)
def test_where_and_with_whom_is_not_what_it_is(text: str, expected: tuple[str, ...]) -> None:
    """Circumstances decide only where nothing else tells the theme."""
    assert themes_of(text) == expected


def test_people_alone_are_no_theme() -> None:
    """A sentence that only speaks of families is not yet about work with families."""
    assert not names_theme("Rodinám s dětmi chceme pomoci")
    assert names_theme("Vznikl klub pro rodiny s dětmi")


def test_a_group_that_is_the_matter_itself_is_a_theme() -> None:
    """A working group for families is about families."""
    assert themes_of("vzdělávání, rodina a volný čas") == (
        "vzdelavani",
        "rodina-deti",
        "volny-cas",
    )


def test_target_groups_are_named() -> None:
    """The groups that a phrase names are recognised by their own list."""
    assert target_groups_of("dílna pro odsouzené a dlouhodobě nezaměstnané") == (
        "osoby-po-vykonu-trestu",
        "dlouhodobe-nezamestnani",
    )
    assert target_groups_of("nová budova") == ()


def test_services_are_named_by_their_kinds_in_the_act() -> None:
    """Abbreviations and full names of kinds of service mean the same."""
    assert services_of("NZDM") == services_of("nízkoprahová zařízení pro děti a mládež")
    assert services_of("SAS pro rodiny s dětmi") == (
        "socialne-aktivizacni-sluzby-pro-rodiny-s-detmi",
    )


def test_the_gold_phrases_have_their_themes(shared: Path) -> None:
    """Working groups, priorities and platform themes of the original pages are classified."""
    gold: list[dict[str, Any]] = json.loads((shared / "gold/seed_facts.json").read_text())["facts"]
    stated = [fact for fact in gold if fact["type"] in ("working-group", "platform-theme")]
    found = {fact["id"]: set(themes_of(fact["quote"])) for fact in stated}
    assert found == {fact["id"]: set(fact["themes"]) for fact in stated}
