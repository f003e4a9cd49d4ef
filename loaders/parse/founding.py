"""How a partnership began: its own first meeting or establishment."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Document, Line
from loaders.parse.founding_cues import (
    A_PARTNERSHIP,
    FOUNDED,
    MEETING_SPOKEN_OF,
    NEUTER,
    OF_MEETING,
    OF_PARTNERS,
    PATTERNS,
    UNNAMED,
    Patterns,
)
from loaders.records import Problem, Span
from loaders.text.cues import Cue
from loaders.text.dates import find_dates, with_year_before
from loaders.text.dates_away import months_after
from loaders.text.partnerships import LOCAL, NOUN
from loaders.text.points import DateMention, year_of

_SHORTLY = 3  # sentences
_SPOKEN_OF = Cue(A_PARTNERSHIP, re.IGNORECASE)
_NAMED_LAST = Cue(rf"{A_PARTNERSHIP}(?:(?!{NEUTER}).)*$", re.IGNORECASE)
_NOT_YET = Cue(
    r"\b(?:bude|budou|by\s+měl\w*|měl\w*\s+(?:by|konat|proběhnout|uskutečnit|sejít|vzniknout)|má\s+být|(?:je|bylo)\s+(?:na)?plánován\w*|předpokládan\w*|plánuje|nebyl\w*|nevzniklo|kroky\s+k|"
    r"připravuje|uskuteční|koná|proběhne|sejde|vznikne|obnov\w*|přestáv\w+|novém\s+složení|"
    r"prac(?:i|uj\w+|ova\w+)\b[^.;]{0,60}?\bna\s+(?:\w+\s+){0,2}"
    r"(?:plán|strategii|aktualiz|příprav|projekt|analýz|návrh)\w*|práci\s+na|"
    r"letos\s+poprvé|sousedn\w+|výroč\w+|oslav\w*|vědomí|schváli\w*\s+(?:vznik|založení|ustavení))\b",
    re.IGNORECASE,
)
# Where these are founded beside a partnership, it may be the partnership that founds them.
_OTHERS = re.compile(r"\b(?:skupin|komis|výbor|tým|plán|fond|sdružení|centr)\w*", re.IGNORECASE)
_JOINT = re.compile(
    rf";\s+|,\s+(?=(?:\w+\s+)?(?:{LOCAL}\s+)?{NOUN}\s+(?:byl\w*|se)\b)|,\s+(?=(?:formálně|oficiálně|ale|avšak|přičemž|zatímco|obnoveno|znovu|kter\w+|jež|jenž)\b)|"
    r",\s+(?=dne\s+[^,;]{6,22}\s+(?:byl|se)\b)|,\s+(?=o\s+(?:\w+\s+){1,2}později\b)|"
    r",\s+(?=(?:\w+\s+){0,5}?(?:schv[aá]l|přija|projedna|odsouhlas)\w+)|"
    r",?\s+a\s+(?=(?:po|v|ve|dne|od|poté|následně|jeho|byl\w?|obnov\w+|znovu|\d+\.)\s)"
)
_FORMAL = re.compile(r"\b(?:ustav|ustanov|založ|zříz|formál|oficiál|řádně)", re.IGNORECASE)
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}  # EDTF level 1
_MONTHS_OF_SEASONS = {
    "21": ("03", "04", "05", "06"),
    "22": ("06", "07", "08", "09"),
    "23": ("09", "10", "11", "12"),
    "24": ("12", "01", "02", "03"),
}
_POINT = re.compile(r"\d{4}(?:-\d{2}){0,2}(?:/\.\.)?")
_OF_A_PAPER = re.compile(
    r"(?<!podpisem )\b(?:memorand|dohod|smlouv|usnesení(?!m\b))\w*", re.IGNORECASE
)
_FOUNDED_IT = re.compile(r",\s+(?:kter\w+|jež|jenž)\s+$")  # "klub, který založilo partnerství"


@dataclass(frozen=True)
class Founding:
    """A beginning that the page tells of: *kind* is a code of event-kind, *date* is EDTF."""

    kind: str | None = None
    date: str | None = None
    evidence: Span | None = None


def read_founding(
    document: Document,
    sentences: Sequence[Line],
    today: str | None = None,
    *,
    is_of_partnership: bool = False,
) -> tuple[Founding, tuple[Problem, ...]]:
    """Read how the partnership began, and what speaks of its beginning without being certain.

    *today* is the day of the page (EDTF), if known, by which "včera" is told. *is_of_partnership*
    tells that the page is that of a partnership, whether or not a sentence has named it.

    A constituting meeting comes before a first meeting, and that before an establishment, but for
    one that followed upon the first meeting.
    """
    dates = _dates(sentences, today)
    told = [
        found
        for number, sentence in enumerate(sentences)
        for patterns in [_patterns_at(number, sentences, is_known=is_of_partnership)]
        for found in _beginnings(document, sentence, patterns, dates[number])
    ]
    dated = [found for found in told if isinstance(found, Founding)]
    problems = tuple(found for found in told if isinstance(found, Problem))
    if not dated:
        return Founding(), problems
    order = [kind for kind, _ in PATTERNS]
    chosen = min(dated, key=lambda found: order.index(found.kind or ""))
    chosen = next((found for found in dated if _constitutes(found, chosen)), chosen)
    chosen = next((found for found in dated if _is_closer(found, chosen)), chosen)
    others = tuple(_another(found) for found in dated if not _agree(found, chosen))
    return chosen, problems + others


def _beginnings(
    document: Document, sentence: Line, patterns: Patterns, dates: tuple[DateMention, ...]
) -> Iterator[Founding | Problem]:
    """Read the beginnings that *sentence* with its *dates* tells by *patterns*.

    Of several clauses the first to tell one may have its date from another.
    """
    cues = _cues(sentence.text, patterns) if dates else ()
    for number, (kind, cue) in enumerate(cues):
        own = _of_clause(dates, sentence, cue)
        end = sentence.start + cue.end()
        nearest = own or (dates if number == 0 else ())
        date = min(nearest, key=lambda date: _distance(date, end), default=None)
        if date:
            yield _beginning(document, sentence, kind, cue, date)


def _dates(sentences: Sequence[Line], today: str | None) -> list[tuple[DateMention, ...]]:
    """Find the dates of each of *sentences*; "téhož roku" is the year of the one before."""
    before = ("", *(sentence.text for sentence in sentences))
    return [
        tuple(
            with_year_before(date, sentence.text, sentence.start, text)
            for date in _dates_of(sentence, today)
        )
        for text, sentence in zip(before, sentences, strict=False)
    ]


def _dates_of(sentence: Line, today: str | None) -> list[DateMention]:
    """Find the dates of *sentence*; "v květnu" is of the year that it told before."""
    known = find_dates(sentence.text, sentence.start, year_of(today), today)
    return [*known, *(() if today else months_after(sentence.text, sentence.start, known))]


def _patterns_at(number: int, sentences: Sequence[Line], *, is_known: bool) -> Patterns:
    """Give the cues that tell of the partnership among *sentences*, which may have named it."""
    before, around = sentences[max(0, number - _SHORTLY) : number], sentences[number + 1 :][:1]
    is_meant = not before or _NAMED_LAST.search(before[-1].text)
    is_known = is_known or any(_SPOKEN_OF.search(line.text) for line in (*before, *around))
    is_met = bool(before) and MEETING_SPOKEN_OF.search(before[-1].text)
    told = PATTERNS + (OF_MEETING if is_met else ())
    return told + (UNNAMED if is_meant else ()) + (OF_PARTNERS if is_known else ())


def _beginning(
    document: Document, sentence: Line, kind: str, cue: re.Match[str], date: DateMention
) -> Founding | Problem:
    """Give the beginning of *kind* that *cue* tells on *date*, or the doubt about it."""
    start, end = sentence.start + cue.start(), sentence.start + cue.end()
    doubt = _doubt(date, document.text[end : max(end, date.start)])
    if doubt:
        return Problem(start, max(end, date.end), doubt)
    evidence = document.span(sentence.start, max(end, date.end))
    return Founding(kind, (date.edtf or "").removesuffix("/.."), evidence)


def _cues(text: str, patterns: Patterns) -> Iterator[tuple[str, re.Match[str]]]:
    """Give the kinds of beginning that *text* tells as done, one a clause, and their words."""
    clauses: set[str] = set()
    for kind, pattern in patterns:
        for cue in pattern.finditer(text):
            clause = _clause(text, cue)
            if clause not in clauses and _is_told(text, cue):
                clauses.add(clause)
                yield kind, cue


def _is_told(text: str, cue: re.Match[str]) -> bool:
    """Tell whether *cue* is told as done, and of the partnership, not of what that founded."""
    clause = _clause(text, cue)
    founds = re.match(FOUNDED, cue.group(), re.IGNORECASE) and _OTHERS.search(clause)
    is_of_other = founds or _FOUNDED_IT.search(text, 0, cue.start())
    return not (is_of_other or _NOT_YET.search(clause))


def _clause(text: str, cue: re.Match[str]) -> str:
    """Give the part of *text* that holds *cue*."""
    cuts = [*_JOINT.finditer(text)]
    start = max((cut.end() for cut in cuts if cut.end() <= cue.start()), default=0)
    return text[
        start : min((cut.start() for cut in cuts if cut.start() >= cue.end()), default=None)
    ]


def _of_clause(
    dates: Iterable[DateMention], sentence: Line, cue: re.Match[str]
) -> tuple[DateMention, ...]:
    """Give those of *dates* that stand in the clause of *cue*."""
    clause = _clause(sentence.text, cue)
    start = sentence.start + sentence.text.index(clause)
    return tuple(date for date in dates if start <= date.start < start + len(clause))


def _constitutes(found: Founding, first: Founding) -> bool:
    """Tell whether *found* is the formal establishment, and *first* a meeting or work begun."""
    is_formal = found.kind == "established" and _is_formal(found)
    is_informal = first.kind == "first-meeting" or not _is_formal(first)
    return is_formal and is_informal and not _agree(found, first)


def _is_formal(found: Founding) -> bool:
    return _FORMAL.search((found.evidence.exact if found.evidence else None) or "") is not None


def _is_closer(found: Founding, first: Founding) -> bool:
    """Tell whether *found* is the day or month, in the season or year of *first*, of the same."""
    season = (first.date or "")[5:7]
    months = _MONTHS_OF_SEASONS.get(season, ("",))
    is_within = any(
        (found.date or "").startswith(f"{(first.date or '')[:5]}{one}") for one in months
    )
    return found.kind == first.kind and season in _MONTHS_OF_SEASONS and is_within


def _month(edtf: str | None) -> str:
    """Give the month in which the date *edtf* begins, to compare it; seasons have months."""
    year, month = f"{edtf or ''}-01".split("-")[:2]
    return f"{year}-{_SEASONS.get(month, month)}"


def _doubt(date: DateMention, between: str) -> str:
    """Say why *date* may not be that of the beginning; *between* are the words before it."""
    if date.edtf is None:
        return date.reason
    if _OF_A_PAPER.search(between):
        return "the date is that of another act, not of the beginning"
    return "" if _POINT.fullmatch(date.edtf) else "the beginning is told as a period"


def _distance(date: DateMention, end: int) -> tuple[bool, int]:
    """Rank the dates: those after the cue first, the nearest first."""
    return (date.start < end, abs(date.start - end))


def _agree(one: Founding, other: Founding) -> bool:
    first, second = one.date or "", other.date or ""
    return first.startswith(second) or second.startswith(first)


def _another(found: Founding) -> Problem:
    evidence = found.evidence or Span(0, 0)
    reason = f"another beginning is told, {found.kind} of {found.date}"
    return Problem(evidence.start, evidence.end, reason)
