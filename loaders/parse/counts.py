"""Numbers that a page states: how many of what, exactly or as a lower bound."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.records import CountRecord, Problem
from loaders.text.cues import Cue
from loaders.text.dates import find_dates
from loaders.text.letters import CAPITAL
from loaders.text.numerals import NUMERAL, number_of
from loaders.text.sentences import sentences
from loaders.text.verbs import is_finite

_NUMBER = (
    r"(?<![\w.,§/:–-])(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d+|"
    + NUMERAL
    + r")(?![\w%]|[.,:/-]\d|\.[ \u00a0]*\w|[ \u00a0]*[%–-][ \u00a0]*\d|[ \u00a0]*%)"
)
_BOUND = r"(?P<bound>více[ \u00a0]+(?:jak|než)|přes|alespoň|nejméně|minimálně)[ \u00a0]+"
_ROUGH = (
    r"(?P<rough>asi|cca|přibližně|odhadem|řádově|okolo|kolem|zhruba|téměř|skoro|až|necel\w+)"
    r"\.?[ \u00a0]+"
)
# "-ení" and "-ání" end nouns: "třiceti opatření" are measures
_ADJECTIVE = (
    r"(?:(?:\w+ě[ \u00a0]+)?\w+(?:ých|ích|ými|ími|é|(?<![eěá]n)í)[ \u00a0]+)"  # "socially excluded"
)
_UNIT = rf"{_ADJECTIVE}{{0,3}}[^\W\d_]{{3,}}"
_SERIES = rf"{_UNIT}(?:,[ \u00a0]+{_UNIT})+[ \u00a0]+a[ \u00a0]+{_UNIT}"
_COUNT = Cue(
    rf"(?<!\w)(?:{_BOUND}|{_ROUGH})?{_NUMBER}[ \u00a0]+(?P<unit>{_SERIES}|{_UNIT})", re.IGNORECASE
)
# "of these there are 12 in the town now, 4 of them in …": what is counted was said before
_POINTING = Cue(
    rf"(?<!\w)(?P<unit>těch|jich|takových|z[ \u00a0]toho|z[ \u00a0]nich)[ \u00a0]+"
    rf"(?:[^\W\d_]+[ \u00a0]+){{0,5}}?{_NUMBER}(?:[ \u00a0]+ve?[ \u00a0]+[^\W\d_]+)?",
    re.IGNORECASE,
)
_OF_THE_SAME = re.compile(r"jich", re.IGNORECASE)  # "had 12 members, today 9 of such"
_OF_THEM = re.compile(r"z[ \u00a0]+(?:toho|nich)", re.IGNORECASE)
_SUPERLATIVE = re.compile(r"nej\w+ší(?:ch|mi)?", re.IGNORECASE)  # "the eight most important"
_NO_COUNT = re.compile(  # spans of time, money, parts of a whole; working groups are records
    r"(?:let|lét|ro[kc]|měsíc|týd|dn[íeůy]|dnů|hodin|minut|korun|kč|mili|mil\b|tisíc|procent|krát|kol[oa]\b|"
    r"bod|stran|desít|stov|set\b|pracovní\w*[ \u00a0]+skupin)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FUTURE = re.compile(
    r"(?<!\w)(?:bude|budou|proběhn\w+|uskuteční|plánuj\w+|má být|mají být|vznikn\w+)(?!\w)",
    re.IGNORECASE,
)
# Whom a partnership consists of: with others, too many words of time tell of something else.
_MEMBERS = Cue(r"(?<!\w)(?:člen|partner|organizac|subjekt|institu|zástupc|aktér)", re.IGNORECASE)
# What was so once: "původně 12", "12, dnes jich je 9", "12, tři z nich později odstoupily".
_ONCE = Cue(
    r"(?<!\w)(?:zpočátku|zprvu|na[ \u00a0]+(?:začátku|počátku)"
    r"(?=[ \u00a0]+(?:jich|partnerství|spolupráce|projektu|\w+l[aoiy]?)(?!\w))|"
    r"(?:dříve|předtím|kdysi|tehdy)[ \u00a0]+(?:jich|(?:byl|měl|tvořil)\w*))(?!\w)",
    re.IGNORECASE,
)
_ORIGINALLY = re.compile(
    r"(?<!\w)původně[ \u00a0]+\w+l[aoiy]?[ \u00a0]+(?:\w+[ \u00a0]+){0,3}$", re.IGNORECASE
)
_ORIGINAL = re.compile(r"(?<!\w)(?:z[ \u00a0]+původních|původně)[ \u00a0]+$", re.IGNORECASE)
_LEFT = r"(?:(?:od|vy)stoup|odešl|odpadl|opustil|ukončil|skončil|zanik)"
_TODAY = r"(?<!\w)(?:dnes|nyní|teď|aktuálně|momentálně|v[ \u00a0]+současn\w+|letos)[ \u00a0]+"
_NOW = Cue(_TODAY, re.IGNORECASE)
_NO_LONGER = Cue(
    rf"{_TODAY}(?:\w+[ \u00a0]+){{0,3}}?"
    rf"(?:jich[ \u00a0]+(?:\w+[ \u00a0]+){{0,3}}?|(?:jen|pouze)[ \u00a0]+){_NUMBER}"
    rf"|(?<!\w)z[ \u00a0]+(?:nich|toho|těch)(?!\w)[^;,]*?(?<!\w){_LEFT}\w*",
    re.IGNORECASE,
)
_NEAR = 160  # characters on each side of a number that may tell more of it
_CLAUSE_END = re.compile(r"[,;:()–—]|\s-\s")
_CONTACT = Cue(r"(?<!\w)(?:tel|mobil|fax|psč|č\.\s*p)\b|@", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:§|č\.|čl\.|odst\.|str\.|tel\w*|desítek|stovek|několik\w*)\W*$", re.IGNORECASE
)
_NAME = re.compile(rf"\S\s+[{CAPITAL}]\w+\s+$")  # "Praha 14" is a name
_PHONE = 100_000_000
_TOWNS = re.compile(r"měst|obc|lokalit|region|kraj", re.IGNORECASE)
_AS_OF = re.compile(r"(?<!\w)(?:ke?(?:\s+dni)?|v|r\.)\s*$", re.IGNORECASE)
_APPROXIMATE = "the number is approximate, neither exact nor a lower bound"
_WAS_ONCE = "the number was so once, and is said to have changed"
_OF_WHAT = "the sentence does not say what is counted"


@dataclass(frozen=True)
class Counts:
    """The counts of a page and the numbers that are not certain."""

    records: tuple[CountRecord, ...]
    problems: tuple[Problem, ...]


def read_counts(lines: Sequence[Line], setting: Setting, as_of: str | None = None) -> Counts:
    """Read the numbers that the sentences of *lines* state; *as_of* is the date of the page.

    A date that the sentence itself gives comes before it: "k 31. 12. 2010", "v roce 2010".

    What is only planned is no count, what was so once is a problem. A number whose unit stands in
    another sentence is a record without a unit and a problem: what is counted a person has to say.
    """
    records, problems = [], []
    for sentence in sentences(lines):
        unit = None
        for match in _stated(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            unit = _unit(match, unit)
            if match.groupdict().get("rough"):
                problems.append(Problem(start, end, _APPROXIMATE))
                continue
            if _was_once(sentence.text, match, unit):
                problems.append(Problem(start, end, _WAS_ONCE))
                continue
            if unit is None:
                problems.append(Problem(start, end, _OF_WHAT))
            is_now = _NOW.search(_clause(sentence.text, match)) is not None
            day = (None if is_now else _day(sentence.text)) or as_of
            records.append(_record(setting.narrowed(sentence.text), start, match, unit, day))
    return Counts(tuple(records), tuple(problems))


def _stated(text: str) -> Iterator[re.Match[str]]:
    counted = {match.span("number"): match for match in _POINTING.finditer(text)}
    counted |= {match.span("number"): match for match in _COUNT.finditer(text)}
    if not _CONTACT.search(text):
        future = _FUTURE.search(text)
        now = future.end() if future else len(text)
        told = (match for _, match in sorted(counted.items()) if match.start("number") < now)
        yield from (match for match in told if _is_count(text, match))


def _is_count(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start("number") - _NEAR) : match.start("number")]
    other = _NO_COUNT.match(match["unit"]) or _YEAR.fullmatch(match["number"])
    is_name = match["number"].isdecimal() and _NAME.search(before)
    if is_name or is_finite(match["unit"].split()[-1].lower()):
        return False
    return not other and not _NUMBERED.search(before) and number_of(match["number"]) < _PHONE


def _was_once(text: str, match: re.Match[str], unit: str | None) -> bool:
    """Tell how many there were originally, or were members once, unless *text* tells the day."""
    at = match.start("number")
    before, clause = text[max(0, at - _NEAR) : at], _clause(text, match)
    is_former = _ORIGINAL.search(before)
    if is_former is None and unit is not None and _MEMBERS.search(unit):
        is_former = (
            _ORIGINALLY.search(before)
            or _ONCE.search(clause)
            or _NO_LONGER.search(text[match.end() : match.end() + _NEAR])
        )
    return is_former is not None and _day(clause) is None


def _clause(text: str, match: re.Match[str]) -> str:
    """Give the clause about the number that *match* found, as much of it as stands near."""
    at, end = match.start("number"), match.end()
    first, last = max(0, at - _NEAR), min(len(text), end + _NEAR)
    starts = [found.start() for found in _CLAUSE_END.finditer(text, first, at)]
    ends = _CLAUSE_END.search(text, end, last)
    return text[max(starts, default=first) : ends.start() if ends else last]


def _unit(match: re.Match[str], before: str | None) -> str | None:
    """Give what is counted, None where the sentence does not say it.

    *before* is what the number before in the sentence counts, and so do its parts: "12 workers,
    4 of them in …", "thirty measures, of which the eight most important".
    """
    unit = " ".join(match["unit"].split())
    if _OF_THEM.fullmatch(unit) or _OF_THE_SAME.fullmatch(unit) or _SUPERLATIVE.fullmatch(unit):
        return before
    return None if match.re.pattern == _POINTING.pattern else unit


def _day(text: str) -> str | None:
    """Give the one day, or year, for which *text* states its numbers, if it says one."""
    dates = [date for date in find_dates(text) if _AS_OF.search(text[: date.start])]
    points = [date.edtf for date in dates if date.edtf and "/" not in date.edtf]
    return points[0] if len(points) == 1 else None


def _record(
    setting: Setting, start: int, match: re.Match[str], unit: str | None, as_of: str | None
) -> CountRecord:
    return CountRecord(
        evidence=setting.document.span(start, start + len(match.group())),
        value=number_of(match["number"]),
        comparator=">" if match.groupdict().get("bound") else "=",
        unit=unit,
        # how many towns there are is told of no one of them
        municipalities=() if unit and _TOWNS.search(unit) else setting.places,
        as_of=as_of,
    )
