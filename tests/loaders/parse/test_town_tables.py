"""Tables of towns, whose heads tell what stands in their columns."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.parse.kinds import kind_of_page
from loaders.records import (
    Extraction,
    MeasureRecord,
    PartnershipRecord,
    PlanRecord,
    WorkingGroupRecord,
)

Written = Callable[[str], Document]
OfType = Callable[[Extraction, type[Any]], list[Any]]

HEAD = "Výsledky spolupráce podle měst"


def table(*rows: str) -> str:
    """Give an overview whose table has *rows*, their cells parted by strokes."""
    cells = ["".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows]
    return f"<html><h1>{HEAD}</h1><table><tr>{'</tr><tr>'.join(cells)}</tr></table></html>"


def beginnings(found: Extraction, of_type: OfType) -> list[tuple[str, str | None, str | None]]:
    """Give town, day and kind of each beginning."""
    told = of_type(found, PartnershipRecord)
    return [(one.municipalities[0].label, one.founded, one.founding) for one in told]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Partnerství ustaveno", "established"),
        ("Vznik LP", "established"),
        ("Založeno", "established"),
        ("Ustavující schůzka", "constituting-meeting"),
        ("První setkání partnerství", "first-meeting"),
    ],
)
def test_a_column_tells_how_partnerships_began(
    head: str, kind: str, written: Written, of_type: OfType
) -> None:
    """Each day below the head is that of the town of its row; what is no day tells nothing."""
    rows = ("Bílina | 4. 2. 2013 | nákup bytů", "Most | zatím ne | vznik klubu")
    page = table(f"Město | {head} | Výsledky", *rows, "Litvínov | září 2014 | –")
    found = extract(written(page))
    assert beginnings(found, of_type) == [
        ("Bílina", "2013-02-04", kind),
        ("Litvínov", "2014-09", kind),
    ]


@pytest.mark.parametrize(
    "head", ["Začátek spolupráce", "Memorandum podepsáno", "Schválení plánu", "Konec podpory"]
)
def test_a_column_of_other_days_tells_no_beginning(
    head: str, written: Written, of_type: OfType
) -> None:
    """Support, memoranda and plans have days of their own."""
    page = table(f"Město | {head} | Výsledky", "Bílina | 4. 2. 2013 | nákup bytů")
    assert not beginnings(extract(written(page)), of_type)


def test_columns_of_statuses_hold_for_their_cells_and_lists(
    written: Written, of_type: OfType
) -> None:
    """A list is in the column behind the cell before it, unless a cell of that one follows."""
    items = "<ul><li>nákup čtyř bytů</li><li>dluhová poradna</li></ul>"
    page = table(
        "Město | Partnerství od | Hotovo | Plánuje se",
        f"Bílina | 2013 | {items} | terénní práce",
        f"Most | 2014 | - | {items}",
    )
    told = of_type(extract(written(page)), MeasureRecord)
    assert [(one.municipalities[0].label, one.label, one.status) for one in told] == [
        ("Bílina", "nákup čtyř bytů", "achieved"),
        ("Bílina", "dluhová poradna", "achieved"),
        ("Bílina", "terénní práce", "planned"),
        ("Most", "nákup čtyř bytů", "planned"),
        ("Most", "dluhová poradna", "planned"),
    ]


def test_an_office_in_the_title_is_no_town(written: Written) -> None:
    """A regional centre is called by the town where it sits."""
    text = "Výsledky měst: regionální centrum Brno\nBílina\n- nákup bytů\n- vznik klubu\n"
    found = extract(written(text))
    assert [place.label for place in found.document.municipalities] == ["Bílina"]


HEADS = "Město | Zahájení činnosti LP | Pracovní skupiny | Plán schválen (zastupitelstvo) | Hotovo"
ROWS = (
    "Bílina | 4. 2. 2013 | Bydlení<br>Školy a rodiny | 3. 3. 2014 | nákup bytů<br>vznik klubu",
    "Most | září 2014 | Práce; Dluhy | dosud nepředložen | otevření poradny",
    "Litvínov | 5. 5. 2014 | – | 4. 4. 2015 | –",
)


def register(*rows: str, title: str = "Partnerství podle měst") -> str:
    """Give a page called *title* with a table whose first row are heads."""
    first, *rest = ([cell.strip() for cell in row.split("|")] for row in rows)
    heads = "".join(f"<th>{cell}</th>" for cell in first)
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rest)
    return f"<html><h1>{title}</h1><table><tr>{heads}</tr>{cells}</table></html>"


def test_a_table_of_towns_is_an_overview_and_tells_their_groups_and_plans(
    written: Written, of_type: OfType
) -> None:
    """Each line of a cell is a group, or a measure, of the town of its row."""
    strategic = HEADS.replace("Plán", "Strategický plán")
    document = written(register(strategic, *ROWS))
    found = extract(document)

    groups = [(one.label, one.partnership) for one in of_type(found, WorkingGroupRecord)]
    plans = [(one.approved_on, one.approved_by) for one in of_type(found, PlanRecord)]
    measures = [(one.label, one.status) for one in of_type(found, MeasureRecord)]

    assert kind_of_page(document) == "results-overview"
    assert groups == [
        ("Bydlení", "lp-bilina"),
        ("Školy a rodiny", "lp-bilina"),
        ("Práce", "lp-most"),
        ("Dluhy", "lp-most"),
    ]
    assert plans == [
        ("2014-03-03", "zastupitelstvo-bilina"),
        ("2015-04-04", "zastupitelstvo-litvinov"),
    ]
    assert measures == [
        ("nákup bytů", "achieved"),
        ("vznik klubu", "achieved"),
        ("otevření poradny", "achieved"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("Město | Konzultant | Telefon", "Bílina | Jana | 1", "Most | Petr | 2", "Louny | Eva | 3"),
        ("Město | Kraj | Obyvatel", "Bílina | Ústecký | 1", "Most | x | 2", "Louny | x | 3"),
        ("Škola | Vznik LP", "Bílina | 2013", "Most | 2014", "Louny | 2015"),
        ("Město | Vznik LP", "Bílina | 2013", "celkem | 1"),
    ],
)
def test_other_tables_are_no_overview(rows: tuple[str, ...], written: Written) -> None:
    """No column tells of partnerships, or the rows are not of several towns."""
    assert kind_of_page(written(register(*rows, title="Kontakty"))) != "results-overview"


def groups(found: Extraction, of_type: OfType) -> list[str]:
    """Give the names of the working groups, in order."""
    return [one.label for one in of_type(found, WorkingGroupRecord)]


def test_rows_of_a_town_tell_its_beginning_and_groups(written: Written, of_type: OfType) -> None:
    """A table under the heading of each town; none of what stands in them is a measure."""
    facts = "<tr><td>Partnerství založeno</td><td>4. 2. 2013</td></tr>"
    rows = "<tr><td>Pracovní skupiny</td><td>Bydlení, Dluhy</td></tr>"
    rest = "<tr><td>Pracovní skupiny</td><td>zatím žádné</td></tr>"
    deeds = "<p>Výsledky:</p><ul><li>nákup bytů</li></ul>"
    page = f"<h1>{HEAD}</h1><h2>Bílina</h2><table>{facts}{rows}</table>{deeds}"
    page += f"<h2>Most</h2><table>{rest}</table>{deeds}"
    found = extract(written(f"<html>{page}</html>"))
    assert beginnings(found, of_type) == [("Bílina", "2013-02-04", "established")]
    assert groups(found, of_type) == ["Bydlení", "Dluhy"]
    assert [one.label for one in of_type(found, MeasureRecord)] == ["nákup bytů"] * 2


def test_a_column_counts_up_working_groups(written: Written, of_type: OfType) -> None:
    """Those of one town in each row, whose partnership need not have a day."""
    rows = ("Bílina | Bydlení, Dluhy | nákup bytů", "Most | nejsou | vznik klubu")
    page = table("Město | Pracovní skupiny | Výsledky", *rows)
    found = extract(written(page))
    assert groups(found, of_type) == ["Bydlení", "Dluhy"]
    assert [one.founded for one in of_type(found, PartnershipRecord)] == [None]


def test_people_beside_the_town_are_no_working_groups(written: Written, of_type: OfType) -> None:
    """Whom the work is for is called so, too."""
    page = table("Město | Cílové skupiny | Výsledky", "Bílina | rodiny, děti | nákup bytů")
    assert not groups(extract(written(page)), of_type)


def decided(page: str, written: Written, of_type: OfType) -> list[tuple[str, str | None, str]]:
    """Give town, day and body of each approved plan of *page*."""
    plans = of_type(extract(written(page)), PlanRecord)
    approved = (one for one in plans if one.status == "approved")
    return [
        (one.municipalities[0].label, one.approved_on, one.approved_by.partition("-")[0])
        for one in approved
    ]


def test_columns_tell_apart_the_body_and_its_day(written: Written, of_type: OfType) -> None:
    """The plan is named in a column of its own; who has no day has not approved."""
    page = table(
        "Město | Dokument | Kdo schválil | Datum",
        "Bílina | Strategický plán sociálního začleňování | zastupitelstvo města | 4. 2. 2013",
        "Most | Akční plán sociálního začleňování | rada | 5. 5. 2014",
        "Louny | Strategický plán sociálního začleňování | zastupitelstvo | –",
        "Žatec | Strategický plán sociálního začleňování | zatím nikdo | 1. 1. 2015",
    )
    assert decided(page, written, of_type) == [
        ("Bílina", "2013-02-04", "zastupitelstvo"),
        ("Most", "2014-05-05", "rada"),
    ]


def test_the_head_of_the_body_may_name_the_plan(written: Written, of_type: OfType) -> None:
    """Cells of a page of text are parted by tabs."""
    rows = ("Město\tSPSZ schválilo\tkdy", "Bílina\tzastupitelstvo\t4. 2. 2013")
    page = "\n".join((HEAD, *rows, "Most\tdosud ne\t–\n"))
    assert decided(page, written, of_type) == [("Bílina", "2013-02-04", "zastupitelstvo")]


@pytest.mark.parametrize(
    "head",
    [
        "Memorandum | Schválil | Dne",  # of another paper
        "Strategický plán | Projedná | Kdy",
        "Strategický plán | Schválí (předpoklad) | Datum",
        "Strategický plán | Předložil | Dne",
        "Strategický plán | Schválil | Termín kontroly",
    ],
)
def test_other_columns_tell_no_approval(head: str, written: Written, of_type: OfType) -> None:
    """Who is to vote, or put it before them, has not approved."""
    page = table(f"Město | {head}", "Bílina | ano | zastupitelstvo | 4. 2. 2013")
    assert not decided(page, written, of_type)


@pytest.mark.parametrize(
    "row",
    [
        "Strategický plán | Orgán | Dne | Výsledek || zastupitelstvo | 4. 2. 2013 | neschváleno",
        "Strategický plán | Orgán | Dne | Výsledek || rada | 4. 2. 2013 | odloženo",
        "Strategický plán | Orgán | Dne | Výsledek || rada | 4. 2. 2013 | pro 3, proti 8",
        "Strategický plán | Rozhodlo | Kdy | Jak || zastupitelstvo | 4. 2. 2013 | zamítlo",
        "Strategický plán | Orgán | Dne | Poznámka || zastupitelstvo | 4. 2. 2013 | 12 hlasů",
        "Strategický plán | Schválil | Dne | Poznámka || rada | 4. 2. 2013 | plán nebyl přijat",
        "Strategický plán | Schválil | Dne | Poznámka || rada | 4. 2. 2013 | staženo z programu",
        "Strategický plán | Schválil | Dne | Poznámka || rada | 4. 2. 2013 | rada projedná znovu",
        "Strategický plán (připravuje se) | Schválil | Dne | – || rada | 4. 2. 2013 | –",
        "Strategický plán (návrh) | Schválil | Dne | – || rada | 4. 2. 2013 | –",
        "Strategický plán: zpráva o plnění | Schválil | Dne | – || rada | 4. 2. 2013 | –",
        "Strategický plán | Schválí | Kdy | – || zastupitelstvo | 4. 2. 2013 | –",
    ],
)
def test_what_a_row_denies_or_leaves_open_is_no_approval(
    row: str, written: Written, of_type: OfType
) -> None:
    """Nor who sat where nothing tells how it ended."""
    told, cells = row.split(" || ")
    plan, heads = told.split(" | ", 1)
    page = table(f"Město | Dokument | {heads}", f"Bílina | {plan} | {cells}")
    assert not decided(page, written, of_type)


@pytest.mark.parametrize(("day", "found"), [("1. 6. 2018", 0), ("5/2018", 0), ("5/2016", 1)])
def test_a_day_after_that_of_the_page_is_no_approval(
    day: str, found: int, written: Written, of_type: OfType
) -> None:
    """It is yet to come."""
    page = table("Město | Dokument | Schválil | Dne", f"Bílina | Strategický plán | rada | {day}")
    published = page.replace("</table>", "</table><p>Zveřejněno 18. listopadu 2016</p>")
    assert len(decided(published, written, of_type)) == found


def test_a_column_of_results_tells_which_body_approved(written: Written, of_type: OfType) -> None:
    """Where the head names but a body; remarks upon another body deny nothing."""
    page = table(
        "Město | Dokument | Orgán | Dne | Výsledek | Poznámka",
        "Bílina | Strategický plán Bíliny 2013–2015 | zastupitelstvo | 4. 2. 2013 | schváleno | ",
        "Most | Strategický plán | rada | 5. 5. 2014 | schválen | zastupitelstvo projedná v červnu",
        "Louny | Strategický plán | zastupitelstvo | 5. 5. 2014 | vráceno | ",
    )
    assert decided(page, written, of_type) == [
        ("Bílina", "2013-02-04", "zastupitelstvo"),
        ("Most", "2014-05-05", "rada"),
    ]


def test_a_day_after_that_of_the_page_is_none(written: Written, of_type: OfType) -> None:
    """What was published in May tells of no approval in June."""
    rows = ("Dokument | Schválil | Dne", "Strategický plán | zastupitelstvo")
    page = table(
        f"Město | {rows[0]}",
        *(
            f"{town} | {rows[1]} | {day} 2014"
            for town, day in (("Bílina", "4. 2."), ("Most", "5. 6."))
        ),
    )
    stamp = "<p>Zveřejněno 20. května 2014</p></html>"
    found = decided(page.replace("</html>", stamp), written, of_type)
    assert found == [("Bílina", "2014-02-04", "zastupitelstvo")]


def test_a_cell_may_tell_how_it_began(written: Written, of_type: OfType) -> None:
    """Its own words come before those of its head; what did not take place is no beginning."""
    page = table(
        "Město | Lokální partnerství | Výsledky",
        "Bílina | ustavující schůzka 4. 2. 2013 | nákup bytů",
        "Most | 11/2014 (první setkání) | vznik klubu",
        "Louny | poprvé se sešlo v květnu 2015 | otevření poradny",
        "Žatec | zrušeno 5. 5. 2014 | opravy bytů",
        "Chomutov | schůzka plánovaná na 6. 6. 2016 | vznik dílny",
    )
    assert beginnings(extract(written(page)), of_type) == [
        ("Bílina", "2013-02-04", "constituting-meeting"),
        ("Most", "2014-11", "first-meeting"),
        ("Louny", "2015-05", "first-meeting"),
    ]
