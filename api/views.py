"""View models: what a page shows of the graph, asked by a constant number of queries.

A page is the facts about its thing, some sections (each one query of ``graph/queries``, see
`api.sections`), and then, for everything shown, its labels and its evidence: so many queries,
however big the hub.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import NamedNode

from api import as_of
from api.facts import Evidence, Facts, Labels, by_statement, things_in
from api.questions import Questions
from api.sections import Section, Terms, load_sections
from graph.iris import term

_PROVES = term("oa:hasBody")
"""How evidence points at what it proves."""


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
    terms: Terms = MappingProxyType({}),
) -> View:
    """Ask the queries of *sections* (section → name of its query), about *iri* where it is given.

    *pages* tells which page of a section is wanted, the first unless told; *terms* are values of
    other parameters, for the queries that have these.
    """
    facts, loaded = await asyncio.gather(
        _facts(questions, iri), load_sections(questions, sections, pages, iri, terms)
    )
    listed = {*things_in(row for section in loaded.values() for row in section.rows)}
    own = {iri} if iri else set()
    things = _sorted(listed | own | {*facts.things()})
    labels, evidence, undated = await asyncio.gather(
        _labels(questions, things, facts, iri),
        _evidence(questions, listed | own if _may_be_proven(loaded, terms) else listed - own),
        undated_among(questions, things, terms),
    )
    return View(facts, loaded, labels, evidence, undated)


async def _facts(questions: Questions, iri: NamedNode | None) -> Facts:
    if iri is None:
        return Facts()
    return Facts(await questions.rows("facts_about", iri=iri))


async def _labels(
    questions: Questions, things: Sequence[NamedNode], facts: Facts, iri: NamedNode | None
) -> Labels:
    """Ask for the labels of *things*; not of *iri* where *facts* tell them, for it may be a hub."""
    own = Labels()
    if iri and facts.whole:
        own, things = facts.labels(iri), [thing for thing in things if thing != iri]
    return Labels(await questions.rows("labels_of", thing=things)) | own


async def _evidence(
    questions: Questions, statements: Iterable[NamedNode]
) -> Mapping[str, Sequence[Evidence]]:
    return by_statement(await questions.rows("evidence_of", statement=_sorted(statements)))


def _may_be_proven(sections: Mapping[str, Section], terms: Terms) -> bool:
    """Tell whether evidence may be about the thing of a page; to ask takes long where it is a hub.

    What points at it is counted in one of its *sections*, but as of a day not all of it.
    """
    counted = [section for section in sections.values() if section.query == "count_links_to"]
    if not counted or as_of.PARAMETER in terms:
        return True
    return any(row["property"] == _PROVES for section in counted for row in section.rows)


def _sorted(things: Iterable[NamedNode]) -> list[NamedNode]:
    return sorted(things, key=str)


async def undated_among(
    questions: Questions, things: Sequence[NamedNode], terms: Terms
) -> frozenset[str]:
    """Give those of *things* that are shown whatever the day; none where *terms* have no day."""
    if as_of.PARAMETER not in terms or not things:
        return frozenset()
    rows = await questions.rows("undated_among", thing=things)
    return frozenset(row["thing"].value for row in rows)
