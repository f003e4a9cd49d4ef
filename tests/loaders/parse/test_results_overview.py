"""Whole overviews of results."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.iris import slug
from loaders.document import Document
from loaders.extract import extract
from loaders.read.source import read
from loaders.records import (
    EventRecord,
    Extraction,
    MeasureRecord,
    PartnershipRecord,
    PlanRecord,
    ProjectRecord,
    Record,
    SupportPeriodRecord,
    WorkingGroupRecord,
)

Written = Callable[[str], Document]
Page = Callable[[str], Extraction]
OfType = Callable[[Extraction, type[Any]], list[Any]]


def towns(record: Any) -> list[str]:  # noqa: ANN401  any record with municipalities
    """Give the names of the towns of *record*."""
    return [place.label for place in record.municipalities]


def measures(extraction: Extraction) -> list[MeasureRecord]:
    """Give the measures of *extraction*, in order."""
    return [record for record in extraction.records if isinstance(record, MeasureRecord)]


def test_numbered_towns_with_numbered_items(page: Page) -> None:
    """Numbers before towns and before items are told apart."""
    found = page("results-numbered.txt")
    assert [(record.label, towns(record)) for record in measures(found)][:3] == [
        ("vznik sociálního podniku s deseti pracovními místy", ["Kolín"]),
        ("zavedení terénního programu pro osoby ohrožené závislostí", ["Kolín"]),
        ("zřízení místa asistenta pedagoga na základní škole", ["Kolín"]),
    ]
    assert [place.label for place in found.document.municipalities] == ["Kolín", "Sokolov"]


def test_the_period_stands_for_all_towns(page: Page, of_type: OfType) -> None:
    """The heading of the page tells the period of support."""
    [period] = of_type(page("results-numbered.txt"), SupportPeriodRecord)
    assert (period.period, towns(period)) == ("2012/2014", ["Kolín", "Sokolov"])


def test_a_heading_within_a_town_tells_the_status(page: Page) -> None:
    """What succeeded and what is planned stand under headings of their own."""
    found = measures(page("results-done-and-planned.txt"))
    assert [(towns(record)[0], record.status) for record in found] == [
        *[("Děčín", "achieved")] * 3,
        *[("Děčín", "planned")] * 2,
        ("Vejprty", "achieved"),
        ("Vejprty", "planned"),
    ]


def test_a_deed_with_parts_is_one_measure(page: Page) -> None:
    """Services nested under their extension are its services."""
    first = measures(page("results-nested.txt"))[0]
    assert first.label == "rozšíření sociálních služeb"
    assert set(first.services) == {
        "terenni-programy",
        "nizkoprahova-zarizeni-pro-deti-a-mladez",
        "azylove-domy",
    }


def test_a_subject_with_deeds_is_several_measures(page: Page) -> None:
    """A field of work is no measure; the deeds under it are."""
    labels = [record.label for record in measures(page("results-nested.txt"))]
    assert labels[1:3] == ["zavedení tréninkových bytů", "zřízení pozice domovníka preventisty"]


def test_sections_without_bullets_are_prose(page: Page) -> None:
    """Sentences under a town tell its measures, with negation and refusal."""
    found = measures(page("results-prose.txt"))
    assert [(towns(record)[0], record.status) for record in found] == [
        ("Rumburk", "achieved"),
        *[("Rumburk", "planned")] * 3,
        ("Varnsdorf", "achieved"),
        ("Varnsdorf", "rejected"),
    ]


def test_a_section_may_have_a_period_of_its_own(page: Page, of_type: OfType) -> None:
    """One town was supported for a shorter time."""
    whole, part = of_type(page("results-prose.txt"), SupportPeriodRecord)
    assert whole.period == "2012-09/2015-08"
    assert (part.period, towns(part)) == ("2012-09/2014-08", ["Varnsdorf"])


def test_lines_that_lost_their_bullets_are_items(page: Page) -> None:
    """Labels under a town are its measures."""
    found = measures(page("results-labels-only.txt"))
    assert [towns(record)[0] for record in found] == ["Cheb", "Cheb", "Cheb", "Aš"]


def test_an_unknown_town_is_reported_with_its_place(page: Page) -> None:
    """The measures are kept without a town, nothing is guessed."""
    found = page("results-unknown-town.txt")
    [problem] = found.problems
    assert "Horní Neznámá" in problem.reason
    assert [towns(record) for record in measures(found)] == [[], [], [], ["Větřní"]]


def test_a_heading_of_a_theme_keeps_the_town(page: Page) -> None:
    """A field of work over a list is no town and no measure."""
    labels = [record.label for record in measures(page("results-unknown-town.txt"))]
    assert "rekonstrukce obecních bytů" in labels
    assert "Bydlení" not in labels


def test_joint_towns_share_what_names_none_of_them(page: Page) -> None:
    """Towns in brackets or in the words narrow the joint section."""
    found = measures(page("results-joint-towns.txt"))
    assert [towns(record) for record in found][:5] == [
        ["Rumburk", "Varnsdorf", "Šluknov"],
        ["Varnsdorf"],
        ["Rumburk", "Šluknov"],
        ["Šluknov"],
        ["Šluknov"],
    ]


def test_wrapped_items_are_whole(page: Page) -> None:
    """Labels are one line, evidence is verbatim."""
    found = measures(page("results-wrapped.txt"))
    assert [record.label for record in found][1:] == [
        "vznik týmu pro prevenci rizikového chování na školách",
        "výuka v o. p. s.",
        "omezení výherních automatů",
    ]


def test_refusals_and_failures_are_not_achieved(page: Page, of_type: OfType) -> None:
    """Under a heading of results some items tell the contrary; what failed is no measure."""
    found = page("results-refusals.txt")
    assert [record.status for record in measures(found)] == [
        "rejected",
        "rejected",
        "in-preparation",
        "proposed",
        "ongoing",
        "planned",
    ]
    [event] = of_type(found, EventRecord)
    assert (event.outcome, event.date) == ("rejected", "2012-10-12")


def test_projects_are_named_beside_their_measures(page: Page, of_type: OfType) -> None:
    """An item is a measure and, with a name, a project."""
    found = of_type(page("results-projects.txt"), ProjectRecord)
    assert [record.label for record in found] == [
        "Krok za krokem",
        "Otevřená škola",
        "Bydlíme spolu",
        "pilotní projekt prostupného zaměstnávání",
        "projekt na podporu předškolních dětí",
        "individuální projekt obce",
    ]


def test_plans_are_no_measures(page: Page, of_type: OfType) -> None:
    """Approved, prepared and begun plans stand among the items."""
    found = of_type(page("results-plans.txt"), PlanRecord)
    assert [(record.plan, record.status) for record in found] == [
        ("melnik", "approved"),
        ("kadan-2012", "approved"),
        ("krupka", "prepared"),
        ("sokolov", "in-preparation"),
    ]


def test_items_of_cards_count_groups_and_outcomes(written: Written) -> None:
    """What stands behind the label of an item is several things where semicolons part them."""
    card = (
        "{}\n• Lokální partnerství od 3. 2. 2012\n• Pracovní skupiny: dluhy; bydlení\n"
        "• Hotovo: oprava čtyř bytů; zavedení hlídek městské policie\n"
    )
    cards = "".join(map(card.format, ("Most", "Písek", "Tábor")))
    told = extract(written(f"Druhá vlna: města\n\n{cards}"))
    groups = [one.label for one in told.records if isinstance(one, WorkingGroupRecord)]
    assert groups == 3 * ["dluhy", "bydlení"]
    assert [(one.label, one.status) for one in measures(told)] == 3 * [
        ("oprava čtyř bytů", "achieved"),
        ("zavedení hlídek městské policie", "achieved"),
    ]


def test_the_last_column_of_a_table_of_towns_holds_lists(tmp_path: Path) -> None:
    """Items in a cell belong to the column behind the cell before, not to groups."""
    heads = "Město|Vznik lokálního partnerství|Pracovní skupiny|Hlavní výsledky"
    row = (
        "<tr><td>{}<td>24. 5. 2012<td>Bydlení; Rodina<td><ul><li>otevření klubu<li>oprava bytů</ul>"
    )
    rows = "".join(map(row.format, ("Most", "Písek", "Tábor")))
    source = f"<h1>Přehled spolupráce</h1><table><tr><th>{heads.replace('|', '<th>')}{rows}</table>"
    (tmp_path / "a.html").write_text(source, encoding="utf-8")
    told = extract(read(tmp_path / "a.html"))
    groups = [one.label for one in told.records if isinstance(one, WorkingGroupRecord)]
    assert groups == 3 * ["Bydlení", "Rodina"]
    assert [one.label for one in measures(told)] == 3 * ["otevření klubu", "oprava bytů"]


@pytest.mark.parametrize(
    "name",
    [
        "results-done-and-planned.txt",
        "results-joint-towns.txt",
        "results-nested.txt",
        "results-prose.txt",
        "results-wrapped.txt",
    ],
)
def test_evidence_is_verbatim(name: str, page: Page, pages: Path) -> None:
    """Every span gives exactly the words of the page."""
    text = read(pages / name).text
    records: tuple[Record, ...] = page(name).records
    assert records
    for record in records:
        assert text[record.evidence.start : record.evidence.end] == record.evidence.exact


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("VÝSLEDKY SPOLUPRÁCE", "Výsledky spolupráce"),
        ("Výsledky  spolupráce", "Výsledky spolupráce"),
        ("VÝSLEDKY V KOLÍNĚ", "VÝSLEDKY V KOLÍNĚ"),
    ],
)
def test_a_title_does_not_shout(title: str, expected: str, written: Written) -> None:
    """Capitals throughout are lowered unless they hold the name of a town."""
    page = written(f"{title}\nBílina\n- klub\n- byty\n- škola")
    assert extract(page).document.title == expected


def test_the_measures_of_the_original_overview(shared: Path, of_type: OfType) -> None:
    """All 46 with label, status, themes, towns and locality, and nothing else."""
    facts: list[dict[str, Any]] = json.loads((shared / "gold/seed_facts.json").read_text())["facts"]
    gold = [fact for fact in facts if fact["doc"] == "003" and fact["type"] == "measure"]
    [path] = (shared / "seeds").glob("003_*")
    found = measures(extract(read(path)))
    assert [
        (record.label, record.status, set(record.themes), record.locality, set(towns(record)))
        for record in found
    ] == [
        (
            fact["quote"],
            fact["status"],
            set(fact["themes_inferred"]),
            fact.get("locality"),
            {name for name in towns_of(found) if slug(name) in fact["municipalities"]},
        )
        for fact in gold
    ]


def towns_of(found: list[MeasureRecord]) -> set[str]:
    """Give the names of all towns of *found*."""
    return {name for record in found for name in towns(record)}


def test_a_table_that_stands_first_keeps_its_heads(tmp_path: Path) -> None:
    """Its first cell is no title of the page."""
    heads = "<tr><th>Město<th>Vznik partnerství<th>Hotovo<th>Plánuje se"
    row = "<tr><td>{}<td>24. 5. 2012<td>otevření klubu<td>oprava bytů"
    rows = "".join(map(row.format, ("Most", "Písek", "Tábor", "Telč")))
    (tmp_path / "a.html").write_text(f"<table>{heads}{rows}</table>", encoding="utf-8")
    told = extract(read(tmp_path / "a.html"))
    begun = [one.founded for one in told.records if isinstance(one, PartnershipRecord)]
    assert begun == 4 * ["2012-05-24"]
    assert [(one.label, one.status) for one in measures(told)] == 4 * [
        ("otevření klubu", "achieved"),
        ("oprava bytů", "planned"),
    ]


def test_items_may_begin_with_their_town(written: Written) -> None:
    """Whatever town was told of before; what a semicolon parts is told of the same one."""
    text = (
        "Výsledky měst\nBílina\n- nákup bytů\nDalší plánovaná opatření\n"
        "- Most – startovací byty pro mladé rodiny\n"
        "Louny – vznik klubu pro děti; probíhá oprava ubytovny\n"
        "Žatec – v přípravě dluhová poradna\n"
    )
    found = measures(extract(written(text)))
    assert [(one.label, towns(one), one.status) for one in found] == [
        ("nákup bytů", ["Bílina"], "achieved"),
        ("startovací byty pro mladé rodiny", ["Most"], "planned"),
        ("vznik klubu pro děti", ["Louny"], "planned"),
        ("probíhá oprava ubytovny", ["Louny"], "planned"),
        ("v přípravě dluhová poradna", ["Žatec"], "in-preparation"),
    ]


def test_a_page_of_a_plan_tells_its_measures(written: Written) -> None:
    """Each with its status behind it; the letters of the towns stand before them."""
    text = (
        "Bílina a Most – strategický plán sociálního začleňování\nPriorita 1: Bydlení\n"
        "B – oprava domu se sociálními byty (splněno)\nM – nákup čtyř bytů (zamítnuto)\n"
        "M – doučování v klubu (plán na 2015)\n"
        "Plán obě města schválila. V Bílině zastupitelstvo 5. 5. 2014, v Mostě 6. 6. 2014.\n"
    )
    found = extract(written(text))
    assert found.document.kind == "results-overview"
    assert [(one.status, towns(one)) for one in measures(found)] == [
        ("achieved", ["Bílina"]),
        ("rejected", ["Most"]),
        ("planned", ["Most"]),
    ]
    plans = [one for one in found.records if isinstance(one, PlanRecord)]
    assert [(one.approved_on, towns(one)) for one in plans] == [
        ("2014-05-05", ["Bílina"]),
        ("2014-06-06", ["Most"]),
    ]


def test_a_chronicle_by_years_tells_of_several_towns(written: Written, of_type: OfType) -> None:
    """Each line of its own one; one that did likewise goes with the line before it."""
    text = (
        "Rok po roce\n2012\n5. května – poprvé se schází lokální partnerství v Bílině\n"
        "říjen – v Mostě se koná ustavující setkání lokálního partnerství\n"
        "2013\n6. března – zastupitelé Bíliny schválili strategický plán sociálního začleňování\n"
        "duben – v Mostě otevřena dluhová poradna\nkvěten – Bílina zřídila klub pro děti\n"
    )
    found = extract(written(text))
    begun = of_type(found, PartnershipRecord)
    plans = of_type(found, PlanRecord)
    assert [(towns(one), one.founded) for one in begun] == [
        (["Bílina"], "2012-05-05"),
        (["Most"], "2012-10"),
    ]
    assert [(towns(one), one.approved_on) for one in plans] == [(["Bílina"], "2013-03-06")]
    assert [(one.label, towns(one)) for one in measures(found)] == [
        ("v Mostě otevřena dluhová poradna", ["Most"]),
        ("Bílina zřídila klub pro děti", ["Bílina"]),
    ]


def test_towns_of_an_overview_tell_which_namesake_is_meant(
    written: Callable[[str], Document],
) -> None:
    """Where its own lines tell nothing, or but of towns that lie elsewhere."""
    text = "Výsledky spolupráce\nMimoň\n- zřízení klubu\n{}\n- oprava bytů v Praze a Brně\n"

    read = extract(written(text.format("Doksy"))).document.municipalities

    assert [(place.label, place.code) for place in read][1:] == [("Doksy", "561495")]


def test_a_paragraph_below_the_last_town_may_tell_of_the_others(
    written: Written, of_type: OfType
) -> None:
    """Each plan once, of the town in which it was approved, not of that which stands above."""
    text = (
        "Výsledky spolupráce 2012 - 2014\n\nBílina\n • zřízení dluhové poradny\n\n"
        "Strategický plán schválilo zastupitelstvo 5. 5. 2013.\n\nMost\n • oprava bytů\n\n"
        "Chomutov\n • otevření klubu pro děti\n\nStrategické plány mají dvě města: v Bílině jej "
        "zastupitelstvo přijalo 5. května 2013, v Mostě 6. června 2013.\n"
    )
    plans = of_type(extract(written(text)), PlanRecord)
    assert [(towns(one), one.approved_on) for one in plans] == [
        (["Bílina"], "2013-05-05"),
        (["Most"], "2013-06-06"),
    ]
