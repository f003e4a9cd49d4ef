"""Whether all files of a store are as they were written.

A store keeps its quads in several orders, each in files of its own, and a file is held against its
checksums where it is read. So all is read in all of them: what is read in one tells of no other.
"""

from itertools import chain
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store


def is_sound(path: Path) -> bool:
    """Tell whether all that the store in *path* holds can be read."""
    try:
        store = Store.read_only(str(path))
        names = [name for name in store.named_graphs() if isinstance(name, NamedNode)]
        for name in (None, *names, DefaultGraph()):
            _read(store, name)
    except (OSError, RuntimeError):
        return False
    return True


def _read(store: Store, name: NamedNode | DefaultGraph | None) -> None:
    """Read the graph *name*, None: all, in the orders that begin with each of its terms."""
    subjects, predicates, values = set(), set(), set()
    for quad in store.quads_for_pattern(None, None, None, name):
        subjects.add(quad.subject)
        predicates.add(quad.predicate)
        values.add(quad.object)
    for found in chain(
        (store.quads_for_pattern(subject, None, None, name) for subject in subjects),
        (store.quads_for_pattern(None, predicate, None, name) for predicate in predicates),
        (store.quads_for_pattern(None, None, value, name) for value in values),
    ):
        for _ in found:
            pass
