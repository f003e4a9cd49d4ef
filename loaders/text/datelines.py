"""The place and the day that stand at the head of an article."""

import re
from dataclasses import dataclass

from loaders.document import Line
from loaders.text.dates import find_dates
from loaders.text.letters import CAPITAL

_DATE = r"\d{1,2}\.\s*(?:\d{1,2}\.|[^\W\d_]+)\s*\d{4}"
_DAY = re.compile(_DATE)  # few lines tell one, which is soon seen
_NAME = rf"[{CAPITAL}][^\W\d_]+"
_WEEKDAY = r"(?:Pondělí|Úterý|Středa|Čtvrtek|Pátek|Sobota|Neděle)(?!\w)"
_STAMP = r"(?:Publikováno|Vydáno|Zveřejněno|Vloženo|Aktualizováno|Datum)(?!\w)"  # of any page
_PLACE = rf"(?!{_WEEKDAY}|{_STAMP}){_NAME}(?:[ -](?:nad|pod|u|ve?|na|{_NAME})){{0,4}}"
_PAPER = (
    r"(?i:(?:čtrnácti)?deník|týdeník|měsíčník|noviny|listy|zpravodaj|věstník|"
    r"magazín|rozhlas|televize)"
)
_FORMS = tuple(
    re.compile(form)
    for form in (
        # Most, 3. 8. 2016 –, Most/Louny 3. 8. 2016, MOST / 3. 8. 2016
        rf"(?P<place>{_PLACE})(?:\s*/\s*{_PLACE})?(?:,?\s+|\s*[/|]\s*)(?P<date>{_DATE})\s*(?:[-–—:|]\s*|$)",
        rf"(?P<place>{_PLACE})\s+\((?P<date>{_DATE})\)\s*(?:[-–—:|]\s*|$)",  # Most (3. 8. 2016) –
        rf"\((?P<place>{_PLACE}),?\s+(?P<date>{_DATE})\)\s*",  # (Most, 3. 8. 2016)
        rf"(?P<date>{_DATE}),?\s*(?P<place>{_PLACE})?\s*(?:[-–—:|]\s*|$)",  # 3. 8. 2016, Most
        rf"(?P<date>{_DATE}),?\s+\d{{1,2}}[:.]\d{{2}}(?P<place>)\s*(?:\|.*)?$",  # 3. 8. 2016 14:30
        rf"(?:{_NAME}\s+)?{_PAPER}(?:\s+\w+)?,?\s+(?P<date>{_DATE})(?P<place>)\s*$",
        rf"(?i:publikováno|vydáno|zveřejněno|vloženo|vystaveno|datum):?\s+(?P<date>{_DATE})(?P<place>)\s*(?:[|,;].*)?$",
    )
)


@dataclass(frozen=True)
class Dateline:
    """The *place* as written, or empty; the day, EDTF; and where the text after it begins."""

    place: str
    date: str | None
    end: int


def read_dateline(line: Line) -> Dateline | None:
    """Read the dateline with which *line* begins, or None where it begins with none."""
    forms = _FORMS if _DAY.search(line.text) else ()
    found = next((match for form in forms if (match := form.match(line.text))), None)
    if found is None:
        return None
    day = next((date.edtf for date in find_dates(found["date"])), None)
    return Dateline(found["place"] or "", day, found.end())
