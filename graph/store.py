"""The store: one port for the embedded Oxigraph, and its adapter.

Everything that the program asks of any store is in `Store`; `graph/remote.py` holds the adapter for
any other SPARQL 1.1 store. Queries see the union of all named graphs as their default graph: the
embedded store holds that union itself, because Oxigraph's own gives a triple once for each of its
graphs (decision 0009).
"""

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.batches import batched
from graph.errors import DataDirectoryError, StorageError, UsageError

Graphs = Mapping[NamedNode, Iterable[Quad]]
"""Named graphs and the triples of each; the quads' own graph names are ignored."""

BATCH = 50_000
"""How many quads are written at once: a million at once would take 900 MB."""

FEW = 5_000
"""Up to how many quads are written without making files of their own."""

Subject = NamedNode | BlankNode | Triple
Term = Subject | Literal
_UNION = ox.DefaultGraph()
_WRONG_FORM = (
    "The query is of another form than was asked for.",
    "SELECT gives rows, CONSTRUCT gives triples.",
)


class Store(Protocol):
    """What the program asks of a store of named graphs."""

    def select(self, text: str) -> list[dict[str, Term]]:
        """Give the rows of a SELECT; a variable that is unbound in a row is not in it."""
        ...

    def construct(self, text: str) -> Iterator[Triple]:
        """Give the triples of a CONSTRUCT."""
        ...

    def graphs(self) -> list[NamedNode]:
        """List the named graphs that hold something, sorted by IRI."""
        ...

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Give the quads of one graph, or of all named graphs."""
        ...

    def replace(self, graphs: Graphs) -> None:
        """Make the given triples all that each of *graphs* holds."""
        ...


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what the system says of reading or writing *path* into a StorageError.

    Oxigraph passes RocksDB's words on without an errno, hence the look at the words.
    """
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT} or "No space left" in str(error)
        reason = "the disk is full" if full else error.strerror or str(error)
        message = f"Cannot use {path}: {reason}."
        hint = "Free some space" if full else "Check the folder and its permissions"
        raise StorageError(message, f"{hint}, then repeat; nothing was changed.") from error


@contextmanager
def damage(path: Path) -> Iterator[None]:
    """Turn what RocksDB says of its damaged files, which are *path*, into a DataDirectoryError."""
    try:
        yield
    except RuntimeError as error:
        message = f"The store {path} is damaged: {error}."
        hint = "Put another release into use with `vazby rollback`, or build again."
        raise DataDirectoryError(message, hint) from error


def is_damage(error: Exception) -> bool:
    """Tell whether RocksDB says by *error* that what it reads is not what it wrote."""
    return isinstance(error, RuntimeError) and str(error).startswith("Corruption")


@contextmanager
def syntax_errors() -> Iterator[None]:
    """Turn a SPARQL syntax error into a UsageError."""
    try:
        yield
    except SyntaxError as error:
        message = f"The query cannot be parsed: {error.msg}."
        raise UsageError(message, "Check the SPARQL syntax.") from error


def rows(answer: object) -> Iterator[dict[str, Term]]:
    """Read the answer of a SELECT row by row; raise UsageError for one of another form."""
    if not isinstance(answer, ox.QuerySolutions):
        raise UsageError(*_WRONG_FORM)
    names = [variable.value for variable in answer.variables]
    return (
        {name: term for name, term in zip(names, row, strict=True) if term is not None}
        for row in answer
    )


class EmbeddedStore:
    """An Oxigraph store in a folder of its own, or in memory without one.

    Its default graph is the union of all named graphs, each triple once, and every write keeps it
    so. Whatever is written goes in by batches, so that memory does not grow with it.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._path = path or Path("memory")
        with storage_errors(self._path), damage(self._path):
            self._store = ox.Store.read_only(str(path)) if read_only else ox.Store(path)

    def select(self, text: str) -> list[dict[str, Term]]:
        """Give the rows of a SELECT; a variable that is unbound in a row is not in it."""
        with syntax_errors():
            return list(rows(self._store.query(text)))

    def values(self, text: str) -> Iterator[tuple[str | None, ...]]:
        """Give the rows of a SELECT one by one: each value without language and type, or None."""
        with syntax_errors():
            answer = self._store.query(text)
        if not isinstance(answer, ox.QuerySolutions):
            raise UsageError(*_WRONG_FORM)
        return (tuple([getattr(term, "value", None) for term in row]) for row in answer)

    def answer(self, text: str) -> bytes:
        """Give the whole answer of a SELECT in the JSON of SPARQL."""
        with syntax_errors():
            answer = self._store.query(text)
        if not isinstance(answer, ox.QuerySolutions):
            raise UsageError(*_WRONG_FORM)
        written = answer.serialize(format=ox.QueryResultsFormat.JSON)
        return written or b""

    def construct(self, text: str) -> Iterator[Triple]:
        """Give the triples of a CONSTRUCT."""
        with syntax_errors():
            answer = self._store.query(text)
        if not isinstance(answer, ox.QueryTriples):
            raise UsageError(*_WRONG_FORM)
        return answer

    def graphs(self) -> list[NamedNode]:
        """List the named graphs that hold something, sorted by IRI."""
        names = [name for name in self._store.named_graphs() if isinstance(name, NamedNode)]
        return sorted((name for name in names if self._holds(name)), key=lambda name: name.value)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Give the quads of one graph, or of all named graphs."""
        found = self._store.quads_for_pattern(None, None, None, graph)
        return found if graph else (quad for quad in found if quad.graph_name != _UNION)

    def triples(
        self, subject: Subject | None, predicate: NamedNode | None, value: Term | None
    ) -> Iterator[Quad]:
        """Give the triples of the union that fit, each once; None fits anything.

        All of a store on the disk come subject by subject, those of a predicate value by value.
        """
        return self._store.quads_for_pattern(subject, predicate, value, _UNION)

    def states(self, quad: Quad) -> bool:
        """Tell whether any named graph holds the triple of *quad*."""
        # Mostly it is the graph of the quad that does, which is quicker to ask.
        return quad in self._store or _in(quad, _UNION) in self._store

    def replace(self, graphs: Graphs) -> None:
        """Make the given triples all that each of *graphs* holds."""
        with storage_errors(self._path):
            self._add(chain.from_iterable(self._missing(*graph) for graph in graphs.items()))

    def renew(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Do as `replace` for one graph, whose *quads* come subject by subject: one is held."""
        known: set[Subject] = set()
        with storage_errors(self._path):
            self._add(self._news(graph, quads, known))
            self.remove(quad for quad in self.quads(graph) if quad.subject not in known)

    def restate(
        self, graph: NamedNode, predicates: Iterable[NamedNode], quads: Iterable[Quad]
    ) -> bool:
        """Make the triples of *quads* all that *graph* says by *predicates*; tell of new ones."""
        names = tuple(predicates)

        def said() -> Iterator[Quad]:
            one_by_one = (self._store.quads_for_pattern(None, name, None, graph) for name in names)
            return chain.from_iterable(one_by_one)

        with storage_errors(self._path):
            return self._add(self._differing(said, graph, quads))

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take *quads* out of their graphs."""
        with storage_errors(self._path):
            for quad in quads:
                self._remove(quad)

    def extend(self, graph: NamedNode, quads: Iterable[Quad]) -> bool:
        """Add the triples of *quads* to *graph*, and tell whether any of them was new there.

        Their own graph names are ignored.
        """
        named = (_in(quad, graph) for quad in quads)
        with storage_errors(self._path):
            return self._add(quad for quad in named if quad not in self._store)

    def copy_to(self, target: Path) -> None:
        """Checkpoint the store into the new folder *target*; unchanged files become hard links."""
        with storage_errors(target):
            self._store.backup(target)

    def flush(self) -> None:
        """Bring all that was written from memory to the disk."""
        with storage_errors(self._path):
            self._store.flush()

    def _holds(self, graph: NamedNode) -> bool:
        return next(self._store.quads_for_pattern(None, None, None, graph), None) is not None

    def _missing(self, graph: NamedNode, quads: Iterable[Quad]) -> Iterable[Quad]:
        """Take out of *graph* what is not among *quads*, and give those that it does not hold."""
        return self._differing(partial(self.quads, graph), graph, quads)

    def _news(self, graph: NamedNode, quads: Iterable[Quad], known: set[Subject]) -> Iterator[Quad]:
        """Do as `_missing`, subject by subject, each of which is then *known*."""
        for subject, group in groupby(quads, attrgetter("subject")):
            said = partial(self._store.quads_for_pattern, subject, None, None, graph)
            # What came before of the same subject is right.
            told = (_in(quad, graph) for quad in group)
            yield from told if subject in known else self._differing(said, graph, told)
            known.add(subject)

    def _differing(
        self, said: Callable[[], Iterator[Quad]], graph: NamedNode, quads: Iterable[Quad]
    ) -> Iterable[Quad]:
        """Take out of *graph* what it *said* and *quads* do not; give what they say beyond that."""
        wanted = (_in(quad, graph) for quad in quads)
        if next(said(), None) is None:
            return wanted  # which need not all be in memory
        # Asked again: an iterator that is open while *quads* fail would outlive this thread.
        return self._without_known(said, {*wanted})

    def _without_known(self, said: Callable[[], Iterator[Quad]], wanted: set[Quad]) -> set[Quad]:
        for quad in said():
            if quad in wanted:
                wanted.remove(quad)
            else:
                self._remove(quad)
        return wanted

    def _remove(self, quad: Quad) -> None:
        self._store.remove(quad)
        holders = self._store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(holder.graph_name == _UNION for holder in holders):
            self._store.remove(_in(quad, _UNION))

    def _add(self, quads: Iterable[Quad]) -> bool:
        """Add *quads* to their graphs and to the union; tell whether there were any."""
        some = False
        for batch in batched(quads, BATCH):
            some = True
            # A bulk is faster and needs less memory, but makes files, which slow every query.
            write = self._store.bulk_extend if len(batch) > FEW else self._store.extend
            write(quad for named in batch for quad in (named, _in(named, _UNION)))
        return some


def _in(quad: Quad, graph: NamedNode | ox.DefaultGraph) -> Quad:
    """Give the triple of *quad* in *graph*."""
    return Quad(quad.subject, quad.predicate, quad.object, graph)
