"""How `vazby extract --coverage` prints a page: what was understood marked, what was not told.

In a terminal the marks are colours; elsewhere they are brackets, ``[M Most k naději, o.s.]``, with
the letter of the kind of record: a capital where its evidence is, a small one where it took but a
field. The margin of each line tells at a glance what it was used for.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from loaders.coverage.lines import CoveredLine, covered_lines
from loaders.coverage.passage import BOILERPLATE, STRUCTURE, UNREAD, USED, Passage
from loaders.document import Document
from loaders.records import Completeness, Coverage, Extraction, Problem, Record
from vazby_terminal import TURNS

_RECORDS = {
    "partnership": ("P", "underline bold blue"),
    "membership": ("M", "underline green"),
    "working-group": ("W", "underline cyan"),
    "plan": ("L", "underline magenta"),
    "measure": ("E", "underline bright_blue"),
    "project": ("J", "underline bright_cyan"),
    "count": ("C", "underline bright_magenta"),
    "event": ("V", "underline bright_yellow"),
    "support-period": ("S", "underline bright_green"),
}
_USES = {
    USED: (" ", ""),
    STRUCTURE: ("=", "bold"),
    BOILERPLATE: ("·", "dim"),
    UNREAD: ("?", "red"),
}
_PROBLEM = ("!", "yellow")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *TURNS), "�") | {9: " "}
_MARGIN = 4  # columns; wider only where a line is evidence of five kinds of record

_Row = tuple[Text, Text]


@dataclass(frozen=True)
class _Mark:
    """A part of a line that is marked with a *letter* or, in a terminal, with a *style*."""

    start: int
    end: int
    letter: str
    style: str


def show_coverage(console: Console, document: Document, extraction: Extraction) -> None:
    """Print the page on *console*, with its problems where they are, and a summary below."""
    towns = ", ".join(place.label for place in extraction.document.municipalities)
    heading = (extraction.document.title, extraction.document.kind or "unknown kind", towns)
    console.print(Text(" · ".join(filter(None, heading)).translate(_CONTROLS), "bold"))
    _print_rows(console, _rows(document, extraction, console.is_terminal))
    if extraction.coverage:
        summary = Text(_summary(extraction.coverage, extraction.problems))
        console.print(summary, soft_wrap=not console.is_terminal)
        console.print(_kinds(extraction.coverage.kinds), soft_wrap=False)


def _print_rows(console: Console, rows: Iterable[_Row]) -> None:
    """Print *rows*: wrapped beside their margin in a terminal, a line each elsewhere."""
    if not console.is_terminal:
        for margin, words in rows:
            console.print(Text(f"{margin.plain:>{_MARGIN}} {words.plain}"), soft_wrap=True)
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True, min_width=_MARGIN)
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(*row)
    console.print(grid, soft_wrap=False)


def _rows(document: Document, extraction: Extraction, in_colour: bool) -> Iterator[_Row]:
    """Give the lines of the page, each problem after the line that it begins in."""
    left = deque(sorted(extraction.problems, key=lambda problem: problem.start))
    for covered in covered_lines(document, extraction):
        yield _line(covered, extraction, in_colour)
        while left and left[0].start < covered.line.end:
            yield _problem(left.popleft(), document)
    yield from (_problem(problem, document) for problem in left)


def _line(covered: CoveredLine, extraction: Extraction, in_colour: bool) -> _Row:
    marks = list(_marks(covered, extraction))
    read = sorted((mark for mark in marks if mark.letter != _USES[UNREAD][0]), key=_place)
    sign, style = _USES[covered.use]
    margin = Text("".join(dict.fromkeys(mark.letter for mark in read)) or sign, style)
    words = _coloured(covered, marks) if in_colour else Text(_bracketed(covered, marks))
    bullet = f"{covered.line.bullet} " if covered.line.bullet else ""
    return margin, Text.assemble((bullet, "dim"), words)


def _marks(covered: CoveredLine, extraction: Extraction) -> Iterator[_Mark]:
    """Give the marks of a line: what its passages were used for, and those left unread."""
    for passage in covered.passages:
        if passage.use == UNREAD:
            yield _Mark(passage.start, passage.end, *_USES[UNREAD])
        yield from (_mark(passage, extraction.records[number]) for number in passage.records)


def _mark(passage: Passage, record: Record) -> _Mark:
    """Mark the evidence of *record* in *passage*, or all of it where only a field is from there."""
    letter, style = _RECORDS[record.type]
    start = max(record.evidence.start, passage.start)
    end = min(record.evidence.end, passage.end)
    if start < end:
        return _Mark(start, end, letter, style)
    return _Mark(passage.start, passage.end, letter.lower(), style)


def _place(mark: _Mark) -> int:
    return mark.start


def _length(mark: _Mark) -> int:
    return mark.end - mark.start


def _coloured(covered: CoveredLine, marks: Sequence[_Mark]) -> Text:
    start = covered.line.start
    words = Text(covered.line.text.translate(_CONTROLS), _USES[covered.use][1])
    for mark in sorted(marks, key=_length, reverse=True):
        words.stylize(mark.style, mark.start - start, mark.end - start)
    return words


def _bracketed(covered: CoveredLine, marks: Sequence[_Mark]) -> str:
    """Give the words of a line with ``[M …]`` around each mark, the longer ones outside."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for mark in sorted(marks, key=_length, reverse=True):
        opening[mark.start] = f"{opening.get(mark.start, '')}[{mark.letter} "
        closing[mark.end] = f"{closing.get(mark.end, '')}]"
    text = covered.line.text.translate(_CONTROLS)
    pieces = (
        closing.get(place, "") + opening.get(place, "") + text[place - covered.line.start :][:1]
        for place in range(covered.line.start, covered.line.end + 1)
    )
    return "".join(pieces)


def _problem(problem: Problem, document: Document) -> _Row:
    words = document.text[problem.start : problem.end].translate(_CONTROLS).strip()
    told = f"“{words}”: {problem.reason}" if words else problem.reason
    return Text(_PROBLEM[0], _PROBLEM[1]), Text(told, _PROBLEM[1])


def _summary(coverage: Coverage, problems: Sequence[Problem]) -> str:
    lines, all_characters = coverage.lines, sum(vars(coverage.characters).values())
    share = coverage.characters.used / max(all_characters, 1)
    return (
        f"\n{sum(vars(lines).values())} lines: {lines.used} used, {lines.structure} structure (=), "
        f"{lines.boilerplate} boilerplate (·), {lines.unread} unread (?). "
        f"Evidence is {share:.0%} of the characters; passages unread: {len(coverage.unread)}; "
        f"problems (!): {len(problems)}.\n"
        "Letters tell the kind of record: a capital where its evidence is, a small one where it "
        "took but a field."
    )


def _kinds(kinds: Sequence[Completeness]) -> Table:
    grid = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("", "kind", "found", "state", "expected"):
        grid.add_column(name, justify="right" if name == "found" else "left")
    for kind in kinds:
        letter, style = _RECORDS[kind.type]
        is_gap = kind.expected and kind.state != "read"
        state = Text(kind.state, "yellow" if is_gap else "")
        expected = "expected" if kind.expected else ""
        grid.add_row(Text(letter, style), kind.type, str(kind.found), state, expected)
    return grid
