"""Paths from node to node, as SHACL and SPARQL have them in common."""

from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import NamedNode


class Ways(Protocol):
    """What a path is laid in: states, and the steps that lead from one to another."""

    def state(self) -> int:
        """Give a new state."""
        ...

    def step(self, source: int, step: "Step", target: int) -> None:
        """Let *step* lead from *source* to *target*."""
        ...

    def join(self, source: int, target: int) -> None:
        """Let whatever is at *source* be at *target* too."""
        ...


class Path(Protocol):
    """A path of any form."""

    def lay(self, ways: Ways, source: int, target: int) -> None:
        """Let the path lead from *source* to *target*."""
        ...

    def reversed(self) -> "Path":
        """Give the path that leads back."""
        ...


@dataclass(frozen=True)
class Step:
    """From subject to object by *predicate* (by any one for None), or back where *inverse*."""

    predicate: NamedNode | None
    inverse: bool = False

    def lay(self, ways: Ways, source: int, target: int) -> None:
        """Let the step lead from *source* to *target*."""
        ways.step(source, self, target)

    def reversed(self) -> Path:
        """Give the step that leads back."""
        return Step(self.predicate, not self.inverse)


@dataclass(frozen=True)
class Chain:
    """One path after the other."""

    parts: tuple[Path, ...]

    def lay(self, ways: Ways, source: int, target: int) -> None:
        """Let all parts together lead from *source* to *target*."""
        stops = [source, *(ways.state() for _ in self.parts[1:]), target]
        for part, start, end in zip(self.parts, stops, stops[1:], strict=False):
            part.lay(ways, start, end)

    def reversed(self) -> Path:
        """Give the chain that leads back."""
        return Chain(tuple(part.reversed() for part in self.parts[::-1]))


@dataclass(frozen=True)
class Choice:
    """Any one of several paths."""

    parts: tuple[Path, ...]

    def lay(self, ways: Ways, source: int, target: int) -> None:
        """Let each part lead from *source* to *target*."""
        for part in self.parts:
            part.lay(ways, source, target)

    def reversed(self) -> Path:
        """Give the choice of the paths that lead back."""
        return Choice(tuple(part.reversed() for part in self.parts))


@dataclass(frozen=True)
class Repeat:
    """A path that may be left out where *optional*, or taken again where *many*."""

    part: Path
    optional: bool
    many: bool

    def lay(self, ways: Ways, source: int, target: int) -> None:
        """Let the path lead from *source* to *target* as often as it may be taken."""
        after = ways.state()
        self.part.lay(ways, source, after)
        if self.many:
            self.part.lay(ways, after, after)
        ways.join(after, target)
        if self.optional:
            ways.join(source, target)

    def reversed(self) -> Path:
        """Give the repetition of the path that leads back."""
        return Repeat(self.part.reversed(), self.optional, self.many)


REPEATED: dict[str, tuple[bool, bool]] = {
    "*": (True, True),
    "+": (False, True),
    "?": (True, False),
}
"""What the marks of SPARQL mean: whether a path is optional, whether it may be taken again."""
