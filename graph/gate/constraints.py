"""What a SPARQL constraint looks at: its triple patterns, followed from ``$this``.

Every pattern is entered by a variable that is known already. A solution for a focus node then only
has triples that the walk comes to, and so have those that NOT EXISTS would find. What
cannot be entered so, or is more than patterns and filters, is `UnboundedError`.
"""

from collections.abc import Iterable, Iterator
from functools import partial

import rdflib
from pyoxigraph import NamedNode
from pyparsing import ParseException
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.algebra import translatePath, translatePName, translatePrologue, traverse
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph.gate.paths import REPEATED, Chain, Choice, Path, Repeat, Step
from graph.gate.reach import Reach, UnboundedError

Variable = rdflib.Variable | rdflib.BNode
Known = dict[Variable, int]
_Pattern = tuple[Variable, object, Variable]  # either end may also be what is no variable

_THIS = rdflib.Variable("this")
_SCOPES = ("OptionalGraphPattern", "GroupOrUnionGraphPattern")
_EXISTS = ("Builtin_EXISTS", "Builtin_NOTEXISTS")
_PLAIN = {"modifier", "projection", "where", "orderby"}


def lay_constraint(select: str, reach: Reach, focus: int) -> None:
    """Let *reach* lead from *focus* to all that the query *select* looks at for ``$this``."""
    group = _parsed(select)
    this = reach.state()
    reach.join(focus, this)
    _lay_group(group, reach, {_THIS: this})


def _parsed(select: str) -> CompValue:
    """Give the WHERE clause; raise UnboundedError for what is more than a plain SELECT."""
    try:
        parsed = parseQuery(select)
        prologue = translatePrologue(parsed[0], None)
        query = traverse(parsed[1], visitPost=partial(translatePName, prologue=prologue))
        query = traverse(query, visitPost=translatePath)
    except ParseException as error:
        raise UnboundedError(select) from error
    if query.name != "SelectQuery" or {*query} - _PLAIN or _computes(query):
        raise UnboundedError(select)
    where: CompValue = query.where
    return where


def _computes(query: CompValue) -> bool:
    """Tell whether *query* selects more than variables: an expression may count solutions."""
    return any({*selected} != {"var"} for selected in query.projection or ())


def _lay_group(group: CompValue, reach: Reach, known: Known) -> None:
    """Lay the patterns of *group*, first those that always hold, then what they let in."""
    parts = _parts(group)
    _lay_patterns([*_patterns(parts)], reach, known)
    for scope in _scopes(parts):
        _lay_group(scope, reach, dict(known))


def _parts(group: CompValue) -> list[CompValue]:
    if group.name != "GroupGraphPatternSub":
        raise UnboundedError(group.name)
    return list(group.part or ())


def _patterns(parts: Iterable[CompValue]) -> Iterator[_Pattern]:
    for part in parts:
        if part.name == "TriplesBlock":
            for flat in part.triples:
                yield from zip(flat[::3], flat[1::3], flat[2::3], strict=True)


def _scopes(parts: Iterable[CompValue]) -> Iterator[CompValue]:
    """Give the groups within *parts* that need not hold, or not all of them."""
    for part in parts:
        if part.name in _SCOPES:
            yield from part.graph if isinstance(part.graph, list) else [part.graph]
        elif part.name in ("Filter", "Bind"):
            yield from _exists(part.expr)
        elif part.name != "TriplesBlock":
            raise UnboundedError(part.name)


def _exists(expression: object) -> Iterator[CompValue]:
    """Give the groups that *expression* asks for by EXISTS."""
    if isinstance(expression, CompValue) and expression.name in _EXISTS:
        yield expression.graph
    elif isinstance(expression, CompValue):
        yield from _exists([*expression.values()])
    elif isinstance(expression, list):
        for inner in expression:
            yield from _exists(inner)


def _lay_patterns(patterns: list[_Pattern], reach: Reach, known: Known) -> None:
    """Lay each pattern from the end that is known; from its subject where both are."""
    while patterns:
        entered = next((p for p in patterns if p[0] in known), None) or next(
            (p for p in patterns if p[2] in known), None
        )
        if not entered:
            message = f"Nothing leads from $this to {patterns[0]}."
            raise UnboundedError(message)
        patterns.remove(entered)
        subject, path, value = entered
        if subject in known:
            _path(path).lay(reach, known[subject], _end(value, reach, known))
        else:
            _path(path).reversed().lay(reach, known[value], _end(subject, reach, known))


def _end(term: object, reach: Reach, known: Known) -> int:
    """Give the state of *term*; one from which nothing is looked at where it was known already."""
    state = reach.state()
    if isinstance(term, Variable) and term not in known:
        known[term] = state
    return state


def _path(path: object) -> Path:
    if isinstance(path, rdflib.URIRef):
        return Step(NamedNode(str(path)))
    if isinstance(path, Variable):
        return Step(None)
    if isinstance(path, InvPath):
        return _path(path.arg).reversed()
    if isinstance(path, SequencePath):
        return Chain(tuple(map(_path, path.args)))
    if isinstance(path, AlternativePath):
        return Choice(tuple(map(_path, path.args)))
    if isinstance(path, MulPath):
        return Repeat(_path(path.path), *REPEATED[str(path.mod)])
    raise UnboundedError(str(path))
