"""The ranked organisations and the matrix as CSV, whole: all rows, not one page of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fastapi.concurrency import run_in_threadpool
from pyoxigraph import Literal, NamedNode

from api import csv_tables
from api.explore.facets import FACETS
from api.explore.filters import Filters, ask
from api.explore.spanning import (
    RANKING,
    Matrix,
    arrange,
    check,
    load_cells,
    load_labels,
    number,
    rank,
    read_rows,
)
from api.facts import Answer, Labels, Row, things_in
from api.questions import Questions
from api.rendering import code

MOST_ROWS = 10_000
"""Rows of a download; there are fewer organisations in the whole country's programme."""

TABLE = ("organisation", "name", "kinds", "towns", "partnerships", "regions", "townNames")


async def write_table(questions: Questions, filters: Filters, language: str) -> bytes:
    """Write the ranked organisations that fit *filters*, each with its towns."""
    whole = await _load(questions, filters, language)
    return await run_in_threadpool(whole.table)


async def write_matrix(questions: Questions, filters: Filters, language: str) -> bytes:
    """Write the number of partnerships by organisation and town; empty where none is known."""
    whole = await _load(questions, filters, language)
    return await run_in_threadpool(whole.crossed)


@dataclass(frozen=True)
class _Whole:
    """All that fits some filters, before it is put in order."""

    rows: Sequence[Row]
    cells: Sequence[Answer]
    labels: Labels
    language: str

    def table(self) -> bytes:
        matrix = self._matrix()
        lines = (self._line(row, iri, matrix) for row, iri in self._ranked())
        return csv_tables.write(TABLE, lines)

    def crossed(self) -> bytes:
        matrix = self._matrix()
        names = [f"{self._name(town)} ({code(town)})" for town in matrix.towns]
        lines = (
            [iri.value, self._name(iri), *(matrix.cell(iri, town) for town in matrix.towns)]
            for _, iri in self._ranked()
        )
        return csv_tables.write(["organisation", "name", *names], lines)

    def _line(self, row: Row, organisation: NamedNode, matrix: Matrix) -> list[object]:
        kinds = row["kindList"]
        return [
            organisation.value,
            self._name(organisation),
            self._names(kinds if isinstance(kinds, tuple) else ()),
            number(row, "towns"),
            number(row, "partnerships"),
            matrix.regions_of(organisation),
            self._names(matrix.towns_of(organisation)),
        ]

    def _matrix(self) -> Matrix:
        return arrange(self.cells, self.labels, self.language)

    def _ranked(self) -> list[tuple[Row, NamedNode]]:
        ordered = rank(self.rows, self.labels, self.language)
        return [(row, iri) for row in ordered if isinstance(iri := row["organisation"], NamedNode)]

    def _names(self, things: Iterable[NamedNode]) -> str:
        return "; ".join(map(self._name, things))

    def _name(self, thing: NamedNode) -> str:
        return self.labels.best(thing, self.language).text


async def _load(questions: Questions, filters: Filters, language: str) -> _Whole:
    ranked = await ask(questions, RANKING, filters, limit=Literal(MOST_ROWS))
    rows = read_rows(ranked)
    cells = await load_cells(questions, filters, rows)
    chosen = [value for name in FACETS for value in filters.chosen(name)]
    labels = await load_labels(questions, {*things_in([*rows, *cells]), *chosen})
    for name in FACETS:
        check(filters, name, labels)
    return _Whole(rows, cells, labels, language)
