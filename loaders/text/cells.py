"""Rows of a table: those in one line, parted by tabs or upright strokes, and those of two cells."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice, pairwise

from loaders.document import Line
from loaders.text.partnerships import FOUNDING, LOCAL, NOUN
from loaders.text.points import POINT, TIME

_PARTED = re.compile(r"[\s|](?:(?<=[\t|])|\s\s)")
_CELLS = re.compile(r"(?:(?!\s{3})[^\t|])+")


_NAMED = rf"(?:(?:{LOCAL}(?:ho)?\s+)?{NOUN}|LP)"
_OF_BEGINNING = re.compile(
    rf"(?:(?:datum|rok|den)\s+)?(?:ustavení|ustanovení|založení|zřízení|vznik|vzniku|zahájení\s+(?:činnosti|práce))\s+{_NAMED}|"
    r"(?:datum|rok|den)\s+(?:ustavení|ustanovení|založení|zřízení|vzniku)|"
    rf"{_NAMED}\s+(?:ustaveno|založeno|zřízeno|vzniklo|(?:(?:v\s+(?:činnosti|provozu|chodu)|činné|aktivní"
    rf"|existuje|funguje|pracuje|působí)\s+)?od)|(?:{LOCAL}\s+{NOUN}|LP)|"
    rf"{FOUNDING}\s+(?:setkání|schůzka|schůze|jednání|zasedání)(?:\s+{_NAMED})?|"
    rf"první\s+(?:setkání|schůzka|schůze|jednání|zasedání)\s+{_NAMED}",
    re.IGNORECASE,
)
_OTHER_KEY = re.compile(
    r"(?:schválení|přijetí)\s+\w*\s*plánu|\bplán\b.*schv[aá]l(?:en|il)|schv[aá]l(?:en|il).*\bplán|"
    r"(?:SPSZ|\bstrategie)\b.*schv[aá]l(?:en|il)|(?:schvál|přij)\w+\s+(?:SPSZ|(?:\w+\s+)?strategie)\b|"
    r"pracovní\s+skupiny$",
    re.IGNORECASE,
)
# Of a group or a house in a table of such as well.
_BARE = re.compile(r"ustaven[oí]|ustanoven[oí]", re.IGNORECASE)
_HEADS_BEGINNINGS = re.compile(
    rf"(?:ustaven|ustanoven|založen|zřízen)[oí]|vznik(?:lo)?|(?:počátek|začátek)\s+{_NAMED}",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"{_NAMED}(?!\w)[^.:]*", re.IGNORECASE)  # right below which facts are its own
_OF_OTHERS = re.compile(r"skupin|výbor|komis|\bPS\b|klub|centr|projekt|plán", re.IGNORECASE)
_NEAR = 4  # lines above that may tell whose fact it is
_HEADS = 2  # of a table: its heading, and the first cell of its first row
_PLAN = re.compile(r"(?:\w+\s+)?(?:plán|strategie)(?:\s+(?!schv)\w+){0,4}", re.IGNORECASE)
_APPROVED = re.compile(r"(?:schválen|přijat|odsouhlasen)[aoý]?(?!\w)", re.IGNORECASE)
_WHEN = re.compile(
    rf"(?:(?:existuje|funguje|pracuje|působí|ustaveno|založeno|zřízeno|vzniklo)\s+)?(?:(?:dne|od|ve?|na|rok|roce|roku)\s+)*{TIME}\.?"
    r"(?:\s+\([^()\d]{2,60}\))?",  # "9. 6. 2016 (kulturní dům)"
    re.IGNORECASE,
)
# What is told beside a day: "Start lokálního partnerství", "Partnerství se poprvé sešlo".
_BEGINS = re.compile(rf"(?=(?:\S+\s+){{0,7}}\S+$).*\b{_NAMED}(?!\w).*", re.IGNORECASE)
_BEGINNING = re.compile(
    r"\b(?:start|zrod|rozběh|rozjez|vzni[kc]|založ|zaklád|ustav|ustanov|zříz|zahaj|zaháj|začí|zača|začát|počát|uveden|prvn[íě]|poprvé)",
    re.IGNORECASE,
)
# "9. 12. 2010 | strategický plán schvaluje zastupitelstvo", of what is over as of what is to come
_RESOLVED = re.compile(
    r"\bplán(?!ov).*\bschvaluj[eí]\b|\bschvaluj[eí]\b.*\bplán(?!ov)", re.IGNORECASE
)
_IS_OPEN = re.compile(
    r"harmonogram|termín|plánov|předpokl|čeká|další|krok|výhled|příprav", re.IGNORECASE
)
_ALONE = re.compile(
    rf"(?:vzniklo|založeno|ustaveno|zřízeno)(?:\s+(?:dne|ve?|roku|roce))*\s+{POINT}[.;,]?",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"(?:histori|milník|časov|kroni[kc]|vývoj|průběh|jak\s+(?:šel|to)|kalendárium|chronolog|co\s+se)",
    re.IGNORECASE,
)
_BETWEEN = ": "


def with_rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Give *lines* with "Ustavení partnerství" and the day in the cell beside it as one line.

    So is the day in a line below it. The signs that stand for those between the two are as many,
    so that offsets hold.
    """
    days = {*days_above(lines)}
    beside = {
        key.start: value
        for number, (key, value) in enumerate(pairwise(lines))
        if _are_row(key, value, days)
        or _are_bare_row(lines[max(0, number - _NEAR) : number], key, value)
        or _is_resolved_on(lines, number)
    }
    values = {value.start for value in beside.values()}
    for line in lines:
        if line.start in beside:
            value = beside[line.start]
            between = _BETWEEN[line.end - value.start :]
            yield line._replace(end=value.end, text=f"{line.text}{between}{value.text}")
        elif line.start not in values:
            yield line


def tells_beginning(line: Line) -> bool:
    """Whether *line* names the fact how a partnership began, and its day: "Vznik: květen 2016"."""
    if _ALONE.fullmatch(line.text):
        return True
    key, _, value = line.text.partition(":")
    is_key = (_OF_BEGINNING.fullmatch(key.strip()) or _BARE.fullmatch(key.strip())) is not None
    return is_key and _WHEN.fullmatch(value.strip()) is not None


def heads_beginning(text: str) -> bool:
    """Whether *text*, over a column of a table of towns, tells of the beginning of partnerships."""
    words = text.rstrip(" :")
    return (_OF_BEGINNING.fullmatch(words) or _HEADS_BEGINNINGS.fullmatch(words)) is not None


def is_time(text: str) -> bool:
    """Whether *text* is but a day or another time: "v březnu 2015"."""
    return _WHEN.fullmatch(text) is not None


def _are_row(key: Line, value: Line, days: Collection[int]) -> bool:
    if key.bullet or value.bullet or key.column or value.start - key.end > len(_BETWEEN):
        return False
    if value.start in days:  # of what stands below it
        return False
    is_beside = value.column == 1 or key.start in days
    name = key.text.rstrip(" :\u00a0")
    if is_beside and _WHEN.fullmatch(key.text) and _tells_beginning_of_day(value.text):
        return True  # "září 2012 | vznik partnerství"
    of_beginning = _OF_BEGINNING.fullmatch(name) is not None
    if of_beginning and (is_beside or _WHEN.fullmatch(value.text)):
        return True
    if is_beside and _tells_beginning_of_day(name) and _WHEN.match(value.text):
        return True  # "Začátek partnerství | 5. 5. 2013"
    if is_beside and _PLAN.fullmatch(key.text) and _APPROVED.match(value.text):
        return True  # "Strategický plán | schválen zastupitelstvem 5. 5. 2014"
    is_dated = _WHEN.fullmatch(key.text) is not None  # "12. 6. 2012 | schválení plánu …"
    return is_beside and _OTHER_KEY.search(value.text if is_dated else key.text) is not None


def days_above(lines: Sequence[Line]) -> Iterator[int]:
    """Give where days stand, each in a line of its own, above what happened on it.

    They take turns with short lines below a sentence or what heads a course of things; elsewhere
    the day may be that of the line above it, the value of a fact.
    """
    is_day = [_is_day_alone(line) for line in lines]
    for number, line in enumerate(lines):
        first = number
        while first > 1 and is_day[first - 2] and not is_day[first - 1]:
            first -= 2
        takes_turns = first < number or any(is_day[number + 2 : number + 3])
        if is_day[number] and takes_turns and _heads_days(lines[max(0, first - 1) : first]):
            yield line.start


def _is_day_alone(line: Line) -> bool:
    return not (line.bullet or line.column) and _WHEN.fullmatch(line.text) is not None


def _heads_days(above: Sequence[Line]) -> bool:
    """Whether the line *above* a first day is a sentence, a heading of a course, or none."""
    text = above[-1].text if above else "."
    return text.endswith((".", ":")) or _COURSE.match(text) is not None


def _tells_beginning_of_day(text: str) -> bool:
    is_told = _BEGINS.fullmatch(text) and _BEGINNING.search(text)
    return is_told is not None or _OF_BEGINNING.fullmatch(text) is not None


def _are_bare_row(above: Sequence[Line], key: Line, value: Line) -> bool:
    """Tell "Ustaveno", "26. 11. 2013", where nothing *above* tells of another body.

    "Založeno" may be anything's: it stands first, or right below the name of the partnership.
    """
    words = key.text.rstrip(" :")
    is_first = not above or _TITLE.fullmatch(above[-1].text)
    is_own = is_first and _HEADS_BEGINNINGS.fullmatch(words)
    if not (is_own or _BARE.fullmatch(words)) or not _WHEN.fullmatch(value.text):
        return False
    is_apart = key.bullet or value.bullet or key.column or value.start - key.end > len(_BETWEEN)
    return not is_apart and not any(_OF_OTHERS.search(line.text) for line in above)


def _is_resolved_on(lines: Sequence[Line], number: int) -> bool:
    """Tell a day, at *number*, and what was resolved on it, in no table of terms to come."""
    day, deed = lines[number : number + 2]
    is_row = deed.column == 1 and not day.column and _RESOLVED.search(deed.text)
    if not is_row or not _WHEN.fullmatch(day.text):
        return False
    above = (line for line in reversed(lines[:number]) if not line.column)
    heads = islice((line for line in above if not _WHEN.fullmatch(line.text)), _HEADS)
    return not any(_IS_OPEN.search(line.text) for line in heads)


def has_cells(line: Line) -> bool:
    """Whether *line* may hold several cells of a table: tabs, strokes or wide gaps."""
    text = line.text
    is_indented = text[:1].isspace() or text[-1:].isspace()
    return is_indented or _PARTED.search(text) is not None


def cells(line: Line) -> Iterator[Line]:
    """Divide *line* into its cells; each knows its column. A line without any is its only cell."""
    if line.text and not has_cells(line):  # which is soon seen
        yield line
        return
    for column, cell in enumerate(_CELLS.finditer(line.text), start=line.column):
        text = cell.group().strip()
        start = line.start + line.text.index(text, cell.start())
        if text:
            end = start + len(text)
            yield line._replace(start=start, end=end, text=text, column=column)


def rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the rows of the tables among *lines*; another line is a row of one cell.

    Of cells that are empty nothing is left but their column.
    """
    row: list[Line] = []
    for cell in (cell for line in lines for cell in cells(line)):
        if row and (cell.column <= row[-1].column or cell.bullet):
            yield row
            row = []
        row.append(cell)
    if row:
        yield row
