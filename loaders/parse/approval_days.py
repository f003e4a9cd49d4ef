"""On which days the bodies of a sentence approved a plan: dates of the act, and those it shares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.document import Line
from loaders.parse.antecedents import Antecedent
from loaders.parse.approval import ACTIVE, Act
from loaders.parse.deciding_bodies import BodyMention, find_bodies
from loaders.parse.denials import UNREAL
from loaders.parse.other_days import is_of_other_event
from loaders.text.dates import find_dates, later_than, with_day_after, with_year_before
from loaders.text.later_dates import LATER
from loaders.text.points import MONTH, POINT, YEAR, DateMention, read_point, year_of
from loaders.text.predications import Predication
from loaders.text.verbs import finite_verbs

# What is done at a meeting is done on its day: "dealt with it on 5. 5. and approved it".
_MET = re.compile(
    r"\b(?:hlasování|jednal|rozhodoval|zasedal|zased[lo]|předložen|neměl\w*\s.*\bnámit|zabýval|projednal|schvaloval|hlasoval)|\bpřijal.*\busnesení\b"
    r"|\b(?:dosta|měl)\w*\s[^,;]*\bna\s+st(?:ůl|ole)\b",
    re.IGNORECASE,
)
# What comes long before the approval: "v roce 2013 zadalo plán a schválilo ho".
_MADE = re.compile(
    r"\b(?:zada|objedna|zpracova|vypracova|připravi|připravova|vytvoři|podepsa|požáda|doporuči|pověři)l",
    re.IGNORECASE,
)
# By whom is told next: "it was voted on on 5. 5., the council approved it".
_VOTED_ON = re.compile(
    r"\bmá\s+za\s+sebou\s+hlasování\b|\b(?:dopadl|skončil|proběhl|konal|uskutečnil)o\b[^,;]*\bhlasování\b|"
    r"\b(?:zasedání|jednání|schůze|hlasování)\b[^,;]{0,50}\b(?:začal|skončil|dopadl|trval|konal|uskutečnil|proběhl)[aoy]?\b|"
    r"\bse\s+(?:\w+\s+)?(?:rozhodova|hlasova|schvalova)l[aoy]?\b|\brozhodlo\s+se\b|\bse\s+(?:\w+\s+)?rozhodlo\b"
    r"|\b(?:rozhodnutí|verdikt|ortel)\b.*\b(?:padlo?|přišlo?|zazněl?o?)\b|\b(?:padlo?|přišlo?|zaznělo?)\s+(?:\w+\s+)?(?:rozhodnutí|verdikt|ortel)\b"
    r"|\bbylo\s+(?:\w+\s+)?(?:rozhodnuto|jasno)\b|\bod\s+\d{1,2}\.\s*\S+\s+\d{4}\s+(?:\w+\s+)?(?:má|máme)\b",
    re.IGNORECASE,
)
# What came is told behind a colon: "Chvíle pravdy přišla 5. 5.: zastupitelé plán schválili."
_CAME = re.compile(
    r"\b(?:přiš(?:el|l[ao])|nadeš(?:el|l[ao])|nastal[ao]?|stalo\s+se|se\s+(?:\w+\s+)?stalo)\b",
    re.IGNORECASE,
)
# Before that nothing came of it: "až v prosinci váhající ustoupili, a plán byl schválen".
_ONLY_THEN = re.compile(
    rf"(?:až|teprve)\s+(?:(?:lo[nň]i|letos|předloni|dne|ve?)\s+)*(?:{POINT}|{MONTH}|\d)",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:zasedání|jednání|schůz\w+|setkání)[\s,]*$", re.IGNORECASE)
_HELD = re.compile(r"\b(?:kona|uskutečni|proběh|odehrá)l", re.IGNORECASE)
_PERIOD = re.compile(  # or the day of another act: "po projednání v radě 5. 5."
    r"\b(?:(?:(?:účinnost|platnost)\w*|(?:na|pro)\s+období)\s+ode?(?:\s+dne)?|období|roky?|léta|letech|let|projednání\s+ve?\s+\w+(?:\s+dne)?|"
    r"(?:doporučení|návrhu?|žádosti|podnětu|memorand\w+)\s+(?:\w+\s+){0,3}ze?(?:\s+dne)?)\s+$",
    re.IGNORECASE,
)

_MEETING_FROM = re.compile(
    r"\b(?:zasedání|jednání|schůze)\s+(?:\w+\s+){1,3}?(?:ze?|konané\w*|dne)\s+(?:dne\s+)?$",
    re.IGNORECASE,
)
# Of the year till which, or for which, it holds, the day of its approval is not.
_NOT_WHEN = re.compile(r"\b(?:do|na|pro|od|období|léta|roky)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OF_RESOLUTION = re.compile(r"\(\s*usnesen\w+\s[^()]*?\bze?\s+(?:dne\s+)?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?:\s+(?:měst\w+|obce))?\s*\(\s*(?:dne\s+)?")  # "radou (12. 7. 2010)"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What one goes on about in the next sentence: the meeting of a body on its day.
_MEETING_TOLD = re.compile(
    r"\b(?:zasedal|zased[lo]|seš(?:el|l[aoi])|jednal|rozhodoval|hlasoval|zabýval|projednal|schvaloval)[aoiy]?\b"
    r"|\b(?:zasedání|jednání|schůze|hlasování|zved\w+\s+ru[ck]\w+|na\s+programu|na\s+pořadu|na\s+stole|na\s+stůl|(?:poslední|konečné|závěrečné)\s+slovo)\b",
    re.IGNORECASE,
)
ANOTHER_TIME = re.compile(
    r"\b(?:další|příští|následující|jin|až|pozděj|poté|pak|potom|napodruhé|nadvakrát|nakonec|předtím|dřív|už"
    r"|již|lo[nň]|letos|mezitím|teprve|tehdy)",
    re.IGNORECASE,
)
"""Words by which what a sentence tells was not done when that before it was."""
_YEAR_FIRST = re.compile(rf"\W*(?P<year>{YEAR})\s*[:|–—-]\s")
_FOR_YEAR = re.compile(r".?(?<!\w)(?:na|pro)\s+rok", re.IGNORECASE)  # of the plan: "na rok 2016"


@dataclass(frozen=True)
class Told:
    """A sentence with its predications, and the plan that the sentences before it speak of."""

    sentence: Line
    parts: list[Predication]
    before: Antecedent
    today: str | None
    year: int | None = None

    def dates(self, text: str) -> list[DateMention]:
        """Find the points in time in *text*, whose offsets are those of the sentence."""
        told = self.before.sentence
        found = find_dates(text, year=year_of(self.today) or self.year, today=self.today)
        found = found or _of_line(text) or later_than(text, 0, told, self.today, self.year)
        if not found and LATER.search(text):
            known = find_dates(self.sentence.text, today=self.today)
            found = tuple(date for date in known if text[date.start : date.end].strip())
        return [
            with_day_after(self.with_year(date, text), text)
            for date in found
            if not re.fullmatch(r"\d{4}/\d{4}|.*\.\..*", date.edtf or "")
            and not _PERIOD.search(text, 0, date.start)
            and not is_of_other_event(text, date)
            and not _FOR_YEAR.match(text, max(0, date.start - len("pro ")))
        ]

    def with_year(self, date: DateMention, text: str) -> DateMention:
        """Give a day without a year that of its sentence, else that of the one before."""
        dated = with_year_before(date, self.sentence.text, 0, self.before.sentence)
        if dated.edtf or self.today:
            return dated
        before = [one for one in find_dates(self.before.sentence) if one.edtf]
        is_when = len(before) == 1 and not _NOT_WHEN.search(self.before.sentence[: before[0].start])
        year = year_of(before[0].edtf) if is_when else None
        day = read_point(f"{text[date.start : date.end]} {year}") if year else None
        is_later = day is not None and day > (before[0].edtf or "").partition("-2")[0]
        return date._replace(edtf=day, reason="") if is_later else dated


def _of_line(text: str) -> tuple[DateMention, ...]:
    """Give the year with which a line of a chronicle begins: "2014 – zastupitelstvo přijalo …"."""
    line = _YEAR_FIRST.match(text)
    return (DateMention(*line.span("year"), line["year"]),) if line else ()


def days_of(told: Told, number: int, act: Act, bodies: Sequence[BodyMention]) -> list[DateMention]:
    """Give the dates of *act*: that of its resolution, its own, or those that it shares.

    Days in brackets right behind each of *bodies* are those of their votes, and no other is.
    """
    text = told.parts[number].text
    own = told.dates(text)
    beside = _beside(bodies, own, told.sentence.text)
    own = beside if beside and len(beside) >= len(bodies) else own
    of_resolution = [date for date in own if _OF_RESOLUTION.search(text, 0, date.start)]
    found = of_resolution or own or _shared_dates(told, number, act) or _of_meeting(told, number)
    return found or _of_meeting_before(told, number, bodies)


def _beside(
    bodies: Sequence[BodyMention], dates: Sequence[DateMention], text: str
) -> list[DateMention]:
    """Give those of *dates* that stand in brackets right behind one of *bodies* in *text*."""
    closed = [day for day in dates if text.startswith(")", day.end)]
    ends = [one.end for one in bodies]
    return [day for day in closed if any(_IN_BRACKETS.fullmatch(text, e, day.start) for e in ends)]


def _of_meeting(told: Told, number: int) -> list[DateMention]:
    """Give the day by which the meeting is called that the words before tell of."""
    text = told.sentence.text[: told.parts[number].start]
    called = [date for date in told.dates(text) if _MEETING_FROM.search(text, 0, date.start)]
    return called if number and len(called) == 1 else []


def _of_meeting_before(told: Told, number: int, bodies: Sequence[BodyMention]) -> list[DateMention]:
    """Give the day of the meeting that the sentence before tells, where *bodies* met at it."""
    is_same = {one.body for one in told.before.bodies} == {one.body for one in bodies[:1]}
    is_same = is_same or (not told.before.bodies and _is_voted_on(told.before))
    start = told.parts[number].start
    days = days_of_meeting(told) if is_same and number == 0 else []
    return [day._replace(start=start, end=start) for day in days]


def _is_voted_on(before: Antecedent) -> bool:
    """Whether the sentence *before* tells of the vote on the plan that it names last."""
    return before.near is not None and _VOTED_ON.search(before.sentence) is not None


def days_of_meeting(told: Told) -> list[DateMention]:
    """Give the one day on which, by the sentence before, a body met or voted."""
    before = told.before.sentence
    is_next = _MEETING_TOLD.search(before) and not ANOTHER_TIME.search(told.sentence.text)
    if not is_next or UNREAL.search(before):
        return []
    found = find_dates(before, year=year_of(told.today), today=told.today)
    days = [day for day in found if not _PERIOD.search(before, 0, day.start)]
    are_days = len(days) == 1 and _DAY.fullmatch(days[0].edtf or "") is not None
    return [*days] if are_days else []


def _shared_dates(told: Told, number: int, act: Act) -> list[DateMention]:
    """Give the date with which the clause before begins, where *act* goes on with its subject."""
    part = told.parts[number]
    meeting = next((one for one in told.parts if _is_of_meeting(part, one)), None)
    if meeting:
        return told.dates(meeting.text)
    if told.sentence.text.startswith("kdy", part.start):  # "on 5. 5., when the council …"
        return _day_when(told, number)
    if number == 0 or (part.depends and not part.is_relative):
        return []
    own = find_bodies(part.text) if act.voice == ACTIVE else finite_verbs(part.text)
    before = told.parts[number - 1].text
    if _ONLY_THEN.match(told.sentence.text, told.parts[number - 1].start):
        return told.dates(before)
    verb = next(finite_verbs(before), None)
    is_behind_colon = told.sentence.text[: part.start].rstrip().endswith(":")
    is_voted = _VOTED_ON.search(before) or (is_behind_colon and _CAME.search(before))
    if verb is None or _MADE.search(before) or (any(own) and not is_voted):
        return []
    is_whole = _MET.search(before) or is_voted
    end = len(before) if is_whole else verb.start()
    return [date for date in told.dates(before) if date.end <= end]


def _day_when(told: Told, number: int) -> list[DateMention]:
    """Give the day before "kdy", or before the first of several: "since 2013, when … and when"."""
    text = told.sentence.text
    while number and text.startswith("kdy", told.parts[number - 1].start):
        number -= 1
    start = told.parts[number].start
    last = [told.with_year(date, text) for date in find_dates(text[:start], today=told.today)[-1:]]
    near = (date for date in last if start - date.end <= len(", "))
    return [date._replace(edtf=(date.edtf or "").removesuffix("/..") or None) for date in near]


def _is_of_meeting(part: Predication, other: Predication) -> bool:
    """Whether *other* tells when the meeting was at which *part* was done: "which was on 5. 5."."""
    is_behind = other.is_relative and _MEETING.search(part.text[: other.start])
    return bool(is_behind) and _HELD.search(other.text) is not None
