"""One plan approved by several towns, each on its day: "v Odrách 23. 6., v Tiché 29. 6. 2016"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.text.letters import CAPITAL
from loaders.text.points import MONTH, YEAR, DateMention, read_point

_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
_DATE = rf"(?P<date>\d{{1,2}}\.\s*(?:\d{{1,2}}\.|(?i:{MONTH}))(?:\s*(?:roku\s+)?{YEAR})?)(?!\d)"
_NAME = rf"[{CAPITAL}][\w-]+(?:\s+(?:(?:nad|pod|u|ve?|na)\s+)?[{CAPITAL}][\w-]+){{0,3}}"
_TOWN = (
    r"(?:(?i:(?:ve?|obec|obc[ei]|měst[oaě]|městys\w*|zastupitelstv\w+|zastupitelé)\s+))*+"
    rf"(?:{_NAME}|(?!zastup)\w+(?:ské|cké)(?=\s))"
)
_HOW = (
    r"(?:,\s+a\s+to(?=\s+\d)|\s+(?:shodně|společně|zároveň|nakonec|poté|pak|až\s+po\s+\w+,?)(?=\s+\d)"
    r"|(?:\s+(?:jej|ho|ji|plán|dokument))?(?:\s+zastupitel(?:stvo|é))?"
    r"\s+(?:schváli|odsouhlasi|přija)l\w(?:\s+zastupitel(?:stvo|é))?(?=\s+\d))?"
)
# A body of a named town, what it did, and its day: "smržovští zastupitelé o týden později, 27. 9."
_ANY_BODY = r"(?:zastupitel|rad[ayoěu](?!\w)|radní)"


def _body(words: str) -> str:
    """Give the pattern of a body that is called by *words* and does not go on to another body."""
    adjective = r"(?!(?i:měst|obec))\w+(?:ské|cké|ská|cká|ští|čtí)"
    of_town = r"(?:(?:ve?|na|měst\w+|obc\w+)\s+)*"
    return (
        rf"(?<!\w)(?:{adjective}\s+(?i:{words})|(?i:{words}\s+{of_town}){_NAME})"
        rf"(?:(?!\s(?i:{_ANY_BODY}))[^;:\d]){{0,60}}?\s*(?:dne\s+)?{_DATE}"
    )


_ITEMS = (
    re.compile(
        rf"(?<!\w){_TOWN}(?:\s+a\s+{_NAME})?{_HOW}\s*[(:–-]?\s*(?:shodně\s+)?(?:dne\s+)?{_DATE}\)?"
    ),
    re.compile(rf"(?<!\w)(?:dne\s+)?{_DATE}\s*[:–-]?\s*\(?{_TOWN}\)?"),
    re.compile(_body(r"zastupitel(?:stv\w+|\w*)")),
    re.compile(_body(r"(?:rad[ayoěu]|radní\w*)")),
)
# "… and at last, on 5. 3. 2015, also Hrubá Vrbka and Malá Vrbka", behind the others.
_AT_LAST = re.compile(
    rf"(?<!\w)(?:dne\s+)?{_DATE},?\s+(?:i|také|též)\s+(?:{_TOWN})(?:\s+a\s+(?:ve?\s+)?{_NAME})?"
)
_JOINT = re.compile(
    r"\s*(?:[,;]\s*(?:(?:a|i)\s+)?|\s(?:a|i)\s+)(?:následoval[aoiy]?\s+)?"
    r"(?:(?:pak|potom|poté|následně|nakonec)\s+)?"
)
_FEWEST = 2


@dataclass(frozen=True)
class Turn:
    """A town with the day of its approval, between *start* and *end* of a sentence."""

    start: int
    end: int
    date: DateMention


def find_turns(text: str) -> list[Turn]:
    """Give the towns of *text* that are counted up each with its day; none where fewer than two.

    A day without a year is of that of the others. One without any year has no EDTF.
    """
    rows = (row for item in _ITEMS for row in _rows(text, _items(item, text)))
    row = max(rows, key=len, default=[])
    if len(row) < _FEWEST:
        return []
    years = _years(text, row)
    return [_turn(match, years) for match in row]


def _items(item: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Give what *item* finds in *text*, and the last of a row, which is told the other way."""
    found = list(item.finditer(text))
    end = found[-1].end() if found else len(text)
    return [*found, *_AT_LAST.finditer(text, end)]


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


def _turn(match: re.Match[str], years: set[str]) -> Turn:
    words = match["date"]
    if not _YEAR.search(words) and len(years) == 1:
        words = f"{words} {min(years)}"
    day = read_point(words) if _YEAR.search(words) else None
    reason = "" if day else f"there is no such date, or its year is not said: {match['date']}"
    start, end = match.span("date")
    return Turn(match.start(), match.end(), DateMention(start, end, day, reason))
