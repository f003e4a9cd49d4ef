"""What the command line prints: results on standard output, the rest on standard error."""

import errno
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, parse_query_results
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from typer import Exit
from typer.core import TyperGroup

from graph.errors import StorageError, VazbyError
from graph.namespaces import shorten
from graph.releases import Release
from loaders.records import Extraction, Problem, Record
from vazby_interrupt import CODE, INTERRUPTED, interruptible

PIPE_WIDTH = 10_000  # a table into a pipe is as wide as its rows
TURNS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Signs that turn the direction of the text: a page could make words stand where they are not."""

_CONTROLS = {
    code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code not in (9, 10)
} | {code: f"\\u{code:04x}" for code in TURNS}

for _stream in ("stdin", "stdout", "stderr"):
    if getattr(sys, _stream) is None:  # who started us has closed it
        setattr(sys, _stream, Path(os.devnull).open("r+", encoding="utf-8"))  # noqa: SIM115 - stays

out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else PIPE_WIDTH)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def written() -> Iterator[None]:
    """Print in UTF-8 whatever the locale is, and see to it that all of it is written.

    Raise StorageError where the disk is full; where the reader has gone, end at once and well.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _print_no_more()
        raise Exit from None
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _print_no_more()
        message = "The output cannot be written: the disk is full."
        raise StorageError(message, "Free some space, or write elsewhere.") from error


class Commands(TyperGroup):
    """All commands, each `written`; Typer alone would end with 1 where nobody reads on."""

    def invoke(self, ctx: Any) -> object:  # noqa: ANN401 - Typer hides its type
        """Run the command that the line names; Typer alone would say nothing of an interrupt."""
        try:
            with written(), interruptible():
                return super().invoke(ctx)
        except KeyboardInterrupt:
            err.print(INTERRUPTED)
            raise Exit(CODE) from None


def say(text: str) -> None:
    """Print one line of result."""
    out.print(_shown(text))


def tell(sentence: str, data: object, *, quiet: bool, as_json: bool, aside: bool = False) -> None:
    """Tell what was done, in a *sentence* or as *data* on one line of JSON.

    *aside* is for commands whose standard output holds their result.
    """
    console = err if aside else out
    if as_json:
        console.print_json(data=data, indent=None)
    elif not quiet:
        console.print(_shown(sentence))


def print_json(data: object) -> None:
    """Print *data* as JSON."""
    out.print_json(data=data)


def warn(text: str) -> None:
    """Print what is to be known although nothing failed."""
    err.print(f"[bold yellow]warning:[/] {_shown(text)}")


def complain(error: VazbyError) -> None:
    """Print what went wrong, and what to do next."""
    err.print(f"[bold red]error:[/] {_shown(error.message)}")
    if error.hint:
        err.print(f"  [dim]{_shown(error.hint)}[/]")


def table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print *rows* under *names*, as wide as they are."""
    grid = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        grid.add_column(name, overflow="fold")
    for row in rows:
        grid.add_row(*(_shown(str(cell)) for cell in row))
    out.print(grid, soft_wrap=False)


def tell_release(
    release: Release, known: Sequence[Extraction], *, quiet: bool, as_json: bool
) -> None:
    """Sum up what was published, and what stayed uncertain with its place."""
    records = Counter(record.type for item in known for record in item.records)
    if as_json:
        problems = ((item.document.title, problem) for item in known for problem in item.problems)
        print_json(summary(release, records, problems))
    elif not quiet:
        if known:
            many = "" if len(known) == 1 else "s"
            say(f"{len(known)} document{many} read, records: {counted(records)}")
        for item in known:
            for problem in item.problems:
                tell_problem(item.document.title, problem)
        tell_published(release)


def counted(records: Counter[str]) -> str:
    """Name the types of *records* with how many there are of each, the most frequent first."""
    return ", ".join(f"{kind} {count}" for kind, count in records.most_common())


def summary(
    release: Release | None, records: Counter[str], problems: Iterable[tuple[str, Problem]]
) -> dict[str, object]:
    """Give what --json tells of a release and of what was read for it.

    *problems* come with the titles of their documents; there may be no release yet.
    """
    manifest = release.manifest if release else None
    return {
        "release": release.id if release else None,
        "triples": manifest.triples if manifest else 0,
        "warnings": manifest.warnings if manifest else 0,
        "records": records,
        "problems": [vars(problem) | {"document": title} for title, problem in problems],
    }


def tell_published(release: Release) -> None:
    """Name the release, how large it is, and where its report is."""
    say(f"Release {release.id}: {release.manifest.triples} triples, valid")
    say(f"  {release.manifest.warnings} notes on what is missing: {release.report_path}")


def show_extraction(item: Extraction) -> None:
    """Print what one page says: its records in order, then what is uncertain."""
    document = item.document
    towns = ", ".join(place.label for place in document.municipalities)
    out.print(
        f"[bold]{_shown(document.title)}[/]  {document.kind or 'unknown kind'}  {_shown(towns)}"
    )
    table(
        ("place", "type", "what", "fields"),
        [
            (f"{r.evidence.start}–{r.evidence.end}", r.type, _name(r), _fields(r))
            for r in item.records
        ],
    )
    for problem in item.problems:
        tell_problem(document.title, problem)


def show_results(body: bytes, quiet: bool) -> None:
    """Print SPARQL results (*body* is their JSON) as a table, IRIs shortened, and their number."""
    results = parse_query_results(body, format=QueryResultsFormat.JSON)
    if isinstance(results, QueryBoolean):
        say(str(bool(results)).lower())
        return
    names = [variable.value for variable in results.variables]
    rows = [[_cell(row[name]) for name in names] for row in results]
    table(names, rows)
    if not quiet:
        err.print("1 row" if len(rows) == 1 else f"{len(rows)} rows")


def _shown(text: str) -> str:
    """Give *text* for printing: our markup and controls of the terminal are shown, not obeyed."""
    return escape(text.translate(_CONTROLS))


def _print_no_more() -> None:
    """Let what is still in the buffers go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _cell(term: object) -> str:
    if term is None:
        return ""
    value = str(getattr(term, "value", term))
    return shorten(value) if isinstance(term, NamedNode) else value


def tell_problem(title: str, problem: Problem) -> None:
    """Print what is not certain in the document of that *title*, and where."""
    place = f"{title}, {problem.start}–{problem.end}"
    out.print(f"[yellow]not certain[/] {_shown(place)}: {_shown(problem.reason)}")


def _name(record: Record) -> str:
    names = ("label_as_written", "label", "title", "name", "unit", "programme")
    return next((str(getattr(record, name)) for name in names if hasattr(record, name)), "")


def _fields(record: Record) -> str:
    wanted = (
        "organisation",
        "kind",
        "status",
        "founded",
        "approved_on",
        "approved_by",
        "value",
        "date",
        "period",
    )
    found = ((name, getattr(record, name, None)) for name in wanted)
    return " ".join(f"{name}={value}" for name, value in found if value)
