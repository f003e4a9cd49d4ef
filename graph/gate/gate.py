"""The gate of a release: all of it in parts, or what a change concerns and the rest as before."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from graph.batches import batched
from graph.canonical import ntriples
from graph.gate.parts import Described, described, everything, parts
from graph.gate.reach import UnboundedError
from graph.gate.shapes import Needs, needs_of
from graph.gate.touched import touched
from graph.report import Report, Result
from graph.store import EmbeddedStore
from graph.validate import Check, Engine, check_of, read_results, shapes_quads, shapes_sum

LINES = 1000
"""How many findings of an earlier report are read at once."""


@dataclass(frozen=True)
class Gate:
    """An *engine* and the folder of *shapes* that it holds a store to."""

    engine: Engine
    shapes: Path

    @cached_property
    def sum(self) -> str:
        """The checksum of the shapes."""
        return shapes_sum(self.shapes)

    def validate(self, store: EmbeddedStore) -> Report:
        """Validate all of *store*, in parts; the report is that of validating it whole."""
        with suppress(UnboundedError):
            return _report(self._found(store, everything(store, self._needs)))
        # Not while the error is handled: an engine that keeps it would keep the store's iterator.
        return _report(self._check(ntriples(store.triples(None, None, None))))

    def follow(self, store: EmbeddedStore, before: Path, changed: Iterable[Quad]) -> Report:
        """Validate what *changed* in *store*; the rest has the findings of the report *before*.

        That report is as Turtle, of this gate, and of the store to which these triples were added
        or from which they were taken.
        """
        with suppress(UnboundedError):
            nodes = touched(store, self._needs, changed)
            if nodes is not None:
                names = {str(node) for node in nodes}
                kept = (result for result in earlier(before) if result.focus not in names)
                return _report(chain(kept, self._found(store, described(store, nodes))))
        return self.validate(store)

    @cached_property
    def _check(self) -> Check:
        return check_of(self.engine, self.shapes)

    @cached_property
    def _needs(self) -> Needs:
        return needs_of(shapes_quads(self.shapes))

    def _found(self, store: EmbeddedStore, nodes: Iterable[Described]) -> Iterator[Result]:
        """Give the findings on those of *nodes* that are focus nodes."""
        for part in parts(store, self._needs, nodes):
            yield from (found for found in self._check(part.text) if found.focus in part.focus)


def earlier(report: Path) -> Iterator[Result]:
    """Give the findings of the *report* of a release, which has one a line."""
    with report.open(encoding="utf-8") as lines:
        head = next(lines, "")
        for batch in batched(lines, LINES):
            yield from read_results(parse("".join([head, *batch]), RdfFormat.TURTLE))


def _report(found: Iterable[Result]) -> Report:
    return Report(tuple(sorted(found)))
