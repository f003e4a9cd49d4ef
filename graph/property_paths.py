"""SHACL property paths, written as SPARQL writes them.

Source: SHACL §2.3.1. The nodes of a compound path are blank, so only its text can be compared.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.namespaces import expand

Node = NamedNode | BlankNode | Literal | Triple
Triples = dict[Node, dict[str, list[Node]]]
"""Triples by subject, then by the predicate's IRI."""

_TOKEN = re.compile(r"<[^<>]*>|[()/|^*+?]")
_MARKS = {"*": "zeroOrMorePath", "+": "oneOrMorePath", "?": "zeroOrOnePath"}


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
        return f"({'/'.join(path_text(triples, step) for step in items(triples, path))})"
    for curie, render in _COMPOUND.items():
        if expand(curie) in properties:
            return render(triples, properties[expand(curie)][0])
    return str(path)


def path_turtle(text: str) -> str:
    """Write as Turtle the path that `path_text` wrote.

    >>> path_turtle("(<a>/^<b>)")
    '( <a> [ sh:inversePath <b> ] )'
    """
    signs = deque(_TOKEN.findall(text))
    return _read_path(signs) if signs else ""


def _read_path(signs: deque[str]) -> str:
    """Take one path from the *signs* and write it."""
    sign = signs.popleft()
    if sign == "^":
        return f"[ sh:inversePath {_read_path(signs)} ]"
    written = _read_list(signs) if sign == "(" else sign
    while signs and signs[0] in _MARKS:
        written = f"[ sh:{_MARKS[signs.popleft()]} {written} ]"
    return written


def _read_list(signs: deque[str]) -> str:
    """Take the rest of a sequence or of alternatives from the *signs* and write it."""
    parts, between = [_read_path(signs)], ""
    while (sign := signs.popleft()) != ")":
        parts.append(_read_path(signs))
        between = sign
    written = f"( {' '.join(parts)} )"
    return f"[ sh:alternativePath {written} ]" if between == "|" else written


def items(triples: Triples, head: Node) -> Iterator[Node]:
    """Give the items of the RDF list that begins at *head*."""
    while head != NamedNode(expand("rdf:nil")):
        yield triples[head][expand("rdf:first")][0]
        head = triples[head][expand("rdf:rest")][0]


def _inverse(triples: Triples, path: Node) -> str:
    return f"^{path_text(triples, path)}"


def _alternative(triples: Triples, path: Node) -> str:
    return f"({'|'.join(path_text(triples, choice) for choice in items(triples, path))})"


def _repeated(mark: str) -> Callable[[Triples, Node], str]:
    return lambda triples, path: f"{path_text(triples, path)}{mark}"


_COMPOUND: Mapping[str, Callable[[Triples, Node], str]] = {
    "sh:inversePath": _inverse,
    "sh:alternativePath": _alternative,
    "sh:zeroOrMorePath": _repeated("*"),
    "sh:oneOrMorePath": _repeated("+"),
    "sh:zeroOrOnePath": _repeated("?"),
}
