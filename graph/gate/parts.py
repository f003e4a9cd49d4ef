"""Cutting a graph into parts: some focus nodes each, with all that their validation looks at.

A node that is in a part only because another one needs it may seem faulty there; so of each part
only the findings on its own focus nodes count. Such nodes cost most of the time, so that what is
said together is validated together.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, groupby
from operator import attrgetter

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.gate.reach import States, UnboundedError, taken
from graph.gate.shapes import SUBCLASS, TYPE, Needs
from graph.property_paths import Node
from graph.store import EmbeddedStore, Subject

TRIPLES = 5_000
"""How many triples a part has before it is closed."""

Described = tuple[Node, list[Quad]]
"""A node with the triples of which it is the subject."""


@dataclass
class Part:
    """What an engine is given at once: *triples* as N-Triples, and whose findings count."""

    focus: set[str] = field(default_factory=set)
    triples: set[str] = field(default_factory=set)
    seen: set[tuple[Node, States]] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The part as one N-Triples document."""
        return "".join(self.triples)


def everything(store: EmbeddedStore, needs: Needs) -> Iterator[Described]:
    """Give every node of *store* that may be a focus node; raise UnboundedError for a blank one.

    Engines name blank nodes anew, so that nobody could tell on which of them a finding is.
    """
    for subject in _subjects(store):
        if isinstance(subject, BlankNode):
            raise UnboundedError(str(subject))
        yield subject, list(_about(store, subject))
    yield from ((node, []) for node in _no_subjects(store, needs))


def _subjects(store: EmbeddedStore) -> Iterator[Subject]:
    """Give every subject once, those of one graph after each other.

    They look at each other, so that a part holds few nodes that are another part's. What was given
    already is remembered on the disk.
    """
    with closing(sqlite3.connect("", isolation_level=None)) as database:
        database.execute("CREATE TABLE given (node PRIMARY KEY) WITHOUT ROWID")
        database.execute("BEGIN")
        for graph in store.graphs():
            for subject, _ in groupby(store.quads(graph), attrgetter("subject")):
                added = database.execute("INSERT OR IGNORE INTO given VALUES (?)", (str(subject),))
                if added.rowcount:
                    yield subject


def described(store: EmbeddedStore, nodes: Iterable[Node]) -> Iterator[Described]:
    """Give *nodes* with what *store* says of them."""
    for node in nodes:
        if isinstance(node, BlankNode):
            raise UnboundedError(str(node))
        yield node, list(_about(store, node))


def parts(store: EmbeddedStore, needs: Needs, nodes: Iterable[Described]) -> Iterator[Part]:
    """Give the parts of *store* in which the focus nodes among *nodes* can be validated."""
    walk = _Walk(store, needs)
    part = Part()
    for node, quads in nodes:
        walk.begin(part, node, quads)
        if len(part.triples) >= TRIPLES:
            yield part
            part = Part()
    yield part


def _no_subjects(store: EmbeddedStore, needs: Needs) -> Iterator[Node]:
    """Give, once each, what may be a focus node without being the subject of a triple."""
    leading = (name for name in needs.by_object if isinstance(name, NamedNode))
    reached = (quad.object for name in leading for quad in store.triples(None, name, None))
    alone = (node for node in chain(reached, needs.by_name) if not any(_about(store, node)))
    yield from dict.fromkeys(alone)


def _about(store: EmbeddedStore, node: Node) -> Iterator[Quad]:
    """Give the triples of which *node* is the subject; a literal is of none."""
    return iter(()) if isinstance(node, Literal) else store.triples(node, None, None)


class _Walk:
    """Gathers what focus nodes need of a store."""

    def __init__(self, store: EmbeddedStore, needs: Needs) -> None:
        self._store = store
        self._needs = needs
        self._parents: defaultdict[Node, list[Node]] = defaultdict(list)
        for quad in store.triples(None, SUBCLASS, None):
            self._parents[quad.subject].append(quad.object)
        self._starts = cache(self._begun_by)

    def begin(self, part: Part, node: Node, quads: list[Quad]) -> None:
        """Add to *part* what *node*, of which *quads* tell, needs if it is a focus node."""
        told = frozenset(q.object if q.predicate == TYPE else q.predicate for q in quads)
        states = self._starts(told)
        if node in self._needs.by_name:
            states |= self._needs.reach.joined(self._needs.by_name[node])
        if states:
            part.focus.add(str(node))
            self._walk(part, node, states, quads)

    def _begun_by(self, told: frozenset[Node]) -> States:
        """Give the states in which a node begins whose classes and properties are *told*.

        Those of what leads to a node are among them always: the walk itself finds whether it does.
        """
        needs = self._needs
        found = set().union(*needs.by_object.values())
        for name in told:
            found |= needs.by_subject.get(name, set())
        for name in self._classes(told):
            found |= needs.by_class.get(name, set())
        return needs.reach.joined(found)

    def _classes(self, told: Iterable[Node]) -> set[Node]:
        """Give the classes among *told* with all classes above them."""
        found: set[Node] = set()
        waiting = list(told)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(self._parents.get(name, ()))
        return found

    def _walk(self, part: Part, node: Node, states: States, quads: list[Quad]) -> None:
        waiting = [*self._expand(part, node, states, quads)]
        while waiting:
            place = waiting.pop()
            if place not in part.seen:
                part.seen.add(place)
                waiting.extend(self._expand(part, *place))

    def _expand(
        self, part: Part, node: Node, states: States, quads: list[Quad] | None = None
    ) -> Iterator[tuple[Node, States]]:
        """Add the triples that are looked at from *node* and give where they lead."""
        for step, target in self._needs.reach.moves(states):
            if quads is None or step.inverse:
                found = taken(self._store, node, step)
            else:
                found = ((q, q.object) for q in quads if step.predicate in (None, q.predicate))
            for quad, other in found:
                part.triples.add(f"{quad.triple} .\n")
                yield other, target
