"""One plan approved by several towns, each on its day: "v Odrách 23. 6., v Tiché 29. 6. 2016"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.parse.deciding_bodies import BodyMention
from loaders.text.dates_away import day_before
from loaders.text.later_dates import LATER, read_later
from loaders.text.letters import CAPITAL
from loaders.text.points import MONTH, YEAR, DateMention, read_point
from loaders.text.verbs import has_finite_verb

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_DATE = (
    rf"(?P<date>\d{{1,2}}\.\s*(?:\d{{1,2}}\.|(?i:{MONTH}))(?:\s*(?:roku\s+)?{YEAR})?"
    rf"|(?i:{MONTH})(?:\s+{YEAR}|(?=\s+téhož\s+roku)))(?!\d)(?:\s+(?:tohoto|letošního|téhož)\s+roku)?"
)
_NAME = rf"[{CAPITAL}][\w-]+(?:\s+(?:(?:nad|pod|u|ve?|na)\s+)?[{CAPITAL}][\w-]+){{0,3}}"
_TOWN = (
    r"(?:(?i:(?:ve?|obec|obc[ei]|měst[oaě]|městys\w*|zastupitelstv\w+|zastupitelé)\s+))*+"
    rf"(?:{_NAME}|(?!zastup)\w+(?:ské|cké)(?=[\s.,;]|$))"
)
_HOW = (
    r"(?:,\s+a\s+to(?=\s+\d)|\s+(?:shodně|společně|zároveň|nakonec|poté|pak|až\s+po\s+\w+,?)(?=\s+\d)"
    r"|(?:\s+(?:jej|ho|ji|plán|dokument))?(?:\s+zastupitel(?:stvo|é))?"
    r"\s+(?:schváli|odsouhlasi|přija)l\w(?:\s+zastupitel(?:stvo|é))?(?=\s+\d))?"
)
# How it was there, in small letters: "v Odrách prošel až po prázdninách, 9. 9. 2015".
_ANY_HOW = (
    r"(?P<how>(?:,?\s+(?!(?:a|i|jako|kde|kdy)\s|ve?\s+(?!pond|úter|střed|čtvrt|pát))[a-zá-ž]+)*)"
)
_BY_ALL = (
    r"(?:\s+(?:jednomyslně|jednohlasně|hlasy\s+všech\s+\w+|všemi\s+hlasy|bez\s+\w+"
    r"|(?:schváli|přija|odsouhlasi)l[aoiy]|také|rovněž))?"
)
_BRACKETED_BODY = (
    r"(?:(?<=\()(?i:zastupitelstvo|zastupitelé|rada|radní|ZM|RM|ZO|RO)(?:\s+(?:města|obce))?,?\s+)?"
)
_LATER_DAY = r"(?P<later>o\s+(?:[a-zá-ž]+\s+){1,2}později)(?!\w|,\s+\d)"
_ANY_DAY = rf"(?:(?:dne\s+|v\s+)?{_DATE}|{_LATER_DAY})"
_ADJECTIVE = r"(?!(?i:měst|obec|zastup))\w+(?:ské|cké|ská|cká|ští|čtí)"
_ITS_BODY = r"(?:(?i:jejich|zastupitel(?:stvo|stvem|é)|radní|rada|radou)\s+)?"
_APPROVED = re.compile(
    r"\b(?:byl[aoy]?\s+(?:[^,;]*\s)?)?(?:(?:schváli|odsouhlasi|odhlasova|přija|podpoři|potvrdi)l|proš(?:el|l)"
    r"|schválen|odsouhlasen|přijat|potvrzen)[aoiy]?\b|\btak\s+(?:\w+\s+){0,3}?učinil\w\b"
    r"|\bo\s+(?:něm|ní|plánu)\s+rozhod\w+"
)
_TAIL = re.compile(r"(?!\s+(?:a|i)\s)(?:\s+(?!(?:a|i)\s)[a-zá-ž]+)*")
_PARTICIPLE = re.compile(r"\b(?!týden)\w{3,}(?:[eěá]n|[aiu]t)[aoy]?\b")
# A body of a named town, what it did, and its day: "smržovští zastupitelé o týden později, 27. 9."
_WHOSE = re.compile(rf"\s+(?:(?:ve?|na|měst\w+|obc\w+)\s+)*+{_NAME}")
_ANY_BODY = r"(?:zastupitel|rad[ayoěu](?!\w)|radní)"


def _body(words: str) -> str:
    """Give the pattern of a body that is called by *words* and does not go on to another body."""
    of_town = r"(?:(?:ve?|na|měst\w+|obc\w+)\s+)*"
    return (
        rf"(?<!\w)(?:{_ADJECTIVE}\s+(?i:{words})|(?i:{words}\s+{of_town}){_NAME})"
        rf"(?P<how>(?:(?!\s(?i:{_ANY_BODY}))[^;:\d]){{0,60}}?)\s*(?:dne\s+)?{_DATE}"
    )


_ITEMS = (
    re.compile(
        rf"(?<!\w){_TOWN}(?:\s+a\s+{_NAME})?{_HOW}\s*[(:–-]?\s*{_BRACKETED_BODY}(?:shodně\s+)?(?:(?:dne|ve?)\s+)?{_DATE}\)?"
    ),
    re.compile(rf"(?<!\w)(?:dne\s+)?{_DATE}\s*[:–-]?\s*\(?{_TOWN}\)?"),
    re.compile(_body(r"zastupitel(?:stv\w+|\w*)")),
    re.compile(_body(r"(?:rad[ayoěu]|radní\w*)")),
    re.compile(
        rf"(?<!\w){_ITS_BODY}(?:(?i:ve?)\s+{_NAME}|{_ADJECTIVE}){_ANY_HOW},?\s*\(?{_ANY_DAY}\)?{_BY_ALL}"
    ),
    re.compile(
        rf"(?<!\w){_ANY_DAY}{_ANY_HOW}\s+ve?\s+{_NAME}"
        rf"(?:,\s+ve?\s+{_NAME}(?!\s+\d))*(?:\s+a\s+(?:ve?\s+)?{_NAME}(?!\s+\d))?"
    ),
)
# "… and at last, on 5. 3. 2015, also Hrubá Vrbka and Malá Vrbka", behind the others.
_AT_LAST = re.compile(
    rf"(?<!\w)(?:dne\s+)?{_DATE},?\s+(?:(?:i|také|též|pak|nakonec)\s+)?(?:{_TOWN})(?:\s+a\s+(?:ve?\s+)?{_NAME})?"
)
_JOINT = re.compile(
    r"\s*(?:[,;]\s*(?:(?:a|i)\s+)?|\s(?:a|i)\s+)(?:následoval[aoiy]?\s+)?"
    r"(?:(?:pak|potom|poté|po\s+n(?:ich|ěm)|následně|nakonec)\s+(?:i\s+|také\s+)?)?"
)
# Of the first of two the day is not told: "kolínské a 6. 6. 2015 mostecké zastupitelstvo".
_HALF_TOLD = re.compile(
    rf"(?<!\w){_ADJECTIVE}\s+(?:a|i)\s+(?:dne\s+)?{_DATE}\s+{_ADJECTIVE}\s+(?i:{_ANY_BODY})"
)
_FEWEST = 2


@dataclass(frozen=True)
class Turn:
    """A town with the day of its approval, between *start* and *end* of a sentence."""

    start: int
    end: int
    date: DateMention


def find_like_bodies(text: str, bodies: Sequence[BodyMention]) -> list[tuple[int, int]]:
    """Give where *text* names like *bodies*, each with its town: "radou Lomu i radou Loun"."""
    named = [(one, _WHOSE.match(text, one.end)) for one in bodies]
    found = [(one.start, whose.end()) for one, whose in named if whose]
    is_of_each = len(found) == len(bodies) and len({one.words.lower() for one in bodies}) == 1
    return found if is_of_each and len(found) >= _FEWEST else []


def is_half_told(text: str) -> bool:
    """Whether *text* names two bodies of towns, but a day of the second alone."""
    return _HALF_TOLD.search(text) is not None and not find_turns(text)


def find_turns(text: str, today: str | None = None) -> list[Turn]:
    """Give the towns of *text* that are counted up each with its day; none where fewer than two.

    A day without a year is of that of the others, or the last such before *today*. Without either
    it has no EDTF.
    """
    rows = (row for item in _ITEMS for row in _rows(text, _items(item, text)))
    row = max(rows, key=len, default=[])
    if len(row) < _FEWEST:
        return []
    years = _years(text, row)
    turns: list[Turn] = []
    for match in row:
        turns.append(_turn(match, years, turns[-1].date if turns else None, today))
    return turns


def _items(item: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Give what *item* finds in *text*, and the last of a row, which is told the other way."""
    found = [match for match in item.finditer(text) if _tells_approval(match)]
    end = found[-1].end() if found else len(text)
    return [*found, *filter(_tells_approval, _AT_LAST.finditer(text, end))]


def _rows(text: str, found: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Divide the items *found* in *text* where more than a comma or an "a" stands between."""
    row: list[re.Match[str]] = []
    for match in found:
        if row and not _JOINT.fullmatch(text, row[-1].end(), match.start()):
            yield row
            row = []
        row.append(match)
    yield row


def _years(text: str, row: Sequence[re.Match[str]]) -> set[str]:
    """Give the years of the items, else those that the words after and before them tell."""
    start, end = row[0].start(), row[-1].end()
    told = (set(_YEAR.findall(words)) for words in (text[start:end], text[end:], text[:start]))
    return next(filter(None, told), set())


def _tells_approval(match: re.Match[str]) -> bool:
    """Whether nothing else was done there than to approve: nothing discussed, refused, put off."""
    behind = _TAIL.match(match.string, match.end())
    how = f"{match.groupdict().get('how') or ''} {behind.group() if behind else ''}"
    how = _APPROVED.sub(" ", how)
    return not has_finite_verb(how) and not _PARTICIPLE.search(how)


def _turn(
    match: re.Match[str], years: set[str], before: DateMention | None, today: str | None
) -> Turn:
    later = match.groupdict().get("later")
    if later:
        return Turn(*match.span(), _day_after(before, later, match.span("later")))
    words = match["date"]
    if not _YEAR.search(words) and len(years) == 1:
        words = f"{words} {min(years)}"
    day = read_point(words) if _YEAR.search(words) else day_before(words, today)
    reason = "" if day else f"there is no such date, or its year is not said: {match['date']}"
    start, end = match.span("date")
    return Turn(match.start(), match.end(), DateMention(start, end, day, reason))


def _day_after(before: DateMention | None, words: str, span: tuple[int, int]) -> DateMention:
    """Give the day that *words*, between the ends of *span*, tell by its distance from *before*."""
    match = LATER.match(words)
    day = read_later(match, before.edtf) if match and before and before.edtf else None
    return DateMention(*span, day, "" if day else f"it is not said since when: {words}")
