"""How a partnership began: its own first meeting or establishment."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Document, Line
from loaders.parse.founding_acts import (
    CONSTITUTING,
    ESTABLISHED,
    FIRST_MEETING,
    KEY,
    PARTICIPLES,
    Act,
    find_acts,
    may_tell_acts,
)
from loaders.parse.founding_clauses import is_beginning
from loaders.parse.founding_dates import dates_told
from loaders.parse.founding_days import day_of
from loaders.parse.founding_decisions import is_only_decided
from loaders.parse.founding_milestones import milestone_of
from loaders.parse.founding_papers import is_sealed
from loaders.parse.founding_subjects import Clause, Spoken, names_neuter
from loaders.parse.other_towns import is_not_of_page, is_of_other_town
from loaders.parse.partnership_mentions import find_partners, find_partnerships
from loaders.records import Problem, Span
from loaders.text.cues import Cue
from loaders.text.partnerships import IN_ANY_CASE, LOCAL, NOUN
from loaders.text.points import POINT, YEAR, DateMention, read_point
from loaders.text.predications import predications
from loaders.text.published import year_published

_SHORTLY = 3  # sentences
_ORDER = (CONSTITUTING, FIRST_MEETING, ESTABLISHED)  # in which the kinds count
_FORMAL = re.compile(r"\b(?:ustav|ustanov|založ|zakláda|zříz|formál|oficiál|řádně)", re.IGNORECASE)
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}  # EDTF level 1
_MONTHS_OF_SEASONS = {
    "21": ("03", "04", "05", "06"),
    "22": ("06", "07", "08", "09"),
    "23": ("09", "10", "11", "12"),
    "24": ("12", "01", "02", "03"),
}
# A half or a quarter of a year is an interval, and as certain as a month.
_POINT = re.compile(
    r"\d{4}(?:-\d{2}){0,2}(?:/\.\.)?"
    r"|(?P<year>\d{4})-(?:01/(?P=year)-0[36]|04/(?P=year)-06|07/(?P=year)-(?:09|12)|10/(?P=year)-12)"
)
_OF_A_PAPER = re.compile(
    r"(?<!podpisem )\b(?:memorand|dohod(?!n|l)|smlouv|usnesení(?!m\b))\w*", re.IGNORECASE
)
_NAMED = rf"(?:(?:{LOCAL}ho\s+)?{NOUN}|LP)"
_ONLY_WHEN = rf"(?=\s+(?:(?:dne|od|ve?|roku|roce)\s+)*{POINT}\W*$)"
_KEY = Cue(
    rf"^\W*(?:(?:{IN_ANY_CASE}|{NOUN}|LP)\b[^:–.,-]{{0,40}}[:–-]\s+)?(?:(?:datum|rok|den)\s+)?"
    r"(?:(?:vzniku?|založen[ío]|ustaven[ío]|ustanoven[ío]|zřízen[ío])|zahájení\s+činnosti|kdy\s+vzniklo|vzniklo)"
    rf"(?:\s+bylo)?\s*(?:[:|]|(?=\s+(?:dne\s+|ve?\s+)?\d)|(?<=\s){_NAMED}\s*[:|]|(?:(?<=\s){_NAMED})?{_ONLY_WHEN})"
    rf"(?:\s+(?P<year>{YEAR})(?!\d))?",
    re.IGNORECASE,
)
_SINCE = Cue(
    rf"^\W*(?:{IN_ANY_CASE}|{NOUN}|LP)\s*(?:[:|]\s*)?(?:(?:existuje|funguje|pracuje|působí|činné|aktivní|v\s+(?:činnosti|provozu|chodu))\s+)?"
    rf"(?:od\s*[:|]?(?=\s+(?:(?:dne|roku)\s+)?{POINT}\W*$))",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\bpo\s+$", re.IGNORECASE)
# The answer to "Kdy partnerství vzniklo?".
_DAY_FIRST = re.compile(rf"(?:(?:Dne|Ve?|Na|Bylo\s+to)\s+)*{POINT}", re.IGNORECASE)
_IT = re.compile(r"(?:To|Toto)\s+(?:nej\w+|naše|zdejší|(?:se\s+)?\w+lo\b)")
_CLOSER = Cue(r"^(?:Přesně|Konkrétně)\s")
_THEN = Cue(
    r"^(?:Stalo\s+se\s+(?:tak|to)|Bylo\s+to|Došlo\s+k\s+tomu|Přesně|Konkrétně|"
    r"(?:Uskutečnil|Konal|Proběhl|Odehrál)\w+(?:\s+se)?|"
    r"(?:To|Toto|Ta|Tato|Ten|Tento)\s+(?:se\s+)?(?:[^,;.]{0,60}\s)?(?:uskutečnil|konal|proběhl|odehrál)[ao]?)\s"
)

_Now = tuple[str | None, int | None]  # the day of the page, and the year of which it speaks


@dataclass(frozen=True)
class Founding:
    """A beginning that the page tells of: *kind* is a code of event-kind, *date* is EDTF."""

    kind: str | None = None
    date: str | None = None
    evidence: Span | None = None


@dataclass(frozen=True)
class _Told:
    """A beginning told by *act* in *sentence*, on *date* if the sentence gives it."""

    sentence: Line
    act: Act
    date: DateMention | None


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
    now = (today, year_published(document))
    is_other = is_not_of_page if is_of_partnership else is_of_other_town
    all_told = _told(sentences, now, is_of_partnership)
    here = (x for x in all_told if not is_other(document, x.sentence.text, x.act.start))
    read = [_judged(document, told) for told in here]
    dated = [found for found in read if isinstance(found, Founding)]
    problems = tuple(found for found in read if isinstance(found, Problem))
    if not dated:
        return Founding(), problems
    chosen = min(dated, key=lambda found: _ORDER.index(found.kind or ""))
    chosen = next((found for found in dated if _constitutes(found, chosen)), chosen)
    chosen = next((found for found in dated if _is_closer(found, chosen)), chosen)
    others = tuple(_another(found) for found in dated if not _agree(found, chosen))
    return chosen, problems + others


def _told(sentences: Sequence[Line], now: _Now, is_of_partnership: bool) -> Iterator[_Told]:
    """Give the dated beginnings that *sentences* tell; the next one may give the day."""
    waiting: list[_Told] = []
    before = ""
    for number, sentence in enumerate(sentences):
        is_then = any(_goes_on(told, sentence) for told in waiting)
        dates = (
            dates_told(sentence, before, sentence.last_day(now[0]), now[1])
            if is_then or may_tell_acts(sentence.text)
            else []
        )
        if is_then and dates:
            yield _Told(sentence, waiting[0].act, dates[0])
        waiting = []
        if may_tell_acts(sentence.text) and (dates or _may_wait(sentences[number : number + 2])):
            spoken = _spoken(number, sentences, is_of_partnership)
            told = _beginnings(sentence, dates, spoken)
            around = sentences[number : number + 2]
            waiting = [one for one in told if not is_only_decided(one.act, around)]
        yield from (told for told in waiting if told.date)
        before = sentence.text


def _may_wait(sentences: Sequence[Line]) -> bool:
    """Whether the first of *sentences* may have its day from the next, or tells but a year."""
    text = sentences[0].text
    is_fact = _KEY.match(text) or milestone_of(sentences[0])
    if text.endswith("?") and any(_DAY_FIRST.match(one.text) for one in sentences[1:]):
        return True
    return bool(is_fact) or any(_THEN.search(sentence.text) for sentence in sentences[1:])


def _goes_on(told: _Told, sentence: Line) -> bool:
    """Whether *sentence* gives the day of what is *told*, or the day within its month."""
    if told.sentence.text.endswith("?") and _DAY_FIRST.match(sentence.text):
        return True
    return (_CLOSER if told.date else _THEN).search(sentence.text) is not None


def _beginnings(sentence: Line, dates: Sequence[DateMention], spoken: Spoken) -> Iterator[_Told]:
    """Read the beginnings that *sentence* tells: one a predication, the more decisive first."""
    fact = _fact(sentence, dates, spoken)
    if fact:
        yield fact
        return
    parts = predications(sentence.text, PARTICIPLES)
    for number, part in enumerate(parts):
        clause = Clause(part, spoken)
        acts = (act for act in find_acts(part.text) if is_beginning(clause, act))
        told = [_Told(sentence, act, day_of(sentence, parts, number, act, dates)) for act in acts]
        yield from sorted(told, key=lambda one: (one.date is None, _is_past(part.text, one)))[:1]


def _is_past(text: str, told: _Told) -> bool:
    """Whether a first meeting was before what *text* tells: "po prvním jednání bylo založeno"."""
    is_first = told.act.kind == FIRST_MEETING
    return is_first and _AFTER.search(text[: told.act.start]) is not None


def _fact(sentence: Line, dates: Sequence[DateMention], spoken: Spoken) -> _Told | None:
    """Read a beginning told as a fact and its value: "Vznik: 2014"; a bare year is no date."""
    told = milestone_of(sentence)
    if told and (told.is_named or spoken.of_partnership):
        start, end = (sentence.start + place for place in told.year)
        act = Act(told.kind, KEY, told.start, told.end, sentence.text[told.start : told.end])
        return _Told(sentence, act, dates[0] if dates else _year(sentence, start, end))
    key, offset = _KEY.match(sentence.text), sentence.start
    year = key and key["year"]
    found = key if year or dates else None
    found = found or (_SINCE.match(sentence.text) if dates else None)
    if found is None:
        return None
    act = Act(ESTABLISHED, KEY, *found.span(), found.group())
    if dates or key is None:
        return _Told(sentence, act, dates[0])
    start, end = key.span("year")
    return _Told(sentence, act, _year(sentence, offset + start, offset + end))


def _year(sentence: Line, start: int, end: int) -> DateMention:
    """Give what stands from *start* to *end*, a year or a month in that of the line, as a date."""
    words = sentence.text[start - sentence.start : end - sentence.start]
    return DateMention(start, end, read_point(f"{words} {sentence.year}") or words)


def _spoken(number: int, sentences: Sequence[Line], is_of_partnership: bool) -> Spoken:
    """Tell what the sentence *number* goes on about."""
    before, around = sentences[max(0, number - _SHORTLY) : number], sentences[number + 1 :][:1]
    last = not before or _is_named_last(before[-1].text) or _is_chained(before)
    is_known = is_of_partnership or any(
        _names_it(line.text) for line in (*before, sentences[number], *around)
    )
    return Spoken(is_known, last, sentences[number].year is not None)


def _names_it(text: str) -> bool:
    return next(find_partnerships(text), None) is not None or find_partners(text) is not None


def _is_chained(before: Sequence[Line]) -> bool:
    """Whether the last of the sentences *before* goes on about what the one before it named."""
    return len(before) > 1 and _IT.match(before[-1].text) is not None and _names_it(before[-2].text)


def _is_named_last(text: str) -> bool:
    mentions = [*find_partnerships(text)]
    return bool(mentions) and not names_neuter(text[mentions[-1].end :])


def _judged(document: Document, told: _Told) -> Founding | Problem:
    """Give the beginning, or the doubt about its day."""
    date = told.date or DateMention(0, 0, None)
    start, end = told.sentence.start + told.act.start, told.sentence.start + told.act.end
    doubt = _doubt(date, document.text[end : max(end, date.start)])
    if doubt:
        return Problem(start, max(end, date.end), doubt)
    evidence = document.span(told.sentence.start, max(end, date.end))
    return Founding(told.act.kind, (date.edtf or "").removesuffix("/.."), evidence)


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
    is_year = len(first.date or "") == len("2010") < len(found.date or "")
    is_open = season in _MONTHS_OF_SEASONS or is_year
    return found.kind == first.kind and is_open and is_within


def _month(edtf: str | None) -> str:
    """Give the month in which the date *edtf* begins, to compare it; seasons have months."""
    year, month = f"{edtf or ''}-01".split("-")[:2]
    return f"{year}-{_SEASONS.get(month, month)}"


def _doubt(date: DateMention, between: str) -> str:
    """Say why *date* may not be that of the beginning; *between* are the words before it."""
    if date.edtf is None:
        return date.reason
    if _OF_A_PAPER.search(between) and not is_sealed(between):
        return "the date is that of another act, not of the beginning"
    return "" if _POINT.fullmatch(date.edtf) else "the beginning is told as a period"


def _agree(one: Founding, other: Founding) -> bool:
    first, second = one.date or "", other.date or ""
    return first.startswith(second) or second.startswith(first)


def _another(found: Founding) -> Problem:
    evidence = found.evidence or Span(0, 0)
    reason = f"another beginning is told, {found.kind} of {found.date}"
    return Problem(evidence.start, evidence.end, reason)
