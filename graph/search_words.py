"""What searches call kinds of things that have no name of their own: `search_words.txt`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from graph.czech import stem, words
from graph.namespaces import PREFIXES, expand

FILE = Path(__file__).with_suffix(".txt")

Values = tuple[str, tuple[str, ...]]
"""A facet, and values of it."""


def values_called(asked: Sequence[str]) -> Values | None:
    """Give the facet and the values that the folded words *asked* stand for, in any case form.

    >>> values_called(["opatrenich"])
    ('kind', ('measure',))
    """
    return _read().get(tuple(map(stem, asked)))


@cache
def _read() -> Mapping[tuple[str, ...], Values]:
    return {tuple(map(stem, words(name))): values for name, values in _lines()}


def _lines() -> Iterator[tuple[str, Values]]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        told, colon, names = line.partition(": ")
        if colon and not line.startswith("#"):
            facet, *values = told.split()
            for name in names.split(", "):
                yield name, (facet, tuple(map(_value, values)))


def _value(code: str) -> str:
    return expand(code) if code.partition(":")[0] in PREFIXES else code
