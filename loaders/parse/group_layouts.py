"""Working groups that stand below a heading without bullets: in lines, rows and labels."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from loaders.document import Line
from loaders.parse.group_denials import affirmed
from loaders.parse.group_names import bare_name, is_theme, themes_of_group
from loaders.parse.group_sentences import announces, is_of_groups, speaks_of_groups
from loaders.parse.organisation_items import is_organisation
from loaders.text.letters import CAPITAL
from loaders.text.sentences import sentences

_BARE_HEADING = re.compile(r"(?:tematické\s+)?pracovní\s+skupiny(?:\s+\w+){0,4}", re.IGNORECASE)
_HEADS_ROWS = re.compile(
    r"(?:tematické\s+)?pracovní\s+skupin[ay](?:,?\s+\w+){0,5}:?", re.IGNORECASE
)
# Over a column beside that of members: "Zastoupena v pracovní skupině".
_HEADS_COLUMN = re.compile(r"(?:\w+\s+){0,3}?(?:ve?\s+)?pracovní\s+skupin[aěu]:?", re.IGNORECASE)
_ENDS_IN_GROUPS = re.compile(
    r"^skupiny\s+a\s+(?:jejich\s+)?(?:garanti|vedoucí|koordinátoři|svolavatelé)|\bpracovní\w*\s+skupin\w*[.:]$",
    re.IGNORECASE,
)
_COLUMN_HEAD = re.compile(r"(?:název\s+)?(?:pracovní\s+)?skupin[ay]|název|oblast", re.IGNORECASE)
# A heading of what follows the groups.
_HEADS_OTHERS = re.compile(
    r"(?:\w+\s+)?(?:plán|strategi|člen|organizac|partne[rř]|kontakt|výsled|opatřen|aktualit|dokument|histori|zápis"
    r"|fot|odkaz|akc[ei]|aktivit|úspě|novink|inspirac|projekty)\w*",
    re.IGNORECASE,
)
_LONGEST_NAME = 6  # words
_FEWEST = 2
_NUMBER = re.compile(r"\d{1,2}/\s")
_CALLED_SO = re.compile(r"(?:pracovní\s+skupina|PS)\s", re.IGNORECASE)
_SIGN = re.compile(r"\s*[“\"]?(?:\s[–—-]\s|:\s|\s\()")
_JOINT = re.compile(r"\s*[,;/]\s*|\s+a\s+")
_AND = re.compile(r"\s+a\s+")
_NUMERAL = re.compile(r"\d{1,2}\.?")
_NAME_FOLLOWS = re.compile(rf"(?:\w+\s+)?\w+\s(?:pro\s|č\.|\d|[„\"]?[{CAPITAL}])")


def names_below(heading: Line, below: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Give the names of groups that stand *below* a *heading*, by each layout that has any."""
    for layout in (_short_lines, _numbered_lines, _rows, _told_below, _labels_below):
        yield layout(heading, below)


def _short_lines(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the names under *heading* on a page without bullets; without a colon they are themes."""
    is_bare = _BARE_HEADING.fullmatch(heading.text) and not heading.bullet
    if not (announces(heading) or is_bare) or _are_headed(below):
        return ()
    in_small = bool(below) and below[0].text[0].islower()
    in_cell = bool(below) and below[0].column > 0  # whose row ends where the next has two cells
    ends = (one.bullet is not None or (in_cell and one.column > 0) for one in (*below[1:], heading))
    shown = takewhile(
        lambda pair: _is_name(pair[0], in_small=in_small) and not pair[1],
        zip(below, ends, strict=False),
    )
    names = tuple(line for line, _ in shown)
    names = tuple(takewhile(lambda name: _is_alike(name, names, heading), names))
    told = sum(map(is_theme, map(bare_name, names)))
    return names if len(names) >= _FEWEST and (not is_bare or 2 * told > len(names)) else ()


def _are_headed(cells: Sequence[Line]) -> bool:
    """Whether *cells* are a table whose first column is headed as that of groups."""
    is_table = [cell.column for cell in cells[:2]] == [0, 1]
    return is_table and _COLUMN_HEAD.fullmatch(cells[0].text) is not None


def _is_alike(name: Line, names: Sequence[Line], heading: Line) -> bool:
    """Whether *name* is one of *names*, and not as they the *heading* of what follows."""
    if name.text.isupper() != names[0].text.isupper() and heading.text.isupper():
        return False
    return is_theme(name) or not _HEADS_OTHERS.match(name.text)


def _rows(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the first cells of the table under *heading*, or those of the column that it heads."""
    is_sentence = _ENDS_IN_GROUPS.search(heading.text) and not is_of_groups(heading.text)
    is_sentence = is_sentence or announces(heading)
    heads_column = heading.column > 0 and _HEADS_COLUMN.fullmatch(heading.text)
    is_head = is_sentence or heads_column or _HEADS_ROWS.fullmatch(heading.text)
    if heading.bullet or not is_head:
        return ()
    pairs = pairwise((*below, heading))  # the last cell too has one behind it
    rows = takewhile(lambda pair: pair[0].column or pair[1].column, pairs)
    table = [cell for cell, _ in rows]
    cells = [cell for cell in table if cell.column == heading.column]
    if all(_NUMERAL.fullmatch(cell.text) for cell in cells):
        cells = [cell for cell in table if cell.column == 1]
    told = {cell.text for cell in cells}
    if cells and not is_theme(cells[0]):
        cells = cells[1:]  # what the column is called
    names = tuple(
        cell for cell in cells if not (_COLUMN_HEAD.fullmatch(cell.text) or _is_of(told, cell))
    )
    return names if len(names) >= _FEWEST and all(map(is_theme, names)) else ()


def _is_of(told: set[str], cell: Line) -> bool:
    """Tell a cell that holds several of those *told* in others: "Bydlení, Vzdělávání"."""
    parts = _JOINT.split(cell.text)
    return len(parts) > 1 and told.issuperset(parts)


def _told_below(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the themes that stand under *heading* each over what is told of its group."""
    if heading.bullet or not (_BARE_HEADING.fullmatch(heading.text) or _heads_groups(heading)):
        return ()
    names: list[Line] = []
    for line, told in pairwise(below):
        if _is_name(line) and is_theme(line) and _tells(told):
            names.append(line)
        elif not names or _is_name(line):
            break
    return tuple(names) if len(names) >= _FEWEST else ()


def _heads_groups(heading: Line) -> bool:
    """Tell whether *heading* announces groups, or is one that speaks of them: "Co dělají …"."""
    is_of_these = speaks_of_groups(heading.text) and not is_of_groups(heading.text)
    return is_of_these and not heading.text.endswith((".", "!"))


def _labels_below(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the themes, behind what speaks of groups, over what is told of each: "Bydlení: …"."""
    if not speaks_of_groups(heading.text) or is_of_groups(heading.text):
        return ()
    labels: list[Line] = []
    for line in below:
        name, sign, _ = line.text.partition(": ")
        label = line._replace(end=line.start + len(name), text=name)
        if not sign or line.bullet or not is_theme(label):
            break
        labels.append(label)
    is_told = len(labels) >= _FEWEST and all(affirmed(one).text for one in sentences((heading,)))
    return tuple(labels) if is_told else ()


def _tells(line: Line) -> bool:
    """Tell what is said of a group from the name of the next one."""
    is_long = len(line.text.split()) > _LONGEST_NAME
    return bool(line.bullet) or line.text.endswith(".") or line.text[0].islower() or is_long


def _numbered_lines(heading: Line, below: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines under *heading* that number groups, whatever stands between: "1/ Bydlení"."""
    if not announces(heading):
        return ()
    marked = (line for line in below if not line.bullet and _NUMBER.match(line.text))
    numbered = enumerate(marked, start=1)
    return tuple(line for count, line in numbered if line.text.startswith(f"{count}/"))


def called_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the lines, two or more below one another, each of which begins with "PS"."""
    for line, below in pairwise(lines):
        if _is_called_so(line) and _is_called_so(below):
            yield from (line, below)


def _is_called_so(line: Line) -> bool:
    is_named = _CALLED_SO.match(line.text) and _NAME_FOLLOWS.match(line.text)
    return bool(is_named) and not line.bullet


def _is_name(line: Line, *, in_small: bool = False) -> bool:
    """Tell a short line that may be a name; *in_small* letters it must be a theme."""
    name = bare_name(line)
    is_whole = not line.text.endswith((".", ":")) or _SIGN.match(line.text, name.end - line.start)
    is_short = 0 < len(name.text.split()) <= _LONGEST_NAME and is_whole
    is_line = not line.bullet and (line.text[0].isupper() or (in_small and is_theme(name)))
    return bool(is_short) and is_line and (_joins_themes(name) or not is_organisation(name))


def _joins_themes(name: Line) -> bool:
    """Whether *name* joins two themes, one of which is also a kind of body: "Děti a škola"."""
    parts = _AND.split(name.text)
    told = [set(themes_of_group(part)) for part in parts]
    words = [part for part in parts if is_organisation(Line(0, len(part), part))]
    are_bare = all(" " not in part for part in words)
    is_pair = len(parts) == _FEWEST and all(told) and told[0].isdisjoint(told[1])
    return is_pair and are_bare
