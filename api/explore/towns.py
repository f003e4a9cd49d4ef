"""Which towns share organisations or themes: every two of them, ranked, and as a matrix."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from fastapi.concurrency import run_in_threadpool
from pyoxigraph import NamedNode

from api import csv_tables
from api.explore.bounds import TooWideError
from api.explore.filters import Filters
from api.facts import Labels, read_row
from api.questions import Questions
from graph.queries import load

ORGANISATIONS, THEMES = "organisations", "themes"
QUERIES = {ORGANISATIONS: "towns_of_each_organisation", THEMES: "towns_of_each_theme"}
"""What two towns can share, and the query that tells in which towns each of these is."""

BEHIND = {ORGANISATIONS: "organisations_of_two_towns", THEMES: "themes_of_two_towns"}
"""The query that names what two towns share."""

TOGETHER = "towns_of_each_partnership"

MOST_SHARED = 1_000_000
"""How many times any two towns may share something, before it takes too long to count."""

MOST_TOWNS = 20
"""How many towns the matrix shows."""

HEAD = ("one", "one_code", "other", "other_code", "shared", "one_partnership")

Groups = Sequence[Sequence[NamedNode]]
"""Towns that are together in something, in the order of their codes."""

Numbers = Mapping[tuple[NamedNode, NamedNode], int]
"""How often every two towns are together, by both in the order of their codes."""


@dataclass(frozen=True)
class Pair:
    """Two towns and how much they share.

    *together* tells that they are in one partnership, whose members they share of course.
    """

    one: NamedNode
    other: NamedNode
    shared: int
    together: bool = False


@dataclass(frozen=True)
class Matrix:
    """How much every two of some towns share."""

    towns: Sequence[NamedNode]
    numbers: Mapping[frozenset[NamedNode], int]

    def shared(self, one: NamedNode, other: NamedNode) -> int:
        """Tell how much *one* and *other* share; 0 where nothing is known."""
        return self.numbers.get(frozenset((one, other)), 0)


@dataclass(frozen=True)
class Sharing:
    """Every two towns that share anything, and the names of all.

    The most comes first; those that are in one partnership come after all others.
    """

    pairs: Sequence[Pair]
    labels: Labels

    def matrix(self, language: str) -> Matrix:
        """Give the matrix of the towns that come first in the ranking, by alphabet."""
        ranked = dict.fromkeys(chain.from_iterable((pair.one, pair.other) for pair in self.pairs))
        towns = self.labels.sorted([*ranked][:MOST_TOWNS], language)
        numbers = {frozenset((pair.one, pair.other)): pair.shared for pair in self.pairs}
        return Matrix(towns, numbers)

    def as_csv(self, language: str) -> bytes:
        """Write a row a pair, with the names and official codes of both towns."""
        return csv_tables.write(HEAD, (self._line(pair, language) for pair in self.pairs))

    def _line(self, pair: Pair, language: str) -> list[object]:
        towns = [self._named(town, language) for town in (pair.one, pair.other)]
        return [*chain.from_iterable(towns), pair.shared, pair.together]

    def _named(self, town: NamedNode, language: str) -> tuple[str, str]:
        return self.labels.best(town, language).text, town.value.rpartition("/")[2]


async def load_sharing(questions: Questions, by: str, filters: Filters) -> Sharing:
    """Ask what towns share *by* organisations or themes, as far as *filters* let through.

    Raises TooWideError past `MOST_SHARED`.
    """
    groups, partnerships = await asyncio.gather(
        _groups(questions, QUERIES[by], filters), _groups(questions, TOGETHER, filters)
    )
    # What is too much is refused before thousands of names are asked for.
    numbers, together = await run_in_threadpool(lambda: (_count(groups), _count(partnerships)))
    shown = sorted({*chain(*numbers)}, key=str)
    labels = Labels(await questions.rows("labels_of", thing=shown))
    return Sharing(await run_in_threadpool(_ranked, numbers, together, labels), labels)


async def _groups(
    questions: Questions, query: str, filters: Filters
) -> list[tuple[NamedNode, ...]]:
    """Ask for groups of towns, each in the order of their codes."""
    rows = await questions.rows(query, lane="pages", **filters.terms(query))
    found = (read_row(row, load(query).returns)["townList"] for row in rows)
    return [towns for towns in found if isinstance(towns, tuple)]


def _count(groups: Groups) -> Numbers:
    """Count in how many of *groups* every two towns are together."""
    if sum(len(group) * (len(group) - 1) // 2 for group in groups) > MOST_SHARED:
        message = f"Towns share something more than {MOST_SHARED} times."
        raise TooWideError(message)
    return Counter(chain.from_iterable(combinations(group, 2) for group in groups))


def _ranked(numbers: Numbers, together: Numbers, labels: Labels) -> list[Pair]:
    """Sort the pairs by what they share, then by alphabet; in each, the alphabet decides too."""
    place = {town: n for n, town in enumerate(labels.sorted({*chain(*numbers)}, "cs"))}
    pairs = []
    for both, shared in numbers.items():
        one, other = sorted(both, key=place.__getitem__)
        pairs.append(Pair(one, other, shared, both in together))

    def rank(pair: Pair) -> tuple[object, ...]:
        return pair.together, -pair.shared, place[pair.one], place[pair.other]

    return sorted(pairs, key=rank)
