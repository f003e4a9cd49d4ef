"""What validation looks at, read off the shapes: the start of every walk, and where it leads.

Only what is known to look no further is accepted. Any other term of SHACL makes the shapes
`UnboundedError`, and then the whole graph is validated at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, NamedNode, Quad

from graph.gate.paths import REPEATED, Chain, Choice, Path, Repeat, Step
from graph.gate.reach import Reach, UnboundedError
from graph.iris import term
from graph.namespaces import PREFIXES, expand
from graph.property_paths import Node, Triples, index, items, path_text

TYPE, SUBCLASS = term("rdf:type"), term("rdfs:subClassOf")
_CLASS = Chain((Step(TYPE), Repeat(Step(SUBCLASS), optional=True, many=True)))

_NESTED = ("sh:node", "sh:property", "sh:not", "sh:qualifiedValueShape")
_NESTED_LISTS = ("sh:and", "sh:or", "sh:xone")
_COMPARED = ("sh:equals", "sh:disjoint", "sh:lessThan", "sh:lessThanOrEquals")
_TARGETS = ("sh:targetClass", "sh:targetSubjectsOf", "sh:targetObjectsOf", "sh:targetNode")
_PATHS = ("sh:path", "sh:inversePath", "sh:alternativePath")
_REPEATED = {"sh:zeroOrMorePath": "*", "sh:oneOrMorePath": "+", "sh:zeroOrOnePath": "?"}
# These look at the value itself, or at nothing.
_NEAR = """datatype nodeKind minCount maxCount minExclusive minInclusive maxExclusive maxInclusive
minLength maxLength pattern flags languageIn uniqueLang in hasValue qualifiedMinCount
qualifiedMaxCount severity message deactivated name description order group defaultValue declare
prefix namespace prefixes select ignoredProperties"""
_KNOWN = frozenset(
    map(expand, (*_NESTED, *_NESTED_LISTS, *_COMPARED, *_TARGETS, *_PATHS, *_REPEATED))
) | {expand(f"sh:{name}") for name in (*_NEAR.split(), "class", "closed", "sparql")}


@dataclass(frozen=True)
class Needs:
    """What each focus node needs.

    The states that a walk begins in are listed by what makes a node a focus node: its class, a
    property that it has, one that leads to it, or its name.
    """

    reach: Reach
    by_class: defaultdict[Node, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_subject: defaultdict[Node, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_object: defaultdict[Node, set[int]] = field(default_factory=lambda: defaultdict(set))
    by_name: defaultdict[Node, set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def starts(self) -> frozenset[int]:
        """Every state that a walk may begin in."""
        tables = (self.by_class, self.by_subject, self.by_object, self.by_name)
        return frozenset(state for table in tables for found in table.values() for state in found)


def needs_of(shapes: Iterable[Quad]) -> Needs:
    """Read off *shapes* what validation looks at; raise UnboundedError where that has no bound."""
    known = index(shapes)
    strange = {name for said in known.values() for name in said if _is_strange(name)}
    if strange:
        raise UnboundedError(", ".join(sorted(strange)))
    reading = _Reading(known)
    for shape in known:
        reading.target(shape)
    return reading.needs


def _is_strange(name: str) -> bool:
    return name.startswith(PREFIXES["sh"]) and name not in _KNOWN


_Target = tuple[Callable[[Node], Path], defaultdict[Node, set[int]], list[Node]]


class _Reading:
    """One reading of shapes, each of which has a state for its focus nodes."""

    def __init__(self, shapes: Triples) -> None:
        self.needs = Needs(Reach())
        self._reach = self.needs.reach
        self._shapes = shapes
        self._states: dict[Node, int] = {}

    def target(self, shape: Node) -> None:
        """Let walks begin at the focus nodes of *shape*, where it has some of its own."""
        for path, table, found in self._targets(shape):
            for value in found:
                start = self._focus(shape)
                table[value].add(start)
                path(value).lay(self._reach, start, self._reach.state())

    def _targets(self, shape: Node) -> Iterator[_Target]:
        """Give each way to be a focus node of *shape*, and what shows that a node is one."""
        needs = self.needs
        classes = [*self._said(shape, "sh:targetClass"), *self._implicit(shape)]
        yield lambda _: _CLASS, needs.by_class, classes
        yield _step, needs.by_subject, self._said(shape, "sh:targetSubjectsOf")
        objects = self._said(shape, "sh:targetObjectsOf")
        yield lambda name: _step(name).reversed(), needs.by_object, objects
        yield lambda _: _CLASS, needs.by_name, self._said(shape, "sh:targetNode")

    def _implicit(self, shape: Node) -> list[Node]:
        """Give *shape* itself where it is a class: its instances are focus nodes."""
        return [shape] if term("rdfs:Class") in self._said(shape, "rdf:type") else []

    def _focus(self, shape: Node) -> int:
        """Give the state in which a walk is at a focus node of *shape*."""
        if shape not in self._states:
            self._states[shape] = self._reach.state()
            self._constrain(shape, self._states[shape])
        return self._states[shape]

    def _constrain(self, shape: Node, focus: int) -> None:
        """Lay what the constraints of *shape* look at."""
        values = focus
        for path in self._said(shape, "sh:path"):
            values = self._end(self._path(path), focus)
            if self._said(shape, "sh:property"):
                message = f"What {shape} finds is on its values, not on its focus nodes."
                raise UnboundedError(message)
        for nested in self._nested(shape):
            self._reach.join(values, self._focus(nested))
        if self._said(shape, "sh:class"):
            self._end(_CLASS, values)
        if self._said(shape, "sh:closed"):
            self._end(Step(None), values)
        self._compare(shape, focus)

    def _compare(self, shape: Node, focus: int) -> None:
        """Lay what *shape* looks at beside its values: other properties, and by SPARQL anything."""
        # Imported here because it takes longer than all the rest that most commands need.
        from graph.gate.constraints import lay_constraint

        for name in _COMPARED:
            for predicate in self._said(shape, name):
                self._end(_step(predicate), focus)
        for constraint in self._said(shape, "sh:sparql"):
            lay_constraint(self._select(shape, constraint), self._reach, focus)

    def _nested(self, shape: Node) -> Iterator[Node]:
        for name in _NESTED:
            yield from self._said(shape, name)
        for name in _NESTED_LISTS:
            for head in self._said(shape, name):
                yield from items(self._shapes, head)

    def _select(self, shape: Node, constraint: Node) -> str:
        """Give the query of a SPARQL *constraint* with its prefixes, and its path for $PATH."""
        declared = (
            declaration
            for owner in self._said(constraint, "sh:prefixes")
            for declaration in self._said(owner, "sh:declare")
        )
        lines = [
            f"PREFIX {self._text(item, 'sh:prefix')}: <{self._text(item, 'sh:namespace')}>\n"
            for item in declared
        ]
        select = self._text(constraint, "sh:select")
        for path in self._said(shape, "sh:path"):
            select = select.replace("$PATH", path_text(self._shapes, path))
        return "".join([*lines, select])

    def _path(self, node: Node) -> Path:
        """Give the SHACL path that begins at *node*."""
        said = self._shapes.get(node, {}) if isinstance(node, BlankNode) else {}
        if expand("rdf:first") in said:
            return Chain(tuple(map(self._path, items(self._shapes, node))))
        for name, mark in _REPEATED.items():
            for part in self._said(node, name):
                return Repeat(self._path(part), *REPEATED[mark])
        for part in self._said(node, "sh:inversePath"):
            return self._path(part).reversed()
        for head in self._said(node, "sh:alternativePath"):
            return Choice(tuple(map(self._path, items(self._shapes, head))))
        return _step(node)

    def _end(self, path: Path, source: int) -> int:
        """Give the new state to which *path* leads from *source*."""
        state = self._reach.state()
        path.lay(self._reach, source, state)
        return state

    def _text(self, node: Node, curie: str) -> str:
        return next((getattr(value, "value", "") for value in self._said(node, curie)), "")

    def _said(self, node: Node, curie: str) -> list[Node]:
        return self._shapes.get(node, {}).get(expand(curie), [])


def _step(predicate: Node) -> Path:
    if not isinstance(predicate, NamedNode):
        raise UnboundedError(str(predicate))
    return Step(predicate)
