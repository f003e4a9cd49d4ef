"""A page of HTML as lines of text: headings, paragraphs, cells and list items each on their own.

Nothing that a reader of the page sees in its body is lost, so that no member of a list is; what is
only navigation by its markup is left out, the rest of it by ``loaders/text/boilerplate.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement
from pyoxigraph import NamedNode
from trafilatura.utils import load_html

from graph.errors import UnreadableError

_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:main-?menu|menu|nav|navbar|navigation|breadcrumbs?|footer|cookies?|pagination)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML
_OTHER_SPACE = "\t\r\n\f\v"
_SPACES = re.compile(r"  +")
_END = re.compile(r"</(?:html|body)", re.IGNORECASE)
_DEEPEST = 255  # ancestors of an element at which the parser of lxml gives up without a word
_BULLET_AT_END = re.compile(r"(?m)•[ \u00a0]*$")
_LONELY_BULLET = re.compile(r"(?m)^( *•)\n\s*+(?!•)")
_EMPTY_ITEM = re.compile(r"(?m)^ *•[ \u00a0]*(?:\n|\Z)")
_TIME = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_DAY = re.compile(
    r"(?:\d{1,2}\.\s*)?(?:\d{1,2}\.|(?:led|únor|břez|dub|květ|červ|srp|září|říj|listop|prosin|jar|lét|podzim"
    r"|zim)[^\W\d]*|\d{1,2}/)\s*(?:19|20)\d{2}\s*:?",
    re.IGNORECASE,
)
_DAY_TAGS = ("div", "p", "span", "strong", "b", "em", "time", "h3", "h4", "h5", "h6")
_LONGEST_DAY = 30  # characters
_FEWEST_HEADS = 3  # of columns
_FEWEST_DAYS = 2  # that take turns with what happened
MOST_MARKS = 200_000
"""How many elements, beginnings and ends, a page may hold: a hundred times those of a long one."""
_LONGEST_MARK = 2000  # characters of an element's beginning, the values of attributes left out
_LONG_MARK = re.compile(rf"<[a-zA-Z][^>]{{{_LONGEST_MARK},}}+")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+(?:\"|$)|'[^']*+(?:'|$))")
_MOST_COLUMNS = 50  # of a table; what stands in later ones is read as if it stood in the last
_BLOCKS_OF_CELLS = ("p", "div", "center", "h3", "h4", "h5", "h6")
_LONG_NUMBER = 4  # digits
_GOES_ON = re.compile(r"\w|,?\s+\w")
_REMEMBERED = 1000  # names of elements, which the pages of a site share
_TAIL = 100  # characters at the end, where a whole page has its last marks

# The marks of lines.xsl: characters that Unicode keeps for use within a program.
_NO_SPACE, _TAB = "\ufdd2", "\ufdd5"
_MEANT = {"\ufdd0": "", "\ufdd1": "\n", _NO_SPACE: "", "\ufdd3": "  ", "\ufdd4": "• ", _TAB: "\t"}
_MARKED_LINES = etree.XSLT(etree.parse(Path(__file__).with_name("lines.xsl")))
_IS_TOO_DEEP = etree.XPath(f"boolean({'/*' * (_DEEPEST + 1)})")


@dataclass(frozen=True)
class Page:
    """What a page of HTML holds: its lines as *text*, its title and its own address.

    *whole* is False where the page ends before its markup does.
    """

    text: str
    title: str | None
    url: str | None
    whole: bool


def parse_page(source: str, name: str = "The page") -> Page:
    """Turn the HTML *source* of *name* into lines; damaged markup is read as browsers read it.

    Raises UnreadableError for too many elements, and for elements nested so deeply that the rest of
    the page would be lost.
    """
    _check_marks(source, name)
    tree: HtmlElement = load_html(f"<html>{source}")
    _check_depth(tree, source, name)
    title = _title(tree)
    url = next(filter(_is_address, _addresses(tree)), None)
    _drop_navigation(tree)
    _count_columns(tree)
    return Page(_lines(str(_MARKED_LINES(tree))), title, url, _is_whole(source))


def _check_marks(source: str, name: str) -> None:
    """Refuse what the parser would take too long for: its time grows with attributes squared."""
    longest = (_VALUE.sub("", mark.group()) for mark in _LONG_MARK.finditer(source))
    if source.count("<") > MOST_MARKS or any(len(mark) > _LONGEST_MARK for mark in longest):
        msg = f"{name} holds more than {MOST_MARKS:,} marks of HTML, or a mark without an end."
        raise UnreadableError(msg, "Save the page as plain text.")


def _check_depth(tree: HtmlElement, source: str, name: str) -> None:
    is_possible = 2 * source.count("<") > _DEEPEST  # the parser adds but few elements of its own
    if is_possible and _IS_TOO_DEEP(tree):
        msg = f"{name} is nested too deeply: {_DEEPEST} elements stand in one another."
        raise UnreadableError(msg, "Save the page as plain text.")


def _is_address(url: str) -> bool:
    """Tell a whole address, which RDF can hold, from what else a page may call its own."""
    try:
        return NamedNode(url).value.startswith(("http://", "https://"))
    except ValueError:
        return False


def _is_whole(source: str) -> bool:
    is_ended = _END.search(source, max(0, len(source) - _TAIL)) or _END.search(source)
    return is_ended is not None or "<html" not in source.lower()


def _title(tree: HtmlElement) -> str | None:
    """Give the heading with which the window's title begins, else the first, else that title."""
    window = _meta(tree, "og:title") or next(_texts(tree, "title"), None)
    headings = _texts(tree, "h1", "h2", "h3")
    begun = (heading for heading in headings if _begins(window or "", heading))
    return next(begun, None) or next(_texts(tree, "h1"), None) or window


def _begins(window: str, heading: str) -> bool:
    """Tell whether a window's title is *heading*, or that and the site: "Most | Agentura"."""
    return window.startswith(heading) and not _GOES_ON.match(window, len(heading))


def _texts(tree: HtmlElement, *tags: str) -> Iterator[str]:
    texts = (_folded(element.text_content()).strip() for element in tree.iter(*tags))
    return filter(None, texts)


def _addresses(tree: HtmlElement) -> Iterator[str]:
    """Give what the page calls its own address, the surest first."""
    links = (link for link in _head(tree, "link") if link.get("rel") == "canonical")
    yield from (link.get("href", "") for link in links)
    yield _meta(tree, "og:url") or ""


def _meta(tree: HtmlElement, name: str) -> str | None:
    named = (one for one in _head(tree, "meta") if name in (one.get("property"), one.get("name")))
    return next((value for one in named if (value := one.get("content", "").strip())), None)


def _head(tree: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    """Give the elements of the page's head, or of all where it has none."""
    head = tree.find("head")
    yield from (tree if head is None else head).iter(tag)


def _drop_navigation(tree: HtmlElement) -> None:
    walk = etree.iterwalk(tree, events=("start",), tag=("div", "ul", "ol", "section"))
    dropped = []
    for _, element in walk:
        if _is_navigation(element):
            dropped.append(element)
            walk.skip_subtree()
    for element in dropped:
        element.drop_tree()


def _is_navigation(element: HtmlElement) -> bool:
    """Tell by its names what is only navigation: a block with paragraphs or a title is more."""
    is_named = _names_navigation(element.get("class", ""), element.get("id", ""))
    return is_named and next(element.iter("p", "h1"), None) is None


@lru_cache(_REMEMBERED)
def _names_navigation(classes: str, name: str) -> bool:
    return _NAVIGATION.search(f"{classes} {name}") is not None


def _count_columns(tree: HtmlElement) -> None:
    """Tell each cell in its ``column`` how many of its row stand before it, a tab for each.

    A list of terms is a table of two columns; where several things are told of a term that is no
    time, they are a list under it.
    """
    spanned = _spanned(tree)
    for cell in tree.iter("td", "th"):
        before = islice(cell.itersiblings("td", "th", preceding=True), _MOST_COLUMNS)
        count = sum(1 for _ in before) + spanned.get(cell.getparent(), 0)
        _line_of(cell).set("column", _TAB * min(count, _MOST_COLUMNS))
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
    is_plain = next(table.iterdescendants("table", "li"), None) is None
    if len(heads) < _FEWEST_HEADS or {*heads} != {"th"} or not is_plain:
        return
    for end in table.iter("br"):
        cell = end.getparent()
        if cell is not None and cell.tag == "td" and "column" in cell.attrib:
            end.set("column", cell.get("column", ""))


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
    for term, things in told:
        if things and _TIME.search(term.text_content()):
            things[0].set("column", _TAB)  # what happened then, as in a row of a table
        elif len(things) > 1:
            for item in things:
                item.set("item", "")
        elif things and not are_lists:
            _line_of(things[0]).set("column", _TAB)


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
                told.set("column", _TAB)


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
    ends = [one for one in told if one.tag == "br"]
    if ends:
        told.attrib.pop("column", None)
        for begin in (told, *ends):
            begin.set("item", "")


def _line_of(cell: HtmlElement) -> HtmlElement:
    """Give what the line of a *cell* begins with: the only thing in it, where that is a block."""
    while not (cell.text or "").strip() and len(cell) == 1 and cell[0].tag in _BLOCKS_OF_CELLS:
        cell = cell[0]
    return cell


def _lines(marked: str) -> str:
    """Give the lines of *marked*, which ``lines.xsl`` made."""
    text = _folded(_FORBIDDEN.sub("", marked)).replace(f"{_NO_SPACE} ", "")
    for mark, meant in _MEANT.items():
        text = text.replace(mark, meant)
    text = "\n".join(filter(None, (line.rstrip(" \t") for line in text.split("\n"))))
    if _BULLET_AT_END.search(text):
        text = _EMPTY_ITEM.sub("", _LONELY_BULLET.sub(r"\1 ", text)).rstrip("\n")
    return f"{text}\n"


def _folded(text: str) -> str:
    """Make one space of all white space that HTML takes for one."""
    for space in _OTHER_SPACE:
        text = text.replace(space, " ")
    return _SPACES.sub(" ", text)
