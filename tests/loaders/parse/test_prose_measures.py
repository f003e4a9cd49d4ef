"""Measures that sentences tell."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from loaders.extract import extract
from loaders.parse.measures import Setting
from loaders.parse.prose_measures import prose_measures
from loaders.read.source import read
from loaders.records import MeasureRecord

About = Callable[..., Setting]


def told(setting: Setting) -> list[MeasureRecord]:
    """Give the measures of all lines of the page."""
    return prose_measures(setting.document.lines, setting)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Plán navrhuje řadu opatření. Jde například o: vznik firmy, otevření klubu.",
            ["vznik firmy", "otevření klubu"],
        ),
        (
            "Plán obsahuje mnoho nástrojů. Jde například o sociální firmu, zavedení doučování.",
            ["sociální firmu", "zavedení doučování"],
        ),
        ("Na podzim tu vznikne sociální bistro.", ["Na podzim tu vznikne sociální bistro"]),
        (
            "Mezi plánovaná opatření patří zřízení školky a zavedení bydlení.",
            ["zřízení školky", "zavedení bydlení"],
        ),
        (
            "V dalších letech plánuje sociální byty, poradnu i kroužky.",
            ["sociální byty", "poradnu i kroužky"],
        ),
        ("Město se chce zaměřit na doučování nebo kroužky.", ["doučování", "kroužky"]),
        ("Součástí plánu bude otevření centra prevence.", ["otevření centra prevence"]),
        ("V obci má být zřízena noclehárna, která chybí.", ["má být zřízena noclehárna"]),
        ("Město v plánu má i poradnu.", ["Město v plánu má i poradnu"]),
        (
            "Ten počítá s rozšířením terénní práce a vznikem nízkoprahového klubu.",
            ["rozšířením terénní práce", "vznikem nízkoprahového klubu"],
        ),
        ("Letos otevřeme předškolní klub.", ["Letos otevřeme předškolní klub"]),
        ("Na jaře plánuje výstavbu hřiště.", ["výstavbu hřiště"]),
        ("Obec chce opravit byty a zřídit klub.", ["Obec chce opravit byty", "zřídit klub"]),
        ("V obci má přibýt poradna.", ["má přibýt poradna"]),
        ("Na jaře otevře prostor, v němž budou kroužky.", ["Na jaře otevře prostor"]),
    ],
)
def test_plans_are_told_in_many_ways(text: str, labels: list[str], about: About) -> None:
    """Enumerations, verbs of planning and the future tense all tell planned measures."""
    found = told(about(text, "Bílina"))
    assert [record.label for record in found] == labels
    assert {record.status for record in found} == {"planned"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("K hlavním bodům plánu patří zřízení klubu a oprava bytů.", "planned"),
        ("V návrhu plánu se objevuje zřízení klubu a oprava bytů.", "proposed"),
        ("Plán na rok 2016: zřízení klubu, oprava bytů.", "planned"),
        ("Z kroků plánu jsou splněny dva: otevřel se klub a město opravilo byty.", "achieved"),
    ],
)
def test_two_measures_are_counted_up(text: str, expected: str, about: About) -> None:
    """Behind what leads to them, be they names or clauses."""
    assert [record.status for record in told(about(text, "Bílina"))] == [expected] * 2


def test_an_infinitive_goes_on_with_what_is_proposed(about: About) -> None:
    """Also where only the people tell what it is about."""
    text = "Navrhují zřídit noclehárnu a dohodnout s firmami místa pro nezaměstnané."
    assert [record.status for record in told(about(text, "Bílina"))] == ["proposed"] * 2


def test_an_introduction_tells_what_was_achieved(about: About) -> None:
    """The measures that succeeded are counted up like those that are planned."""
    text = "Mezi opatření, která se podařilo splnit, patří zřízení hřiště a zavedení doučování."
    found = told(about(f"Plán je hotov. {text}", "Bílina"))
    assert [(record.label, record.status) for record in found] == [
        ("zřízení hřiště", "achieved"),
        ("zavedení doučování", "achieved"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("V Bílině byla otevřena dluhová poradna.", "achieved"),
        ("V Bílině vznikl předškolní klub.", "achieved"),
        ("Bez ohledu na plán tu od jara působí terénní pracovnice.", "ongoing"),
        ("Pracovní skupina Bydlení dokončila pasport ubytoven.", "achieved"),
        ("Bílinská pracovní skupina dokončila pasport ubytoven.", "achieved"),
        ("Od jara má město nabízet dluhové poradenství.", "planned"),
        ("Město chce vypsat zakázky se sociální podmínkou.", "planned"),
        ("V Bílině byl zahájen druhý stupeň prostupného bydlení.", "ongoing"),
        ("Město úspěšně využívá veřejnou službu.", "ongoing"),
        ("Probíhá tu kurz pro nezaměstnané ženy.", "ongoing"),
        ("Doučování, které vede knihovna, funguje od dubna.", "ongoing"),
        ("V Bílině funguje ambulance pro závislé.", "ongoing"),
        ("Za nejvíc patrný výsledek partneři považují zřízení dluhové poradny.", "achieved"),
        ("Vedení města se snaží o omezení heren.", "ongoing"),
        ("Noclehárnu zastupitelé zamítli.", "rejected"),
        ("Město připravuje projekt na opravu bytů.", "in-preparation"),
        ("Město připravuje pravidla pro přidělování bytů.", "in-preparation"),
        ("Město chystá otevření nové místnosti.", "in-preparation"),
        ("Noclehárna zůstává jen návrhem.", "proposed"),
        ("Ve městě se podařilo otevřít klub.", "achieved"),
        ("V únoru skončila přestavba prodejny na noclehárnu.", "achieved"),
        ("Hotová je také oprava čtyř bytů.", "achieved"),
        ("Do škol přišli čtyři asistenti pedagoga.", "achieved"),
        ("Obec uzavřela smlouvu s Člověkem v tísni na terénní práci.", "achieved"),
        ("Do úřadu nastoupily dvě terénní pracovnice.", "achieved"),
        ("Vznikla dobrovolnická skupina pro doučování.", "achieved"),
        ("V Bílině vykonává veřejnou službu dvanáct lidí.", "ongoing"),
        ("Jednou týdně přijíždí do města dluhová poradna.", "ongoing"),
        ("V této době dobíhá rekvalifikační kurz.", "ongoing"),
        ("Od ledna platí vyhláška, která zakazuje hazard v centru.", "ongoing"),
        ("Město si předsevzalo zřídit do konce roku dětský klub.", "planned"),
        ("Na podzim chce město zaměstnat ve dvoře pět lidí bez práce.", "planned"),
        ("Obce by měly od podzimu sdílet jednoho koordinátora sociálních služeb.", "planned"),
        ("Na jaře naváží sezónní práce v lesích.", "planned"),
        ("V březnu začal kurz pro nezaměstnané.", "ongoing"),
        ("V Bílině pokračuje klub pro nezaměstnané ženy.", "ongoing"),
    ],
)
def test_deeds_are_told_by_their_verbs(text: str, status: str, about: About) -> None:
    """Each verb has its status, and the words that decided are kept."""
    [record] = told(about(text, "Bílina"))
    assert record.status == status
    assert record.status_cue


@pytest.mark.parametrize(
    "text",
    [
        "Byly založeny čtyři pracovní skupiny: bydlení, zaměstnanost, vzdělávání a prevence.",
        "Sešly se i pracovní skupiny. Zřízeny byly tři: Bydlení, Zaměstnanost a Prevence.",
        "Byla zřízena platforma pro spolupráci v oblasti bydlení.",
        "Byly vytvořeny předpoklady pro sociální služby.",
        "Byla připravena projektová žádost na sociální byty.",
        "Jednání o bydlení se uskuteční na podzim.",
        "Strategický plán byl schválen zastupitelstvem.",
        "Agentura bude pomáhat s poradenstvím.",
        "Cílem je vytvořit systém prevence.",
        "Skupiny budou řešit priority v oblastech bydlení a zdraví.",
        "Dalším výstupem pracovních skupin bude podání projektu.",
        "Bydlení je ve městě drahé.",
        "Město bude mít nový park.",
        "Školní klub nebyl zřízen.",
        "Zastupitelstvo ho potvrdilo a schválilo 2. května 2014, tedy ještě před koncem školy.",
        "Kvůli připomínkám bytového odboru o něm zastupitelé budou hlasovat v dubnu.",
        "Na klub se nenašly peníze.",
        "Zastupitelé schválili pravidla pro přidělování bytů.",
        "Rodinám s dětmi chceme pomoci.",
        "Ve městě se uskutečnila beseda o dluzích.",
        "Město připravuje projekt „Druhá šance“ pro nájemníky bytů.",
        "Noclehárnu se nepodařilo otevřít.",
        "Město trápí mnoho potíží. Jde například o zadluženost, drahé bydlení.",
        "Lokální konzultantka bude partnerům nabízet poradenství.",
        "Připravuje se řada projektů, které podpoří sociální služby.",
        "Horkou kauzou je ubytovna, která bude zbourána.",
        "S radnicí se podařilo vyjednat novou ubytovnu.",
        "Další oblastí spolupráce bude vzdělávání.",
        "Město se přihlásilo poté, co se v ubytovnách zdvojnásobil počet rodin.",
        "Obec patří k těm, ve kterých v posledních letech přibylo ubytoven.",
        "Město o to požádalo, protože tu vznikly dvě problémové ubytovny.",
        "Podílela se na tom Charita, která zde sociální služby poskytuje nejdéle.",
        "Zapojily se do něj pracovnice základní školy a městské policie.",
        "Kdyby město získalo dotaci, otevřelo by noclehárnu.",
        "Ubytovnu koupil v roce 2010 podnikatel z Prahy.",
        "Město s nájemníky uzavřelo roční smlouvy.",
        "Do kurzu pro nezaměstnané se přihlásilo sedm lidí.",
        "V Bílině proběhlo školení pro koordinátory.",
        "Komunitní centrum tu vzniklo už v devadesátých letech.",
        "Schází se tu rada pro nezaměstnané.",
        "Doučování, které vede knihovna, je u nádraží.",
        "Klub pro rodiny mu pomohl najít kamarády.",
        "Schválili ho po debatě o tom, kolik bude stát oprava bytů.",
        "Plán je dokument, podle kterého chce město postupovat v domech u nádraží.",
        "Přítomní se shodli na zřízení dvou pracovních skupin.",
        "Na textu začaly pracovat skupiny Bydlení, Zaměstnanost a Vzdělávání.",
        "Lidé čekali, že se otevře nová ubytovna.",
    ],
)
def test_other_sentences_tell_no_measures(text: str, about: About) -> None:
    """Groups, applications, meetings, aims and plans are other things."""
    assert told(about(text, "Bílina")) == []


def test_a_sentence_that_points_back_adds_details(about: About) -> None:
    """What the centre will offer is told in the next sentence."""
    text = "Součástí bude otevření centra prevence. To bude nabízet poradnu a kroužky."
    [record] = told(about(text, "Bílina"))
    assert record.themes == ("bezpecnost-prevence", "socialni-sluzby", "volny-cas")


def test_measures_belong_to_the_plan_once_the_text_tells_of_it(about: About) -> None:
    """What stands before the plan is told of is not known to be in it."""
    text = "Má být zřízen klub pro děti. Plán obsahuje opatření. Má být zřízena noclehárna."
    setting = replace(about(text, "Bílina"), plan="bilina-2011")
    assert [record.plan for record in told(setting)] == [None, "bilina-2011"]


def test_no_person_is_in_any_record(about: About) -> None:
    """Who said it and who did it stays out."""
    text = (
        "„V plánu je dluhová poradna,“ říká starosta Jan Vymyšlený. "
        "Podle vedoucí odboru Evy Smyšlené bude zavedena veřejná služba."
    )
    [record] = told(about(text, "Bílina"))
    assert record.label == "V plánu je dluhová poradna"


def test_a_clause_may_tell_more_of_the_thing_before(about: About) -> None:
    """A pronoun stands for what was told, in another town and at another stage."""
    text = "V Mostě vznikl kroužek, v Bílině se jeho otevření chystá."
    done, planned = told(about(text, "Bílina", "Most"))
    assert (done.status, planned.status) == ("achieved", "in-preparation")
    assert [record.municipalities[0].label for record in (done, planned)] == ["Most", "Bílina"]
    assert done.themes == planned.themes == ("volny-cas",)


def test_each_sentence_may_speak_of_another_town(about: About) -> None:
    """Of several towns, the one that the sentence names is meant."""
    text = "V Mostě vznikl klub pro děti. V Bílině vznikla noclehárna."
    found = told(about(text, "Bílina", "Most"))
    assert [record.municipalities[0].label for record in found] == ["Most", "Bílina"]


@pytest.mark.parametrize(("page", "count"), [("000", 7), ("001", 5), ("002", 6), ("004", 5)])
def test_the_measures_of_the_original_pages(page: str, count: int, shared: Path) -> None:
    """Exactly the gold measures, with their status and themes."""
    facts: list[dict[str, Any]] = json.loads((shared / "gold/seed_facts.json").read_text())["facts"]
    gold = [fact for fact in facts if fact["doc"] == page and fact["type"] == "measure"]
    [path] = (shared / "seeds").glob(f"{page}_*")
    found = [item for item in extract(read(path)).records if isinstance(item, MeasureRecord)]
    assert len(found) == len(gold) == count
    for fact, record in zip(gold, found, strict=True):
        assert record.evidence.start < fact["end"]
        assert fact["start"] < record.evidence.end
        assert (record.status, set(record.themes)) == (
            fact["status"],
            set(fact["themes_inferred"]),
        )


@pytest.mark.parametrize(
    ("then", "labels"),
    [
        ("Město otevřelo klub pro děti.", ["Rumburk"]),
        ("Připravuje také klub pro děti.", ["Rumburk"]),
        ("V Tanvaldu vznikl klub pro děti.", ["Tanvald"]),
        ("Také tady platí: vznikl klub pro děti.", ["Rumburk", "Tanvald"]),
        ("Plán se píše. Město otevřelo klub pro děti.", ["Rumburk"]),
    ],
)
def test_the_town_is_that_of_the_sentence_before(
    then: str, labels: list[str], about: About
) -> None:
    """On a page about several it is named once in a paragraph."""
    found = told(about(f"Rumburští nespěchají. {then}", "Rumburk", "Tanvald"))
    assert [place.label for one in found for place in one.municipalities] == labels
