"""Czech abbreviations and what they are short for: `abbreviations.txt`, a line each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from graph.czech import stem, words

FILE = Path(__file__).with_name("abbreviations.txt")

_Longer = Mapping[str, list[tuple[tuple[str, ...], str]]]


def other_words(name: Sequence[str]) -> set[str]:
    """Give the words that the folded *name* would have, were it abbreviated or written out.

    >>> sorted(other_words(["up", "most"])), sorted(other_words(["uradu", "prace"]))
    (['prace', 'urad'], ['up'])
    """
    shorter, longer = _read()
    written_out = {word for short in name for word in shorter.get(short, ())}
    stems = tuple(map(stem, name))
    abbreviated = {
        short
        for at, first in enumerate(stems)
        for long, short in longer.get(first, ())
        if stems[at : at + len(long)] == long
    }
    return written_out | abbreviated


def is_abbreviation(word: str) -> bool:
    """Tell whether the folded *word* is short for something."""
    return word in _read()[0]


@cache
def _read() -> tuple[Mapping[str, set[str]], _Longer]:
    """Give the words of each abbreviation, and by its first stem the stems of each long form."""
    shorter: dict[str, set[str]] = defaultdict(set)
    longer: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for short, long in _lines():
        shorter[short].update(long)
        stems = tuple(map(stem, long))
        longer[stems[0]].append((stems, short))
    return dict(shorter), dict(longer)


def _lines() -> Iterator[tuple[str, list[str]]]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        short, colon, long = line.partition(":")
        if colon and not line.startswith("#"):
            yield words(short)[0], words(long)
