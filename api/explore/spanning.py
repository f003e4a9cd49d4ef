"""Which organisations span the towns: ranked rows, and a matrix of organisations and towns."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from api.explore.facets import FACETS, Choice, load_facets
from api.explore.filters import Filters, ask, unknown
from api.facts import Answer, Labels, Row, read_row, things_in
from api.questions import Questions
from api.sections import PAGE_SIZE, Section
from graph.queries import load

RANKING, CELLS, TOTAL = "spanning_organisations", "towns_of_organisations", "count_spanning"
SECTION = "organisations"
MOST_COLUMNS = 40
"""Towns of the matrix on a page: more than a screen shows, and few enough for a slow line."""


@dataclass(frozen=True)
class Matrix:
    """In how many partnerships of a town each organisation is, for the pairs that there are.

    *regions* are the columns: the towns of each region, both by alphabet.
    """

    regions: Sequence[tuple[NamedNode | None, Sequence[NamedNode]]] = ()
    cells: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @cached_property
    def towns(self) -> list[NamedNode]:
        """All columns from left to right."""
        return [town for _, towns in self.regions for town in towns]

    def cell(self, organisation: NamedNode, town: NamedNode) -> int | None:
        """Give the number of partnerships, or None where no membership is known."""
        return self.cells.get((organisation.value, town.value))

    def towns_of(self, organisation: NamedNode) -> list[NamedNode]:
        """Give the towns that *organisation* is in, as the columns are ordered."""
        return self._towns_of.get(organisation.value, [])

    def regions_of(self, organisation: NamedNode) -> int:
        """Count the regions that *organisation* is in, as far as they are known."""
        return len({self._region_of[town] for town in self.towns_of(organisation)} - {None})

    @cached_property
    def _region_of(self) -> Mapping[NamedNode, NamedNode | None]:
        return {town: region for region, towns in self.regions for town in towns}

    @cached_property
    def _towns_of(self) -> Mapping[str, list[NamedNode]]:
        place = {town.value: n for n, town in enumerate(self.towns)}
        found = defaultdict(list)
        for organisation, town in sorted(self.cells, key=lambda cell: place.get(cell[1], -1)):
            if town in place:
                found[organisation].append(self.towns[place[town]])
        return found

    def busiest(self, most: int) -> "Matrix":
        """Give the matrix of at most so many towns: those that most of the organisations are in."""
        counted = Counter(town for _, town in self.cells)
        kept = set(sorted(counted, key=lambda town: (-counted[town], town))[:most])
        regions = [
            (region, [town for town in towns if town.value in kept])
            for region, towns in self.regions
        ]
        return Matrix([(region, towns) for region, towns in regions if towns], self.cells)


@dataclass(frozen=True)
class Loosened:
    """What limits, and how many *organisations* would be found if it did not."""

    filters: Filters
    name: str
    values: Sequence[str]
    organisations: int


@dataclass(frozen=True)
class Spanning:
    """What the page shows; *found* counts the organisations of all pages."""

    filters: Filters
    section: Section
    found: int
    facets: Mapping[str, Sequence[Choice]]
    matrix: Matrix
    labels: Labels
    loosened: Sequence[Loosened] = ()


async def load_spanning(
    questions: Questions, filters: Filters, page: int, language: str
) -> Spanning:
    """Ask for one page of the organisations that fit *filters*.

    Raise UsageError where a filter has a value that the graph does not know.
    """
    offset = Literal((page - 1) * PAGE_SIZE)
    ranked, found, facets = await asyncio.gather(
        ask(questions, RANKING, filters, offset=offset),
        count(questions, filters),
        load_facets(questions, filters),
    )
    rows = read_rows(ranked[:PAGE_SIZE])
    cells = await load_cells(questions, filters, rows)
    shown = {*things_in([*rows, *cells]), *(v for facet in facets.values() for v in facet.counts)}
    labels = await load_labels(questions, shown)
    for name in facets:
        check(filters, name, labels)
    return Spanning(
        filters,
        Section(SECTION, tuple(rank(rows, labels, language)), page, len(ranked) > PAGE_SIZE),
        found,
        {name: facet.choices(labels, language) for name, facet in facets.items()},
        arrange(cells, labels, language),
        labels,
        () if found else await loosen(questions, filters),
    )


def read_rows(ranked: Iterable[Answer]) -> list[Row]:
    """Read the answers of the ranking."""
    return [read_row(answer, load(RANKING).returns) for answer in ranked]


def rank(rows: Iterable[Row], labels: Labels, language: str) -> list[Row]:
    """Put those with equal numbers in alphabetical order; SPARQL knows no Czech alphabet."""
    ordered = labels.alphabetical(rows, "organisation", language)
    return sorted(ordered, key=lambda row: (-number(row, "towns"), -number(row, "partnerships")))


def number(row: Row, column: str) -> int:
    """Give the whole number in *column*; 0 where there is none."""
    value = row[column]
    return int(value.value) if isinstance(value, Literal) else 0


async def load_cells(
    questions: Questions, filters: Filters, rows: Sequence[Row]
) -> Sequence[Answer]:
    """Ask in which towns the organisations of *rows* are."""
    organisations = [row["organisation"] for row in rows]
    shown = [iri for iri in organisations if isinstance(iri, NamedNode)]
    if not shown:
        return []
    return await ask(questions, CELLS, filters, organisation=shown)


async def load_labels(questions: Questions, things: Iterable[NamedNode]) -> Labels:
    """Ask for the labels of *things*."""
    return Labels(await questions.rows("labels_of", thing=sorted(things, key=str)))


async def count(questions: Questions, filters: Filters) -> int:
    """Count the organisations that fit *filters*."""
    answers = await ask(questions, TOTAL, filters)
    return int(answers[0]["organisations"].value)


async def load_choices(
    questions: Questions, filters: Filters, language: str
) -> tuple[Mapping[str, Sequence[Choice]], Labels]:
    """Ask for what the filters can be, with the labels of it; at any time where none makes sense.

    Raise UsageError where a filter has a value that the graph does not know.
    """
    asked = filters.of_any_time if filters.period_error else filters
    facets = await load_facets(questions, asked)
    labels = await load_labels(questions, {v for facet in facets.values() for v in facet.counts})
    for name in facets:
        check(filters, name, labels)
    return {name: facet.choices(labels, language) for name, facet in facets.items()}, labels


async def check_known(questions: Questions, filters: Filters) -> None:
    """Raise UsageError where a filter has a value that the graph does not know."""
    chosen = {value for name in FACETS for value in filters.chosen(name)}
    labels = await load_labels(questions, chosen) if chosen else Labels()
    for name in FACETS:
        check(filters, name, labels)


def check(filters: Filters, name: str, labels: Labels) -> None:
    """Raise UsageError where nothing is known of a value of the filter *name*."""
    codes: Sequence[str] = getattr(filters, name)
    for code, value in zip(codes, filters.chosen(name), strict=True):
        if not labels.knows(value):
            raise unknown(name, code)


def arrange(cells: Sequence[Answer], labels: Labels, language: str) -> Matrix:
    """Put *cells* into a matrix, its columns by region and alphabet."""
    regions: dict[NamedNode | None, set[NamedNode]] = {}
    numbers = {}
    for cell in cells:
        town, region = cell["town"], cell.get("region")
        if isinstance(town, NamedNode):
            key = region if isinstance(region, NamedNode) else None
            regions.setdefault(key, set()).add(town)
            numbers[cell["organisation"].value, town.value] = int(cell["partnerships"].value)
    known = labels.sorted((region for region in regions if region), language)
    columns = [*known, *([None] if None in regions else [])]
    return Matrix([(key, labels.sorted(regions[key], language)) for key in columns], numbers)


async def loosen(questions: Questions, filters: Filters) -> list[Loosened]:
    """Count what would be found without each of the filters; the most helpful one comes first."""
    ways = list(filters.looser())
    counts = await asyncio.gather(*(count(questions, looser) for _, _, looser in ways))
    found = [
        Loosened(looser, name, values, number)
        for (name, values, looser), number in zip(ways, counts, strict=True)
    ]
    return sorted(found, key=lambda way: -way.organisations)
