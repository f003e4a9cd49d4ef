"""A page of HTML as lines of text: headings, paragraphs, cells and list items each on their own.

Nothing that a reader of the page sees in its body is lost, so that no member of a list is; what is
only navigation by its markup is left out, the rest of it by ``loaders/text/boilerplate.py``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pyoxigraph import NamedNode
from trafilatura.utils import load_html

from graph.errors import UnreadableError

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|"
    r"figcaption|figure|form|h[1-6]|header|hr|legend|li|main|ol|p|pre|section|summary|table|tbody|"
    r"td|tfoot|th|thead|tr|ul"
)
_UNSEEN = re.compile(
    r"applet|audio|button|canvas|footer|head|iframe|img|input|map|nav|noscript|object|script|"
    r"select|style|svg|template|textarea|video"
)
_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:main-?menu|menu|nav|navbar|navigation|breadcrumbs?|footer|cookies?|pagination)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_DEEPEST = 255  # ancestors of an element at which the parser of lxml gives up without a word
_LONELY_BULLET = re.compile(r"(?m)^( *•) *\n\s*+(?!•)")
_SPACE_AT_END = re.compile(r"(?<![ \t])[ \t]+\n")
MOST_MARKS = 200_000
"""How many elements, beginnings and ends, a page may hold: a hundred times those of a long one."""
_LONGEST_MARK = 2000  # characters of an element's beginning, the values of attributes left out
_LONG_MARK = re.compile(rf"<[a-zA-Z][^>]{{{_LONGEST_MARK},}}+")
_VALUE = re.compile(r"=\s*+(?:\"[^\"]*+(?:\"|$)|'[^']*+(?:'|$))")
_MOST_COLUMNS = 50  # of a table; what stands in later ones is read as if it stood in the last


@dataclass(frozen=True)
class Page:
    """What a page of HTML holds: its lines as *text*, its title and its own address.

    *whole* is False where the page ends before its markup does.
    """

    text: str
    title: str | None
    url: str | None
    whole: bool


def parse_page(source: str) -> Page:
    """Turn the HTML *source* into lines; damaged markup is read as browsers read it.

    Raises UnreadableError for too many elements, and for elements nested so deeply that the rest of
    the page would be lost.
    """
    _check_marks(source)
    tree: Any = load_html(f"<html>{source}")  # lxml has no types of its own
    _check_depth(tree)
    title = _title(tree)
    own = (*tree.xpath(".//link[@rel='canonical']/@href"), _meta(tree, "og:url"))
    url = next(filter(_is_address, own), None)
    _drop_unseen(tree)
    for element in tree.iter():
        _lay_out(element)
    return Page(_lines(tree.text_content()), title, url, _is_whole(source))


def _check_marks(source: str) -> None:
    """Refuse what the parser would take too long for: its time grows with attributes squared."""
    longest = (_VALUE.sub("", mark.group()) for mark in _LONG_MARK.finditer(source))
    if source.count("<") > MOST_MARKS or any(len(mark) > _LONGEST_MARK for mark in longest):
        msg = f"The page holds more than {MOST_MARKS:,} marks of HTML, or a mark without an end."
        raise UnreadableError(msg, "Save the page as plain text.")


def _check_depth(tree: Any) -> None:  # noqa: ANN401  an element of lxml
    if tree.xpath("boolean(//*[count(ancestor::*) >= $deepest])", deepest=_DEEPEST):
        msg = f"The page is nested too deeply: {_DEEPEST} elements stand in one another."
        raise UnreadableError(msg, "Save the page as plain text.")


def _is_address(url: str | None) -> bool:
    """Tell a whole address, which RDF can hold, from what else a page may call its own."""
    try:
        return NamedNode(url or "").value.startswith(("http://", "https://"))
    except ValueError:
        return False


def _is_whole(source: str) -> bool:
    lower = source.lower()
    return "<html" not in lower or "</html" in lower or "</body" in lower


def _title(tree: Any) -> str | None:  # noqa: ANN401  an element of lxml
    """Give the heading with which the window's title begins, else the first, else that title."""
    window = _meta(tree, "og:title") or next(_texts(tree, "title"), None)
    headings = list(_texts(tree, "h1", "h2", "h3"))
    begun = (heading for heading in headings if (window or "").startswith(heading))
    return next(begun, None) or next(_texts(tree, "h1"), None) or window


def _texts(tree: Any, *tags: str) -> Iterator[str]:  # noqa: ANN401  an element of lxml
    texts = (_SPACE.sub(" ", element.text_content()).strip() for element in tree.iter(*tags))
    return filter(None, texts)


def _meta(tree: Any, name: str) -> str | None:  # noqa: ANN401  an element of lxml
    found = tree.xpath(".//meta[@property=$name or @name=$name]/@content", name=name)
    return next((value.strip() for value in found if value.strip()), None)


def _drop_unseen(tree: Any) -> None:  # noqa: ANN401  an element of lxml
    for element in list(tree.iter()):
        if element.getparent() is not None and _is_unseen(element):
            element.drop_tree()


def _is_unseen(element: Any) -> bool:  # noqa: ANN401  an element of lxml
    if not isinstance(element.tag, str) or _UNSEEN.fullmatch(element.tag):  # a comment has no tag
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    is_named = element.tag in {"div", "ul", "ol", "section"} and _NAVIGATION.search(names)
    return bool(is_named) and element.find(".//p") is None and element.find(".//h1") is None


def _lay_out(element: Any) -> None:  # noqa: ANN401  an element of lxml
    """Fold the white space of *element* and put the line ends where it begins and ends."""
    element.text = _SPACE.sub(" ", _FORBIDDEN.sub("", element.text or ""))
    element.tail = _SPACE.sub(" ", _FORBIDDEN.sub("", element.tail or ""))
    is_block = bool(_BLOCK.fullmatch(element.tag))
    if is_block:
        element.text = f"\n{_mark(element)}{element.text.lstrip(' ')}"
    if is_block or element.tag == "br":
        element.tail = f"\n{element.tail.lstrip(' ')}"


def _mark(element: Any) -> str:  # noqa: ANN401  an element of lxml
    """Give what its line begins with: a bullet, or one tab for each cell of its row before it."""
    if element.tag in ("td", "th"):
        before = islice(element.itersiblings("td", "th", preceding=True), _MOST_COLUMNS)
        return "\t" * sum(1 for _ in before)
    if element.tag != "li":
        return ""
    depth = sum(1 for _ in element.iterancestors("li"))
    return f"{'  ' * depth}• "


def _lines(text: str) -> str:
    text = _SPACE_AT_END.sub("\n", text)
    text = _LONELY_BULLET.sub(r"\1 ", text)
    text = re.sub(r"(?m)^ *•[ \u00a0]*$", "", text)
    return re.sub(r"\n{2,}", "\n", text).strip("\n") + "\n"
