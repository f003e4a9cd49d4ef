"""Place and day at the head of an article."""

import pytest

from loaders.document import Line
from loaders.text.datelines import read_dateline


@pytest.mark.parametrize(
    ("text", "place", "date", "rest"),
    [
        ("Most, 3. 8. 2016 – Město roste.", "Most", "2016-08-03", "Město roste."),
        ("Ústí nad Labem 18. 2. 2016", "Ústí nad Labem", "2016-02-18", ""),
        ("Kutná Hora (20. června 2012) – Dnes", "Kutná Hora", "2012-06-20", "Dnes"),
        ("Praha/Most, 3. 8. 2016 – Město", "Praha", "2016-08-03", "Město"),
        ("MOST / 3. 8. 2016", "MOST", "2016-08-03", ""),
        ("2. 7. 2014, Teplice", "Teplice", "2014-07-02", ""),
        ("2. července 2014", "", "2014-07-02", ""),
        ("Mostecký týdeník, 4.3.2014", "", "2014-03-04", ""),
        ("Publikováno: 5. 12. 2012 | Autor: redakce", "", "2012-12-05", ""),
        ("Publikováno 5. 12. 2012 | Rubrika: Lokality", "", "2012-12-05", ""),
    ],
)
def test_datelines_have_many_forms(text: str, place: str, date: str, rest: str) -> None:
    """The place may stand before or after the day, or nowhere."""
    found = read_dateline(Line(0, len(text), text))
    assert found is not None
    assert (found.place, found.date, text[found.end :]) == (place, date, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Dne 3. 8. 2016 schválilo zastupitelstvo plán.",
        "Plán byl schválen, jak bylo řečeno 3. 8. 2016.",
        "Výsledky projektů, stav k 31. 12. 2011",
        "Stav k 31. 12. 2011",
        "Most",
    ],
)
def test_a_date_in_a_sentence_is_no_dateline(text: str) -> None:
    """Only what stands apart at the head is one."""
    assert read_dateline(Line(0, len(text), text)) is None
