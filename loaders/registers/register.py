"""What every kind of public register has in common."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from graph.errors import UnreadableError
from graph.iris import graph_name, resource
from graph.store import storage_errors
from loaders.emit.statements import Statements, czech, plain
from loaders.resolve.places import Gazetteer


@dataclass(frozen=True)
class Register:
    """A kind of register: *key* ends the IRI of its named graph, the labels name it for people.

    *recognises* tells a file of this kind by its first bytes. *quads* reads one, perhaps bit by
    bit, with the towns that are known, and raises UnreadableError for one that cannot be read.
    *towns* gives the codes of the municipalities that it points to and does not describe.
    *refuses* gives what is wrong with a file, by its name and first bytes, that looks like one of
    this kind and cannot be recognised.
    """

    key: str
    label_cs: str
    label_en: str
    recognises: Callable[[bytes], bool]
    quads: Callable[[Path, Gazetteer], Iterable[Quad]]
    towns: Callable[[Path], Iterable[str]] = lambda path: ()
    refuses: Callable[[Path, bytes], UnreadableError | None] = lambda path, head: None

    @property
    def graph(self) -> NamedNode:
        """The named graph; loading another file of this kind replaces it."""
        return graph_name(f"register/{self.key}")

    def provenance(self, path: Path) -> list[Quad]:
        """State from which file the named graph is: its name and the SHA-256 of its bytes."""
        statements, node = Statements(self.graph), resource("register", self.key)
        with storage_errors(path), path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        statements.type(node, "v:Register", "prov:Entity")
        statements.add(node, "skos:prefLabel", czech(self.label_cs))
        statements.add(node, "skos:prefLabel", Literal(self.label_en, language="en"))
        statements.add(node, "dcterms:title", plain(path.name))
        statements.add(node, "v:sha256", plain(digest))
        statements.type(self.graph, "prov:Entity")
        statements.add(self.graph, "prov:wasDerivedFrom", node)
        statements.add(self.graph, "prov:wasAttributedTo", resource("agent", "vazby"))
        return statements.quads()
