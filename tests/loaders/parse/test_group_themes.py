"""Groups told by an enumeration of themes."""

import pytest

from loaders.document import Line
from loaders.parse.group_themes import theme_runs


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Skupiny, které vznikly, řeší bydlení a vzdělávání.", ["bydlení", "vzdělávání"]),
        ("Jejich tématy jsou bydlení, dluhy a školství.", ["bydlení", "dluhy", "školství"]),
        ("Skupiny navrhly opatření: bydlení, doučování.", []),
        ("Do působnosti skupiny náleží bydlení a vzdělávání.", []),
        ("Skupina Bydlení a vzdělávání se sešla.", []),
        ("Skupiny se sešly v Mostě a v Lomu.", []),
    ],
)
def test_only_one_enumeration_of_themes_tells_groups(text: str, themes: list[str]) -> None:
    """What they worked out is not what they are about."""
    found = theme_runs(Line(0, len(text), text))

    assert [item.text for item in found] == themes
    assert all(text[item.start : item.end] == item.text for item in found)
