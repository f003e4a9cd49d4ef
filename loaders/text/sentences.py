"""Sentences of a page with their offsets."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from simplemma import split_sentences

from loaders.document import Line

_REMEMBERED = 200  # lines: each kind of record reads those of a page anew
LONGEST = 2000
"""Characters of the longest sentence; what is longer is no sentence and is read in pieces."""


def sentences(lines: Iterable[Line]) -> Iterator[Line]:
    """Split *lines* into sentences; each is a :class:`Line` with offsets into the same text."""
    for line in lines:
        position = 0
        for sentence in _split(line.text):
            position = line.text.index(sentence, position)
            for piece in _pieces(sentence):
                start = line.start + position
                position += len(piece)
                if piece.strip():
                    yield Line(start, start + len(piece), piece, line.bullet, line.indent)


@lru_cache(_REMEMBERED)
def _split(text: str) -> tuple[str, ...]:
    return tuple(split_sentences(text, lang="cs"))


def _pieces(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        end = sentence.rfind(" ", 0, LONGEST) + 1 or LONGEST
        yield sentence[:end]
        sentence = sentence[end:]
    yield sentence
