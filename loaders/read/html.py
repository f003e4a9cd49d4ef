"""A page of HTML as lines of text: headings, paragraphs, cells and list items each on their own.

Nothing that a reader of the page sees in its body is lost, so that no member of a list is; what is
only navigation by its markup is left out, the rest of it by ``loaders/text/boilerplate.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement
from pyoxigraph import NamedNode
from trafilatura.utils import load_html

from graph.errors import UnreadableError
from loaders.read.html_cells import TAB, count_columns
from loaders.read.html_outlines import unfold

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
MOST_MARKS = 200_000
"""How many elements, beginnings and ends, a page may hold: a hundred times those of a long one."""
_LONGEST_MARK = 2000  # characters of an element's beginning, the values of attributes left out
_LONG_MARK = re.compile(rf"<[a-zA-Z][^>]{{{_LONGEST_MARK},}}+")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+(?:\"|$)|'[^']*+(?:'|$))")
_GOES_ON = re.compile(r"\w|,?\s+\w")
_REMEMBERED = 1000  # names of elements, which the pages of a site share
_TAIL = 100  # characters at the end, where a whole page has its last marks

# The marks of lines.xsl: characters that Unicode keeps for use within a program.
_NO_SPACE = "\ufdd2"
_MEANT = {"\ufdd0": "", "\ufdd1": "\n", _NO_SPACE: "", "\ufdd3": "  ", "\ufdd4": "• ", TAB: "\t"}
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
    unfold(tree)
    count_columns(tree)
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
