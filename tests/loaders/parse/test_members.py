"""Members of a partnership, from pages of every layout met."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.parse.members import Members, read_members
from loaders.read.source import read
from loaders.resolve.places import Gazetteer
from loaders.text.boilerplate import content

WORDINGS = Path(__file__).parents[2] / "data" / "wordings" / "members.txt"


def members_of(file: Path, towns: Gazetteer) -> Members:
    """Read the members of a page; each one's evidence is checked to be its words."""
    page = read(file)
    found = read_members(page, content(page), "lp-x", towns)
    for number, record in enumerate(found.records, start=1):
        words = page.text[record.evidence.start : record.evidence.end]
        assert " ".join(words.split()) == " ".join(record.label_as_written.split())
        assert record.position == number
    return found


def labels(found: Members) -> list[str]:
    """Give the labels in order."""
    return [record.label_as_written for record in found.records]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "partnership-groups-first.txt",
            [
                "Město Šluknov",
                "Schrödingerův institut, z. ú.",
                "Policie České republiky",
                "Úřad práce, kontaktní pracoviště Rumburk (dále jen ÚP)",
            ],
        ),
        (
            "partnership-no-heading.txt",
            ["Město Krupka", "Květina, o.s.", "Policie ČR", "Charita Teplice"],
        ),
        (
            "partnership-sentence.txt",
            [
                "město Mělník",
                "Policie ČR",
                "Probační a mediační služba",
                "Úřad práce ČR (kontaktní pracoviště Mělník)",
                "Duhový dům, z. s.",
                "ZŠ a MŠ Mělník",
                "o. s. Světlo",
                "Farní charita Mělník",
            ],
        ),
        (
            "partnership-subheadings.txt",
            ["Světlo Kadaň z.s.", "Člověk v tísni, o.p.s.", "ZŠ Kadaň, Na Podlesí", "MŠ Kadaň"],
        ),
        (
            "partnership-unbulleted.txt",
            [
                "Město Hodonín",
                "Policie ČR",
                "Charita Hodonín",
                "ZŠ Hodonín, Očovská 1",
                "Agentura pro rozvoj, o.p.s.",
            ],
        ),
        (
            "partnership-wrapped.txt",
            [
                "Agentura pro sociální začleňování v romských lokalitách",
                "Město Vsetín",
                "Agarta, o.s.",
                "Diakonie ČCE – středisko Vsetín",
            ],
        ),
        (
            "partnership-joomla.html",
            ["Město Trmice", "Policie\u00a0ČR", "ZŠ Trmice, p.o.", "O.s. Pomocná ruka"],
        ),
        ("partnership-council-then-assembly.txt", []),
    ],
)
def test_only_the_members_and_all_of_them(
    pages: Path, towns: Gazetteer, page: str, expected: list[str]
) -> None:
    """Working groups, priorities, contacts and goals beside them are no members."""
    assert labels(members_of(pages / page, towns)) == expected


def test_glued_items_give_each_member_and_are_reported(pages: Path, towns: Gazetteer) -> None:
    """Eight bullets hold eleven members for certain; four are told."""
    found = members_of(pages / "partnership-glued.txt", towns)

    assert len(found.records) == 12
    assert "Sbor dobrovolných hasičů" in labels(found)
    assert "Společenství vlastníků jednotek TJ Baník Duchcov" in labels(found)
    assert ["cut in two" in problem.reason for problem in found.problems] == [
        True,
        True,
        True,
        False,
    ]


def test_nested_departments_represent_their_town(pages: Path, towns: Gazetteer) -> None:
    """What is nested in a member is no member; what is nested in a mere group is."""
    found = members_of(pages / "partnership-departments.txt", towns)

    assert labels(found) == [
        "Město Kolín",
        "Prostor plus, o.p.s.",
        "Kolínská růže, o.s.",
        "Spolek Dveře",
    ]
    assert found.records[0].represented_by == ("odbor sociálních věcí", "městská policie")


def test_no_person_is_named(pages: Path, towns: Gazetteer) -> None:
    """Who stands for an organisation is left out; a school's name stays."""
    found = members_of(pages / "partnership-persons.txt", towns)

    assert labels(found) == [
        "Město Vejprty",
        "Policie ČR",
        "ZŠ Vejprty",
        "Úřad práce Chomutov",
        "ZŠ Jana Amose Komenského",
    ]
    assert [problem.reason for problem in found.problems] == ["this item names no organisation"]


def test_an_item_that_the_page_cuts_off_is_no_member(pages: Path, towns: Gazetteer) -> None:
    """Half a name is reported, not guessed."""
    found = members_of(pages / "partnership-cut.html", towns)

    assert labels(found) == ["Město Jeseník", "Darmoděj z.ú."]
    assert [problem.reason for problem in found.problems] == ["the page ends within this item"]


@pytest.mark.parametrize(
    ("last", "is_cut"),
    [
        ("Policie ČR – oddělení Bech", True),
        ("Agentura pro sociální začleňování", False),
        ("Probační a mediační služba Nový Ji", True),
        ("Probační a mediační služba Nový Jičín", False),
    ],
)
def test_a_page_may_end_within_a_name_that_it_has_told(
    written: Callable[[str], Document], towns: Gazetteer, last: str, is_cut: bool
) -> None:
    """What begins another word of the page is cut off, what stands there whole is not."""
    page = written(
        "Lokální partnerství Bechyně pro sociální začleňování\n\nČlenové:\n"
        f" • Město Bechyně\n • Rolnička, o.s.\n • {last}"
    )

    found = read_members(page, content(page), "lp-x", towns)

    assert (last not in labels(found)) is is_cut


def test_the_members_of_the_real_pages(shared: Path, towns: Gazetteer) -> None:
    """Thirteen, thirteen and twelve."""
    files = sorted(shared.glob("seeds/*.txt"))[:3]

    assert [len(members_of(file, towns).records) for file in files] == [13, 13, 12]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Členové partnerství\nDolní Lhota:\n• Město Most\nLouny\n• ZŠ Louny\n• Maják\n"
            "Kontakty\n• x",
            ["Město Most", "ZŠ Louny", "Maják"],
        ),
        (
            "Členy partnerství jsou město Most, ZŠ Louny, Úsvit, o.s., a Charita Most.",
            ["město Most", "ZŠ Louny", "Úsvit, o.s.", "Charita Most"],
        ),
        (
            "Partneři:\nMěsto Most; Policie ČR, OO Most; Úsvit, z.s.; a Charita Most",
            ["Město Most", "Policie ČR, OO Most", "Úsvit, z.s.", "Charita Most"],
        ),
        (
            "Členové partnerství:\n• Státní sféra\n  • Město Most\n  • Policie ČR\n• Charita Most",
            ["Město Most", "Policie ČR", "Charita Most"],
        ),
        (
            "Členové partnerství\nMěsto Most\nZŠ Louny\nÚsvit o.s.\nPracovní skupiny\n- Bydlení",
            ["Město Most", "ZŠ Louny", "Úsvit o.s."],
        ),
        (
            "Členové partnerství\nČíslo\n\tNázev\n\t\tTéma\n1\n\tMěsto Most\n\t\třízení\n"
            "2\n\tMaják, z.s.\n\t\tpéče",
            ["Město Most", "Maják, z.s."],
        ),
        (
            "Za Most:\n- Město Most\n- ZŠ Most\nZa Louny:\n- Město Louny\nSpoleční členové:\n"
            "- Policie ČR\n- Úsvit, z.s.",
            ["Město Most", "ZŠ Most", "Město Louny", "Policie ČR", "Úsvit, z.s."],
        ),
        (
            "Plán navrhuje:\n• opravu školy\n• opravu domu\nPartneři\n• Město Most\n• ZŠ Most",
            ["Město Most", "ZŠ Most"],
        ),
        (
            "Členové:\nMěsto Most,\n1. ZŠ Most,\nPolicie ČR a\nÚsvit, z. s.",
            ["Město Most", "1. ZŠ Most", "Policie ČR", "Úsvit, z. s."],
        ),
        (
            "Bývalí členové:\n• Úsvit, o.s.\n• Maják, o.s.\nČlenové:\n• Město Most\n• Charita Most",
            ["Město Most", "Charita Most"],
        ),
        (
            "Členové:\n• Město Most\n• Charita Most\n• Úřad práce, odloučené pracov",
            ["Město Most", "Charita Most"],
        ),
        (
            "Členové:\n• Město Most\n• Charita Most\n• a další podle tématu",
            ["Město Most", "Charita Most"],
        ),
        (
            "Členové:\n• Město Most\n• Charita Most\n• Další cesta, z. s.",
            ["Město Most", "Charita Most", "Další cesta, z. s."],
        ),
    ],
)
def test_lists_of_members_have_many_forms(
    written: Callable[[str], Document], towns: Gazetteer, text: str, expected: list[str]
) -> None:
    """Under subheadings, in a sentence, in a paragraph, nested, bare, in a table, cut in a word."""
    page = written(text)
    assert labels(read_members(page, page.lines, "lp-x", towns)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ZŠ Most, Zahradní 12|Mateřská škola Most",
        "Farní charita Louny|Úsvit, o.p.s.",
        "Úsvit, z. s.|Spolek rodičů",
        "ZŠ Zelená|ZŠ Jižní předměstí|MŠ Duha",
        "Oblastní charita Louny|Armáda spásy",
    ],
)
def test_two_names_in_one_item_are_two_members(
    written: Callable[[str], Document], towns: Gazetteer, text: str
) -> None:
    """An address, a town or a legal form ends the first for certain."""
    page = written(f"Členové partnerství:\n• Město Most\n• {text.replace('|', ' ')}\n")
    assert labels(read_members(page, page.lines, "lp-x", towns))[1:] == text.split("|")


@pytest.mark.parametrize("line", WORDINGS.read_text(encoding="utf-8").splitlines())
def test_members_are_read_however_they_are_listed(
    written: Callable[[str], Document], towns: Gazetteer, line: str
) -> None:
    """Other headings, verbs, bullets and tables; no contacts, groups, deeds or mere kinds."""
    text, _, members = line.replace("\\n", "\n").replace("\\t", "\t").partition(" => ")
    page = written(text)

    found = read_members(page, content(page), "lp-x", towns)

    assert " | ".join(" ".join(label.split()) for label in labels(found)) == members.strip("-")
