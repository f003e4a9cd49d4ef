"""View models: what a page shows of the graph, asked by a constant number of queries.

A page is the facts about its thing, some sections (each one query of ``graph/queries``), and then,
for everything shown, its labels and its evidence: so many queries, however big the hub.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from api import as_of
from api.facts import Evidence, Facts, Labels, Row, by_statement, read_row, things_in
from api.questions import Questions
from graph import queries
from graph.parameters import Term

PAGE_SIZE = 50
"""Rows of a section on a page; the queries ask for one more, to know whether a page follows."""


@dataclass(frozen=True)
class Section:
    """One page of the rows that a query gives. *more* tells whether a next page follows."""

    name: str
    rows: tuple[Row, ...]
    page: int = 1
    more: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is something to show: an empty section is left out."""
        return bool(self.rows) or self.page > 1


@dataclass(frozen=True)
class View:
    """All that a template needs to know of the graph."""

    facts: Facts
    sections: Mapping[str, Section]
    labels: Labels
    evidence: Mapping[str, Sequence[Evidence]]
    undated: frozenset[str] = frozenset()
    """What is shown whatever the day, because it is dated nowhere; empty without a day."""

    def shown(self, names: Sequence[str]) -> list[Section]:
        """Give those sections of *names* in which there is something to show."""
        return [self.sections[name] for name in names if self.sections.get(name)]


async def load_view(
    questions: Questions,
    sections: Mapping[str, str],
    pages: Mapping[str, int],
    iri: NamedNode | None = None,
    terms: Mapping[str, Term | Sequence[Term]] = MappingProxyType({}),
) -> View:
    """Ask the queries of *sections* (section → name of its query), about *iri* where it is given.

    *pages* tells which page of a section is wanted, the first unless told; *terms* are values of
    other parameters, for the queries that have these.
    """
    asked = [
        _section(questions, name, query, pages.get(name, 1), iri, terms)
        for name, query in sections.items()
    ]
    facts, loaded = await asyncio.gather(_facts(questions, iri), asyncio.gather(*asked))
    rows = [row for section in loaded for row in section.rows]
    shown = {*facts.things(), *things_in(rows), *([iri] if iri else [])}
    things = sorted(shown, key=str)
    (labels, evidence), undated = await asyncio.gather(
        _about(questions, things), _undated(questions, things, asked=as_of.PARAMETER in terms)
    )
    return View(facts, {section.name: section for section in loaded}, labels, evidence, undated)


async def _facts(questions: Questions, iri: NamedNode | None) -> Facts:
    if iri is None:
        return Facts()
    return Facts(await questions.rows("facts_about", iri=iri))


async def _section(
    questions: Questions,
    name: str,
    query: str,
    page: int,
    iri: NamedNode | None,
    others: Mapping[str, Term | Sequence[Term]],
) -> Section:
    params = queries.load(query).params
    terms: dict[str, Term | Sequence[Term]] = {k: v for k, v in others.items() if k in params}
    if iri is not None:
        terms["iri"] = iri
    if "offset" in params:
        terms["offset"] = Literal((page - 1) * PAGE_SIZE)
    answers = await questions.rows(query, lane="pages", **terms)
    variables = queries.load(query).returns
    size = PAGE_SIZE if "offset" in params else len(answers)
    rows = tuple(read_row(answer, variables) for answer in answers[:size])
    return Section(name, rows, page, len(answers) > size)


async def _about(
    questions: Questions, things: Sequence[NamedNode]
) -> tuple[Labels, Mapping[str, Sequence[Evidence]]]:
    labels, evidence = await asyncio.gather(
        questions.rows("labels_of", thing=things),
        questions.rows("evidence_of", statement=things),
    )
    return Labels(labels), by_statement(evidence)


async def _undated(
    questions: Questions, things: Sequence[NamedNode], *, asked: bool
) -> frozenset[str]:
    if not asked:
        return frozenset()
    rows = await questions.rows("undated_among", thing=things)
    return frozenset(row["thing"].value for row in rows)
