"""The answer of a reader's query as a table, with labels and links for the IRIs in it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from api.facts import Labels
from api.questions import Questions
from graph.answers import Answer
from graph.query_errors import SizeRefusedError

SOLUTIONS = "text/tab-separated-values"
"""Read line by line, so that the beginning of a long answer can be shown."""
GRAPHS = "text/turtle"
TRIPLE = ("subject", "predicate", "object")
MOST_ROWS = 500
MOST_BYTES = 1 << 20

Cell = NamedNode | Literal | BlankNode | Triple | None


@dataclass(frozen=True)
class Result:
    """What a page shows of an answer: a table or yes or no; of triples a table and their *text*.

    *more* tells that the answer goes on, *seconds* how long it took, *searched* the numbers
    of matches that searches stopped at though there are more.
    """

    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Cell]] = ()
    boolean: bool | None = None
    text: str = ""
    more: bool = False
    labels: Labels = field(default_factory=Labels)
    seconds: float = 0.0
    searched: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing answers the query."""
        return self.boolean is None and not self.rows and not self.text and not self.more


async def read_result(answer: Answer, questions: Questions) -> Result:
    """Read as much of *answer* as a page shows; it must be written as SOLUTIONS or GRAPHS."""
    content, cut = await _beginning(answer)
    whole_lines = _whole_lines(content) if cut else content
    if answer.kind == "boolean":
        return Result(boolean=whole_lines.strip() == b"true")
    result = _triples(whole_lines) if answer.kind == "triples" else _solutions(whole_lines)
    things = {cell for row in result.rows for cell in row if isinstance(cell, NamedNode)}
    labels = Labels(await questions.rows("labels_of", thing=sorted(things, key=str)))
    return replace(result, more=cut or result.more, labels=labels)


async def _beginning(answer: Answer) -> tuple[bytes, bool]:
    """Give what a page has room for, and tell whether *answer* goes on behind it."""
    content = bytearray()
    try:
        async for part in answer.chunks():
            content += part
            if len(content) > MOST_BYTES:
                answer.close()
                return bytes(content), True
    except SizeRefusedError:  # an answer may be no longer than a page; what came is right
        return bytes(content), True
    return bytes(content), False


def _whole_lines(content: bytes) -> bytes:
    """Cut what ends within a line behind the line before; the first line is cut where it is."""
    return content[: content.rfind(b"\n") + 1] or content


def _solutions(content: bytes) -> Result:
    solutions = parse_query_results(content, QueryResultsFormat.TSV)
    if not isinstance(solutions, QuerySolutions):
        message = "the answer holds no solutions"
        raise TypeError(message)
    columns = [variable.value for variable in solutions.variables]
    rows = [[row[name] for name in columns] for row in islice(solutions, MOST_ROWS + 1)]
    return Result(columns, rows[:MOST_ROWS], more=len(rows) > MOST_ROWS)


def _triples(content: bytes) -> Result:
    rows: list[Sequence[Cell]] = []
    with suppress(SyntaxError):  # one that is cut off is the last of it
        for quad in parse(content, RdfFormat.TURTLE):
            rows.append((quad.subject, quad.predicate, quad.object))
            if len(rows) > MOST_ROWS:
                break
    text = content.decode(errors="ignore")  # it may end within a character
    return Result(TRIPLE, rows[:MOST_ROWS], text=text, more=len(rows) > MOST_ROWS)
