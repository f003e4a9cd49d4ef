"""Dates told by their distance from the one before."""

import pytest

from loaders.text.dates import find_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dokončen v květnu 2012 a o měsíc později schválen.", ["2012-05", "2012-06"]),
        ("Rada 30. listopadu 2012, o den později zastupitelstvo.", ["2012-11-30", "2012-12-01"]),
        ("Rada 28. 11. 2012, o týden později zastupitelstvo.", ["2012-11-28", "2012-12"]),
        ("Vznikl v roce 2012, v následujícím roce byl schválen.", ["2012", "2013"]),
        ("Dokončen v roce 2012 a o měsíc později schválen.", ["2012"]),
        (
            "Rada 5. 5. 2014, o týden později, 12. 5. 2014, zastupitelstvo.",
            ["2014-05-05", "2014-05-12"],
        ),
        ("O měsíc později byl schválen.", []),
    ],
)
def test_what_was_later_is_as_precise_as_its_words(text: str, expected: list[str]) -> None:
    """Days are exact, of weeks and months the month is; a day told after them says it better."""
    assert [found.edtf for found in find_dates(text)] == expected
