"""The program's own questions to the graph: `.rq` files asked through the worker pool."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from starlette.concurrency import run_in_threadpool

from graph import prepared
from graph.errors import PreparingError
from graph.parameters import Term
from graph.queries import load
from graph.relations import Relations, is_current, open_relations
from graph.releases import Release
from graph.workers import WorkerPool

JSON = "application/sparql-results+json"
N_TRIPLES = "application/n-triples"
LONG = 1 << 16
"""Bytes of an answer that takes a noticeable time to read."""

Row = dict[str, NamedNode | Literal]
"""One solution: the value of each variable that has one."""


class Questions:
    """Ask the queries of `graph/queries/` by name; *terms* are their parameters.

    They are asked of *release*, or of the one in use when they are; what was answered when this
    was made (`graph.prepared`) is not asked again.
    What goes wrong comes as the errors that `WorkerPool.ask` raises.
    """

    def __init__(self, pool: WorkerPool, release: Release | None = None) -> None:
        self._pool = pool
        self.release = release

    def of(self, release: Release) -> "Questions":
        """Give what asks *release*, whichever is in use."""
        return Questions(self._pool, release)

    @contextmanager
    def relations(self, day: str = "") -> Iterator[Relations]:
        """Open the index of relations of the release that is asked; *day* as for `Relations`.

        Raise PreparingError while that of the release in use is not made as this version makes it.
        """
        path = (self.release or self._pool.release()).relations_path
        if not self.release and not is_current(path):
            message = f"The index of relations {path} is of an older form."
            raise PreparingError(message, "`vazby serve` makes it anew; ask again in a while.")
        with open_relations(path, day) as index:
            yield index

    async def rows(
        self, name: str, lane: str = "pages", **terms: Term | Sequence[Term]
    ) -> list[Row]:
        """Give the rows of the SELECT *name*."""
        answer = await self._ask(name, lane, terms)
        # A long answer is read beside what else the process has to answer.
        return _rows(answer) if len(answer) < LONG else await run_in_threadpool(_rows, answer)

    async def holds(self, name: str, lane: str = "pages", **terms: Term | Sequence[Term]) -> bool:
        """Say whether the ASK *name* is true."""
        answer = await self._ask(name, lane, terms)
        return bool(parse_query_results(answer, QueryResultsFormat.JSON))

    async def graph(
        self, name: str, lane: str = "pages", **terms: Term | Sequence[Term]
    ) -> list[Triple]:
        """Give the triples of the CONSTRUCT *name*."""
        answer = await self._ask(name, lane, terms)
        return [quad.triple for quad in parse(answer, RdfFormat.N_TRIPLES)]

    async def _ask(self, name: str, lane: str, terms: dict[str, Term | Sequence[Term]]) -> bytes:
        query = load(name).bind(**terms)
        if name in prepared.NAMES:
            path = (self.release or self._pool.release()).answers_path
            # Most things are no hubs: what is not kept costs nothing to look for.
            if prepared.holds(path, query) and (
                kept := await run_in_threadpool(prepared.answer, path, query)
            ):
                return kept
        answer = await self._pool.ask(
            query, solutions=[JSON], graphs=[N_TRIPLES], lane=lane, release=self.release
        )
        return await answer.read()


def _rows(answer: bytes) -> list[Row]:
    solutions = parse_query_results(answer, QueryResultsFormat.JSON)
    if isinstance(solutions, QueryBoolean):
        message = "It is the answer of an ASK."
        raise TypeError(message)
    names = [variable.value for variable in solutions.variables]
    return [
        {key: term for key in names if (term := solution[key]) is not None}
        for solution in solutions
    ]
