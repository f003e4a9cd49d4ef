"""Whether a pattern may take exponential time: a text goes round a loop of it in two ways.

The pattern becomes an automaton whose states are the places of its characters (Glushkov). It is
exponentially ambiguous where a state leads back to itself in two ways on one text: where the
product of the automaton with itself has a circle through a pair of equal and a pair of unequal
states, or where one step stands for two. See N. Weideman et al., Analyzing Matching Time Behavior
of Backtracking Regular Expression Matchers by Using Ambiguity of NFA (CIAA 2016).

What looks around is passed over, and many repetitions count as any number. A possessive loop
is none: it is never gone round again in another way.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, TypeVar

_parser: Any = import_module("re._parser")  # type checkers do not always know the module

MANY, EXACTLY = 2, 9  # repetitions, past which they count as any number, also if it is told
ALPHABET = "".join(map(chr, range(9, 127))) + "áéíóúýčďěňřšťůžÁČŘŠŽ„“–—\u00a0•½"

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True)
class Part:
    """A piece of a pattern: whether it may be empty, and with which states it begins and ends."""

    empty: bool = True
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()


@dataclass
class Automaton:
    """The states of a pattern, what each of them reads, and which may follow which, how often."""

    flags: int
    reads: list[frozenset[str]] = field(default_factory=list)
    steps: Counter[tuple[int, int]] = field(default_factory=Counter)

    def part(self, items: Iterable[Any]) -> Part:
        """Add the *items* of a pattern as the parser of `re` gives them, one after the other."""
        whole = Part()
        for kind, value in items:
            whole = self._then(whole, self._item(str(kind), value))
        return whole

    def _item(self, kind: str, value: Any) -> Part:  # noqa: ANN401 - syntax
        match kind:
            case "BRANCH":
                return self._any([self.part(branch) for branch in value[1]])
            case "SUBPATTERN":
                return self._group(*value)
            case "ATOMIC_GROUP":
                return self.part(value)
            case "MAX_REPEAT" | "MIN_REPEAT":
                return self._repeated(*value)
            case "POSSESSIVE_REPEAT":
                least, _, body = value
                return self._repeated(least, max(least, 1), body)
            case "LITERAL" | "NOT_LITERAL" | "IN" | "ANY":
                return self._state(kind, value)
            case _:  # it looks around, or says again what a group said
                return Part()

    def _state(self, kind: str, value: Any) -> Part:  # noqa: ANN401 - syntax
        self.reads.append(frozenset(filter(_reader(kind, value, self.flags), ALPHABET)))
        state = (len(self.reads) - 1,)
        return Part(empty=False, first=state, last=state)

    def _group(self, _: int | None, added: int, removed: int, body: Iterable[Any]) -> Part:
        before, self.flags = self.flags, (self.flags | added) & ~removed
        part = self.part(body)
        self.flags = before
        return part

    def _any(self, parts: list[Part]) -> Part:
        return Part(
            any(part.empty for part in parts),
            tuple(state for part in parts for state in part.first),
            tuple(state for part in parts for state in part.last),
        )

    def _then(self, one: Part, other: Part) -> Part:
        self.steps.update((last, first) for last in one.last for first in other.first)
        return Part(
            one.empty and other.empty,
            one.first + (other.first if one.empty else ()),
            other.last + (one.last if other.empty else ()),
        )

    def _repeated(self, least: int, most: int, body: Iterable[Any]) -> Part:
        is_loop = most > (EXACTLY if least == most else MANY)
        whole, times = Part(), max(1, min(least, MANY)) if is_loop else most
        for nth in range(times):
            part = self.part(body)
            is_optional = part.empty or nth >= least
            whole = self._then(whole, Part(is_optional, part.first, part.last))
        if is_loop:
            self._then(part, part)
        return whole


def is_exponential(pattern: str, flags: int = 0) -> bool:
    """Tell whether *pattern* goes round a loop in two ways on one text."""
    automaton = Automaton(flags)
    automaton.part(_parser.parse(pattern, flags))
    follow: dict[int, list[int]] = defaultdict(list)
    for one, other in automaton.steps:
        follow[one].append(other)
    loops = circles(follow)
    if any(count > 1 and loops.get(a) == loops.get(b) for (a, b), count in automaton.steps.items()):
        return True
    pairs = _pairs(automaton, follow, loops)
    return _mixed(circles(pairs))


def circles(graph: Mapping[Node, Iterable[Node]]) -> dict[Node, int]:
    """Give the nodes of *graph* that are on circles, with the numbers of their components."""
    backwards: dict[Node, list[Node]] = defaultdict(list)
    for node, others in graph.items():
        for other in others:
            backwards[other].append(node)
    seen: set[Node] = set()
    order = [node for start in graph for node in _walk(start, graph, seen)]
    found: dict[Node, int] = {}
    seen.clear()
    for number, start in enumerate(reversed(order)):
        component = list(_walk(start, backwards, seen))
        if len(component) > 1 or start in graph.get(start, ()):
            found |= dict.fromkeys(component, number)
    return found


def _walk(start: Node, graph: Mapping[Node, Iterable[Node]], seen: set[Node]) -> Iterator[Node]:
    """Give what can be reached from *start* and was not *seen*, each after all that it leads to."""
    if start in seen:
        return
    seen.add(start)
    stack = [(start, iter(graph.get(start, ())))]
    while stack:
        node, others = stack[-1]
        fresh = next((other for other in others if other not in seen), None)
        if fresh is None:
            stack.pop()
            yield node
        else:
            seen.add(fresh)
            stack.append((fresh, iter(graph.get(fresh, ()))))


Pair = tuple[int, int]


def _pairs(
    automaton: Automaton, follow: Mapping[int, list[int]], loops: Mapping[int, int]
) -> dict[Pair, list[Pair]]:
    """Give the product of the automaton with itself, as far as equal pairs on circles lead."""
    graph: dict[Pair, list[Pair]] = {}
    waiting = [(state, state) for state in loops]
    while waiting:
        pair = waiting.pop()
        if pair in graph:
            continue
        graph[pair] = [
            (a, b)
            for a in follow.get(pair[0], ())
            for b in follow.get(pair[1], ())
            if loops.get(a) == loops.get(b) == loops[pair[0]]
            and automaton.reads[a] & automaton.reads[b]
        ]
        waiting += graph[pair]
    return graph


def _mixed(numbers: Mapping[Pair, int]) -> bool:
    """Tell whether a component has a pair of equal states and one of unequal states."""
    equal = {number for (a, b), number in numbers.items() if a == b}
    return any(a != b and number in equal for (a, b), number in numbers.items())


def _reader(kind: str, value: Any, flags: int) -> Callable[[str], object]:  # noqa: ANN401 - syntax
    """Give what tells whether a character is read by one item of the syntax."""
    if kind == "ANY":
        return lambda char: char != "\n" or flags & re.DOTALL
    if kind in ("LITERAL", "NOT_LITERAL"):
        same = _same(chr(value), flags)
        return same if kind == "LITERAL" else lambda char: not same(char)
    is_negated = str(value[0][0]) == "NEGATE"
    members = [_member(str(name), item, flags) for name, item in value if str(name) != "NEGATE"]
    return lambda char: is_negated != any(member(char) for member in members)


def _same(one: str, flags: int) -> Callable[[str], bool]:
    if flags & re.IGNORECASE:
        return lambda char: char.casefold() == one.casefold()
    return lambda char: char == one


def _member(kind: str, value: Any, flags: int) -> Callable[[str], object]:  # noqa: ANN401 - syntax
    if kind == "LITERAL":
        return _same(chr(value), flags)
    if kind == "RANGE":
        low, high = value
        cases = (str.lower, str.upper) if flags & re.IGNORECASE else (str,)
        return lambda char: any(low <= ord(case(char)[0]) <= high for case in cases)
    name = str(value).removeprefix("CATEGORY_").removeprefix("UNI_")
    is_not, name = name.startswith("NOT_"), name.removeprefix("NOT_")
    letter = {"DIGIT": "d", "SPACE": "s", "WORD": "w"}[name]
    category = re.compile(f"\\{letter.upper() if is_not else letter}")
    return category.match
