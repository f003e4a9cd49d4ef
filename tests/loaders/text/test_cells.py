"""Rows of a table in one line."""

import pytest

from loaders.document import Document, Line
from loaders.text.cells import cells, tells_beginning, with_rows


def test_a_row_is_divided_at_tabs_and_strokes() -> None:
    """Each cell knows its place and its column."""
    text = "Město Most\tstarosta | 12"
    found = list(cells(Line(5, 5 + len(text), text)))

    assert [(cell.text, cell.column) for cell in found] == [
        ("Město Most", 0),
        ("starosta", 1),
        ("12", 2),
    ]
    assert all(text[cell.start - 5 : cell.end - 5] == cell.text for cell in found)


def test_a_line_without_cells_stays_whole() -> None:
    """It is its only cell."""
    line = Line(0, 4, "Most", "•", 2)
    assert list(cells(line)) == [line]


def test_a_fact_and_the_cell_beside_it_are_one_line() -> None:
    """As long as in the text, so that offsets hold; measures and their state stay apart."""
    key = Line(0, 20, "Ustavení partnerství", column=0)
    day = Line(22, 37, "20. března 2013", column=1)
    deed = Line(38, 53, "zřízení poradny", column=0)
    state = Line(55, 62, "splněno", column=1)

    joined = [*with_rows([key, day, deed, state])]

    assert [line.text for line in joined] == [
        "Ustavení partnerství: 20. března 2013",
        "zřízení poradny",
        "splněno",
    ]
    assert joined[0].end - joined[0].start == len(joined[0].text)


def test_a_day_and_the_approval_beside_it_are_one_line() -> None:
    """Whatever else was on a day stays a row of its own."""
    day, deed = (
        Line(0, 11, "23. 3. 2011"),
        Line(13, 44, "Zastupitelstvo schválilo plán a", column=1),
    )
    other, event = Line(45, 56, "28. 2. 2013"), Line(58, 74, "Konec spolupráce", column=1)

    joined = [*with_rows([day, deed, other, event])]

    assert [line.text for line in joined] == [
        "23. 3. 2011: Zastupitelstvo schválilo plán a",
        "28. 2. 2013",
        "Konec spolupráce",
    ]


VZNIK = "Vznik partnerství"


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (f"Historie\n5. 5. 2013\n{VZNIK}\n6. 6. 2014\nVýlet", f"5. 5. 2013 {VZNIK}"),
        (f"Město leží.\n5. 5. 2013\n{VZNIK}\n6. 6. 2014\nVýlet", f"5. 5. 2013 {VZNIK}"),
        (f"Začátek práce\n4. 4. 2012\n{VZNIK}\n5. 5. 2013", f"{VZNIK} 5. 5. 2013"),
        (f"Okres:\nMost\n{VZNIK}:\n5. 5. 2013", f"{VZNIK}: 5. 5. 2013"),
        (f"Údaje:\n{VZNIK}\n5. 5. 2013\nKonec práce\n6. 6. 2014", f"{VZNIK} 5. 5. 2013"),
    ],
)
def test_days_in_lines_of_their_own_stand_above_or_below(text: str, joined: str) -> None:
    """Above what happened in a course of things, below what a fact is called."""
    page = Document(text, "", "")

    told = [line.text for line in with_rows(page.lines)]

    assert [line for line in told if VZNIK in line] == [joined]


@pytest.mark.parametrize(
    ("key", "value", "is_joined"),
    [
        ("Začátek partnerství", "5. 5. 2013", True),
        ("SPSZ schválen", "zastupitelstvo 6. 6. 2014", True),
        ("Začátek projektu", "5. 5. 2013", False),
        ("Začátek partnerství", "na schůzce", False),
    ],
)
def test_a_fact_stands_before_its_day(key: str, value: str, is_joined: bool) -> None:
    """Whatever it is called, if of the partnership or of a plan."""
    beside = Line(len(key) + 2, len(key) + 2 + len(value), value, column=1)

    joined = [line.text for line in with_rows([Line(0, len(key), key), beside])]

    assert joined == ([f"{key}: {value}"] if is_joined else [key, value])


@pytest.mark.parametrize(
    ("deed", "is_joined"),
    [
        ("Start lokálního partnerství", True),
        ("Partnerství se poprvé sešlo", True),
        ("Partnerství schválilo rozpočet", False),
        ("Start dílny", False),
        (
            "Zahájena práce poradny, o které členové našeho lokálního partnerství dlouho mluvili",
            False,
        ),
    ],
)
def test_a_day_and_the_beginning_beside_it_are_one_line(deed: str, is_joined: bool) -> None:
    """A short line that names the partnership and speaks of a beginning."""
    day = Line(0, 9, "září 2012")
    beside = Line(11, 11 + len(deed), deed, column=1)

    joined = [line.text for line in with_rows([day, beside])]

    assert joined == ([f"září 2012: {deed}"] if is_joined else ["září 2012", deed])


@pytest.mark.parametrize(
    ("head", "deed", "is_joined"),
    [
        ("Z historie", "strategický plán schvaluje zastupitelstvo", True),
        ("Datum", "zastupitelstvo schvaluje strategický plán", True),
        ("Harmonogram", "strategický plán schvaluje zastupitelstvo", False),
        ("Další kroky", "zastupitelstvo schvaluje strategický plán", False),
        ("Z historie", "zastupitelstvo schvaluje rozpočet", False),
        ("Z historie", "zastupitelstvo schvaluje plánování údržby", False),
    ],
)
def test_what_was_resolved_on_a_day_stands_beside_it(head: str, deed: str, is_joined: bool) -> None:
    """As in minutes, in the present; not so in a table of what is to come."""
    start = len(head) + 1
    day = Line(start, start + 11, "23. 3. 2011")
    beside = Line(day.end + 1, day.end + 1 + len(deed), deed, column=1)

    joined = [line.text for line in with_rows([Line(0, len(head), head), day, beside])]

    assert joined[1:] == ([f"23. 3. 2011 {deed}"] if is_joined else ["23. 3. 2011", deed])


def test_a_fact_and_the_day_below_it_are_one_line() -> None:
    """As in a list of terms; a heading stays apart from what is told under it."""
    key, day = Line(0, 11, "Založení LP"), Line(12, 22, "4. 5. 2016")
    heading, story = Line(23, 42, "Lokální partnerství"), Line(43, 56, "Schází se zde")

    joined = [*with_rows([key, day, heading, story])]

    assert [line.text for line in joined] == [
        "Založení LP 4. 5. 2016",
        "Lokální partnerství",
        "Schází se zde",
    ]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Vznik lokálního partnerství: květen 2016", True),
        ("Lokální partnerství: od května 2016", True),
        ("Ustavující setkání: 4. 5. 2016", True),
        ("Rok založení: 2016", True),
        ("Partnerství s Agenturou: od května 2016", False),
        ("Lokální partnerství: 2016–2018", False),
        ("Založení klubu: květen 2016", False),
        ("Vznik lokálního partnerství: schválila rada 4. 5. 2016", False),
        ("Lokální partnerství Most", False),
    ],
)
def test_a_bullet_may_tell_how_a_partnership_began(text: str, is_told: bool) -> None:
    """Its key must be that of a beginning and its value a day."""
    assert tells_beginning(Line(0, len(text), text, "•")) is is_told


@pytest.mark.parametrize(
    ("above", "key", "value", "is_row"),
    [
        ("Základní údaje", "Ustaveno", "3. 4. 2014", True),
        ("Základní údaje", "Ustavující jednání", "3. 4. 2014", True),
        ("Základní údaje", "Založeno", "3. 4. 2014", False),
        ("Základní údaje", "Ustaveno", "zástupci obcí", False),
        ("Lokální partnerství Most", "Založeno", "3. 4. 2014", True),
        ("Sbor dobrovolných hasičů Most", "Založeno", "3. 4. 2014", False),
        ("Pracovní skupina Bydlení", "Ustaveno", "3. 4. 2014", False),
        ("Komunitní centrum Most", "Ustaveno", "3. 4. 2014", False),
    ],
)
def test_a_bare_fact_is_that_of_the_partnership(
    above: str, key: str, value: str, *, is_row: bool
) -> None:
    """But not below the name of a group or a house."""
    lines, start = [], 0
    for text in (above, key, value):
        lines.append(Line(start, start + len(text), text))
        start += len(text) + 1

    told = [line.text for line in with_rows(lines)]
    assert (f"{key} {value}" in told) is is_row


def test_a_plan_and_the_verdict_beside_it_are_one_line() -> None:
    """What is told of something else stays in a cell of its own."""
    plan = Line(0, 16, "Strategický plán", column=0)
    verdict = Line(18, 45, "schválen radou 5. 5. 2014", column=1)
    other = Line(18, 45, "připravuje ho odbor školství", column=1)

    assert len([*with_rows([plan, verdict])]) == 1
    assert len([*with_rows([plan, other])]) == 2
