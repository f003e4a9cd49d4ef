"""The evidence behind a cell: the memberships of an organisation in the partnerships of a town."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from pyoxigraph import Literal, NamedNode
from starlette.datastructures import QueryParams

from api.explore.filters import Filters, key
from api.explore.spanning import load_labels
from api.facts import Evidence, Labels, by_statement, read_row, things_in
from api.questions import Questions
from api.sections import PAGE_SIZE, Section
from graph.errors import NotFoundError, UsageError
from graph.iris import municipality, resource
from graph.parameters import Term
from graph.queries import load

MEMBERSHIPS = "memberships_in_towns"
SECTION = "memberships"


@dataclass(frozen=True)
class Cell:
    """An *organisation*, and the *town* whose partnerships are asked for; None: all towns."""

    organisation: NamedNode
    town: NamedNode | None = None

    @classmethod
    def read(cls, params: QueryParams) -> Self:
        """Read ``organisation`` (its key) and ``town`` (its code); UsageError for what is none."""
        organisation, town = params.get("organisation", ""), params.get("town", "")
        if not organisation:
            message = "No organisation is named."
            error = UsageError(message, "Give the key of one for 'organisation'.")
            error.because("no-organisation-named")
            raise error
        return cls(
            resource("organisation", key("organisation", organisation)),
            municipality(key("town", town)) if town else None,
        )

    def terms(self, filters: Filters) -> dict[str, Term | Sequence[Term]]:
        """Give the parameters of MEMBERSHIPS for this cell and *filters*."""
        place = {"place": self.town} if self.town else {}
        return {**filters.terms(MEMBERSHIPS), "organisation": self.organisation, **place}


@dataclass(frozen=True)
class Behind:
    """The memberships behind a cell, with what a template needs to show them."""

    cell: Cell
    section: Section
    labels: Labels
    evidence: Mapping[str, Sequence[Evidence]]
    undated: frozenset[str] = frozenset()
    """What is shown whatever the day, because it is dated nowhere; empty without a day."""


async def load_behind(questions: Questions, filters: Filters, cell: Cell, page: int) -> Behind:
    """Ask for one page of the memberships behind *cell*.

    Raise NotFoundError where nothing is known of its organisation or town.
    """
    offset = Literal((page - 1) * PAGE_SIZE)
    terms = {**cell.terms(filters), "offset": offset}
    answers = await questions.rows(MEMBERSHIPS, lane="pages", **terms)
    rows = [read_row(answer, load(MEMBERSHIPS).returns) for answer in answers[:PAGE_SIZE]]
    things = {*things_in(rows), cell.organisation, *([cell.town] if cell.town else [])}
    labels, evidence = await asyncio.gather(
        load_labels(questions, things),
        questions.rows("evidence_of", statement=sorted(things, key=str)),
    )
    for thing in (cell.organisation, cell.town):
        if thing and not labels.knows(thing):
            message = f"There is nothing about {thing.value} in this release."
            error = NotFoundError(message, "Choose an organisation at /explore/organisations.")
            error.because("nothing-about", iri=thing.value)
            raise error
    section = Section(SECTION, tuple(rows), page, len(answers) > PAGE_SIZE)
    undated = [row["membership"] for row in rows if filters.as_of and not row["day"]]
    never = frozenset(thing.value for thing in undated if isinstance(thing, NamedNode))
    return Behind(cell, section, labels, by_statement(evidence), never)
