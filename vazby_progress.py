"""How far a command has come: bars on a terminal, a line now and then in a log."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from graph.publish import STEPS
from vazby_terminal import err

Item = TypeVar("Item")

PAUSE = 30.0
"""Seconds between two lines where there is no terminal to draw on."""


@contextmanager
def steps(quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show the steps of publishing; gives what is to be called as each begins."""
    tell = _sparing(quiet)
    with _progress(quiet, BarColumn(), MofNCompleteColumn()) as progress:
        task = progress.add_task("publish", total=len(STEPS))

        def begun(name: str) -> None:
            progress.update(task, advance=1, description=name)
            tell(f"publishing: {name}")

        yield begun


@contextmanager
def pages(total: int, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Show how many of *total* pages are done, how fast, how long the rest takes, and what came.

    Gives what is to be called after each page, with what came of all of them so far.
    """
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[told]}"),
    )
    tell = _sparing(quiet)
    with _progress(quiet or total < 2, *columns) as progress:
        number = progress.add_task("read", total=total, told="")
        task = progress.tasks[number]

        def shown(told: str) -> None:
            progress.advance(number)
            rate = f"{task.speed or 0:.0f}/s"
            progress.update(number, told=f"{rate}  {told}")
            rest = f", {task.time_remaining:.0f} s left" if task.time_remaining else ""
            tell(f"{task.completed:.0f} of {total} pages, {rate}{rest}: {told}")

        yield shown


@contextmanager
def working(what: str, quiet: bool) -> Iterator[None]:
    """Show that *what*, whose length nobody knows, is under way."""
    with _progress(quiet, SpinnerColumn()) as progress:
        progress.add_task(what, total=None)
        yield


def track(pages: Sequence[Item], quiet: bool) -> Iterator[Item]:
    """Show how many of *pages* have been read."""
    with _progress(quiet or len(pages) < 2, BarColumn(), MofNCompleteColumn()) as progress:
        yield from progress.track(pages, description="read")


def _progress(quiet: bool, *inner: ProgressColumn) -> Progress:
    columns = (TextColumn("{task.description:<10}"), *inner, TimeElapsedColumn())
    return Progress(*columns, console=err, transient=True, disable=quiet or not err.is_terminal)


def _sparing(quiet: bool) -> Callable[[str], None]:
    """Give what prints a line where no bar is drawn, one in `PAUSE` seconds and none before."""
    last = monotonic()

    def tell(line: str) -> None:
        nonlocal last
        if not quiet and not err.is_terminal and monotonic() - last >= PAUSE:
            last = monotonic()
            err.print(line)

    return tell
