"""The terms of this very graph, their names, and how often they are used.

Classes and properties are counted once a release, as the data set's VoID counts them.
"""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from api.facts import Labels
from api.language import Language
from api.questions import Questions
from graph.iris import slug
from graph.namespaces import PREFIXES, shorten
from graph.releases import Release

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[\w.-]*[\w-])?", re.ASCII)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NEVER = 9  # the rank of a term that is not called so


@dataclass(frozen=True)
class Term:
    """A class, a property or a concept (*kind*), and how many things or statements use it."""

    iri: NamedNode
    kind: str
    uses: int

    @property
    def curie(self) -> str:
        """Its short form, or the whole IRI where no prefix fits."""
        return shorten(self.iri.value)

    @property
    def local(self) -> str:
        """Its name within its namespace."""
        return self.iri.value[len(namespace(self.iri.value)) :]


class KnownTerms:
    """All terms of one release, the most used first."""

    def __init__(self, terms: Iterable[Term], labels: Labels) -> None:
        self.labels = labels
        self.terms = tuple(terms)
        self.namespaces = frozenset(namespace(term.iri.value) for term in self.terms)
        self._iris = frozenset(term.iri.value for term in self.terms)

    def __contains__(self, iri: str) -> bool:
        """Tell whether *iri* is a term of the release."""
        return iri in self._iris

    def label(self, term: Term, language: Language) -> str:
        """Name *term* as the pages do; nothing where only its IRI names it."""
        if own := language.find(f"property.{term.curie}") or language.find(f"class.{term.curie}"):
            return own
        known = self.labels.knows(term.iri)
        return self.labels.best(term.iri, language.code).text if known else ""

    def complete(self, kind: str, text: str, language: Language, most: int) -> list[Term]:
        """Find terms of *kind* that are called *text* or begin so, by name, CURIE or label.

        Among classes that fit alike, our own come before those of other vocabularies.
        """
        asked = slug(text)
        ranked = []
        for place, term in enumerate(self.terms):
            if term.kind == kind:
                label = self.label(term, language)
                foreign = kind == "class" and not term.iri.value.startswith(PREFIXES["v"])
                ranked.append((_rank(asked, text, term, label), foreign, not label, place))
        ranked = [item for item in ranked if item[0] < _NEVER]
        return [self.terms[place] for *_, place in sorted(ranked)[:most]]


class Terminology:
    """Gives the terms of a release, and keeps those of the last one that was asked about."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._counts: Mapping[str, asyncio.Task[KnownTerms]] = {}

    def begin(self, release: Release) -> asyncio.Task[KnownTerms]:
        """Begin to count the terms of *release*, unless that was begun: a second on 10⁶ triples."""
        count = self._counts.get(release.id)
        if count is None or (count.done() and _failed(count)):
            count = asyncio.ensure_future(self._count())
            count.add_done_callback(_failed)  # whoever asks next learns why, the log need not
            self._counts = {release.id: count}
        return count

    async def of(self, release: Release) -> KnownTerms:
        """Give the terms of *release*; raise what `WorkerPool.ask` does."""
        return await asyncio.shield(self.begin(release))

    async def occurring(self, iris: Iterable[str]) -> set[str]:
        """Tell which of *iris* the graph mentions at all."""
        things = [NamedNode(iri) for iri in iris]
        rows = await self._questions.rows("occurring", thing=things) if things else []
        return {row["thing"].value for row in rows}

    async def _count(self) -> KnownTerms:
        terms = sorted(
            _read(await self._questions.rows("statistics_of_terms")),
            key=lambda term: (-term.uses, term.iri.value),
        )
        iris = [term.iri for term in terms]
        return KnownTerms(terms, Labels(await self._questions.rows("labels_of", thing=iris)))


def _failed(count: asyncio.Task[KnownTerms]) -> bool:
    return count.cancelled() or count.exception() is not None


def namespace(iri: str) -> str:
    """Give all of *iri* up to its last hash or slash."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def in_query(iri: str) -> tuple[str, Mapping[str, str]]:
    """Write *iri* for a query, as short as it may be, and give the prefix that it then needs.

    >>> in_query("http://www.w3.org/ns/org#member")
    ('org:member', {'org': 'http://www.w3.org/ns/org#'})
    """
    prefix, colon, local = shorten(iri).partition(":")
    if colon and prefix in PREFIXES and _LOCAL.fullmatch(local):
        return f"{prefix}:{local}", {prefix: PREFIXES[prefix]}
    return f"<{iri}>", {}


def _read(rows: Iterable[Mapping[str, NamedNode | Literal]]) -> Iterator[Term]:
    for row in rows:
        iri = row["term"]
        if isinstance(iri, NamedNode):
            yield Term(iri, row["kind"].value, int(row["count"].value))


def _rank(asked: str, text: str, term: Term, label: str) -> int:
    """Tell how well *term* fits: 0 by its own name, then by words of its names, then inside."""
    if not text or term.local == text or term.curie.startswith(text):
        return 0
    names = (slug(_HUMP.sub("-", term.local)), slug(label))
    if asked and slug(label) == asked:
        return 0
    if slug(term.local).startswith(asked) or slug(label).startswith(asked):
        return 1
    if any(f"-{name}".find(f"-{asked}") >= 0 for name in names):
        return 2
    return 3 if asked and asked in slug(term.iri.value) else _NEVER
