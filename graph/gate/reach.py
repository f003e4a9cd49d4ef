"""How far validation looks from a focus node: an automaton that walks the graph.

It is at a node in some states, and each state says which triples of that node are looked at and in
which states their other ends are. Where paths meet it may look at more than an engine would, never
at less.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import NamedNode, Quad

from graph.gate.paths import Step
from graph.property_paths import Node
from graph.store import EmbeddedStore

States = frozenset[int]
Moves = tuple[tuple[Step, States], ...]


class UnboundedError(Exception):
    """What is validated may depend on triples anywhere in the graph: only the whole one will do."""


class Reach:
    """States, and the steps between them. It is complete before anybody asks for `moves`."""

    def __init__(self) -> None:
        self._last = 0
        self._steps: defaultdict[int, list[tuple[Step, int]]] = defaultdict(list)
        self._joined: defaultdict[int, list[int]] = defaultdict(list)
        self.moves = cache(self._moves)

    def state(self) -> int:
        """Give a new state."""
        self._last += 1
        return self._last

    def step(self, source: int, step: Step, target: int) -> None:
        """Let *step* lead from *source* to *target*."""
        self._steps[source].append((step, target))

    def join(self, source: int, target: int) -> None:
        """Let whatever is at *source* be at *target* too."""
        self._joined[source].append(target)

    def steps(self) -> Iterator[tuple[int, Step, int]]:
        """Give every step with the states that it leads from and to."""
        for source, found in self._steps.items():
            yield from ((source, step, target) for step, target in found)

    def joined(self, states: Iterable[int]) -> States:
        """Give *states* with all that they are joined to."""
        found: set[int] = set()
        waiting = list(states)
        while waiting:
            state = waiting.pop()
            if state not in found:
                found.add(state)
                waiting.extend(self._joined[state])
        return frozenset(found)

    def reversed(self) -> "Reach":
        """Give the automaton that walks back from where this one comes to."""
        back = Reach()
        back._last = self._last
        for source, step, target in self.steps():
            back.step(target, Step(step.predicate, not step.inverse), source)
        for source, targets in self._joined.items():
            for target in targets:
                back.join(target, source)
        return back

    def _moves(self, states: States) -> Moves:
        found: defaultdict[Step, set[int]] = defaultdict(set)
        for state in states:
            for step, target in self._steps[state]:
                found[step].add(target)
        return tuple((step, self.joined(targets)) for step, targets in found.items())


def taken(store: EmbeddedStore, node: Node, step: Step) -> Iterator[tuple[Quad, Node]]:
    """Give the triples of *store* by which *step* leads from *node*, each with its other end."""
    if step.inverse:
        yield from ((quad, quad.subject) for quad in store.triples(None, step.predicate, node))
    elif isinstance(node, NamedNode):
        yield from ((quad, quad.object) for quad in store.triples(node, step.predicate, None))
