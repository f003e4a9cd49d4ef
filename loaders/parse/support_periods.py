"""Periods in which a programme supported a town."""

import re
from collections.abc import Iterator, Sequence

from loaders.document import Document, Line
from loaders.parse.measures import Setting
from loaders.records import Place, SupportPeriodRecord
from loaders.text.cues import Cue
from loaders.text.dates import find_dates
from loaders.text.points import DateMention
from loaders.text.sentences import sentences

_COORDINATED = Cue(
    r"koo(?:rdi|ridn|dri)n?ovan\w+\s+přístup|KPSVL",
    re.IGNORECASE,  # the typo is met
)
_SUPPORT = re.compile(r"spoluprác|podpor|období|působ|v letech", re.IGNORECASE)
_TAKES_PART = Cue(
    r"(?<!\w)(?:spoluprac(?:ov|uj)\w+|zapoj\w+(?!\s+do\s+(?:práce|činnosti|jednání))|vstoup\w+|"
    r"(?:obnovil|navázal|zahájil)\w*\s+spoluprác\w+|začal\w*\s+(?:pracovat|působit|spolupracovat)|"
    r"podporuj\w+|podporov\w+|působí\w*|působil\w*|"
    r"spoluprác\w+\s+(?:\w+\s+){0,8}?(?:prohloub|zaháj|začal|trv|probíh|navázal)\w*|"
    r"navázal\w*\s+(?:\w+\s+){0,4}?spoluprác\w+)(?!\w)",
    re.IGNORECASE,
)
_AGENCY = Cue(r"(?<!\w)(?:agentur\w+|ASZ)(?!\w)", re.IGNORECASE)
_OF_THE_AGENCY = re.compile(
    r"(?<!\w)agentura\s+(?:\([^)]*\)\s+)?(?:\w+\s+){0,4}?(?:působí|funguje|vznikla|spolupracuje)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?<!\w)(?:bude|budou|má být|chce|plánuje|zájem|přihlášk\w+|neby\w+|nespolup\w+)(?!\w)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"začal|zaháj|obnov|vstoup", re.IGNORECASE)
_ENDED = re.compile(r"(?<!\w)(?:ukončen[aoy]?|skončil[aoiy]?|ukončil[aoiy]?)(?!\w)", re.IGNORECASE)
_COOPERATION = re.compile(r"(?<!\w)(?:program|spoluprác|působení|podpor)\w*", re.IGNORECASE)
_PROLONGED = re.compile(
    r"(?<!\w)bud(?:e|ou)\s+(?:[^\s,.]+\s+){0,5}?(?:působit|pokračovat|spolupracovat)(?!\w)",
    re.IGNORECASE,
)
_NTH_YEAR = re.compile(r"(?<!\w)(?P<nth>druh|třet|čtvrt|pát|šest)ým\s+rokem", re.IGNORECASE)
_YEARS_BEFORE = {"druh": 1, "třet": 2, "čtvrt": 3, "pát": 4, "šest": 5}


def programme_of(text: str) -> str:
    """Give the code of the programme that *text* speaks of, by default support by the Agency.

    >>> programme_of("zapojení do KPSVL")
    'kpsvl'
    """
    return "kpsvl" if _COORDINATED.search(text) else "asz"


def support_of_heading(
    document: Document, line: Line, places: tuple[Place, ...]
) -> Iterator[SupportPeriodRecord]:
    """Give the support period that a heading tells of the towns *places*."""
    if not _SUPPORT.search(line.text) or not places:
        return
    dates = find_dates(line.text, line.start)
    date = next((date for date in dates if date.edtf and "/" in date.edtf), None)
    if date and date.edtf:
        evidence = document.span(date.start, date.end)
        yield SupportPeriodRecord(evidence, programme_of(line.text), date.edtf, places)


def prose_support(
    lines: Sequence[Line], setting: Setting, year: int | None
) -> tuple[SupportPeriodRecord, ...]:
    """Give the support periods that sentences tell, each once; *year* is the year of the page.

    A date stated wins over "for the second year".
    """
    told: dict[tuple[str, str], SupportPeriodRecord] = {}
    for sentence in sentences(lines):
        found = _period(sentence, year)
        if found is None:
            continue
        start, end, period, is_stated = found
        programme = programme_of(sentence.text)
        places = setting.narrowed(sentence.text).places
        record = SupportPeriodRecord(setting.document.span(start, end), programme, period, places)
        if is_stated or (programme, period) not in told:
            told[programme, period] = record
    return tuple(told.values())


def _period(sentence: Line, year: int | None) -> tuple[int, int, str, bool] | None:
    """Give where *sentence* tells a period, the period, and whether by a date of its own."""
    text = sentence.text
    if not (_AGENCY.search(text) or _COORDINATED.search(text)):
        return None
    dates = find_dates(text, sentence.start, year)
    date = next((date for date in dates if date.edtf), None)
    ending = _ending(text, date)
    if date and ending:
        return *_joined(sentence, ending, date.start, date.end), _until(date.edtf or ""), True
    takes_part = _TAKES_PART.search(text)
    if not takes_part or _NOT_YET.search(text) or _OF_THE_AGENCY.search(text):
        return None
    if date and date.edtf:
        return *_joined(sentence, takes_part, date.start, date.end), _since(date, takes_part), True
    nth = _NTH_YEAR.search(text)
    if nth and year:
        since = f"{year - _YEARS_BEFORE[nth['nth'].lower()]}/.."
        start, end = (sentence.start + place for place in nth.span())
        return *_joined(sentence, takes_part, start, end), since, False
    return None


def _joined(sentence: Line, cue: re.Match[str], start: int, end: int) -> tuple[int, int]:
    """Give what covers the words of *cue* and those between *start* and *end*."""
    return min(sentence.start + cue.start(), start), max(sentence.start + cue.end(), end)


def _ending(text: str, date: DateMention | None) -> re.Match[str] | None:
    """Give the words that tell that support ended on *date*, or will then."""
    if date is None or not date.edtf:
        return None
    if date.edtf.startswith("../"):
        return _PROLONGED.search(text)
    is_over = "/" not in date.edtf and _COOPERATION.search(text) and not _NOT_YET.search(text)
    return _ENDED.search(text) if is_over else None


def _until(edtf: str) -> str:
    return edtf if edtf.startswith("../") else f"../{edtf}"


def _since(date: DateMention, cue: re.Match[str]) -> str:
    """Give the interval that begins on *date*; what began within an interval has no known end."""
    edtf = date.edtf or ""
    if "/" in edtf and not _BEGINS.match(cue.group()):
        return edtf
    return f"{edtf.partition('/')[0][:4] if '/' in edtf else edtf}/.."
