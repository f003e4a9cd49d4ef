"""Where the cells of tables, of lists of terms and of days with what happened stand in their row.

Each is told in the tree itself, by the attributes ``column`` and ``item`` that ``lines.xsl`` reads.
"""

import re
from collections.abc import Iterable
from itertools import islice, pairwise, takewhile

from lxml import etree
from lxml.html import HtmlElement

_TIME = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*:?\s*")
_DAY = re.compile(
    r"(?:\d{1,2}\.\s*)?(?:\d{1,2}\.|(?:led|únor|břez|dub|květ|červ|srp|září|říj|listop|prosin|jar|lét|podzim"
    r"|zim)[^\W\d]*|\d{1,2}/)\s*(?:19|20)\d{2}\s*:?",
    re.IGNORECASE,
)
_DAY_TAGS = ("div", "p", "span", "strong", "b", "em", "time", "h3", "h4", "h5", "h6")
_LONGEST_DAY = 30  # characters
_FEWEST_HEADS = 3  # of columns
# Heads of a table of towns, and of columns whose items each tell of one in another column.
_TOWNS = re.compile(r"\s*(?:Měst[oa]|Ob(?:ec|ce)|Lokalit[ay]|Sídl[oa])\b", re.IGNORECASE)
_OF_EACH = re.compile(
    r"\b(?:Stav|Status|Plnění|Termín|Rok|Kdo|Garant|Gestor|Odpověd|Zodpověd|Náklad|Opatření|Úkol|Cíl)",
    re.IGNORECASE,
)
_FEWEST_PAIRS = 2
_FEWEST_DAYS = 2  # that take turns with what happened
_MOST_COLUMNS = 50  # of a table; what stands in later ones is read as if it stood in the last
_BLOCKS_OF_CELLS = ("p", "div", "center", "h3", "h4", "h5", "h6")
_LONG_NUMBER = 4  # digits

TAB = "\ufdd5"
"""The mark of lines.xsl for a cell before: a character kept for use within a program."""


def count_columns(tree: HtmlElement) -> None:
    """Tell each cell in its ``column`` how many of its row stand before it, a tab for each.

    A list of terms is a table of two columns; where several things are told of a term that is no
    time, they are a list under it.
    """
    etree.strip_attributes(tree, "column", "item")  # which a page may have of its own
    spanned = _spanned(tree)
    for cell in tree.iter("td", "th"):
        before = islice(cell.itersiblings("td", "th", preceding=True), _MOST_COLUMNS)
        count = sum(1 for _ in before) + spanned.get(cell.getparent(), 0)
        _line_of(cell).set("column", TAB * min(count, _MOST_COLUMNS))
    for head in tree.iter("th"):
        _list_beside(head)
    for table in tree.iter("table"):
        _keep_columns(table)
    for terms in tree.iter("dl"):
        _count_terms(terms)
    _set_beside_days(tree)


def _keep_columns(table: HtmlElement) -> None:
    """Let each line of a cell stand in its column, where several heads tell those of *table*."""
    first = next(table.iter("tr"), None)
    heads = [cell.tag for cell in first] if first is not None else []
    is_plain = next(table.iterdescendants("table"), None) is None
    if len(heads) < _FEWEST_HEADS or {*heads} != {"th"} or not is_plain:
        return
    items = [*table.iter("li")]
    for end in () if items else table.iter("br"):
        cell = end.getparent()
        if cell is not None and cell.tag == "td" and "column" in cell.attrib:
            end.set("column", cell.get("column", ""))
    rows = [*table.iter("tr")]
    if items and first is not None and _parts_towns(first) and any(map(_has_lists_beside, rows)):
        for row in rows:
            _keep_columns_of(() if _has_pairs(row) else row.iter("li"))


def _parts_towns(heads: HtmlElement) -> bool:
    """Whether lists below *heads* are of a town each, not of what stands in the next column."""
    names = [cell.text_content() for cell in heads]
    return bool(_TOWNS.match(names[0])) and not any(map(_OF_EACH.search, names))


def _has_lists_beside(row: HtmlElement) -> bool:
    """Whether lists stand in cells of *row* next to each other: no line parts them."""
    have = [next(cell.iter("li"), None) is not None for cell in row]
    return any(map(all, pairwise(have)))


def _has_pairs(row: HtmlElement) -> bool:
    """Whether as many single words as items of another cell in *row* tell of them one by one."""
    lists = [[item.text_content().split() for item in cell.iter("li")] for cell in row]
    many = [words for words in lists if len(words) >= _FEWEST_PAIRS]
    alike = [one for one in many if sum(len(one) == len(other) for other in many) > 1]
    return any(all(len(words) == 1 for words in one) for one in alike)


def _keep_columns_of(items: Iterable[HtmlElement]) -> None:
    """Let each of *items*, which is in no other, stand in the column of its cell."""
    for item in items:
        cell = next(item.iterancestors("td", "li"), None)
        if cell is not None and cell.tag == "td" and "column" in cell.attrib:
            item.set("column", cell.get("column", ""))


def _spanned(tree: HtmlElement) -> dict[HtmlElement | None, int]:
    """Give how many cells of the rows above reach into each row, before its own."""
    rows: dict[HtmlElement | None, int] = {}
    for cell in tree.iterfind(".//td[@rowspan]"):
        row, depth = cell.getparent(), cell.get("rowspan", "")
        is_first = cell.getprevious() is None and depth.isdecimal() and len(depth) < _LONG_NUMBER
        below = row.itersiblings("tr") if row is not None and is_first else ()
        for one in islice(below, max(0, int(depth) - 1) if is_first else 0):
            rows[one] = rows.get(one, 0) + 1
    return rows


def _count_terms(terms: HtmlElement) -> None:
    """Tell in a list of *terms* which lines are items, and which are cells beside their term."""
    told = [
        (term, [*takewhile(lambda one: one.tag == "dd", term.itersiblings())])
        for term in terms.iter("dt")
    ]
    are_lists = any(len(things) > 1 for _, things in told)
    are_years = are_lists and all(_YEAR.fullmatch(term.text_content()) for term, _ in told)
    for term, things in told:
        if are_years:
            for item in things:
                item.set("item", "")
        elif things and _TIME.search(term.text_content()):
            things[0].set("column", TAB)  # what happened then, as in a row of a table
        elif len(things) > 1:
            for item in things:
                item.set("item", "")
        elif things and not _are_items(things[0]) and not are_lists:
            _line_of(things[0]).set("column", TAB)


def _set_beside_days(tree: HtmlElement) -> None:
    """Set what follows a day beside it, where days and what happened take turns in blocks.

    In an item it goes on in the same line, elsewhere it is a cell of a table of two columns.
    """
    pairs: dict[tuple[str, str], list[HtmlElement]] = {}
    for day in tree.iter(*_DAY_TAGS):
        told = day.getnext() if _is_day(day) else None
        if told is not None and told.tag in ("p", "div", "span") and not len(told):
            pairs.setdefault((day.tag, told.tag), []).append(told)
    for blocks in pairs.values():
        for told in blocks if len(blocks) >= _FEWEST_DAYS else ():
            in_item = next(told.iterancestors("li"), None) is not None
            if in_item:
                told.tag, told.text = "span", f" {told.text or ''}"
            elif told.tag != "span" and not _is_day(told):
                told.set("column", TAB)


def _is_day(element: HtmlElement) -> bool:
    """Whether *element* is but a day, a month or a season of a year."""
    text = element.text
    if not text or text.isspace() or len(element) or (element.tail or "").strip():
        return False
    return len(text := text.strip()) <= _LONGEST_DAY and _DAY.fullmatch(text) is not None


def _list_beside(head: HtmlElement) -> None:
    """Mark the lines of the only cell beside *head* as items, where there are several."""
    row = head.getparent()
    cells = [one.tag for one in row if one.tag in ("th", "td")] if row is not None else []
    told = head.getnext()
    if cells != ["th", "td"] or told is None or _TIME.search(head.text_content()):
        return
    _are_items(told)


def _are_items(told: HtmlElement) -> bool:
    """Mark the lines of *told* as items, where there are several, and give whether there are."""
    ends = [one for one in told if one.tag == "br"]
    if ends:
        told.attrib.pop("column", None)
        for begin in (told, *ends):
            begin.set("item", "")
    return bool(ends)


def _line_of(cell: HtmlElement) -> HtmlElement:
    """Give what the line of a *cell* begins with: the only thing in it, where that is a block."""
    while not (cell.text or "").strip() and len(cell) == 1 and cell[0].tag in _BLOCKS_OF_CELLS:
        cell = cell[0]
    return cell
