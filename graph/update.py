"""An update, run on a copy of a release; what it changed goes through the gate like any load."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph.errors import RefusedError, UsageError
from graph.query_dataset import all_quads
from graph.query_errors import EvaluationError
from graph.releases import Release
from graph.rules import INFERRED
from graph.store import Graphs
from graph.update_syntax import check_syntax
from graph.update_text import Dataset, operations

_UNION = DefaultGraph()


def changed_graphs(release: Release, folder: Path, update: str, base: str, said: Dataset) -> Graphs:
    """Run *update* on a copy of *release* in *folder*; give the graphs that it changed, whole.

    Its patterns see what a query sees: the union of all graphs, unless it says otherwise. Raises
    UsageError and its kinds where the update makes no sense, RefusedError where it writes what the
    rules make.
    """
    check_syntax(update, base)
    release.open().copy_to(folder / "store")
    store = Store(str(folder / "store"))
    _run(store, update, base, said)
    return dict(_differences(Store.read_only(str(release.store_path)), store))


def _run(store: Store, update: str, base: str, said: Dataset) -> None:
    steps = operations(update, said)
    if not steps:
        message = "The update holds no operation."
        raise UsageError(message, "Send INSERT, DELETE, CLEAR or another one.")
    for place, step in enumerate(steps):
        if place and step.matches:
            _settle(store)
        had = step.named and _holds(store, INFERRED)
        try:
            store.update(step.text, base_iri=base)
        except (SyntaxError, RuntimeError, ValueError, OSError) as error:
            message = f"Operation {place + 1} of the update failed: {error}."
            raise EvaluationError(message, "Change the update; nothing was written.") from error
        if had and not _holds(store, INFERRED):
            raise _kept()


def _holds(store: Store, name: NamedNode) -> bool:
    return any(True for _ in store.quads_for_pattern(None, None, None, name))


def _settle(store: Store) -> None:
    """Make the default graph the union of all named graphs again."""
    store.clear_graph(_UNION)
    store.bulk_extend(Quad(*quad.triple) for quad in all_quads(store))


def _differences(before: Store, after: Store) -> Iterator[tuple[NamedNode, list[Quad]]]:
    changed = removed = False
    names = {name for store in (before, after) for name in store.named_graphs()}
    for name in sorted(names, key=str):
        held = set(before.quads_for_pattern(None, None, None, name))
        holds = list(after.quads_for_pattern(None, None, None, name))
        if not isinstance(name, NamedNode) or (len(held) == len(holds) and held.issuperset(holds)):
            continue
        if name != INFERRED:
            changed = True
            yield name, holds
        elif not held.issuperset(holds):
            message = f"The rules make {INFERRED.value} anew with every release."
            raise RefusedError(message, "Write what follows to a graph of its own.")
        else:
            removed = True
    if removed and not changed:  # by name; what clears all graphs means the others
        raise _kept()


def _kept() -> RefusedError:
    message = f"The rules make {INFERRED.value} anew with every release: it cannot be removed."
    return RefusedError(message, "Remove what it follows from.").because("only-inferred")
