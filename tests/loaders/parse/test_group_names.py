"""The names of groups in an enumeration."""

import pytest

from loaders.parse.group_names import AMBIGUOUS, UNCOUNTED, group_names, themes_of_group


@pytest.mark.parametrize(
    ("text", "count", "names", "doubt"),
    [
        ("bydlení, školy a dluhy", 3, ["bydlení", "školy", "dluhy"], ""),
        ("bydlení, školy a dluhy", 2, ["bydlení", "školy a dluhy"], ""),
        ("bydlení, školy a dluhy", None, ["bydlení", "školy", "dluhy"], UNCOUNTED),
        ("rodina, děti; bydlení", None, ["rodina, děti", "bydlení"], ""),
        ("rodina a děti a bydlení", 2, ["rodina a děti", "bydlení"], AMBIGUOUS),
        ("bydlení a rodina a děti", 2, ["bydlení", "rodina a děti"], AMBIGUOUS),
        ("„Bydlení“, „Rodina a děti“", None, ["Bydlení", "Rodina a děti"], ""),
        ("Bydlení a dluhy a dále Děti a škola", 2, ["Bydlení a dluhy", "Děti a škola"], ""),
        ("Bydlení, Práce a dále Děti a škola", 3, ["Bydlení", "Práce", "Děti a škola"], ""),
        ("a) bydlení, b) školy a c) dluhy", None, ["bydlení", "školy", "dluhy"], ""),
    ],
)
def test_names_are_parted(text: str, count: int | None, names: list[str], doubt: str) -> None:
    """By their number, marks and capitals; what is not sure is said."""
    found, reason = group_names(text, 7, count)

    assert [name.text for name in found] == names
    assert reason == doubt
    assert all(text[name.start - 7 : name.end - 7] == name.text for name in found)


def test_single_words_tell_the_theme_of_a_group() -> None:
    """Children are families there."""
    assert themes_of_group("Děti") == ("rodina-deti",)


@pytest.mark.parametrize(
    ("label", "theme"),
    [
        ("Projekty a implementace", "rizeni-koordinace"),
        ("Projektová", "rizeni-koordinace"),
        ("Implementace plánu", "rizeni-koordinace"),
        ("Řízení a koordinace", "rizeni-koordinace"),
        ("Koordinační", "rizeni-koordinace"),
        ("Sociálně patologické jevy", "bezpecnost-prevence"),
        ("Prevence sociálně patologických jevů", "bezpecnost-prevence"),
        ("Kriminalita a sociálně patologické jevy", "bezpecnost-prevence"),
    ],
)
def test_a_group_may_be_for_the_steering_or_for_what_disturbs(label: str, theme: str) -> None:
    """Words that in a sentence would tell too little."""
    assert themes_of_group(label) == (theme,)
