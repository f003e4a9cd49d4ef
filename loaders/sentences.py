"""Sentences of a page with their offsets."""

from collections.abc import Iterable, Iterator

from simplemma import split_sentences

from loaders.document import Line


def sentences(lines: Iterable[Line]) -> Iterator[Line]:
    """Split *lines* into sentences; each is a :class:`Line` with offsets into the same text."""
    for line in lines:
        position = 0
        for sentence in split_sentences(line.text, lang="cs"):
            position = line.text.index(sentence, position)
            start = line.start + position
            position += len(sentence)
            yield Line(start, start + len(sentence), sentence, line.bullet, line.indent)
