"""Dates in words: what a reader sees in place of EDTF."""

import re
from datetime import date

from babel.dates import format_date

from api.language import Language

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
OPEN = {"", ".."}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def in_words(edtf: str, language: Language) -> str:
    """Say an EDTF date or interval (level 1) in words; what is not understood stays as it is."""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start, language, "LLLL y")
    # Czech puts the month after "od" and "do" in the genitive, which CLDR writes MMMM.
    if start in OPEN:
        return language.text(_until(end), date=_point(end, language, "MMMM y"))
    if end in OPEN:
        return language.text(_since(start), date=_point(start, language, "MMMM y"))
    return f"{_point(start, language, 'LLLL y')} – {_point(end, language, 'LLLL y')}"


def _since(edtf: str) -> str:
    return "date.since-year" if len(edtf) == len("2010") else "date.since"


def _until(edtf: str) -> str:
    return "date.until-year" if len(edtf) == len("2010") else "date.until"


def _point(edtf: str, language: Language, month_pattern: str) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day = match.groups()
    if month in SEASONS:
        return f"{language.text('date.' + SEASONS[month])} {year}"
    try:
        moment = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return edtf
    pattern = "long" if day else month_pattern if month else "y"
    return format_date(moment, format=pattern, locale=language.locale)
