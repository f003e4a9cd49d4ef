"""Which values of facets the words of a search name: "vzdělávání v Bílině" is a theme and a town.

Towns, regions, districts, themes, types and statuses are called as the text index has them, in any
case form; kinds of things as `graph.search_words` knows; a year is a number. Nothing is guessed of
a word that is none of these: it is left over.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from pyroaring import BitMap
from rapidfuzz.distance import Levenshtein

from graph.adjectives import Adjectives
from graph.czech import SMALL, WORD, folded, significant, stem, words
from graph.facets import Chosen, Facets, facets_of
from graph.hits import Hit
from graph.label_index import open_index
from graph.labels import MOST_WORDS, fetched
from graph.lexicon import Lexicon
from graph.search_words import Values, values_called

LONGEST_NAME = 6
"""Words of the longest name that is looked for in a search."""

MOST_NAMESAKES = 10
"""How many values that are called alike, as towns are, are taken together."""

FACET_OF = {
    "municipality": "town",
    "region": "region",
    "district": "district",
    "theme": "theme",
    "organisation-kind": "type",
    "plan-kind": "type",
    "event-kind": "type",
    "document-kind": "type",
    "measure-status": "status",
    "plan-status": "status",
}
"""The facet whose values are things of a kind."""

_ORDER = tuple(dict.fromkeys(FACET_OF.values()))  # in which facets come whose values are namesakes
_PLACES = {
    stem(word): facet
    for facet, called in (("town", "obec mesto town"), ("region", "kraj region"))
    for word in called.split()
} | {stem(word): "district" for word in ("okres", "district")}
_SMALL = SMALL | {"about", "and", "at", "by", "for", "from", "in", "of", "on", "the"}
_NOT = {"bez", "krome", "mimo", "ne", "neni", "nikoli", "vyjma"} | {
    *("but", "except", "no", "not", "outside", "without")
}  # whoever says so wants another thing than what is named
_HALF = 3  # letters from which on the last word may be half typed
_POOL = 50  # rows that are compared with the words

Fit = tuple[int, int, int]
"""How well a name fits, the best first: label or another name, which facet, letters that differ."""


@dataclass(frozen=True)
class Named:
    """What the words of a search name: *chosen* values; *rest* has the words that are left over.

    *meant* is the text that was read instead, where letters were wrong.
    """

    chosen: Chosen
    rest: str
    meant: str = ""


def named_values(path: Path, text: str) -> Named | None:
    """Read *text* with the text index *path*; None where its words name no value of a facet.

    A text that says what it is not about is not read.
    """
    known, asked = facets_of(path), words(text)[:MOST_WORDS]
    if _NOT.intersection(asked):
        return None
    with open_index(path) as index:
        reader = _Reader(index, known)
        named = reader.read(asked)
        corrected = reader.corrected(words(named.rest)) if named.chosen else {}
        if corrected:
            meant = " ".join(corrected.get(word, word) for word in asked)
            again = reader.read(words(meant), half=False)
            # A correction that still names nothing was none.
            if not {*corrected.values()}.intersection(words(again.rest)):
                named = replace(again, meant=meant)
    written = {folded(word): word for word in WORD.findall(text)}
    rest = " ".join(written.get(word, word) for word in named.rest.split())
    return replace(named, rest=rest) if named.chosen else None


class _Reader:
    """Reads words with one open index."""

    def __init__(self, index: sqlite3.Connection, known: Facets) -> None:
        self._index = index
        lexicon = Lexicon(index)
        self._forms, self._rows, self._near = (
            cache(lexicon.forms),
            cache(lexicon.rows),
            lexicon.near,
        )
        self._present = known.rows
        kinds = known.rows.get("kind", {})
        self._named = BitMap.union(BitMap(), *(kinds[kind] for kind in FACET_OF if kind in kinds))

    def read(self, asked: Sequence[str], *, half: bool = True) -> Named:
        """Take from the left the longest names of values; small words between them are nothing.

        The last word may be but *half* typed.
        """
        chosen: dict[str, list[str]] = {}
        rest: list[str] = []
        at = 0
        while at < len(asked):
            end, (facet, values) = self._longest(asked, at, half=half)
            chosen.setdefault(facet, []).extend(values)
            rest += [] if values else asked[at:end]
            at = end
        left = [word for word in rest if word not in _SMALL]
        once = {facet: [*dict.fromkeys(every)] for facet, every in chosen.items() if every}
        return Named(once, " ".join(left))

    def corrected(self, rest: Iterable[str]) -> dict[str, str]:
        """Give, of the words that no name has, those that some name has but for one letter."""
        letters = (word for word in rest if word.isalpha())  # another year is no error in typing
        near = {word: self._near(word) for word in letters if not self._rows(word)}
        return {word: other for word, other in near.items() if other}

    def _longest(self, asked: Sequence[str], at: int, *, half: bool) -> tuple[int, Values]:
        """Give where the name that begins at *at* ends, and what it names; nothing of one word."""
        for end in range(min(len(asked), at + LONGEST_NAME), at, -1):
            name = asked[at:end]
            if name[0] not in _SMALL and name[-1] not in _SMALL:
                values = self._values(name, is_last=half and end == len(asked))
                if values:
                    return end, values
        return at + 1, ("", ())

    def _values(self, name: Sequence[str], *, is_last: bool) -> Values | None:
        if len(name) == 1 and name[0] in self._present.get("period", {}):
            return "period", (name[0],)
        values = self._present_of(values_called(name)) or self._called(name)
        if not values and len(name) > 1 and stem(name[0]) in _PLACES:
            values = self._called(name[1:], only=_PLACES[stem(name[0])])
        return values or (self._begun(name) if is_last else None)

    def _present_of(self, values: Values | None) -> Values | None:
        """Give those of *values* that anything has, or else the first."""
        if not values:
            return None
        facet, every = values
        present = tuple(one for one in every if one in self._present.get(facet, {}))
        return facet, present or every[:1]

    def _called(self, name: Sequence[str], only: str = "") -> Values | None:
        """Give the values that are called *name* in some form, of the facet *only*."""
        found = [self._forms(word) for word in significant(name)]
        rows = self._named & BitMap.intersection(*found)
        fits = [(fit, hit.iri) for hit in self._hits(rows) for fit in _fits(hit, name, only)]
        best = min((fit for fit, _ in fits), default=None)
        alike = tuple(dict.fromkeys(iri for fit, iri in fits if fit == best))
        return (_ORDER[best[1]], alike[:MOST_NAMESAKES]) if best else None

    def _begun(self, name: Sequence[str]) -> Values | None:
        """Give the first value whose label begins with *name*, the last word of which is no whole.

        The first is that about which the most is known.
        """
        if len(name[-1]) < _HALF:
            return None
        found = [self._rows(word) for word in significant(name)]
        for hit in self._hits(self._named & BitMap.intersection(*found)):
            if any(_begins(words(label), name) for label in (hit.label, hit.english)):
                return FACET_OF[hit.kind], (hit.iri,)
        return None

    def _hits(self, rows: BitMap) -> Iterator[Hit]:
        return (hit for _, hit in fetched(self._index, rows[:_POOL]))


def _fits(hit: Hit, name: Sequence[str], only: str) -> Iterator[Fit]:
    """Tell how well each name of *hit* that is a form of *name* fits."""
    facet = FACET_OF[hit.kind]
    if only and facet != only:
        return
    wanted, place = significant(name), _ORDER.index(facet)
    for grade, called in _names(hit):
        if [*map(stem, called)] == [*map(stem, wanted)]:
            yield grade, place, sum(map(Levenshtein.distance, called, wanted))


def _names(hit: Hit) -> Iterator[tuple[int, Sequence[str]]]:
    """Give the words of each name of *hit*: 0 its labels, 1 the others, an adjective among them."""
    labels = (hit.label, hit.english)
    yield from ((0, significant(words(label))) for label in labels if label)
    others = (words(other) for other in hit.others.split("\n"))
    yield from ((1, significant(other)) for other in others if other)
    if hit.kind == "municipality":
        adjectives = Adjectives([hit.label]).of(words(hit.label))
        yield from ((1, [adjective]) for adjective in adjectives)


def _begins(label: Sequence[str], name: Sequence[str]) -> bool:
    *whole, last = significant(name)
    called = significant(label)
    is_so_far = [*map(stem, called[: len(whole)])] == [*map(stem, whole)]
    return is_so_far and any(word.startswith(last) for word in called[len(whole) :][:1])
