"""The dates of a sentence that may tell a beginning: its own, and those that it points back to."""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Line
from loaders.parse.founding_days import AT_THAT_TIME
from loaders.parse.other_days import is_of_other_event
from loaders.text.dates import find_dates, later_than, with_year_before
from loaders.text.dates_away import months_after
from loaders.text.points import MONTH, NUMBER, YEAR, DateMention, year_of

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_OPEN = re.compile(rf"(?:{NUMBER}\s*)?{MONTH}", re.IGNORECASE)  # a day or month without a year
_THAT_TIME = re.compile(
    r"\b(?:v\s+(?:tom|témže|témž|onom|stejném)\s+(?:roce|měsíci))\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_IT_WAS = re.compile(
    r"(?:Bylo\s+to|Byla\s+to|Byl\s+to|Šlo\s+o|Jednalo\s+se\s+o)\s+(?=\w+(?:cí|ční|tvní|první)\s)"
)
_WORD_OF_DAYS = re.compile(
    r"byl[oa]?|psal[oa]?|se|je|den|dne|tehdy|odpoledne|dopoledne|ráno|večer|podvečer|roku|rok"
    r"|přesněji|přesně|konkrétně|tedy|pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle|\w+ov[éýá]"
    r"|jarní|letní|podzimní|zimní|\w+(?:ého|tého)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 80
TWO_YEARS = "the year may be that of the page or that told before"


def dates_told(
    sentence: Line, before: str, today: str | None, year: int | None = None
) -> list[DateMention]:
    """Find the dates of *sentence*; "téhož roku" is the year of the one *before*.

    "Tohoto roku" is that of *today*, or the *year* in which the page was published.
    """
    text, offset = sentence.text, sentence.start
    told = find_dates(text, offset, year_of(today) or year, today)
    known = [*_of_page(told, text, offset, today)]
    known = known or [*later_than(text, offset, before)] or [*_then(sentence, before)]
    found = [*known, *(() if today else months_after(text, offset, known))]
    return [
        date if date.reason == TWO_YEARS else with_year_before(date, text, offset, before)
        for date in found
        if not is_of_other_event(text, date, offset)
    ]


def _then(sentence: Line, before: str) -> Iterator[DateMention]:
    """Give "tehdy" of *sentence* the one date of that *before*, or what goes on from a mere day."""
    then = (
        _IT_WAS.match(sentence.text)
        or AT_THAT_TIME.search(sentence.text)
        or _THAT_TIME.search(sentence.text)
    )
    dates = find_dates(before) if then else _mere_day(before)
    if len(dates) == 1:
        start, end = (sentence.start + place for place in (then.span() if then else (0, 0)))
        yield dates[0]._replace(start=start, end=end)


def _mere_day(before: str) -> Sequence[DateMention]:
    """Give the day that is all that the sentence *before* tells: "Bylo pondělí 5. 5. 2014."."""
    is_short = before.endswith(".") and len(before) < _LONGEST
    dates = find_dates(before) if is_short else ()
    if not all(map(_WORD_OF_DAYS.fullmatch, _LETTERS.findall(_without(before, dates)))):
        return ()
    days = [date for date in dates if _DAY.fullmatch(date.edtf or "")]
    is_one = all((days[-1].edtf or "").startswith(date.edtf or "") for date in dates) if days else 0
    return days[-1:] if is_one else ()


def _without(text: str, dates: Sequence[DateMention]) -> str:
    """Give *text* with blanks where *dates* stand."""
    for date in dates:
        text = f"{text[: date.start]}{' ' * (date.end - date.start)}{text[date.end :]}"
    return text


def _of_page(
    known: Sequence[DateMention], text: str, offset: int, today: str | None
) -> Iterator[DateMention]:
    """Doubt a day that has its year from that of the page where *text* tells another before it."""
    for date in known:
        start, end = date.start - offset, date.end - offset
        years = _YEAR.findall(text, 0, start) if today and _OPEN.fullmatch(text, start, end) else []
        is_other = years and date.edtf and not date.edtf.startswith(years[-1])
        yield date._replace(edtf=None, reason=TWO_YEARS) if is_other else date
