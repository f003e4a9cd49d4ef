"""Coverage: what was to be found in the documents of each town, and what was found there.

Only what a document states to be none is a zero; see decisions 17 and 33.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastapi.concurrency import run_in_threadpool
from pyoxigraph import Literal, NamedNode

from api import csv_tables
from api.as_of import PARAMETER
from api.facts import Answer, Labels, Row, read_row, things_in
from api.questions import Questions
from api.sections import PAGE_SIZE, Section, Terms
from api.views import undated_among
from graph import queries
from graph.collation import collation_key
from graph.namespaces import shorten
from graph.prepared import ALL_ROWS

KINDS = (
    "v:LocalPartnership",
    "org:Membership",
    "v:WorkingGroup",
    "v:Plan",
    "v:Measure",
    "v:Project",
    "v:Event",
    "v:Observation",
    "v:SupportPeriod",
)
"""The kinds of statement whose completeness is told, as the columns of the tables."""

READ, PARTLY, NONE, UNCLEAR, SILENT = (
    "read",
    "partly-read",
    "stated-none",
    "not-understood",
    "not-told",
)
"""The states of a cell: codes of the code list of completeness."""

COLUMNS = ("code", "town", "district", "region", "kind", "state", "found", "expected")
"""The columns of the table for programs."""

_INCOMPLETE = {PARTLY, "cut-off"}


@dataclass(frozen=True)
class Cell:
    """How many statements of a kind were *found*, and in which *state* the reading ended.

    *expected*: documents of that kind have such statements as a rule.
    """

    state: str = SILENT
    found: int = 0
    expected: bool = False

    @property
    def partly(self) -> bool:
        """Tell whether there are more than were found."""
        return self.found > 0 and self.state in _INCOMPLETE

    @property
    def gap(self) -> bool:
        """Tell whether what was expected is neither there nor stated to be none."""
        return self.expected and not self.found and self.state != NONE


Cells = Mapping[str, Mapping[str, Cell]]
"""Cells by the IRI of a town or document, and by kind (a CURIE)."""


@dataclass(frozen=True)
class Overview:
    """One page of the towns with a document, with the cells of each, and of those without one."""

    regions: Sequence[Row]
    towns: Section
    without: Section
    cells: Cells
    labels: Labels


@dataclass(frozen=True)
class TownCoverage:
    """What the documents of a town gave: *total* of all, *documents* one by one."""

    total: Mapping[str, Cell]
    documents: Section
    cells: Cells
    labels: Labels
    undated: frozenset[str]
    """The documents that are shown whatever the day; empty without a day."""


async def overview(questions: Questions, asked: Terms, pages: Mapping[str, int]) -> Overview:
    """Ask for the towns that *asked* leaves: of a region (``asked``), as of a day (``asOf``).

    *pages* tells which page of a table is wanted.
    """
    day = _day(asked)
    regions, towns, without = await asyncio.gather(
        questions.rows("coverage_by_region", "pages", **day),
        _towns(questions, "coverage_of_towns", "towns", asked, pages.get("towns", 1)),
        _towns(questions, "towns_without_document", "without", asked, pages.get("without", 1)),
    )
    by_region = [read_row(row, ("region", "towns", "covered", "documents")) for row in regions]
    shown = [town for row in towns.rows if isinstance(town := row["town"], NamedNode)]
    found = await questions.rows("coverage_by_kind", "pages", iri=shown, **day) if shown else []
    labels = await _labels(questions, [*by_region, *towns.rows, *without.rows])
    return Overview(by_region, towns, without, read_cells(found, "town"), labels)


async def of_town(questions: Questions, town: NamedNode, page: int, day: Terms) -> TownCoverage:
    """Ask for what the documents of *town* gave, one *page* of them; as of a *day* (``asOf``)."""
    offset, about = Literal((page - 1) * PAGE_SIZE), {**day, "iri": town}
    total, rows = await asyncio.gather(
        questions.rows("coverage_by_kind", "pages", **about),
        questions.rows("coverage_by_document", "pages", offset=offset, **about),
    )
    documents = _documents(rows, page, about)
    labels, undated = await asyncio.gather(
        _labels(questions, [*documents.rows, {"town": town}]),
        undated_among(questions, [*things_in(documents.rows)], day),
    )
    cells, whole = read_cells(rows, "document"), read_cells(total, "town").get(town.value, {})
    return TownCoverage(whole, documents, cells, labels, undated)


async def table(questions: Questions, asked: Terms, town: NamedNode | None = None) -> bytes:
    """Give all of the overview that *asked* leaves, or of it one *town*, as CSV (`COLUMNS`)."""
    one = {"iri": town} if town else {}
    *lists, found = await asyncio.gather(
        _in_order(questions, "coverage_of_towns", asked),
        _in_order(questions, "towns_without_document", asked),
        questions.rows("coverage_by_kind", "pages", **_day(asked), **one),
    )
    towns, without = ([row for row in rows if town in (None, row["town"])] for rows in lists)
    labels = await _labels(questions, [*towns, *without])
    # In a thread: the towns of a whole country take longer than others should wait for.
    lines = _lines(towns, without, found, labels)
    return await run_in_threadpool(csv_tables.write, COLUMNS, lines)


def _lines(
    towns: Sequence[Answer], without: Sequence[Answer], found: Sequence[Answer], labels: Labels
) -> Iterator[list[str]]:
    """Make the lines one by one, as they are written."""
    cells = read_cells(found, "town")
    for row in towns:
        named = _named(row, labels)
        for kind, cell in cells.get(row["town"].value, {}).items():
            yield [*named, kind, cell.state, str(cell.found), str(cell.expected).lower()]
    for row in without:
        yield [*_named(row, labels), "", "no-document", "", ""]


async def labels_of(questions: Questions, things: Iterable[NamedNode]) -> Labels:
    """Ask for the labels of *things*."""
    shown = sorted({*things}, key=str)
    return Labels(await questions.rows("labels_of", thing=shown)) if shown else Labels()


def read_cells(rows: Iterable[Answer], of: str) -> Cells:
    """Read the answers of ``coverage_by_kind`` (*of* a town) or ``coverage_by_document``."""
    cells: dict[str, dict[str, Cell]] = {}
    for row in rows:
        if "kind" in row:  # a document of an earlier version tells nothing of its completeness
            cells.setdefault(row[of].value, {})[shorten(row["kind"].value)] = read_cell(row)
    return cells


def read_cell(row: Mapping[str, Any]) -> Cell:
    """Read one of these answers, or the row of a section that was made of it."""
    return Cell(_state(row), int(row["found"].value), row["expected"].value == "true")


def _state(row: Mapping[str, Any]) -> str:
    """Name the state of a document, or of a town by all its documents together."""
    if state := row.get("state"):
        return str(state.value.rpartition("/")[2])
    found, unclear = int(row["found"].value) > 0, row["unclear"].value == "true"
    if found:
        return PARTLY if unclear else READ
    if row["stated"].value == "true":
        return NONE
    return UNCLEAR if unclear else SILENT


async def _towns(questions: Questions, query: str, name: str, asked: Terms, page: int) -> Section:
    answers = await _in_order(questions, query, asked)
    shown = _section(name, query, answers[(page - 1) * PAGE_SIZE :], page, asked)
    return replace(shown, total=len(answers))


async def _in_order(questions: Questions, query: str, asked: Terms) -> Sequence[Answer]:
    """Ask for all towns and sort them: SPARQL knows no Czech alphabet, by which pages are cut."""
    answers = await questions.rows(query, "pages", limit=ALL_ROWS, **asked)
    return await run_in_threadpool(lambda: sorted(answers, key=_alphabet))


def _day(asked: Terms) -> Terms:
    return {name: term for name, term in asked.items() if name == PARAMETER}


def _alphabet(row: Answer) -> str:
    return collation_key(row["label"].value if "label" in row else row["town"].value)


def _documents(answers: Sequence[Answer], page: int, about: Terms) -> Section:
    """Give each document once: the answers have a row for each of its kinds."""
    first = {answer["document"]: answer for answer in reversed(answers)}
    ordered = list(dict.fromkeys(answer["document"] for answer in answers))
    once = [first[document] for document in ordered]
    return _section("documents", "coverage_by_document", once, page, about)


def _section(name: str, query: str, answers: Sequence[Answer], page: int, terms: Terms) -> Section:
    variables = queries.load(query).returns
    rows = tuple(read_row(answer, variables) for answer in answers[:PAGE_SIZE])
    return Section(name, rows, page, len(answers) > PAGE_SIZE, None, query, terms)


async def _labels(questions: Questions, rows: Sequence[Row]) -> Labels:
    return await labels_of(questions, things_in(rows))


def _named(row: Answer, labels: Labels) -> list[str]:
    """Give the code and the names of a town, its district and its region."""
    places = (row.get(name) for name in ("town", "district", "region"))
    names = [
        labels.best(place, "cs").text if isinstance(place, NamedNode) else "" for place in places
    ]
    return [row["town"].value.rpartition("/")[2], *names]
