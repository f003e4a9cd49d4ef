"""What the page queries answer, made handy for templates: rows, facts, labels and evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from pyoxigraph import Literal, NamedNode

from api.links import at_words
from graph.collation import collation_key
from graph.iris import graph_name, term
from graph.namespaces import shorten

Term = NamedNode | Literal
Answer = Mapping[str, Term]
Row = Mapping[str, Term | tuple[NamedNode, ...] | None]

LIST = "List"
"""A variable that ends so holds several IRIs, separated by spaces (GROUP_CONCAT)."""
DAY = len("2016-08-04")
"""Characters of a moment that tell its day."""
MOST_FACTS = 500
"""How many facts of one thing ``facts_about`` gives."""
_NAMES = ("skos:prefLabel", "rdfs:label", "dcterms:title", "v:labelAsWritten")
"""The properties that hold labels, in the order of the ranks of ``labels_of``."""


def read_row(answer: Answer, variables: Iterable[str]) -> Row:
    """Give every one of *variables* a value: its term, None, or the IRIs of a list."""
    return {name: _read(name, answer.get(name)) for name in variables}


def _read(name: str, value: Term | None) -> Term | tuple[NamedNode, ...] | None:
    if not name.endswith(LIST):
        return value
    return tuple(NamedNode(iri) for iri in sorted(value.value.split())) if value else ()


def things_in(rows: Iterable[Row]) -> Iterator[NamedNode]:
    """Find every IRI in *rows*."""
    for row in rows:
        for value in row.values():
            if isinstance(value, NamedNode):
                yield value
            elif isinstance(value, tuple):
                yield from value


@dataclass(frozen=True)
class Fact:
    """One value of a property; *inferred* where no document says it but our rules do."""

    value: Term
    inferred: bool


class Facts:
    """What is said of one thing, by property; *whole* where that is certainly all."""

    def __init__(self, answers: Sequence[Answer] = ()) -> None:
        inferred = graph_name("inferred")
        self.whole = len(answers) < MOST_FACTS
        self._facts: dict[str, dict[Term, bool]] = {}
        for answer in answers:
            values = self._facts.setdefault(answer["property"].value, {})
            stated = answer["graph"] != inferred
            values[answer["value"]] = values.get(answer["value"], True) and not stated

    def __bool__(self) -> bool:
        """Tell whether anything is said at all."""
        return bool(self._facts)

    def all(self, curie: str) -> list[Term]:
        """Give every value of the property written as a CURIE."""
        return list(self._facts.get(term(curie).value, ()))

    def first(self, curie: str) -> Term | None:
        """Give one value of the property, or None."""
        return next(iter(self.all(curie)), None)

    def by_property(self) -> list[tuple[NamedNode, list[Fact]]]:
        """Give all that is said, property by property."""
        return [
            (NamedNode(name), [Fact(value, inferred) for value, inferred in values.items()])
            for name, values in self._facts.items()
        ]

    def labels(self, iri: NamedNode) -> "Labels":
        """Give the labels of *iri*, which is the thing that all this is said of."""
        ranked = [(rank, value) for rank, name in enumerate(_NAMES, 1) for value in self.all(name)]
        answers = ({"thing": iri, "label": value, "rank": Literal(rank)} for rank, value in ranked)
        return Labels([*answers])

    def things(self) -> Iterator[NamedNode]:
        """Find every IRI that the facts mention."""
        for name, values in self._facts.items():
            yield NamedNode(name)
            yield from (value for value in values if isinstance(value, NamedNode))


@dataclass(frozen=True)
class Label:
    """A label and its language."""

    text: str
    language: str


class Labels:
    """The labels of things, by IRI."""

    def __init__(self, answers: Sequence[Answer] = ()) -> None:
        self._labels: dict[str, list[tuple[int, Literal]]] = {}
        for answer in answers:
            label = answer["label"]
            if isinstance(label, Literal):
                ranked = (int(answer["rank"].value), label)
                self._labels.setdefault(answer["thing"].value, []).append(ranked)

    def __or__(self, other: "Labels") -> "Labels":
        """Give the labels of both."""
        joined = Labels()
        joined._labels = {**self._labels, **other._labels}
        return joined

    def knows(self, iri: NamedNode) -> bool:
        """Tell whether *iri* has a label, which means that the graph says something of it."""
        return iri.value in self._labels

    def best(self, iri: NamedNode, language: str) -> Label:
        """Give the label in *language*, else Czech, else English, else what there is.

        A thing without a label is called by its shortened IRI.
        """
        ranked = self._labels.get(iri.value)
        if not ranked:
            return Label(shorten(iri.value), "")
        order = [language, "cs", "en"]

        def preference(item: tuple[int, Literal]) -> tuple[int, int, str]:
            rank, label = item
            tag = label.language or "cs"
            return rank, order.index(tag) if tag in order else len(order), label.value

        label = min(ranked, key=preference)[1]
        return Label(label.value, label.language or "cs")

    def sorted(self, iris: Iterable[NamedNode], language: str) -> list[NamedNode]:
        """Sort *iris* by their labels as a Czech dictionary does."""
        return sorted(iris, key=lambda iri: collation_key(self.best(iri, language).text))

    def alphabetical(self, rows: Iterable[Row], column: str, language: str) -> list[Row]:
        """Sort *rows* by the label of the thing in *column*; SPARQL knows no Czech alphabet."""

        def key(row: Row) -> str:
            iri = row[column]
            if not isinstance(iri, NamedNode):
                return ""
            return collation_key(self.best(iri, language).text)

        return sorted(rows, key=key)


@dataclass(frozen=True)
class Evidence:
    """Where a document says a statement: 0-based offsets, and the words where they are shipped.

    *characters* is how long the document is, *issued* its day, *retrieved* when a web archive took
    it; each where it is known.
    """

    document: NamedNode
    title: str
    start: int
    end: int
    exact: str | None
    source: str | None
    characters: int | None = None
    issued: str | None = None
    retrieved: str | None = None

    @classmethod
    def read(cls, answer: Answer) -> Self:
        """Read one answer of ``evidence_of``."""
        known = {name: term.value for name, term in answer.items()}
        document = NamedNode(known["document"])
        return cls(
            document=document,
            title=known.get("title", shorten(document.value)),
            start=int(known["start"]),
            end=int(known["end"]),
            exact=known.get("exact"),
            source=known.get("source"),
            characters=int(known["characters"]) if "characters" in known else None,
            issued=known.get("issued"),
            retrieved=known.get("retrieved", "")[:DAY] or None,
        )

    @property
    def original(self) -> str | None:
        """The address of the original page, pointing to the words where they are known."""
        return at_words(self.source, self.exact) if self.source else None

    @property
    def share(self) -> tuple[float, float] | None:
        """Where in the document the place begins and how long it is, in percent of the whole."""
        if not self.characters:
            return None
        percent = 100 / self.characters
        return round(self.start * percent, 1), round((self.end - self.start) * percent, 1)


def by_statement(answers: Sequence[Answer]) -> dict[str, tuple[Evidence, ...]]:
    """Sort the answers of ``evidence_of`` by the statement that they prove."""
    groups = groupby(answers, key=lambda answer: answer["statement"].value)
    return {statement: tuple(map(Evidence.read, group)) for statement, group in groups}
