"""Dates in Czech prose, as precise as the page says them: EDTF level 1.

No library reads them well: dateparser takes "pro" for December and the 1. 13. for an American day,
and half a millisecond for each.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from loaders.text.cues import Cue, Cues
from loaders.text.dates_away import (
    MEETING_OF_MONTH,
    day_before,
    days_away,
    meetings_away,
    month_of_meeting,
    months_away,
)
from loaders.text.later_dates import LATER, read_later
from loaders.text.points import (
    DAY,
    MONTH,
    MONTH_OF_YEAR,
    NUMBER,
    POINT,
    YEAR,
    DateMention,
    read_point,
    year_of,
)

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_DAY = Cue(DAY, re.IGNORECASE)
_TO = r"\s*(?:[-–—/]|\baž\b|\bdo\b)\s*(?:roku\s+)?"
_RELATIVE = (
    r"(?P<relative>předloň|loň|minul|leto|t(?:oho|om|o)to|toho(?!to)|téhož|příšt)\w*\s+ro(?:ku|ce)"
)
_YEARS_AWAY = {"předloň": -2, "loň": -1, "minul": -1, "leto": 0, "příšt": 1}
_YEARS_AWAY |= {"předloni": -2, "loni": -1, "vloni": -1, "letos": 0}
_YEARS_AWAY |= dict.fromkeys(("toto", "tohoto", "tomto"), 0)
_OF_YEAR_AWAY = r"(?P<relative>předloň|loň|leto)(?:sk|šn)(?:ého|ém|é|ý|ou|ího|ím|í)"
_BEFORE_LAST = r"(?P<relative>předloni|v?loni|letos)"
_QUARTERS = ("první|1", "druh|2", "třetí|3", "čtvrt|4")
_SAME_YEAR = re.compile(r"\s+(?:té(?:ho|mu)ž|toho)\s+ro(?:ku|ce)$", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"(?P<day>\d{1,2})\.\s+dne\s+(?:\w+\s+)?měsíce")
_POINT_OF_TIME = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_TAKEN = "\0"  # stands for each character of a date that was read
_NEAR = 40  # characters within which a day tells more closely what was later
_SEASON = r"(?:na\s+|v\s+)?(?P<season>ja[rř]|lét|podzim|pozdim|zim)\w*"
_SEASONS = {"jar": 21, "jař": 21, "lét": 22, "podzim": 23, "pozdim": 23, "zim": 24}  # EDTF level 1


def find_dates(
    text: str, offset: int = 0, year: int | None = None, today: str | None = None
) -> tuple[DateMention, ...]:
    """Find the dates of *text*, in order; *text* stands at *offset* of its document.

    *year* is the year of the page, by which "letos" and "loni" are resolved; without it they have
    no EDTF. *today* is its day, by which "včera" is; without it that is no date.
    """
    away = (*days_away(text, offset, today), *months_away(text, offset, today))
    taken = {found.start - offset: found for found in away}
    rest = text
    for cue, interpret in _KINDS.told_in(text):
        for match in cue.compiled.finditer(rest):
            told = interpret(match, year) or day_before(match.group(), today)
            edtf, reason = _explained(told, match)
            start, end = match.span()
            taken[start] = DateMention(offset + start, offset + end, edtf, reason)
            rest = f"{rest[:start]}{_TAKEN * (end - start)}{rest[end:]}"
    mentions = [taken[start] for start in sorted(taken)]
    known = [*_of_same_year(mentions, text, offset)]
    if today and not any(re.fullmatch(r"\d{4}-\d{2}-\d{2}", one.edtf or "") for one in known):
        known += meetings_away(text, offset, today)
    found = (*known, *_later(known, text, offset)) if known else ()
    return tuple(sorted(found, key=lambda mention: mention.start))


def _later(told: Sequence[DateMention], text: str, offset: int) -> Iterator[DateMention]:
    """Find what is dated by its distance from one of *told*, where no day says it more closely."""
    for match in LATER.finditer(text):
        start, end = offset + match.start(), offset + match.end()
        before = [one.edtf for one in told if one.end <= start]
        is_closer = any(0 <= one.start - end < _NEAR for one in told)
        if before and not is_closer and _POINT_OF_TIME.fullmatch(before[-1] or ""):
            edtf = read_later(match, before[-1] or "")
            if edtf:
                yield DateMention(start, end, edtf)


def later_than(
    text: str, offset: int, before: str, today: str | None = None, year: int | None = None
) -> tuple[DateMention, ...]:
    """Find what *text*, at *offset*, dates by its distance from the last date of that *before*.

    *text* tells no date itself: "O dva měsíce později vzniklo partnerství." Where that before tells
    no year, it is that of *today*, or *year*.
    """
    match = LATER.search(text)
    dates = find_dates(before, year=year, today=today) if match else ()
    told = (dates[-1].edtf or "").removesuffix("/..") if dates else ""
    edtf = read_later(match, told) if match and _POINT_OF_TIME.fullmatch(told) else None
    return (
        (DateMention(offset + match.start(), offset + match.end(), edtf),) if match and edtf else ()
    )


def _of_same_year(mentions: Iterable[DateMention], text: str, offset: int) -> Iterator[DateMention]:
    """Give "v červnu téhož roku" the year of the date that *text* tells before it."""
    year = None
    for mention in mentions:
        told = _SAME_YEAR.sub("", text[mention.start - offset : mention.end - offset])
        is_open = mention.edtf is None and mention.end - mention.start > len(told)
        edtf = read_point(f"{told} {year}") if is_open and told and year else None
        yield mention._replace(edtf=edtf, reason="") if edtf else mention
        year = year_of(mention.edtf) or year


def with_day_after(mention: DateMention, text: str) -> DateMention:
    """Give the month of *mention* the day that *text* tells after it.

    "V červnu 2011, přesně 23. dne měsíce"
    """
    day = _DAY_OF_MONTH.search(text, mention.end)
    if not day or not re.fullmatch(r"\d{4}-\d{2}", mention.edtf or ""):
        return mention
    number, month, year = int(day["day"]), *reversed((mention.edtf or "").split("-"))
    edtf = read_point(f"{number}. {int(month)}. {year}")
    return mention._replace(end=day.end(), edtf=edtf) if edtf else mention


def with_year_before(mention: DateMention, text: str, offset: int, before: str = "") -> DateMention:
    """Give a day without a year that of *text*, at *offset*, if it tells one year before it.

    "Vznikalo od ledna 2010, ustavující schůzka proběhla 2. února." But "v březnu téhož roku" has
    that of the sentence *before*, if nothing else.
    """
    start, end = mention.start - offset, mention.end - offset
    words = _SAME_YEAR.sub("", text[start:end])
    is_same = len(words) < end - start
    days = [day.group()[-len("2010") :] for day in _DAY.finditer(text[:start])][-1:]
    told = days or _YEAR.findall(text[:start]) or _YEAR.findall(before if is_same else "")
    years = {*told}
    if mention.edtf or len(years) != 1:
        return mention
    day = read_point(f"{words} {years.pop()}")
    return mention._replace(edtf=day, reason="") if day else mention


def _explained(edtf: str | None, match: re.Match[str]) -> tuple[str | None, str]:
    if edtf:
        return edtf, ""
    if re.search(YEAR, match.group()):
        return None, f"there is no such date: {match.group()}"
    return None, f"the year is not said: {match.group()}"


def _day_of_month(match: re.Match[str], _: int | None) -> str | None:
    return read_point(f"{match['day']}. {match['month']}")


def _range(match: re.Match[str], _: int | None) -> str | None:
    since, until = match["since"], match["until"]
    if re.fullmatch(r"\d\d", until):
        until = since[:2] + until
    if not re.search(YEAR, since):
        since = f"{since} {until[-4:]}"
    first, last = read_point(since), read_point(until)
    return f"{first}/{last}" if first and last and first[:4] <= last[:4] else None


def _half(match: re.Match[str], _: int | None) -> str | None:
    year = match["year"]
    return f"{year}-01/{year}-06" if match["first"] else f"{year}-07/{year}-12"


def _quarter(match: re.Match[str], _: int | None) -> str:
    number = next(
        n for n, word in enumerate(_QUARTERS, 1) if re.match(word, match["quarter"], re.I)
    )
    return f"{match['year']}-{3 * number - 2:02}/{match['year']}-{3 * number:02}"


def _season(match: re.Match[str], year: int | None) -> str | None:
    of = match.groupdict().get("year") or _relative(match, year)
    return f"{of}-{_SEASONS[match['season'].lower()]}" if of else None


def _relative(match: re.Match[str], year: int | None) -> str | None:
    away = _YEARS_AWAY.get((match["relative"] or "").lower())
    return None if year is None or away is None else str(year + away)


def _month_away(match: re.Match[str], year: int | None) -> str | None:
    of = _relative(match, year)
    return read_point(f"{match['month']} {of}") if of else None


_Interpret = Callable[[re.Match[str], int | None], str | None]
_WORDS: tuple[tuple[str, _Interpret], ...] = (
    (
        rf"(?:{_SEASON}\s+|ro(?:ce|ku)\s+)*(?P<year>{YEAR}),\s+(?:přesněji|konkrétně|a\s+to)\s+"
        rf"(?:ve?\s+|dne\s+)?(?P<closer>(?:{NUMBER}\s*)?{MONTH})",
        lambda match, _: read_point(f"{match['closer']} {match['year']}"),
    ),
    (
        rf"(?P<month>{MONTH_OF_YEAR}),\s+(?:přesněji|konkrétně|a\s+to)\s+(?:dne\s+)?(?P<day>\d{{1,2}})\.\s*(?:\d{{1,2}}\.|{MONTH})?",
        _day_of_month,
    ),
    (rf"(?P<since>{POINT}|{MONTH}){_TO}(?P<until>{POINT}(?!\d))", _range),
    (rf"(?P<since>{YEAR})[-–](?P<until>1[3-9]|[2-9]\d)(?![\d-])", _range),
    (rf"do\s+(?:konce\s+)?roku\s+(?P<year>{YEAR})", lambda match, _: f"../{match['year']}"),
    (rf"od\s+(?:počátku\s+)?roku\s+(?P<year>{YEAR})", lambda match, _: f"{match['year']}/.."),
    (
        rf"(?:(?P<first>první\w*|1\.)|druh(?:é|ou|ém|ého)|2\.)\s+(?:polovin\w+|pololetí)\s+(?:roku\s+)?(?P<year>{YEAR})",
        _half,
    ),
    (
        rf"(?P<quarter>první\w*|druh\w+|třetí\w*|čtvrt\w+|[1-4]\.)\s+(?:čtvrtletí|kvartál\w*)\s+(?:roku\s+)?(?P<year>{YEAR})",
        _quarter,
    ),
    (  # "2015, druhé pololetí", as in a list by time
        rf"(?P<year>{YEAR})(?:,\s+|\s*[(/–-]\s*)(?:(?P<first>první\w*|1\.)|druh(?:é|ou|ém|ého|á)|2\.)\s+(?:polovin\w+|pololetí)(?!\s+roku|\s+\d)",
        _half,
    ),
    (rf"(?:{DAY})(?!\d)", lambda match, _: read_point(match.group())),
    (rf"(?:{MONTH_OF_YEAR})(?!\d)", lambda match, _: read_point(match.group())),
    (rf"(?P<month>(?:{NUMBER}\s*)?{MONTH}|\d{{1,2}}\.\s*\d{{1,2}}\.)\s+{_RELATIVE}", _month_away),
    (rf"{_BEFORE_LAST}\s+(?:(?:ve?|dne)\s+)?(?P<month>(?:{NUMBER}\s*)?{MONTH})", _month_away),
    (
        rf"{NUMBER}\s*{MONTH}(?:\s+téhož\s+roku)?|\d{{1,2}}\.\s*\d{{1,2}}\.\s+téhož\s+roku",
        lambda _, __: None,
    ),
    (
        rf"{MEETING_OF_MONTH}(?:\s+\w+){{0,3}}?\s+(?:v\s+roce|roku)\s+(?P<year>{YEAR})",
        lambda match, _: read_point(f"{month_of_meeting(match)} {match['year']}"),
    ),
    (rf"{_OF_YEAR_AWAY}\s+(?P<month>{MONTH})", _month_away),
    (rf"{_BEFORE_LAST}\s+(?:už\s+)?{_SEASON}", _season),
    (rf"{_OF_YEAR_AWAY}\s+{_SEASON}", _season),
    (rf"{_SEASON}\s+(?:roku\s+)?(?:(?P<year>{YEAR})|{_RELATIVE})", _season),
    (rf"(?:ro(?:ce|ku|k)|r\.)\s+(?P<year>{YEAR})(?!\d)", lambda match, _: match["year"]),
    (_RELATIVE, _relative),
)
_KINDS = Cues(
    (Cue(rf"(?<![\w./]){words}(?!\w)", re.IGNORECASE), interpret) for words, interpret in _WORDS
)
