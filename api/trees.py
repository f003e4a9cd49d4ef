"""A small tree of bodies and their parts, as an organisation's page draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from api.facts import Row


@dataclass(frozen=True)
class Node:
    """A *thing* with the *row* that tells of it, and what stands *below* it."""

    thing: NamedNode
    row: Row
    below: tuple["Node", ...]


def tree(rows: Sequence[Row]) -> tuple[Node, ...]:
    """Make a tree of *rows*: each names a ``body`` and, unless it is a root, one ``above`` it.

    What stands below two bodies is shown below both; a circle is cut where it closes.
    """
    known = {row["body"] for row in rows}
    roots = [row for row in rows if row["above"] not in known]
    return tuple(_nodes(roots or rows[:1], rows, frozenset()))


def _nodes(chosen: Sequence[Row], rows: Sequence[Row], passed: frozenset[str]) -> Iterator[Node]:
    shown: set[str] = set()
    for row in chosen:
        body = row["body"]
        if not isinstance(body, NamedNode) or body.value in passed | shown:
            continue
        shown.add(body.value)
        below = [other for other in rows if other["above"] == body]
        yield Node(body, row, tuple(_nodes(below, rows, passed | {body.value})))
