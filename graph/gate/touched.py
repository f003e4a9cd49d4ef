"""Which focus nodes a change concerns: those from which validation looks at a changed triple.

From a node that is not among them the walk comes to the same triples before and after, so what was
found on it stays. Walking back in the changed store alone is enough: what leads from a focus node
to the first changed triple on its way is in both.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from graph.gate.paths import Step
from graph.gate.reach import States, taken
from graph.gate.shapes import Needs
from graph.property_paths import Node
from graph.store import EmbeddedStore

MOST = 100_000
"""How many nodes the way back may pass before it is quicker to validate everything."""

Place = tuple[Node, States]


def changes(old: EmbeddedStore, new: EmbeddedStore, graphs: Iterable[NamedNode]) -> Iterator[Quad]:
    """Give the triples that only one of two stores states, which differ in *graphs* alone."""
    for name in graphs:
        yield from (quad for quad in old.quads(name) if not new.states(quad))
        yield from (quad for quad in new.quads(name) if not old.states(quad))


def touched(store: EmbeddedStore, needs: Needs, changed: Iterable[Quad]) -> set[Node] | None:
    """Give the nodes that as focus nodes look at a *changed* triple; None for too many."""
    way = _Back(store, needs)
    for quad in changed:
        way.follow(quad)
        if len(way.seen) > MOST:
            return None
    return way.found


class _Back:
    """The way from changed triples back to the focus nodes that look at them."""

    def __init__(self, store: EmbeddedStore, needs: Needs) -> None:
        self.seen: set[Place] = set()
        self.found: set[Node] = set()
        self._store = store
        self._starts = needs.starts
        self._back = needs.reach.reversed()
        looking: defaultdict[Step, set[int]] = defaultdict(set)
        for source, step, _ in needs.reach.steps():
            looking[step].add(source)
        self._looking = {step: self._back.joined(found) for step, found in looking.items()}

    def follow(self, quad: Quad) -> None:
        """Find what looks at *quad*, from either end."""
        for step in (Step(quad.predicate), Step(None)):
            self._walk(quad.subject, self._looking.get(step))
            self._walk(quad.object, self._looking.get(Step(step.predicate, inverse=True)))

    def _walk(self, node: Node, states: States | None) -> None:
        waiting = [(node, states)] if states else []
        while waiting:
            place = waiting.pop()
            if place not in self.seen:
                self.seen.add(place)
                waiting.extend(self._before(*place))

    def _before(self, node: Node, states: States) -> Iterator[Place]:
        """Give the places from which the walk comes to *node* in one of *states*."""
        if states & self._starts:
            self.found.add(node)
        for step, sources in self._back.moves(states):
            for _, other in taken(self._store, node, step):
                yield other, sources
