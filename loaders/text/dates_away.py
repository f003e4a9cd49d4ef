"""Dates told by their distance from the day of the page: "včera", "minulý čtvrtek", "v květnu"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from loaders.text.cues import Cue
from loaders.text.points import MONTH, NUMBER, DateMention, read_point
from loaders.text.written_days import WRITTEN_DAY

_DAY_OF_YEAR = re.compile(rf"{NUMBER}\s*{MONTH}", re.IGNORECASE)
_DAY_AWAY = re.compile(r"(?<!\w)(?P<day>předevčír|včer|dne[sš])\w*", re.IGNORECASE)
_MONTH_AWAY = Cue(  # "v červnu", "v červnu a červenci" of the year of the page
    rf"(?<!\w)ve?\s+(?P<since>{MONTH})(?:\s+(?:a|až)\s+(?P<until>{MONTH}))?"
    r"(?!\w|\s+(?:roku\s+)?\d|\s+(?:loň|minul|předloň|příšt|toho|téhož))",
    re.IGNORECASE,
)
_WEEKDAYS = ("pondělí", "úterý", "středu", "čtvrtek", "pátek", "sobotu", "neděli")
_WEEKDAY_AWAY = Cue(
    rf"(?<!\w)(?:(?P<last>minul|uplynul)(?:ý|é|ou)|ve?)\s+(?P<weekday>{'|'.join(_WEEKDAYS)})"
    rf"(?!\w|\s+(?:dne\s+)?(?:\d|{WRITTEN_DAY}))",
    re.IGNORECASE,
)
# Right beside the weekday, and not of what was done to the thing: "doporučený před týdnem".
_WEEK_AGO = r"před\s+týdnem"
_OF_A_THING = r"\w+[nt][ýáéí]"
_WEEK_BEFORE = re.compile(rf"(?P<thing>{_OF_A_THING}\s+)?(?<!\w){_WEEK_AGO},?\s+$", re.IGNORECASE)
_WEEK_BEHIND = re.compile(rf",?\s+{_WEEK_AGO}(?!\w|\s+{_OF_A_THING}(?!\w))", re.IGNORECASE)
_PAST = re.compile(r"(?<!\w)(?!ne)\w+(?:[aiěyu]|še|ved)l[aoiy]?(?!\w)")
_TO_COME = re.compile(r"(?<!\w)(?:bude|budou|příští|má|mají)(?!\w)", re.IGNORECASE)
MEETING_OF_MONTH = (
    r"(?P<month>led|únor|břez|dub|květ|červenc|červ|srp|zář|říj|listopad|prosinc)"
    r"(?:n|ij)?ov(?:ém|ých)\s+(?:\w+\s+)?(?:zased|jednán|schůz)\w+"
)
"""A meeting that is called after its month: "květnovém zasedání"."""

_MEETING_AWAY = Cue(rf"(?<!\w)na\s+{MEETING_OF_MONTH}", re.IGNORECASE)
_MONTHS_OF_MEETINGS = {"led": "leden", "břez": "březen", "dub": "duben", "květ": "květen"}
_MONTHS_OF_MEETINGS |= {"červ": "červen", "červenc": "červenec", "srp": "srpen", "zář": "září"}
_MONTHS_OF_MEETINGS |= {"říj": "říjen", "prosinc": "prosinec"}
_DAYS_AWAY = {"předevčír": 2, "včer": 1, "dnes": 0, "dneš": 0}


def days_away(text: str, offset: int, today: str | None) -> Iterator[DateMention]:
    """Find the days told by their distance from *today*, where that is a day."""
    if _is_day(today):
        for match in _DAY_AWAY.finditer(text):
            away = _DAYS_AWAY[match["day"].lower()]
            day = date.fromisoformat(str(today)) - timedelta(days=away)
            yield DateMention(offset + match.start(), offset + match.end(), day.isoformat())


def months_away(text: str, offset: int, today: str | None) -> Iterator[DateMention]:
    """Find the months without a year, which are the last such before the day *today*."""
    for match in _MONTH_AWAY.finditer(text) if today else ():
        since, until = (_last(match[name], str(today)) for name in ("since", "until"))
        edtf = f"{since}/{until}" if since and until and since < until else until or since
        if edtf:
            yield DateMention(offset + match.start("since"), offset + match.end(), edtf)


def months_after(text: str, offset: int, known: Sequence[DateMention]) -> Iterator[DateMention]:
    """Find the months without a year; each is of the year of the *known* date before it.

    "Spolupráce začala v lednu 2013, partnerství bylo ustaveno v květnu." Of an earlier month the
    year is not said.
    """
    for match in _MONTH_AWAY.finditer(text) if known else ():
        start, end = offset + match.start("since"), offset + match.end()
        before = [date.edtf or "" for date in known if date.end <= start]
        if before:
            month = None if match["until"] else read_point(f"{match['since']} {before[-1][:4]}")
            is_later = month is not None and month > before[-1]
            yield DateMention(start, end, month if is_later else None, "the year is not said")


def _last(month: str | None, today: str) -> str | None:
    years = (int(today[:4]), int(today[:4]) - 1)
    months = (read_point(f"{month} {year}") for year in years) if month else ()
    return next((told for told in months if told and told <= today[: len(told)]), None)


def day_before(words: str, today: str | None) -> str | None:
    """Give the last day before *today* that *words* name without a year, such as "14. září"."""
    if not today or not _DAY_OF_YEAR.fullmatch(words):
        return None
    years = (str(year) for year in (int(today[:4]), int(today[:4]) - 1))
    days = (read_point(f"{words} {year}") for year in years)
    return next((day for day in days if day and day[: len(today)] <= today), None)


def meetings_away(text: str, offset: int, today: str) -> Iterator[DateMention]:
    """Find the weekdays, or the months after which meetings are called, last before *today*.

    Of a past that *text* tells "ve čtvrtek" is the last Thursday; "minulý čtvrtek" is that of the
    week before, and of no certain one where a Thursday of this week has passed as well.
    """
    days = (_WEEKDAY_AWAY, _weekday) if _is_day(today) else (_MEETING_AWAY, _month)
    for cue, interpret in (days, (_MEETING_AWAY, _month)):
        for match in cue.finditer(text):
            edtf = interpret(match, today)
            if edtf:
                yield DateMention(offset + match.start(), offset + match.end(), edtf)
                return


def _weekday(match: re.Match[str], today: str) -> str | None:
    now = date.fromisoformat(today)
    away = (now.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    if match["last"]:
        is_certain = away > now.weekday() or away == 0
        return (now - timedelta(days=away or 7)).isoformat() if is_certain else None
    is_told = _PAST.search(match.string) and not _TO_COME.search(match.string)
    away += 7 if _is_week_ago(match) else 0
    return (now - timedelta(days=away)).isoformat() if is_told else None


def _is_week_ago(match: re.Match[str]) -> bool:
    """Whether the weekday of *match* is that of a week ago: "v pondělí před týdnem"."""
    before = _WEEK_BEFORE.search(match.string[: match.start()])
    is_before = before is not None and not before["thing"]
    return is_before or _WEEK_BEHIND.match(match.string, match.end()) is not None


def _month(match: re.Match[str], today: str) -> str | None:
    return _last(month_of_meeting(match), today)


def month_of_meeting(match: re.Match[str]) -> str:
    """Give the name of the month after which the meeting of *match* is called."""
    month = match["month"].lower()
    return _MONTHS_OF_MEETINGS.get(month, month)


def _is_day(edtf: str | None) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", edtf or "") is not None
