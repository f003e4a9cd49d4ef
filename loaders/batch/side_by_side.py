"""Pages read side by side, given back in their order, never more of them at once than a window."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from typing import TypeVar

from graph.errors import DeadlineError, VazbyError

Item = TypeVar("Item")
Result = TypeVar("Result")


class CrashError(VazbyError):
    """A page met an error of Vazby itself, or ended the process that read it."""


def side_by_side(
    begun: Iterable[tuple[Item, "Future[Result]"]], window: int, patience: float
) -> Iterator[tuple[Item, Result | BaseException]]:
    """Give each item with what came of it, in their order.

    Taking an item from *begun* begins the work on it: at most *window* of them are in work at a
    time. What takes longer than *patience* seconds after its turn has come is given up with a
    TimeoutError.
    """
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    for item, future in begun:
        waiting.append((item, future))
        if len(waiting) >= window:
            yield from _ended(waiting.popleft(), patience)
    while waiting:
        yield from _ended(waiting.popleft(), patience)


def _ended(
    begun: tuple[Item, "Future[Result]"], patience: float
) -> Iterator[tuple[Item, Result | BaseException]]:
    item, future = begun
    try:
        error = future.exception(patience)
    except (TimeoutError, CancelledError) as late:
        future.cancel()
        error = late
    yield item, future.result() if error is None else error


def explained(error: BaseException, name: str, limit: float) -> VazbyError:
    """Say in one sentence why the page *name* came to nothing; *limit* are the seconds it had."""
    if isinstance(error, VazbyError):
        return error
    if isinstance(error, TimeoutError):
        message = f"{name} took longer than {limit:g} seconds and was stopped."
        return DeadlineError(message, "Give it more time with --page-timeout, or leave it out.")
    if isinstance(error, BrokenExecutor):
        message = f"{name} ended the process that read it."
        return CrashError(message, "Check the memory of the machine, and report the page.")
    message = f"{name} met an error of Vazby itself: {type(error).__name__}: {error}."
    return CrashError(message, "Please report it, with the page.")
