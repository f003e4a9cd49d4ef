"""SHACL property paths, written as SPARQL writes them.

Source: SHACL §2.3.1. The nodes of a compound path are blank, so only its text can be compared.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.namespaces import expand

Node = NamedNode | BlankNode | Literal | Triple
Triples = dict[Node, dict[str, list[Node]]]
"""Triples by subject, then by the predicate's IRI."""


def index(quads: Iterable[Quad]) -> Triples:
    """Index *quads* by subject and predicate; the graph does not matter."""
    found: defaultdict[Node, dict[str, list[Node]]] = defaultdict(dict)
    for subject, predicate, value, _ in quads:
        found[subject].setdefault(predicate.value, []).append(value)
    return dict(found)


def path_text(triples: Triples, path: Node) -> str:
    """Write the path that begins at the node *path*, such as ``(<a>/^<b>)``."""
    properties = triples.get(path, {}) if isinstance(path, BlankNode) else {}
    if expand("rdf:first") in properties:
        return f"({'/'.join(path_text(triples, step) for step in _items(triples, path))})"
    for curie, render in _COMPOUND.items():
        if expand(curie) in properties:
            return render(triples, properties[expand(curie)][0])
    return str(path)


def _items(triples: Triples, head: Node) -> Iterator[Node]:
    while head != NamedNode(expand("rdf:nil")):
        yield triples[head][expand("rdf:first")][0]
        head = triples[head][expand("rdf:rest")][0]


def _inverse(triples: Triples, path: Node) -> str:
    return f"^{path_text(triples, path)}"


def _alternative(triples: Triples, path: Node) -> str:
    return f"({'|'.join(path_text(triples, choice) for choice in _items(triples, path))})"


def _repeated(mark: str) -> Callable[[Triples, Node], str]:
    return lambda triples, path: f"{path_text(triples, path)}{mark}"


_COMPOUND: Mapping[str, Callable[[Triples, Node], str]] = {
    "sh:inversePath": _inverse,
    "sh:alternativePath": _alternative,
    "sh:zeroOrMorePath": _repeated("*"),
    "sh:oneOrMorePath": _repeated("+"),
    "sh:zeroOrOnePath": _repeated("?"),
}
