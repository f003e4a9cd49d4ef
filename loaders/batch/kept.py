"""What a build takes over from the release in use: graphs that it cannot make by itself."""

from pyoxigraph import NamedNode, Quad

from graph.fixed_graphs import fixed_graphs
from graph.iris import graph_name
from graph.releases import DataDirectory
from graph.rules import INFERRED
from loaders.emit.reference import REFERENCE
from loaders.link.statements import LINKS

_DOCUMENTS = graph_name("document/").value


def kept_graphs(directory: DataDirectory) -> dict[NamedNode, list[Quad]]:
    """Give the graphs of registers, and those written over HTTP, that are in the release in use.

    Those of pages are not among them: a page may be read otherwise by now. Raises
    DataDirectoryError where the store of the release is damaged.
    """
    if not directory.current_id():
        return {}
    release = directory.current()
    made = {*fixed_graphs(), REFERENCE, LINKS, INFERRED}
    names = {NamedNode(iri) for iri in release.manifest.graphs if not iri.startswith(_DOCUMENTS)}
    return {name: list(release.open().quads(name)) for name in names - made}
