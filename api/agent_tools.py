"""What agents can do with the graph, whatever protocol they speak: all of it only reads.

Every answer names the release; what is cut says so and how to get the rest.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from cachetools import LRUCache
from fastapi.concurrency import run_in_threadpool
from pyoxigraph import Literal, NamedNode

from api import class_names, example_search, portions, saved_queries
from api.hits import as_json
from api.portions import Portion
from api.questions import Questions, Row
from graph import bindings, czech, paging
from graph.errors import NotFoundError, UsageError
from graph.iris import read_iri
from graph.labels import kinds, search
from graph.namespaces import PREFIXES, shorten
from graph.queries import Query, UnknownExampleError, load_example
from graph.workers import WorkerPool

MOST_HITS = 50
EVIDENCE = 50
"""Pieces of evidence in one answer."""

Fields = dict[str, str]


class Found(TypedDict):
    """What is called as was asked; *next_offset* where there is more."""

    release: str
    hits: list[Fields]
    next_offset: int | None


Schema = TypedDict(
    "Schema",
    {
        "release": str,
        "prefixes": Fields,
        "class": str,
        "other_classes": list[str],
        "rows": list[Fields],
    },
)
"""Classes, or the properties of one *class*, with how often they are used.

*other_classes* go by the same name.
"""


class Examples(TypedDict):
    """Example queries, the best first; *text* is there where one alone was asked.

    *note* tells where none has all the words.
    """

    release: str
    examples: list[dict[str, object]]
    note: str


class Proof(TypedDict):
    """Where documents say what was asked about; *next_offset* where there is more.

    *note* tells what it means that there is nothing.
    """

    release: str
    evidence: list[Fields]
    next_offset: int | None
    note: str


class Tools:
    """Answers what agents ask; raises the errors that everybody else gets."""

    def __init__(self, pool: WorkerPool, questions: Questions) -> None:
        self._pool = pool
        self._questions = questions
        self._schemas: LRUCache[tuple[str, str], Sequence[Row]] = LRUCache(100)

    async def find_entity(
        self, text: str, kind: str = "", limit: int = 10, offset: int = 0
    ) -> Found:
        """Find what has the words of *text* in its names."""
        release = self._pool.release()
        _check_words(text)
        if kind:
            await run_in_threadpool(_check_kind, release.labels_path, kind)
        most = min(limit, MOST_HITS)
        hits = await run_in_threadpool(
            search, release.labels_path, text, most + 1, kind or None, offset
        )
        found = [as_json(hit) for hit in hits[:most]]
        following = offset + most if len(hits) > most else None
        return Found(release=release.id, hits=found, next_offset=following)

    async def describe_schema(self, class_name: str = "") -> Schema:
        """List all classes or, for a class, its properties."""
        release = self._pool.release()
        rows = classes = await self._schema(release.id, "schema_classes")
        chosen = class_names.called(class_name, classes) if class_name else []
        if chosen:
            rows = await self._schema(release.id, "schema_of_class", chosen[0])
        return {
            "release": release.id,
            "prefixes": dict(PREFIXES),
            "class": shorten(chosen[0]) if chosen else "",
            "other_classes": [*map(shorten, chosen[1:])],
            "rows": [_fields(row) for row in rows],
        }

    async def _schema(self, release: str, query: str, class_iri: str = "") -> Sequence[Row]:
        """Ask about the schema, once a release."""
        key = release, class_iri
        if key not in self._schemas:
            terms = {"class": NamedNode(class_iri)} if class_iri else {}
            self._schemas[key] = await self._questions.rows(query, "sparql", **terms)
        return self._schemas[key]

    async def find_examples(self, words: str = "", name: str = "") -> Examples:
        """Find example queries by the *words* of their questions, or one whole by its *name*."""
        release = self._pool.release()
        if name:
            query = _example(name)
            found = [{**saved_queries.describe(query), "text": query.bare}]
            return Examples(release=release.id, examples=found, note="")
        chosen, note = example_search.find(words)
        described: list[dict[str, object]] = [
            {"name": query.name, "question": query.question_en, "parameters": list(query.params)}
            for query in chosen
        ]
        return Examples(release=release.id, examples=described, note=note)

    async def run_query(
        self, query: str, budget: int = portions.USUAL, continuation: str = "", client: str = ""
    ) -> Portion:
        """Give a portion of the answer to *query*, of *budget* bytes at most."""
        if not query.strip() or "\0" in query:
            message = "The query is empty or holds a NUL character."
            raise UsageError(message, "Send SELECT, ASK, CONSTRUCT or DESCRIBE.")
        answer = await self._pool.ask(
            query, solutions=[portions.SOLUTIONS], graphs=[portions.GRAPHS], client=client
        )
        return await portions.read_portion(answer, query, budget, continuation)

    async def run_example(
        self,
        name: str,
        parameters: Mapping[str, str | int | Sequence[str]],
        budget: int = portions.USUAL,
        continuation: str = "",
        client: str = "",
    ) -> Portion:
        """Give a portion of the answer to the example *name* with *parameters*."""
        query = _example(name)
        given = {key: _texts(value) for key, value in parameters.items()}
        bindings.check(query, given)
        text = await saved_queries.bind(query, given, self._questions, self._pool.release())
        return await self.run_query(paging.page(query, text), budget, continuation, client)

    async def evidence(self, iri: str, offset: int = 0) -> Proof:
        """Give where documents say the statement *iri*, or statements about the thing *iri*."""
        release = self._pool.release()
        asked = read_iri(iri)
        rows = await self._questions.rows(
            "evidence_about", iri=asked, limit=Literal(EVIDENCE + 1), offset=Literal(offset)
        )
        if not rows and not await self._questions.rows("known_of", thing=asked):
            message = f"Nothing is known of {asked.value[:200]} in this release."
            raise NotFoundError(message, "Find its IRI by its name first.")
        told = [_fields(row) for row in rows[:EVIDENCE]]
        following = offset + EVIDENCE if len(rows) > EVIDENCE else None
        note = "" if rows or offset else _NO_EVIDENCE
        return Proof(release=release.id, evidence=told, next_offset=following, note=note)


_NO_EVIDENCE = (
    "It is known, but no document is evidence of it: ask about a statement, or about a thing that "
    "documents tell of. Classes, properties and codes come from vocabularies and registers."
)


def _check_words(text: str) -> None:
    """Raise UsageError where there is nothing to look for."""
    if not czech.words(text):
        message = f"{text[:100]!r} has no word to look for."
        raise UsageError(message, "Give words of a name; SPARQL lists all of a class.")


def _check_kind(index: Path, kind: str) -> None:
    """Raise UsageError where nothing in the *index* is of that kind."""
    known = kinds(index)
    if kind not in known:
        message = f"There is nothing of the kind {kind[:100]!r}."
        raise UsageError(message, f"Kinds are {', '.join(known)}; without a kind all are searched.")


def _example(name: str) -> Query:
    """Give an example query; the error speaks of the tool that lists them."""
    try:
        return load_example(name)
    except UnknownExampleError as error:
        meant = f"Did you mean {' or '.join(error.nearest)}? " if error.nearest else ""
        message = f"There is no example query {name[:100]!r}."
        hint = f"{meant}`find_examples` lists the names."
        raise UnknownExampleError(message, hint, name, error.nearest) from None


def _fields(row: Row) -> Fields:
    """Tell a row in short: IRIs of vocabularies as CURIEs, all that is there as text."""
    return {
        name: shorten(value.value) if name in _TERMS else value.value for name, value in row.items()
    }


_TERMS = {"class", "property", "range", "kind"}


def _texts(value: str | int | Sequence[str]) -> list[str]:
    if isinstance(value, str | int):
        return [str(value)] if str(value).strip() else []
    return [str(item) for item in value]
