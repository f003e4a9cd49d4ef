"""Clauses of a sentence, and items of an enumeration."""

import pytest

from loaders.document import Line
from loaders.parse.clauses import clauses, enumeration


def divided(text: str) -> list[str]:
    """Give the clauses of *text*, checking their offsets."""
    found = [clause.main for clause in clauses(Line(7, 7 + len(text), text))]
    assert all(text[line.start - 7 : line.end - 7] == line.text for line in found)
    return [line.text for line in found]


def items(text: str) -> list[str]:
    """Give the items that *text* counts up, checking their offsets."""
    found = enumeration(text, 5)
    assert all(text[line.start - 5 : line.end - 5] == line.text for line in found)
    return [line.text for line in found]


def test_what_depends_on_a_clause_is_left_out() -> None:
    """A relative clause tells of the thing, not of the measure."""
    assert divided("Má být zřízen klub, který pomůže dětem.") == ["Má být zřízen klub"]


def test_each_verb_has_its_clause() -> None:
    """A conjunction before a second verb divides."""
    assert divided("Byla otevřena poradna a ve městě byl zahájen program.") == [
        "Byla otevřena poradna",
        "ve městě byl zahájen program",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Obec chce zřídit klub a otevřít poradnu",
            ["Obec chce zřídit klub", "otevřít poradnu"],
        ),
        (
            "V Mostě vznikl klub, v Bílině se chystá poradna",
            ["V Mostě vznikl klub", "v Bílině se chystá poradna"],
        ),
        (
            "Město slíbilo, že zavede kroužky a že opraví byty",
            ["Město slíbilo", "zavede kroužky", "opraví byty"],
        ),
        (
            "Vznikl klub a ve spolupráci školy a města byla otevřena poradna",
            ["Vznikl klub", "ve spolupráci školy a města byla otevřena poradna"],
        ),
        ("Klub, který pomáhá dětem, byl otevřen", ["Klub, který pomáhá dětem, byl otevřen"]),
    ],
)
def test_clauses_are_joined_in_many_ways(text: str, expected: list[str]) -> None:
    """Infinitives, commas, "že", and phrases that lead in the next clause."""
    assert divided(text) == expected


def test_a_conjunction_within_a_clause_does_not_divide() -> None:
    """Two nouns are not two clauses."""
    text = "Byly otevřeny poradna a klub"
    assert divided(text) == [text]


def test_a_clause_with_a_person_ends_before_the_name() -> None:
    """Where the verb stands before the name, the clause is kept up to it; else it is dropped."""
    assert divided("Klub byl otevřen a vede ho ředitelka Jana Smyšlená") == [
        "Klub byl otevřen a vede ho ředitelka"
    ]
    assert divided("Starosta Jan Vymyšlený plánuje klub") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("klub, byty nebo poradnu", ["klub", "byty", "poradnu"]),
        ("klub, zavedení bydlení a zřízení školky", ["klub", "zavedení bydlení", "zřízení školky"]),
        ("zavedení dluhového a finančního poradenství", None),
        ("klub, který pomůže, byty", ["klub, který pomůže", "byty"]),
        ("omezení heren, zvláště ve středu města", None),
        ("klub (kroužky, tábory), byty", ["klub (kroužky, tábory)", "byty"]),
        ("byty, klub a další hřiště", ["byty", "klub", "další hřiště"]),
        ("", []),
    ],
)
def test_an_enumeration_is_taken_apart(text: str, expected: list[str] | None) -> None:
    """Commas and a last conjunction divide, unless they stand within an item."""
    assert items(text) == ([text] if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "rekonstrukci azylového domu a kariérové poradenství pro žáky",
            ["rekonstrukci azylového domu", "kariérové poradenství pro žáky"],
        ),
        (
            "zřízení bytů a kurzy finanční gramotnosti",
            ["zřízení bytů", "kurzy finanční gramotnosti"],
        ),
        ("zavedení dluhového a finančního poradenství",) * 2,
        ("opravu domu a přilehlého hřiště",) * 2,
        ("posílení asistentů a terénních pracovníků",) * 2,
        (
            "otevření poradny a k opravě bytů",
            ["otevření poradny", "opravě bytů"],
        ),
    ],
)
def test_the_only_a_divides_before_a_thing_of_its_own(text: str, expected: str | list[str]) -> None:
    """What depends on the noun before is a part of it."""
    assert items(text) == ([expected] if isinstance(expected, str) else expected)
