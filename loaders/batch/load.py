"""Loading pages: each is read, taken from what was read before, skipped, or put in quarantine."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    source: Source | None = None

    def without_page(self) -> "_Job":
        """Give what is kept of it while thousands of others are read."""
        return replace(self, page=None, found=None)

    def with_page(self) -> "_Job":
        """Get its page anew, where it can be had once more."""
        try:
            return replace(self, page=self.source.load() if self.source else None)
        except VazbyError:
            return self


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
        self._jobs: dict[str, list[_Job]] = {}
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

    def settle(self) -> None:
        """Write down which pages wait in quarantine, now that the gate has said what it takes."""
        self._quarantine.settle()

    def _begin(self, source: Source, executor: Executor) -> tuple[_Job, Future[Reading]]:
        """Get a page and begin to read it, unless we know what it becomes."""
        try:
            page = source.load()
        except VazbyError as error:
            return _Job(source.name), _failed(error)
        key = self._kept.key(page)
        found = None if self._again else self._kept.find(key)
        if found and (found.quads or self._holds(found)):
            return _Job(source.name, page, key, found, source), _done(found)
        return _Job(source.name, page, key, None, source), executor.submit(work, page)

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
        self._keys[reading.graph] = job.key
        self._jobs.setdefault(reading.graph, []).append(job.without_page())

    def refuse(self, violations: Sequence[Result]) -> bool:
        """Put into quarantine the pages that state what the gate refused; tell whether any does.

        Where such a page was a double, the page that it replaced is there again.
        """
        stating = self._stating(violations, exactly=True) or self._stating(violations)
        for graph, violation in stating.items():
            key = self._keys.pop(graph)
            for job in (job for job in self._jobs[graph] if job.key == key):
                self._fail(job.with_page(), _refused(job.name, violation))
                self.doubles = [name for name in self.doubles if name != job.name]
                self.read -= 1
            self._jobs[graph] = [job for job in self._jobs[graph] if job.key != key]
            del self.readings[graph]
            self._restore(graph)
        return bool(stating)

    def _restore(self, graph: str) -> None:
        """Let the last page that is left of those of *graph* be what it holds."""
        for job in self._jobs[graph][-1:]:
            if reading := self._kept.find(job.key):
                self.readings[graph], self._keys[graph] = replace(reading, quads=""), job.key
                self.doubles = [name for name in self.doubles if name != job.name]

    def _stating(
        self, violations: Iterable[Result], *, exactly: bool = False
    ) -> Mapping[str, Result]:
        """Give the graphs that state what was refused: *exactly* that value, or of that subject."""
        found = {(one.focus, one.value if exactly else ""): one for one in violations}
        told = {graph: self._first(graph, found, exactly=exactly) for graph in self._keys}
        return {graph: violation for graph, violation in told.items() if violation}

    def _first(
        self, graph: str, found: Mapping[tuple[str, str], Result], *, exactly: bool
    ) -> Result | None:
        quads = self._kept.quads(self._keys[graph])
        stated = ((str(quad.subject), str(quad.object) if exactly else "") for quad in quads)
        return next((found[pair] for pair in stated if pair in found), None)

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
