"""By when a thing is to be done, and how often it is to be done again."""

import re

from loaders.text.dates import find_dates

_BY = re.compile(r"(?<!\w)do\s+(?:konce\s+)?$", re.IGNORECASE)
_EVERY = {
    "P1Y": r"každoročn\w+|(?:jednou|1x|1×)\s+(?:ročně|za\s+rok)|každý\s+rok|rok\s+co\s+rok",
    "P2Y": r"(?:jednou|1x|1×)\s+za\s+(?:dva|2)\s+roky|každé\s+(?:dva|2)\s+roky",
    "P6M": r"(?:dvakrát|2x)\s+(?:ročně|za\s+rok)|(?:půlroč|pololet)n\w+|jednou\s+za\s+půl\s+roku",
    "P3M": r"čtvrtletn\w+|každé\s+čtvrtletí|(?:jednou\s+za|každé)\s+(?:tři|3)\s+měsíce",
    "P1M": r"(?:jednou\s+)?měsíčně|každý\s+měsíc",
}
_DURATIONS = {
    duration: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for duration, words in _EVERY.items()
}


def deadline_of(text: str) -> str | None:
    """Give the day, month or year by which something is to be done, as an EDTF interval.

    >>> deadline_of("Do roku 2013 má být zřízeno učiliště"), deadline_of("v roce 2013")
    ('../2013', None)
    """
    for date in find_dates(text):
        if date.edtf and date.edtf.startswith("../"):
            return date.edtf
        if date.edtf and _BY.search(text[: date.start]):
            return f"../{date.edtf}"
    return None


def repeated_every(text: str) -> str | None:
    """Give how often a thing is done as a duration of ISO 8601 (``P1Y`` is yearly).

    >>> repeated_every("bude jednou ročně revidován"), repeated_every("byl revidován")
    ('P1Y', None)
    """
    found = (duration for duration, words in _DURATIONS.items() if words.search(text))
    return next(found, None)
