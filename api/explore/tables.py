"""The ranked organisations and the matrix as CSV, whole: all rows, not one page of them."""

import csv
import io
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

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
from api.facts import Labels, Row, things_in
from api.questions import Questions
from api.rendering import code

MOST_ROWS = 10_000
"""Rows of a download; there are fewer organisations in the whole country's programme."""


async def write_table(questions: Questions, filters: Filters, language: str) -> str:
    """Write the ranked organisations that fit *filters*, each with its towns."""
    rows, matrix, labels = await _load(questions, filters, language)
    header = ["organisation", "name", "kinds", "towns", "partnerships", "regions", "townNames"]

    def line(row: Row, organisation: NamedNode) -> list[object]:
        towns = matrix.towns_of(organisation)
        kinds = row["kindList"]
        return [
            organisation.value,
            labels.best(organisation, language).text,
            _names(kinds if isinstance(kinds, tuple) else (), labels, language),
            number(row, "towns"),
            number(row, "partnerships"),
            matrix.regions_of(organisation),
            _names(towns, labels, language),
        ]

    return _csv(header, (line(row, iri) for row, iri in rows))


async def write_matrix(questions: Questions, filters: Filters, language: str) -> str:
    """Write the number of partnerships by organisation and town; empty where none is known."""
    rows, matrix, labels = await _load(questions, filters, language)
    names = [f"{labels.best(town, language).text} ({code(town)})" for town in matrix.towns]
    lines = (
        [
            organisation.value,
            labels.best(organisation, language).text,
            *(matrix.cell(organisation, town) for town in matrix.towns),
        ]
        for _, organisation in rows
    )
    return _csv(["organisation", "name", *names], lines)


async def _load(
    questions: Questions, filters: Filters, language: str
) -> tuple[list[tuple[Row, NamedNode]], Matrix, Labels]:
    ranked = await ask(questions, RANKING, filters, limit=Literal(MOST_ROWS))
    rows = read_rows(ranked)
    cells = await load_cells(questions, filters, rows)
    chosen = [value for name in FACETS for value in filters.chosen(name)]
    labels = await load_labels(questions, {*things_in([*rows, *cells]), *chosen})
    for name in FACETS:
        check(filters, name, labels)
    ordered = rank(rows, labels, language)
    named = [(row, iri) for row in ordered if isinstance(iri := row["organisation"], NamedNode)]
    return named, arrange(cells, labels, language), labels


def _names(things: Iterable[NamedNode], labels: Labels, language: str) -> str:
    return "; ".join(labels.best(thing, language).text for thing in things)


def _csv(header: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([header, *lines])
    return written.getvalue()
