"""Working groups from sentences, lists and headings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.parse.working_groups import read_working_groups
from loaders.read.source import read, read_bytes
from loaders.records import Problem
from loaders.text.boilerplate import content
from loaders.text.sentences import sentences

Written = Callable[[str], Document]

WORDINGS = Path(__file__).parents[2] / "data" / "wordings" / "groups.txt"


def groups_of(page: Document) -> tuple[list[str], list[Problem]]:
    """Give the labels of the groups, each checked against its evidence, and the problems."""
    lines = content(page)
    prose = tuple(sentences(line for line in lines if not line.bullet))
    groups, problems = read_working_groups(page, lines, prose, "lp-x")
    assert all(page.text[g.evidence.start : g.evidence.end] == g.evidence.exact for g in groups)
    return [group.label for group in groups], problems


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Byly založeny tři pracovní skupiny: bydlení, vzdělávání a volný čas, prevence.",
            ["bydlení", "vzdělávání a volný čas", "prevence"],
        ),
        (
            "Byly založeny čtyři pracovní skupiny: bydlení, dluhy, školy a prevence.",
            ["bydlení", "dluhy", "školy", "prevence"],
        ),
        (
            "Pracovní skupiny jednají o oblastech: 1) Bydlení; 2) Rodina a zdraví a 3) Prevence.",
            ["Bydlení", "Rodina a zdraví", "Prevence"],
        ),
        (
            "V partnerství pracují tyto pracovní skupiny:\n1. Bydlení\n2. Dluhy.\n3. Školy",
            ["Bydlení", "Dluhy", "Školy"],
        ),
        (
            "Nově zřízená skupina se zaměřuje na získávání peněz.",
            ["skupina pro získávání peněz"],
        ),
        (
            "Pracovní skupina Bydlení:\n- Město Most\nPracovní skupina Školy:\n- ZŠ Most",
            ["Bydlení", "Školy"],
        ),
        ("Pracovní skupiny\n- Rodina a děti\n- Bydlení", ["Rodina a děti", "Bydlení"]),
        (
            "Vznikly pracovní skupiny Rodina, děti a škola, Bydlení a dluhy a Prevence.",
            ["Rodina, děti a škola", "Bydlení a dluhy", "Prevence"],
        ),
        (
            "Působí tu skupina pro bydlení a dluhy a skupina pro školy.",
            ["bydlení a dluhy", "školy"],
        ),
        (
            "Tři pracovní skupiny se zaměřují na bydlení, školy a dluhy.",
            ["bydlení", "školy", "dluhy"],
        ),
        (
            "Čtyři pracovní skupiny:\nbydlení, školy, práce a dluhy",
            ["bydlení", "školy", "práce", "dluhy"],
        ),
        (
            "Agentura docházela do těchto skupin:\n- Valná hromada\n"
            "- Pracovní skupina – bytová koncepce\n- Pracovní skupina prevence",
            ["bytová koncepce", "prevence"],
        ),
        ("Pracovní skupiny:\n- Školy\n- (Pracovní skupina Dluhy)", ["Školy", "Dluhy"]),
        ("Pracovní skupiny:\nbydlení\nškoly\nPlán je hotov.", ["bydlení", "školy"]),
        ("Pracovní skupiny:\nvede je město\na scházejí se", []),
        (
            "Jsou tu tři pracovní skupiny: bydlení, školy a soc.patologické jevy.",
            ["bydlení", "školy", "soc.patologické jevy"],
        ),
        ("Vznikla pracovní skupina Bydlení, jejíž členy jsou úřady a školy.", ["Bydlení"]),
        ("Skupina vzešla ze skupiny Osoby v krizi a doplněna byla o úřady.", []),
        ("Pracovní skupiny jednají. Plán má dvě oblasti: bydlení a školy.", []),
        ("Rozdělili se do dvou pracovních skupin (rodina; bydlení).", ["rodina", "bydlení"]),
        (
            "Jsou tu tři pracovní skupiny pro školy, pro dluhy a pro práci.",
            ["školy", "dluhy", "práci"],
        ),
        (
            "Pracovní skupina Práce a dluhy se schází v Mostě, pracovní skupina Školy v Lounech.",
            ["Práce a dluhy", "Školy"],
        ),
        ("Schází se ve dvou skupinách: 1) Bydlení; 2) Školy.", ["Bydlení", "Školy"]),
        ("Pracovní skupiny partnerství Most:\n- Bydlení\n- Školy", ["Bydlení", "Školy"]),
        ("Členové pracovních skupin:\n- Město Most\n- ZŠ Most", []),
        ("Pracovní skupiny Bydlení a Školy nevznikly.", []),
        ("Budou zřízeny pracovní skupiny: bydlení, školy.", []),
        ("Pracovní skupiny se scházejí jednou měsíčně.", []),
        ("Členové byli rozděleni do pracovních skupin. Rada jedná o cílech: bydlení, práce.", []),
    ],
)
def test_groups_are_read_where_they_are_counted_up(
    written: Callable[[str], Document], text: str, labels: list[str]
) -> None:
    """The stated number decides whether a last "a" divides."""
    assert groups_of(written(text)) == (labels, [])


def test_without_a_number_the_last_joint_is_reported(
    written: Callable[[str], Document],
) -> None:
    """Each area is taken for a group, and a person may look."""
    page = written(
        "Členové byli rozděleni do pracovních skupin podle oblastí. "
        "Jde o oblasti: školy, dluhy, práce a bydlení."
    )

    labels, (problem,) = groups_of(page)

    assert labels == ["školy", "dluhy", "práce", "bydlení"]
    assert "does not say how many" in problem.reason


def test_groups_before_the_members_are_found(pages: Path) -> None:
    """A dash list introduced as groups."""
    assert groups_of(read(pages / "partnership-groups-first.txt"))[0] == [
        "Bydlení a dluhy",
        "Školy, volný čas a rodina",
        "Řízení a projekty",
    ]


def test_themes_come_with_the_label(written: Callable[[str], Document]) -> None:
    """By the words of the code list."""
    page = written("Pracovní skupiny:\n- Bydlení a dluhy\n- Projekty")
    groups, _ = read_working_groups(page, page.lines, (), "lp-x")

    assert groups[0].themes == ("bydleni", "dluhy-financni-gramotnost")


def test_the_nine_groups_of_the_real_pages(shared: Path) -> None:
    """Four in Bílina, none in Litvínov, five in Jáchymov."""
    files = sorted(shared.glob("seeds/*.txt"))[:3]

    assert [len(groups_of(read(file))[0]) for file in files] == [4, 0, 5]


def test_a_group_tells_its_themes_by_single_words(written: Callable[[str], Document]) -> None:
    """Work is employment there, and children are families."""
    page = written(
        "Pracovní skupiny:\n- Práce a dluhy\n- Děti\n- Bezpečné ulice\n- Vzdělávání dětí a mládeže"
    )
    groups, _ = read_working_groups(page, content(page), (), "lp-x")
    assert [set(group.themes) for group in groups] == [
        {"zamestnanost", "dluhy-financni-gramotnost"},
        {"rodina-deti"},
        {"bezpecnost-prevence"},
        {"vzdelavani"},
    ]


@pytest.mark.parametrize("line", WORDINGS.read_text(encoding="utf-8").splitlines())
def test_groups_are_read_however_they_are_worded(
    written: Callable[[str], Document], line: str
) -> None:
    """Other verbs, brackets, dashes and marks; none where there are none, or not yet."""
    text, _, labels = line.replace("\\n", "\n").partition(" => ")
    found, _ = groups_of(written(f"Lokální partnerství Most\n\n{text}"))

    assert " | ".join(found) == labels.removesuffix("-")


@pytest.mark.parametrize(
    "layout",
    [
        "<h3>Pracovní skupiny</h3><table><tr><td>1.</td><td>Bydlení</td></tr>"
        "<tr><td>2.</td><td>Vzdělávání</td></tr></table>",
        "<h3>Pracovní skupiny</h3><dl><dt>Bydlení</dt><dd>Vede ji město.</dd>"
        "<dt>Vzdělávání</dt><dd>Vede ji škola.</dd></dl>",
        "<dl><dt>Pracovní skupiny</dt><dd>Bydlení, Vzdělávání</dd></dl>",
        "<h3>Pracovní skupiny</h3><h4>Bydlení</h4><p>Schází se zřídka.</p>"
        "<h4>Vzdělávání</h4><p>Schází se často.</p><h3>Plán</h3><p>Byl schválen.</p>",
        "<h3>Pracovní skupiny</h3><p><b>Bydlení:</b> vede ji město.</p>"
        "<p><b>Vzdělávání:</b> vede ji škola.</p>",
        "<ul><li>Skupina Bydlení</li><li>Skupina Vzdělávání</li></ul>",
        "<h3>Pracovní skupiny</h3><div>Bydlení</div><div>Vzdělávání</div><h3>Plán</h3><p>Není.</p>",
    ],
)
def test_groups_are_read_in_any_layout(layout: str) -> None:
    """Tables with numbers, lists of terms, headings over what is told, bullets."""
    found, _ = groups_of(read_bytes(f"<html><body>{layout}</body></html>".encode(), "page.html"))

    assert found == ["Bydlení", "Vzdělávání"]


@pytest.mark.parametrize(
    "layout",
    [
        "<p>Pracovní skupiny připravily tato opatření:</p><ul><li>oprava bytů</li>"
        "<li>dluhová poradna</li></ul>",
        "<table><tr><td>Pracovní skupiny</td><td>3</td></tr></table>",
        "<h3>Pracovní skupiny</h3><p>Zřízeny nebyly.</p><h3>Bydlení</h3><p>Byty chybí.</p>"
        "<h3>Vzdělávání</h3><p>Škola je malá.</p>",
        "<h3>Pracovní skupiny při partnerství:</h3><p>Nejsou.</p>",
    ],
)
def test_what_stands_under_groups_need_be_none(layout: str) -> None:
    """What they made, how many they are, and themes of the next section."""
    found, _ = groups_of(read_bytes(f"<html><body>{layout}</body></html>".encode(), "page.html"))

    assert found == []


@pytest.mark.parametrize("heading", ["Čím se zabýváme:", "Práce partnerství", "Kdo co řeší"])
def test_items_that_call_themselves_groups_are_some(heading: str, written: Written) -> None:
    """Whatever stands above them; the word is part of such a name."""
    items = "• Školská skupina\n• Skupina pro bydlení a dluhy\n"
    found, _ = groups_of(written(f"Lokální partnerství Bílina\n{heading}\n{items}"))

    assert found == ["Školská skupina", "Skupina pro bydlení a dluhy"]


@pytest.mark.parametrize(
    "text",
    [
        "Klub nabízí:\n• Skupina pro rodiče a děti\n• Skupina pro zaměstnanost",
        "Cílové skupiny:\n• Skupina pro děti\n• Skupina pro bydlení",
        "Co se děje:\n• Svépomocná skupina pro rodiče\n• Dětská skupina pro předškoláky",
        "Co se děje:\n• Skupina pro bydlení\n• oprava školy",
        "Co se děje:\n• Hudební skupina\n• Taneční skupina",
    ],
)
def test_other_groups_in_items_are_none(text: str, written: Written) -> None:
    """What a club offers, for whom work is, groups of other kinds, a lone one."""
    assert groups_of(written(f"Lokální partnerství Bílina\n{text}\n"))[0] == []


def test_the_head_of_a_column_is_no_group(written: Callable[[str], Document]) -> None:
    """A table below what announces groups tells what its columns are."""
    page = written(
        "Partnerství má tyto pracovní skupiny:\n"
        "Pracovní skupina\n\tFrekvence\nBydlení\n\t4x ročně\nVzdělávání\n\t6x ročně"
    )
    groups, _ = read_working_groups(page, page.lines, tuple(sentences(page.lines)), "lp")
    assert [group.label for group in groups] == ["Bydlení", "Vzdělávání"]
