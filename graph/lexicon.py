"""The words of the text index: which rows have a word, an ending or a letter of it aside."""

import sqlite3
from collections.abc import Iterable, Iterator
from string import ascii_lowercase, digits

from pyroaring import BitMap

from graph.czech import stem
from graph.label_index import BEGINNINGS

_LAST = "\U0010ffff"  # behind every letter
_BEGINNING = "SELECT rows, first FROM beginnings WHERE beginning = ?"
_RANGE = "SELECT rows, first FROM words WHERE word >= ? AND word < ?"
_STEM = "SELECT rows, first FROM words WHERE stem = ?"
_NEAR = "SELECT word, written FROM words WHERE word >= ? AND word < ? ORDER BY word LIMIT 1"
_CORRECTED = range(4, 31)
"""How long words are that may have been mistyped."""


class Lexicon:
    """The words of one open index."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index

    def rows(self, word: str) -> BitMap:
        """Give the rows with a name that has *word*, its beginning, or another case form of it."""
        return BitMap.union(BitMap(), *self._unpacked(word, 0))

    def forms(self, word: str) -> BitMap:
        """Give the rows with a name that has a case form of *word*."""
        packed = self._index.execute(_STEM, (stem(word),))
        return BitMap.union(BitMap(), *(BitMap.deserialize(rows) for rows, _ in packed))

    def first(self, word: str) -> BitMap:
        """Give the rows with a name whose first word is so."""
        return BitMap.union(BitMap(), *self._unpacked(word, 1))

    def near(self, word: str) -> str | None:
        """Give a word of the index that is *word* but for one letter, or else begins so."""
        if len(word) not in _CORRECTED:
            return None
        begun = None
        # The first letter is the one that is mistyped least.
        for spelling in sorted(_one_letter_off(word), key=lambda one: one[:1] != word[:1]):
            found = self._index.execute(_NEAR, (spelling, spelling + _LAST)).fetchone()
            if found and found[0] == spelling:
                return str(found[1])
            if found and not begun:
                begun = str(found[1])[: len(spelling)]
        return begun

    def _unpacked(self, word: str, column: int) -> Iterator[BitMap]:
        for row in self._like(word):
            yield BitMap.deserialize(row[column])

    def _like(self, word: str) -> Iterable[tuple[bytes, bytes]]:
        if len(word) <= BEGINNINGS:
            yield from self._index.execute(_BEGINNING, (word,))
        else:
            yield from self._index.execute(_RANGE, (word, word + _LAST))
        yield from self._index.execute(_STEM, (stem(word),))


def _one_letter_off(word: str) -> Iterator[str]:
    """Give what *word* may have been: two letters swapped, one too many, another one, one missing.

    Source: P. Norvig, "How to Write a Spelling Corrector", https://norvig.com/spell-correct.html
    """
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = ascii_lowercase + digits
    yield from (head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1)
    yield from (head + letter + tail[1:] for head, tail in parts if tail for letter in letters)
    yield from (head + letter + tail for head, tail in parts if tail for letter in letters)
    yield from (head + tail[1:] for head, tail in parts if tail)
