"""The sections of a page: which rows each of them shows, and how many there are in all.

A section is one query of ``graph/queries``. Where the release keeps the rows of a query in reading
order (`graph.relations`), that tells which rows the page shows, and the query is asked for these
alone; every other query has an offset, and asks for one row more to know whether a page follows.
"""

import asyncio
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest

from pyoxigraph import Literal, NamedNode
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams

from api import as_of
from api.facts import Row, read_row
from api.questions import Questions
from graph.errors import UsageError
from graph.parameters import Term
from graph.queries import Query, load
from graph.relations import Listed, Relations, relations

PAGE_SIZE = 50
"""Rows of a section on a page."""

MOST_SORTED = 1_000
"""How many links to a thing are put in order before they are cut, all of which are read for it."""

_LINKS, _COUNTED_LINKS = "links_to", "count_links_to"
_PAGE = re.compile(r"[1-9][0-9]{0,5}")
_MOST_PAGES = 10**6 - 1

_ONE_A_ROW = {
    "count_measures_by_town": "towns_of_measures",
    "coverage_by_document": "documents_of_place",
    "spellings_of_organisation": "wordings_of_organisation",
}
"""A query that has several rows for each thing of its section → one that has each thing once."""

Terms = Mapping[str, Term | Sequence[Term]]
"""What a query is asked with, by parameter."""


@dataclass(frozen=True)
class Section:
    """One page of the rows that *query* gives with *terms*.

    *more* tells whether a next page follows, *total* how many rows there are, where it was counted,
    *ordered* whether the rows of all pages have an order that a reader knows.
    """

    name: str
    rows: tuple[Row, ...]
    page: int = 1
    more: bool = False
    total: int | None = None
    query: str = ""
    terms: Terms = field(default_factory=dict)
    ordered: bool = True

    def __bool__(self) -> bool:
        """Tell whether there is something to show: an empty section is left out."""
        return bool(self.rows) or self.page > 1

    @property
    def size(self) -> int | None:
        """How many rows there are: as counted, or those of this page where there is no other."""
        if self.total is None and self.page == 1 and not self.more:
            return len(self.rows)
        return self.total

    @property
    def behind(self) -> str:
        """The query that has as many rows with *terms* as `size` tells."""
        return _ONE_A_ROW.get(self.query, self.query)


@dataclass(frozen=True)
class _Index:
    """What the index of relations tells of a page: the rows of its sections, and their numbers."""

    listed: Mapping[str, Listed] = field(default_factory=dict)
    counted: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict)

    def rows_of(self, parameter: str) -> list[Term] | None:
        """Give the rows that other sections show of what the *parameter* takes; None: no such."""
        lists = [
            listed.things for name, listed in self.listed.items() if _many(load(name)) == parameter
        ]
        return [NamedNode(thing) for things in lists for thing in things] if lists else None


def page_number(params: QueryParams, name: str, unasked: int = 1) -> int:
    """Read from an address which page of *name* is asked for; where none is, it is *unasked*.

    Raise UsageError for what is no number of a page.
    """
    text = params.get(name, "")
    if text and not _PAGE.fullmatch(text):
        message = f"{name!r} is {text[:100]!r}, which is no number of a page."
        error = UsageError(message, "Pages are counted from 1.")
        error.because("no-number", value=text, least=1, most=_MOST_PAGES)
        raise error
    return int(text) if text else unasked


async def load_sections(
    questions: Questions,
    sections: Mapping[str, str],
    pages: Mapping[str, int],
    iri: NamedNode | None,
    terms: Terms,
) -> Mapping[str, Section]:
    """Ask the queries of *sections* (section → name of its query) about *iri* for one page each.

    *pages* tells which page of a section is wanted, the first unless told; *terms* are values of
    other parameters, for the queries that have these.
    """
    known: Terms = terms if iri is None else {**terms, "iri": iri}
    numbered = {query: pages.get(name, 1) for name, query in sections.items()}
    index = await _look_up(questions, numbered, known)
    asked: dict[str, asyncio.Future[Section]] = {}
    for name, query in sections.items():
        page, about = numbered[query], _taken(load(query), known)
        section = (
            _links(questions, name, page, about, asked[_COUNTED_LINKS])
            if query == _LINKS and _COUNTED_LINKS in asked
            else _section(questions, name, load(query), page, about, index)
        )
        asked[query] = asyncio.ensure_future(section)
    return {section.name: section for section in await asyncio.gather(*asked.values())}


async def first_things(
    questions: Questions, relation: str, owners: Iterable[NamedNode], terms: Terms, most: int
) -> Mapping[NamedNode, list[NamedNode]]:
    """Give the first things that stand in *relation* to each of *owners*, *most* of each."""
    day = _text(terms.get(as_of.PARAMETER))

    def read() -> Mapping[NamedNode, list[NamedNode]]:
        with questions.relations(day) as index:
            pages = {owner: index.page(relation, owner.value, most) for owner in owners}
        return {owner: [*map(NamedNode, listed.things)] for owner, listed in pages.items()}

    return await run_in_threadpool(read)


async def _look_up(questions: Questions, numbered: Mapping[str, int], known: Terms) -> _Index:
    """Find the rows that the release keeps in order, where it was not told which are wanted."""
    kept = {query: page for query, page in numbered.items() if query in relations()}
    kept = {query: page for query, page in kept.items() if _many(load(query)) not in known}
    if not kept:
        return _Index()
    owner, day = (_text(known.get(name)) for name in ("iri", as_of.PARAMETER))
    return await run_in_threadpool(_read_index, questions, owner, kept, day)


def _text(term: Term | Sequence[Term] | None) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _read_index(questions: Questions, owner: str, kept: Mapping[str, int], day: str) -> _Index:
    with questions.relations(day) as index:
        return _Index(
            listed={
                query: _page(index, query, owner, page)
                for query, page in kept.items()
                if not _is_count(query)
            },
            counted={query: index.parts(query, owner) for query in kept if _is_count(query)},
        )


def _page(index: Relations, query: str, owner: str, page: int) -> Listed:
    return index.page(query, owner, PAGE_SIZE, (page - 1) * PAGE_SIZE)


def _is_count(query: str) -> bool:
    return query.startswith("count_")


def _many(query: Query) -> str | None:
    """Name the parameter that takes the rows of a page."""
    return next((name for name, parameter in query.params.items() if parameter.many), None)


def _taken(query: Query, known: Terms) -> Terms:
    return {name: value for name, value in known.items() if name in query.params}


async def _section(
    questions: Questions, name: str, query: Query, page: int, about: Terms, index: _Index
) -> Section:
    if query.name in index.counted:
        return _counted(name, query, page, about, index.counted[query.name])
    if query.name in index.listed:
        return await _listed(questions, name, query, page, about, index.listed[query.name])
    terms = dict(about)
    if (many := _many(query)) and (shown := index.rows_of(many)) is not None:
        terms[many] = shown
    return await _paged(questions, name, query, page, about, terms)


def _counted(
    name: str, query: Query, page: int, about: Terms, parts: Sequence[tuple[str, int]]
) -> Section:
    """Give the counts of the things of one page; what has the most comes first."""
    things: dict[str, list[tuple[str, int]]] = {}
    for part, count in parts:
        things.setdefault(part.partition(" ")[0], []).append((part, count))
    ordered = sorted(things.values(), key=lambda counts: -max(count for _, count in counts))
    shown = chain.from_iterable(ordered[(page - 1) * PAGE_SIZE :][:PAGE_SIZE])
    rows = tuple(_count_row(query, *count) for count in shown)
    more = page * PAGE_SIZE < len(ordered)
    return Section(name, rows, page, more, len(ordered), query.name, about)


def _count_row(query: Query, part: str, count: int) -> Row:
    """Make a row of the IRIs in *part*, the last of which may be missing, and *count*."""
    *names, last = query.returns
    return {**dict(zip_longest(names, map(NamedNode, part.split(" ")))), last: Literal(count)}


async def _listed(
    questions: Questions, name: str, query: Query, page: int, about: Terms, listed: Listed
) -> Section:
    """Ask for the rows that the index lists, and give them in its order."""
    many = _many(query) or ""
    terms = {**about, many: [NamedNode(thing) for thing in listed.things]}
    answers = await questions.rows(query.name, "pages", **terms)
    place = {thing: number for number, thing in enumerate(listed.things)}
    answers.sort(key=lambda row: place[row[many].value])
    rows = tuple(read_row(answer, query.returns) for answer in answers)
    more = page * PAGE_SIZE < listed.total
    return Section(name, rows, page, more, listed.total, query.name, about)


async def _links(
    questions: Questions, name: str, page: int, about: Terms, counting: asyncio.Future[Section]
) -> Section:
    """Give the links in order, by property, unless they are more than are put in order."""
    total = sum(int(_text(row["count"])) for row in (await counting).rows)
    if total > MOST_SORTED:
        section = await _paged(questions, name, load(_LINKS), page, about, about)
        return replace(section, ordered=False)
    answers = await questions.rows(_LINKS, "pages", **{**about, "limit": Literal(MOST_SORTED)})
    answers.sort(key=lambda row: (row["property"].value, row["thing"].value))
    begin, end = (page - 1) * PAGE_SIZE, page * PAGE_SIZE
    rows = tuple(read_row(answer, load(_LINKS).returns) for answer in answers[begin:end])
    return Section(name, rows, page, len(answers) > end, None, _LINKS, about)


async def _paged(
    questions: Questions, name: str, query: Query, page: int, about: Terms, terms: Terms
) -> Section:
    if "offset" not in query.params:
        answers = await questions.rows(query.name, "pages", **terms)
        rows = tuple(read_row(answer, query.returns) for answer in answers)
        return Section(name, rows, query=query.name, terms=about)
    offset = Literal((page - 1) * PAGE_SIZE)
    answers = await questions.rows(query.name, "pages", **{**terms, "offset": offset})
    rows = tuple(read_row(answer, query.returns) for answer in answers[:PAGE_SIZE])
    return Section(name, rows, page, len(answers) > PAGE_SIZE, None, query.name, about)
