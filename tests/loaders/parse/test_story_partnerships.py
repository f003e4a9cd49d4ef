"""Partnerships of stories: of one town, of several together, of several apart."""

from collections.abc import Callable, Sequence

import pytest

from loaders.parse.measures import Setting
from loaders.parse.story_partnerships import story_partnerships
from loaders.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Lokální partnerství v Mostě vzniklo 5. 5. 2015.", ["Most"], [("lp-most", "2015-05-05")]),
        (
            "Strategický plán psaly tři pracovní skupiny: Bydlení, Škola a Práce.",
            ["Most"],
            [("lp-most", None)],
        ),
        ("Pracovní skupina Bydlení hledá lampy.", ["Most"], [("lp-most", None)]),
        ("Pracovní skupina pro bydlení má plán.", ["Most"], []),
        ("Ve městě vznikla pracovní skupina pro bydlení.", ["Most"], [("lp-most", None)]),
        ("Ve městě vznikla pracovní skupina pro opravu kola.", ["Most"], []),
        ("Město opraví dům.", ["Most"], []),
        ("Partnerství, založené tu v květnu 2014, hledá byty.", ["Most"], [("lp-most", "2014-05")]),
        ("Partnerství hledá byty.", ["Most"], []),
        # the partners of a town are those of its partnership
        ("V Mostě se partneři scházejí od 5. 5. 2015.", ["Most"], [("lp-most", "2015-05-05")]),
        ("Mostečtí partneři se poprvé sešli 5. 5. 2015.", ["Most"], [("lp-most", "2015-05-05")]),
        ("Obchodní partneři se poprvé sešli 5. 5. 2015.", ["Most"], []),
        ("Partneři se poprvé sešli 5. 5. 2015.", ["Most"], []),
        ("V Mostě se partneři projektu scházejí od 5. 5. 2015.", ["Most"], []),
        ("V Mostě se partneři z Polska poprvé sešli 5. 5. 2015.", ["Most"], []),
        ("V Mostě se partneři scházejí častěji od 5. 5. 2015.", ["Most"], []),
        (
            "Města mají společné partnerství. Ustavující schůzka byla 5. 5. 2015.",
            ["Most", "Kladno"],
            [("lp-most-a-kladno", "2015-05-05")],
        ),
        (
            "Dne 5. 5. 2015 bylo založeno lokální partnerství pro města Most a Kladno.",
            ["Most", "Kladno"],
            [("lp-most-a-kladno", "2015-05-05")],
        ),
        (
            "Ustavující schůzka lokálního partnerství Mostu a Kladna byla 5. 5. 2015.",
            ["Most", "Kladno"],
            [("lp-most-a-kladno", "2015-05-05")],
        ),
        (
            "Plán psalo partnerství, které vzniklo v září 2014. "
            "Partnerství tvoří město Most, město Kladno a Charita Most.",
            ["Most", "Kladno"],
            [("lp-most-a-kladno", "2014-09")],
        ),
        (
            "Plán psalo partnerství, které vzniklo v září 2014. "
            "Partnerství tvoří město Most, Policie ČR a Charita Most.",
            ["Most", "Kladno"],
            [],
        ),
        ("Partnerství Mostu a Kladna si vyměnila zkušenosti.", ["Most", "Kladno"], []),
        (
            "Lokální partnerství v Mostě vzniklo v září 2015, v Kladně proběhlo ustavující setkání "
            "5. října 2015.",
            ["Most", "Kladno"],
            [("lp-most", "2015-09"), ("lp-kladno", "2015-10-05")],
        ),
        ("V Mostě a v Kladně se sešla lokální partnerství.", ["Most", "Kladno"], []),
    ],
)
def test_each_partnership_is_of_the_towns_that_its_words_name(
    about: Callable[..., Setting],
    text: str,
    names: Sequence[str],
    found: Sequence[tuple[str, str | None]],
) -> None:
    """A joint one is told as such; of several those whose beginning is told."""
    setting = about(text, *names)
    lines = setting.document.lines

    records, _ = story_partnerships(setting, lines, tuple(sentences(lines)), published=None)

    assert [(one.partnership, one.founded) for one in records] == found
    assert [len(one.municipalities) for one in records] == [
        len(names) if len(found) == 1 else 1 for _ in found
    ]
