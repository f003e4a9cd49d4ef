"""Loading pages: each is read, taken from what was read before, skipped, or put in quarantine."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Quad

from graph.errors import RefusedError, VazbyError
from graph.manifest import GraphSum
from graph.namespaces import shorten
from graph.report import Result
from loaders.batch.extractions import Extractions
from loaders.batch.quarantine import Quarantine
from loaders.batch.reading import Reading
from loaders.batch.side_by_side import explained, side_by_side
from loaders.batch.workers import Pace, work
from loaders.read.source import Page
from loaders.read.sources import Source
from loaders.records import Problem

START = 60.0
"""How long workers may take to start, in seconds, over the time that a page has."""


@dataclass(frozen=True)
class _Job:
    name: str
    page: Page | None = None
    key: str = ""
    found: Reading | None = None


class Load:
    """One load of pages into the release whose graphs are *published*.

    With *again*, pages are read that were read before. *readings* are those of new pages by the
    IRIs of their graphs, *read* counts these pages, *skipped* those that the release holds already,
    and *failures* tell why others could not be read. *doubles* are pages that replaced another page
    of the same load, because both are the same document, be it with the same bytes.
    """

    def __init__(
        self,
        kept: Extractions,
        quarantine: Quarantine,
        published: Mapping[str, GraphSum],
        *,
        again: bool = False,
    ) -> None:
        self.read = self.skipped = 0
        self.failures: list[VazbyError] = []
        self.readings: dict[str, Reading] = {}
        self.doubles: list[str] = []
        self._keys: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._kept, self._quarantine = kept, quarantine
        self._published, self._again = published, again

    def run(self, sources: Iterable[Source], executor: Executor, pace: Pace) -> Iterator[None]:
        """Read the pages of *sources* by *executor*, one each time that it is asked to go on."""
        begun = (self._begin(source, executor) for source in sources)
        for job, outcome in side_by_side(begun, pace.window, pace.limit + START):
            if isinstance(outcome, BaseException):
                self._fail(job, explained(outcome, job.name, pace.limit))
            else:
                self._take(job, outcome)
            yield
        self._quarantine.settle()

    def graphs(self) -> dict[NamedNode, Iterable[Quad]]:
        """Give the graphs that are new or changed; the quads wait on the disk."""
        return {NamedNode(iri): self._kept.quads(key) for iri, key in self._keys.items()}

    def records(self) -> Counter[str]:
        """Count the records of all pages that were read, by their types."""
        return sum((Counter(reading.records) for reading in self.readings.values()), Counter())

    def problems(self) -> Iterator[tuple[str, Problem]]:
        """Give what is not certain, each with the title of its document."""
        for reading in self.readings.values():
            yield from ((reading.title, problem) for problem in reading.problems)

    def told(self) -> str:
        """Tell what came of the pages so far."""
        return f"{self.read} read, {self.skipped} skipped, {len(self.failures)} failed"

    def codes(self) -> set[str]:
        """Give the municipalities that the graphs point to."""
        return {code for reading in self.readings.values() for code in reading.codes}

    def published(self) -> None:
        """Let go of what a release holds now."""
        self._kept.published(self._keys.values())

    def _begin(self, source: Source, executor: Executor) -> tuple[_Job, Future[Reading]]:
        """Get a page and begin to read it, unless we know what it becomes."""
        try:
            page = source.load()
        except VazbyError as error:
            return _Job(source.name), _failed(error)
        key = self._kept.key(page)
        found = None if self._again else self._kept.find(key)
        if found and (found.quads or self._holds(found)):
            return _Job(source.name, page, key, found), _done(found)
        return _Job(source.name, page, key), executor.submit(work, page)

    def _holds(self, reading: Reading) -> bool:
        return self._published.get(reading.graph) == reading.sum

    def _take(self, job: _Job, reading: Reading) -> None:
        if reading is not job.found:
            self._kept.keep(job.key, reading)
        if job.page:
            self._quarantine.release(job.name, job.page)
        if self._holds(reading) and not self._again and reading.graph not in self._keys:
            self.skipped += 1
            return
        self.read += 1
        if reading.graph in self.readings:
            self.doubles.append(job.name)
        self.readings[reading.graph] = replace(reading, quads="")
        self._keys[reading.graph], self._names[reading.graph] = job.key, job.name

    def refuse(self, violations: Iterable[Result]) -> bool:
        """Put into quarantine the pages that state what the gate refused; tell whether any does."""
        found = {one.focus: one for one in violations}
        stating = {graph: one for graph in self._keys if (one := self._stated(graph, found))}
        for graph, violation in stating.items():
            self._fail(_Job(self._names[graph]), _refused(self._names[graph], violation))
            del self.readings[graph], self._keys[graph]
        self.read -= len(stating)
        self._quarantine.settle()
        return bool(stating)

    def _stated(self, graph: str, found: Mapping[str, Result]) -> Result | None:
        """Give the first of what the gate *found* that a page states something of."""
        subjects = (str(quad.subject) for quad in self._kept.quads(self._keys[graph]))
        return next((found[subject] for subject in subjects if subject in found), None)

    def _fail(self, job: _Job, error: VazbyError) -> None:
        self.failures.append(error)
        self._quarantine.add(job.name, job.page, error)


def _refused(name: str, violation: Result) -> VazbyError:
    focus = shorten(violation.focus.strip("<>"))
    message = f"The gate refused what {name} states of {focus}: {violation.message_en}"
    return RefusedError(message, "Correct the page, or report it; the other pages were loaded.")


def _done(reading: Reading) -> Future[Reading]:
    future: Future[Reading] = Future()
    future.set_result(reading)
    return future


def _failed(error: VazbyError) -> Future[Reading]:
    future: Future[Reading] = Future()
    future.set_exception(error)
    return future
