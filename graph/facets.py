"""Facets: how many of the found things there are of each kind, in each region, of each theme."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import islice
from pathlib import Path

from pyroaring import BitMap

from graph.label_index import open_index

FACETS = ("kind", "type", "region", "district", "town", "theme", "status", "period", "evidence")
"""The facets, in the order in which they are shown."""

SPOKEN_OF = "spoken-of"
"""The facet of municipalities that any document or measure is about; it is not shown."""

SINCE, UNTIL = "since", "until"
"""The facets of the first and last day on which a thing is known to be so; they are not shown."""

AS_OF = "as-of"
"""Chosen with a day (YYYY-MM-DD): leave out what was not yet or no more so on it."""

Chosen = Mapping[str, Sequence[str]]
"""The values that were chosen of each facet: any of one facet, all facets."""


@dataclass(frozen=True)
class Facets:
    """The rows of each value of each facet, and all rows in the order of the alphabet."""

    rows: Mapping[str, Mapping[str, BitMap]]
    alphabet: Sequence[int]
    places: Sequence[int]

    def everything(self) -> BitMap:
        """Give all rows."""
        return BitMap(range(1, len(self.alphabet) + 1))

    def narrowed(self, found: BitMap, chosen: Chosen, but: str = "") -> BitMap:
        """Give those of *found* that have a chosen value of every facet *but* one."""
        for facet, values in chosen.items():
            if facet == AS_OF:
                found = found - self.not_on(*values)
            elif values and facet != but:
                known = self.rows.get(facet, {})
                found = found & BitMap.union(BitMap(), *(known[v] for v in values if v in known))
        return found

    def not_on(self, day: str) -> BitMap:
        """Give the rows of what was not yet or no more so on *day*; what has no day is always."""
        late = (rows for first, rows in self.rows.get(SINCE, {}).items() if first > day)
        over = (rows for last, rows in self.rows.get(UNTIL, {}).items() if last < day)
        return BitMap.union(BitMap(), *late, *over)

    def counts(self, found: BitMap, chosen: Chosen, facet: str) -> list[tuple[str, int]]:
        """Count *found* by the values of *facet*, given what was *chosen* of the other facets."""
        base, values = self.narrowed(found, chosen, but=facet), self.rows.get(facet, {})
        counted = ((value, base.intersection_cardinality(rows)) for value, rows in values.items())
        return sorted(
            ((value, count) for value, count in counted if count),
            key=lambda one: (-one[1], one[0]),
        )

    def alphabetical(self, found: BitMap, offset: int, limit: int) -> list[int]:
        """Give *limit* rows of *found* from *offset* on, in the order of the Czech alphabet."""
        if len(found) * len(found) > len(self.alphabet):  # a walk soon meets enough of them
            walk = (row for row in self.alphabet if row in found)
            return list(islice(walk, offset, offset + limit))
        return nsmallest(offset + limit, found, key=self.places.__getitem__)[offset:]


@lru_cache(4)
def facets_of(path: Path) -> Facets:
    """Read the facets of the index *path*, which never changes: 15 MB for a million names."""
    with open_index(path) as index:
        rows: dict[str, dict[str, BitMap]] = {}
        for facet, value, packed in index.execute("SELECT facet, value, rows FROM facets"):
            rows.setdefault(facet, {})[value] = BitMap.deserialize(packed)
        alphabet, places = index.execute("SELECT rows, places FROM alphabet").fetchone()
    return Facets(rows, _numbers(alphabet), _numbers(places))


def _numbers(packed: bytes) -> Sequence[int]:
    numbers = array("I")
    numbers.frombytes(packed)
    return numbers
