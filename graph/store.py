"""The store: one port for the embedded Oxigraph, and its adapter.

Everything that the program asks of a store is in `Store`; `graph/remote.py` holds the adapter for
any other SPARQL 1.1 store. Queries see the union of all named graphs as their default graph: a
release holds that union itself, because Oxigraph's own gives a triple once for each of its graphs
(decision 0009).
"""

import errno
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.errors import DataDirectoryError, StorageError, UsageError

Graphs = Mapping[NamedNode, Iterable[Quad]]
"""Named graphs and the triples of each; the quads' own graph names are ignored."""

Term = NamedNode | BlankNode | Literal | Triple
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

    def update(self, text: str) -> None:
        """Run a SPARQL update."""
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

    def extend(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Add the triples of *quads* to *graph*; their own graph names are ignored."""
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
def _damage(path: Path) -> Iterator[None]:
    """Turn what RocksDB says of its damaged files into a DataDirectoryError."""
    try:
        yield
    except RuntimeError as error:
        message = f"The store {path} is damaged: {error}."
        hint = "Put another release into use with `vazby rollback`, or build again."
        raise DataDirectoryError(message, hint) from error


@contextmanager
def syntax_errors() -> Iterator[None]:
    """Turn a SPARQL syntax error into a UsageError."""
    try:
        yield
    except SyntaxError as error:
        message = f"The query cannot be parsed: {error.msg}."
        raise UsageError(message, "Check the SPARQL syntax.") from error


def rows(answer: object) -> list[dict[str, Term]]:
    """Read the answer of a SELECT row by row; raise UsageError for one of another form."""
    if not isinstance(answer, ox.QuerySolutions):
        raise UsageError(*_WRONG_FORM)
    names = [variable.value for variable in answer.variables]
    return [
        {name: term for name, term in zip(names, row, strict=True) if term is not None}
        for row in answer
    ]


class EmbeddedStore:
    """An Oxigraph store in a folder of its own, or in memory without one.

    While it is written to, queries see Oxigraph's union of the named graphs, in which a triple of
    two graphs counts twice; opened read-only, after `settle`, they see every triple once.
    """

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._path = path or Path("memory")
        self._settled = read_only
        with storage_errors(self._path), _damage(self._path):
            self._store = ox.Store.read_only(str(path)) if read_only else ox.Store(path)

    def select(self, text: str) -> list[dict[str, Term]]:
        """Give the rows of a SELECT; a variable that is unbound in a row is not in it."""
        with syntax_errors():
            return rows(self._store.query(text, use_default_graph_as_union=not self._settled))

    def construct(self, text: str) -> Iterator[Triple]:
        """Give the triples of a CONSTRUCT."""
        with syntax_errors():
            answer = self._store.query(text, use_default_graph_as_union=not self._settled)
        if not isinstance(answer, ox.QueryTriples):
            raise UsageError(*_WRONG_FORM)
        return answer

    def update(self, text: str) -> None:
        """Run a SPARQL update."""
        with storage_errors(self._path), syntax_errors():
            self._store.update(text)

    def graphs(self) -> list[NamedNode]:
        """List the named graphs that hold something, sorted by IRI."""
        names = [name for name in self._store.named_graphs() if isinstance(name, NamedNode)]
        return sorted((name for name in names if self._holds(name)), key=lambda name: name.value)

    def quads(self, graph: NamedNode | None = None) -> Iterator[Quad]:
        """Give the quads of one graph, or of all named graphs."""
        found = self._store.quads_for_pattern(None, None, None, graph)
        return (quad for quad in found if quad.graph_name != ox.DefaultGraph())

    def replace(self, graphs: Graphs) -> None:
        """Make the given triples all that each of *graphs* holds.

        All in one bulk, because each bulk makes files of its own, which later slow every query.
        """
        with storage_errors(self._path):
            self._store.clear_graph(ox.DefaultGraph())  # the union of before holds no more
            for name in graphs:
                self._store.remove_graph(name)
            self._store.bulk_extend(
                Quad(s, p, o, name) for name, quads in graphs.items() for s, p, o, _ in quads
            )

    def extend(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Add the triples of *quads* to *graph*; their own graph names are ignored."""
        with storage_errors(self._path):
            self._store.extend(Quad(s, p, o, graph) for s, p, o, _ in quads)

    def settle(self) -> None:
        """Make the default graph the union of all named graphs, each triple once."""
        with storage_errors(self._path):
            self._store.bulk_extend(Quad(s, p, o) for s, p, o, _ in self.quads())

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
