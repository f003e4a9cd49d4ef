"""The text index of a release, searched: names in any form, in order of relevance, with facets.

Words are found by their beginnings and in other case forms, without diacritics and prepositions.
Where nothing is called so, the legal form behind a name is left out, and then one letter a word may
be wrong.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyroaring import BitMap

from graph.czech import significant, without_legal_form, words
from graph.facets import FACETS, Chosen, facets_of
from graph.hits import Hit
from graph.label_index import open_index
from graph.lexicon import Lexicon
from graph.relevance import ranked

MOST_WORDS = 12
"""How many words of a search count; the rest is ignored."""

POOL = 60
"""How many rows that are called so, begin so, or have the words, are compared with each other."""

_ROW = """
SELECT iri, label, kind, context, others, english, english_context FROM names WHERE row = ?
"""
_NAMED = """
SELECT iri, label, kind, context, others, english, english_context FROM names WHERE iri = ?
"""
_CALLED = "SELECT row FROM called WHERE name = ? ORDER BY row LIMIT 10000"
_KINDS = "SELECT value FROM facets WHERE facet = 'kind' ORDER BY value"
_OF_KIND = "SELECT rows FROM facets WHERE facet = 'kind' AND value = ?"

Counts = Mapping[str, Sequence[tuple[str, int]]]
"""The values of each facet with how many things have them, the most frequent first."""


@dataclass(frozen=True)
class Found:
    """Some of what was found, of *total*.

    *counts* is what could be chosen. *meant* is the search that was answered instead, where nothing
    fitted that which was asked.
    """

    hits: Sequence[Hit]
    total: int
    counts: Counts = field(default_factory=dict)
    meant: str = ""


def search(
    path: Path, text: str, limit: int = 20, kind: str | None = None, offset: int = 0
) -> list[Hit]:
    """Find what has every word of *text* in its names, the best first; small words may be missing.

    What is called exactly *text* comes first, then what begins with it. Gives *limit* hits from
    *offset* on.
    """
    with open_index(path) as index:
        rows, asked, _ = _matching(index, text)
        if kind is not None:
            rows &= _of_kind(index, kind)
        return [hit for _, hit in _best(index, rows, asked, offset, limit)]


def kinds(path: Path) -> list[str]:
    """Name the kinds of things that there are, in alphabetical order."""
    with open_index(path) as index:
        return [kind for (kind,) in index.execute(_KINDS)]


def scored(path: Path, text: str, limit: int) -> Iterator[tuple[str, float]]:
    """Give the IRIs that `search` finds, with a score: 1 the best, and less and less."""
    with open_index(path) as index:
        rows, asked, meant = _matching(index, text)
        if not meant:
            for place, (_, hit) in enumerate(_best(index, rows, asked, 0, limit)):
                yield hit.iri, 1 - place / (len(rows) + 1)


def find(
    path: Path,
    text: str,
    chosen: Chosen,
    *,
    offset: int = 0,
    limit: int = 50,
    alphabetical: bool = False,
    facets: Sequence[str] = FACETS,
) -> Found:
    """Find what `search` does, or anything where *text* is empty, that has the *chosen* values.

    Gives *limit* hits from *offset* on, and counts by *facets*.
    """
    known = facets_of(path)
    with open_index(path) as index:
        rows, asked, meant = _matching(index, text)
        if not text:
            rows = known.everything()
        narrowed = known.narrowed(rows, chosen)
        if alphabetical or not asked:
            hits = fetched(index, known.alphabetical(narrowed, offset, limit))
        else:
            hits = _best(index, narrowed, asked, offset, limit)
        counts = {facet: known.counts(rows, chosen, facet) for facet in facets}
        return Found([hit for _, hit in hits], len(narrowed), counts, meant)


def names_of(path: Path, iris: Iterable[str]) -> Mapping[str, Hit]:
    """Give what the index holds of *iris*, by IRI; what it does not know is not in it."""
    with open_index(path) as index:
        found = (index.execute(_NAMED, (iri,)).fetchone() for iri in iris)
        return {row[0]: Hit(*row) for row in found if row}


def fetched(index: sqlite3.Connection, rows: Iterable[int]) -> list[tuple[int, Hit]]:
    """Give what stands in *rows* of the open *index*, in their order."""
    return [(row, Hit(*index.execute(_ROW, (row,)).fetchone())) for row in rows]


def _matching(index: sqlite3.Connection, text: str) -> tuple[BitMap, list[str], str]:
    """Give the rows that have the words of *text*, these words, and what was meant by others."""
    lexicon, asked = Lexicon(index), words(text)[:MOST_WORDS]
    rows = _having(lexicon, asked)
    if not rows:
        asked = without_legal_form(asked)
        rows = _having(lexicon, asked)
    if rows or not asked:
        return rows, asked, ""
    meant = [word if lexicon.rows(word) else lexicon.near(word) for word in significant(asked)]
    corrected = words(" ".join(word for word in meant if word))
    if None in meant or corrected == significant(asked):
        return rows, asked, ""
    rows = _having(lexicon, corrected)
    return rows, corrected, " ".join(filter(None, meant)) if rows else ""


def _having(lexicon: Lexicon, asked: Sequence[str]) -> BitMap:
    found = [lexicon.rows(word) for word in significant(asked)]
    return BitMap.intersection(*found) if found else BitMap()


def _of_kind(index: sqlite3.Connection, kind: str) -> BitMap:
    packed = index.execute(_OF_KIND, (kind,)).fetchone()
    return BitMap.deserialize(*packed) if packed else BitMap()


def _best(
    index: sqlite3.Connection, rows: BitMap, asked: Sequence[str], offset: int, limit: int
) -> list[tuple[int, Hit]]:
    """Give *limit* of *rows* from *offset* on: the most promising compared, then as they stand."""
    if not rows:
        return []
    called = BitMap(row for (row,) in index.execute(_CALLED, (" ".join(asked),))) & rows
    begun = rows & Lexicon(index).first(asked[0])
    pool = called[:POOL] | begun[:POOL] | rows[:POOL]
    best = list(ranked(asked, fetched(index, pool)))[offset : offset + limit]
    after = max(0, offset - len(pool))
    rest = (rows - pool)[after : after + limit - len(best)]
    return best + fetched(index, rest)
