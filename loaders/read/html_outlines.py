"""A page whose body is one list: its items are headings, what belongs to each is a list in it."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

_LISTS = ("ol", "ul")
_HEADINGS = ("b", "strong", "h2", "h3", "h4", "h5", "h6")
_FEWEST = 3  # parts of a page
# What parts of such pages are called, and members with their departments are not.
_PART = re.compile(
    r"člen|partne|kdo|skupin|plán|vzni|začal|začátk|histori|co\s|výsled|aktivit|opatř|priorit|cíl|kontakt",
    re.IGNORECASE,
)
_FEWEST_NAMED = 2
_MOST_OF_PAGE = 0.5  # of its letters


def unfold(tree: HtmlElement) -> None:
    """Make headings of the items of the list that holds most of the page, if all are in bold."""
    for one in tree.iter(*_LISTS):
        heads = [head for item in one if (head := _heading(item)) is not None]
        if _FEWEST <= len(heads) == len(one) and _are_parts(heads) and _is_page(one, tree):
            for element in (one, *one):
                element.tag = "div"
            for head in heads:
                head.tag = "h4"
            return


def _heading(item: HtmlElement) -> HtmlElement | None:
    """Give what *item* begins with, if that is in bold and nothing but lists follows."""
    if item.tag != "li" or len(item) < 2 or (item.text or "").strip():
        return None
    head, *lists = item
    are_lists = all(one.tag in _LISTS and not (one.tail or "").strip() for one in lists)
    is_alone = head.tag in _HEADINGS and not (head.tail or "").strip(" :\n\t\r")
    return head if is_alone and are_lists else None


def _are_parts(heads: Iterable[HtmlElement]) -> bool:
    return sum(bool(_PART.search(head.text_content())) for head in heads) >= _FEWEST_NAMED


def _is_page(one: HtmlElement, tree: HtmlElement) -> bool:
    return len(one.text_content()) >= _MOST_OF_PAGE * len(tree.text_content())
