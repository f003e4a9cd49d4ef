"""What a build takes over from the release in use: graphs that it cannot make by itself."""

from collections.abc import Callable, Collection

from pyoxigraph import NamedNode, Quad

from graph.fixed_graphs import fixed_graphs
from graph.iris import graph_name, resource, term
from graph.releases import DataDirectory
from graph.report import Result
from graph.rules import INFERRED
from graph.store import EmbeddedStore, damage
from loaders.emit.reference import REFERENCE
from loaders.link.statements import LINKS

Kept = dict[NamedNode, list[Quad]]

_DOCUMENTS = graph_name("document/").value
_REGISTERS = graph_name("register/").value


def kept_graphs(directory: DataDirectory) -> Kept:
    """Give the graphs of registers, and those written over HTTP, that are in the release in use.

    Those of pages are not among them: a page may be read otherwise by now. Raises
    DataDirectoryError where the store of the release is damaged.
    """
    if not directory.current_id():
        return {}
    release = directory.current()
    store = release.open()
    made = {*fixed_graphs(), REFERENCE, LINKS, INFERRED}
    names = {NamedNode(iri) for iri in release.manifest.graphs} - made
    with damage(release.store_path):
        return {name: list(store.quads(name)) for name in names if not _is_of_page(name, store)}


def _is_of_page(name: NamedNode, store: EmbeddedStore) -> bool:
    """Tell whether the graph *name* was made of a page: it says of which, as none that is written.

    Whoever writes may choose the name of a document.
    """
    if not name.value.startswith(_DOCUMENTS):
        return False
    page = resource("document", name.value.removeprefix(_DOCUMENTS))
    return store.states(Quad(name, term("prov:wasDerivedFrom"), page, name))


def to_leave_out(kept: Kept, violations: Collection[Result]) -> set[NamedNode]:
    """Name those of *kept* without which a build may be taken that the gate refused.

    They state what was refused, or else something of the same thing; what was written goes before
    registers. Where none does, it is all that was written, then all.
    """
    exactly = {(one.focus, one.value) for one in violations}
    things = {one.focus for one in violations}
    tests: list[Callable[[Quad], bool]] = [
        lambda quad: (str(quad.subject), str(quad.object)) in exactly,
        lambda quad: str(quad.subject) in things,
    ]
    written = {name: kept[name] for name in kept if not name.value.startswith(_REGISTERS)}
    for graphs in (written, kept):
        for test in tests:
            if found := {name for name, quads in graphs.items() if any(map(test, quads))}:
                return found
    return {*written} or {*kept}
