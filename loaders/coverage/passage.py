"""A passage of a page and the classes of use, of which each passage has exactly one."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from loaders.document import Line

USED = "used"
UNREAD = "unread"
STRUCTURE = "structure"
BOILERPLATE = "boilerplate"
USES = (USED, UNREAD, STRUCTURE, BOILERPLATE)
"""The classes. A line is of the first of them that any of its passages is of."""

_ENDS_SENTENCE = re.compile(r"[.!?…][“”\")]*$")


class Passage(NamedTuple):
    """One passage: the *line* of the page that it stands in, its words, its class of use.

    *records* tells which of the extraction's records, by their place in it, have evidence here.
    """

    line: int
    words: Line
    use: str = UNREAD
    records: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the document's text."""
        return self.words.start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.words.end

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as sentences do."""
        return _ENDS_SENTENCE.search(self.words.text) is not None


def use_of(parts: Iterable[Passage]) -> str:
    """Give the class of the line of *parts*: with something used beside what is unread, used."""
    return min((one.use for one in parts), key=USES.index)
