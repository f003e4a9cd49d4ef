"""What changed from one release to another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.canonical import canonical_lines
from graph.releases import Release


@dataclass(frozen=True)
class GraphDiff:
    """What one named graph lost and won."""

    graph: NamedNode
    removed: frozenset[Quad]
    added: frozenset[Quad]


@dataclass(frozen=True)
class Diff:
    """The changed graphs from the release *old* to the release *new*, sorted by name."""

    old: str
    new: str
    graphs: tuple[GraphDiff, ...]

    @property
    def entities(self) -> tuple[str, ...]:
        """The IRIs whose own statements changed, sorted."""
        subjects = {
            quad.subject.value
            for graph in self.graphs
            for quad in (*graph.removed, *graph.added)
            if isinstance(quad.subject, NamedNode)
        }
        return tuple(sorted(subjects))

    def text(self) -> str:
        """Write the diff for people: `-` and `+` before canonical N-Quads, graph by graph."""
        return "".join(f"{line}\n" for line in self._lines())

    def summary(self) -> dict[str, object]:
        """Sum the diff up for programs: the changed entities, and each graph in numbers."""
        graphs = {
            item.graph.value: {"removed": len(item.removed), "added": len(item.added)}
            for item in self.graphs
        }
        return {"old": self.old, "new": self.new, "graphs": graphs, "entities": self.entities}

    def _lines(self) -> Iterator[str]:
        yield f"{self.old} → {self.new}: {len(self.entities)} entities changed"
        for graph in self.graphs:
            yield f"\n{graph.graph.value}: -{len(graph.removed)} +{len(graph.added)}"
            yield from (f"- {line}" for line in canonical_lines(graph.removed))
            yield from (f"+ {line}" for line in canonical_lines(graph.added))


def diff(old: Release, new: Release) -> Diff:
    """Compare two releases; graphs with the same checksum are not even read."""
    before, after = old.manifest.graphs, new.manifest.graphs
    names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    changed = tuple(_compare_graph(old, new, NamedNode(name)) for name in names)
    return Diff(old.id, new.id, changed)


def _compare_graph(old: Release, new: Release, name: NamedNode) -> GraphDiff:
    before, after = _quads(old, name), _quads(new, name)
    return GraphDiff(name, before - after, after - before)


def _quads(release: Release, name: NamedNode) -> frozenset[Quad]:
    quads: Iterable[Quad] = release.open().quads(name)
    return frozenset(quads)
