"""Passages that say what others are about: the page's title, and headings over what is used."""

from collections.abc import Sequence

from loaders.coverage.passage import STRUCTURE, UNREAD, USED, Passage
from loaders.parse.kinds import is_news_section, is_partnership_title

_LONGEST_HEADING = 12  # words


def with_structure(found: Sequence[Passage], title: str) -> list[Passage]:
    """Tell which of the unread among *found* are structure; *title* is that of the page."""
    return _headed([_titled(passage, title) for passage in found])


def _titled(passage: Passage, title: str) -> Passage:
    """Take the title of the page, and the name of its section of the site, for structure."""
    if passage.use != UNREAD:
        return passage
    is_title = _folded(passage.words.text) == _folded(title) or is_partnership_title(passage.words)
    is_structure = is_title or is_news_section(passage.words)
    return passage._replace(use=STRUCTURE) if is_structure else passage


def _folded(words: str) -> str:
    return " ".join(words.split()).rstrip(" :").casefold()


def _headed(found: Sequence[Passage]) -> list[Passage]:
    """Take a heading for structure where something under it is used.

    Under a heading is the list that begins there, else all up to the next heading. Read from the
    end: *told* is whether something used follows before the next heading, *listed* whether it is in
    the list that begins right below.
    """
    told = listed = False
    below: Passage | None = None
    headed: list[Passage] = []
    for passage in reversed(found):
        is_over_list = below is not None and below.words.bullet is not None
        if _is_heading(passage, below):
            is_used = listed if is_over_list else told
            headed.append(passage._replace(use=STRUCTURE) if is_used else passage)
            told = listed = is_used
        else:
            headed.append(passage)
            is_used = passage.use == USED
            listed = is_used or (listed and is_over_list)
            told = is_used or (told and not _is_heading(below, None))
        below = passage
    return headed[::-1]


def _is_heading(passage: Passage | None, below: Passage | None) -> bool:
    """Tell a passage that announces what is *below*: with a colon, or short and no sentence."""
    if passage is None or passage.use != UNREAD:
        return False
    words = passage.words
    if words.text.endswith(":"):
        return True
    if words.bullet:  # a group of items, over those nested in it
        return below is not None and bool(below.words.bullet) and below.words.indent > words.indent
    return len(words.text.split()) <= _LONGEST_HEADING and not passage.is_sentence
