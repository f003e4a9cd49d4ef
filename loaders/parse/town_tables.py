"""Tables of towns: each row a town, each column what its head tells of it.

Město | Vznik partnerství | Pracovní skupiny | Hotovo           | Plánuje se
Odry  | 14. 5. 2013       | Bydlení, Práce   | dluhová poradna  | letní tábor
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document import Document, Line
from loaders.parse.founding import Founding, read_founding
from loaders.parse.group_names import bare_name, group_names, is_theme, themes_of_group
from loaders.parse.measures import Setting
from loaders.parse.plan_cells import heads_plans
from loaders.parse.profile_marks import TOWN
from loaders.parse.regions import HEADS_TOWNS
from loaders.parse.status import stated
from loaders.parse.story_partnerships import partnership_of_town
from loaders.records import PartnershipRecord, WorkingGroupRecord
from loaders.text.bullet_lists import trimmed
from loaders.text.cells import cells, has_cells, heads_beginning, is_time
from loaders.text.partnerships import FOUNDING, MEETING, NOUN
from loaders.text.points import TIME
from loaders.text.sentences import sentences

_OF_GROUPS = re.compile(
    rf"(?:ustavené\s+|tematické\s+)?pracovní\s+skupiny(?:\s+(?:LP|{NOUN}))?", re.IGNORECASE
)
_PARTED = re.compile(r"[^;|]+")
_MOST_WORDS_OF_A_HEAD = 6
_FEWEST_TOWNS = 3
_FEWEST_STATUSES = 2  # one alone holds for all that stands below it anyway
_BEGAN = (
    (re.compile(FOUNDING, re.IGNORECASE), "Ustavující schůzka partnerství se konala {}."),
    (re.compile(r"(?:první|poprvé)\s", re.IGNORECASE), "První schůzka partnerství se konala {}."),
    (re.compile(""), "Lokální partnerství vzniklo {}."),
)
_HOW = (
    rf"(?P<how>(?:{FOUNDING}|první)\s+{MEETING}|(?:se\s+)?poprvé\s+(?:se\s+)?(?:sešlo|setkalo|zasedlo)"
    r"|(?:založen|ustaven|ustanoven|zřízen)[oí]|vznik(?:lo)?)"
)
_DAY = rf"(?:(?:dne|ve?|na)\s+)*(?P<day>{TIME})"
# What a cell tells besides the day: "ustavující schůzka 5. 5. 2013", "11/2014 (založení)".
_BEGINNING_AND_DAY = re.compile(rf"{_HOW}\s*[:–,-]?\s*{_DAY}\.?", re.IGNORECASE)
_DAY_AND_BEGINNING = re.compile(rf"{_DAY}\s*[(,–-]\s*{_HOW}\)?", re.IGNORECASE)


def heads_of_cells(cells: Sequence[Line]) -> dict[int, Line]:
    """Give what heads each of *cells* that tells a beginning, groups or its status, by its place.

    Such a head is its own. Statuses count where several columns tell one.
    """
    told: dict[int, Line] = {}
    heads: dict[int, Line] = {}
    last = 0
    for row in _rows(cells) if any(cell.column for cell in cells) else ():
        if _names_columns(row):
            heads, last = _telling(row), row[-1].column
            told |= {head.start: head for head in (row[0], *heads.values()) if heads}
        elif len(row) == 1:
            heads = {}
        elif heads:
            placed = ((cell, heads.get(column)) for cell, column in _placed(row, last))
            told |= {cell.start: head for cell, head in placed if head}
    return told


def is_table_of_towns(lines: Sequence[Line]) -> bool:
    """Whether *lines* hold a table of several towns that tells of partnerships or of plans."""
    if not any(line.column or has_cells(line) for line in lines):
        return False
    below = 0
    for row in _rows([cell for line in lines for cell in cells(line)]):
        if _names_columns(row) and (_telling(row) or any(map(heads_plans, row))):
            below = 1
        elif below:
            below = below + 1 if len(row) > 1 and TOWN.fullmatch(row[0].text) else 0
        if below > _FEWEST_TOWNS:
            return True
    return False


def heads_groups(text: str) -> bool:
    """Whether *text*, over a column of a table of towns, tells of working groups."""
    return _OF_GROUPS.fullmatch(text.rstrip(" :")) is not None


def groups_behind_label(line: Line) -> Line | None:
    """Give what stands behind the label of an item that counts groups: "Pracovní skupiny: …"."""
    label, colon, names = line.text.partition(":")
    if not (colon and names.strip() and line.bullet and heads_groups(label)):
        return None
    behind = len(label) + 1
    return line._replace(start=line.start + behind, text=names)


def groups_in_cells(
    setting: Setting, told: Sequence[Line], begun: Sequence[PartnershipRecord]
) -> Iterator[PartnershipRecord | WorkingGroupRecord]:
    """Give the groups that the cells *told* name, of the partnership whose day the row tells.

    Where it tells none, that of the one town of *setting* is given with them.
    """
    named = [name for line in told for name in _names(line)]
    if not named or len(begun) > 1 or len(begun or setting.places) != 1:
        return
    here = Founding(evidence=setting.document.span(told[0].start, told[0].end))
    partnership = begun[0] if begun else partnership_of_town(setting.places[0], here)
    yield from () if begun else (partnership,)
    for name in named:
        place, themes = setting.document.span(name.start, name.end), themes_of_group(name.text)
        yield WorkingGroupRecord(place, name.text, themes, partnership.partnership)


def _names(line: Line) -> Sequence[Line]:
    """Give the groups that *line* counts up; where commas part them, all must be themes."""
    parts = [
        trimmed(part.group(), line.start + part.start()) for part in _PARTED.finditer(line.text)
    ]
    if len(parts) > 1:
        return [name for name in map(bare_name, parts) if any(map(str.isalpha, name.text))]
    listed = group_names(line.text, line.start, None)[0] if "," in line.text else ()
    names = listed or (bare_name(line),)
    return names if all(map(is_theme, names)) else ()


def begun_in_cell(setting: Setting, head: str, cell: Line) -> Iterator[PartnershipRecord]:
    """Give the partnership of the one town of *setting* whose day stands in *cell*, if any does."""
    told = _BEGINNING_AND_DAY.fullmatch(cell.text) or _DAY_AND_BEGINNING.fullmatch(cell.text)
    if len(setting.places) != 1 or not (told or is_time(cell.text)):
        return
    how, day = (told["how"], told["day"]) if told else (head, cell.text)
    words = next(words for named, words in _BEGAN if named.match(how))
    said = Document(words.format(day), setting.document.sha256, setting.document.name)
    founding, _ = read_founding(said, tuple(sentences(said.lines)))
    if founding.date:
        here = replace(founding, evidence=setting.document.span(cell.start, cell.end))
        yield partnership_of_town(setting.places[0], here)


def _rows(cells: Sequence[Line]) -> Iterator[list[Line]]:
    """Give the rows of the tables among *cells*, each with the items of the lists in it."""
    row: list[Line] = []
    for cell in cells:
        if row and cell.bullet is None and not cell.column:
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _names_columns(row: Sequence[Line]) -> bool:
    """Whether *row* is the head of a table of towns."""
    are_short = all(len(cell.text.split()) <= _MOST_WORDS_OF_A_HEAD for cell in row)
    are_cells = all(cell.bullet is None for cell in row)
    named = any(HEADS_TOWNS.fullmatch(cell.text) for cell in row[:2])
    return len(row) > 1 and are_short and are_cells and named


def _telling(row: Sequence[Line]) -> dict[int, Line]:
    """Give the heads among *row* that tell of a beginning, groups or a status, by columns."""
    others = [cell for cell in row if cell.column]
    beginnings = [one for one in others if heads_beginning(one.text) or heads_groups(one.text)]
    rest = (cell for cell in others if cell not in beginnings and not heads_plans(cell))
    statuses = [cell for cell in rest if stated(cell.text)]
    several = statuses if len(statuses) >= _FEWEST_STATUSES else []
    return {cell.column: cell for cell in (*beginnings, *several)}


def _placed(row: Sequence[Line], last: int) -> Iterator[tuple[Line, int]]:
    """Give the cells of *row* with their columns, of which *last* is the last one.

    The items of a list are in the column behind the cell before them, unless its cell follows.
    """
    columns = [cell.column for cell in row if cell.bullet is None]
    at = 0
    for cell in row:
        if cell.bullet is None:
            at = cell.column
            yield cell, at
        else:
            is_own = at < last and at + 1 not in columns and max(columns) > 0
            yield cell, at + is_own
