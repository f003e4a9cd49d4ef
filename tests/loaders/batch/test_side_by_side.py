"""Work side by side: order, window, patience, and the sentences for what failed."""

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from operator import truediv
from threading import Event

from graph.errors import DeadlineError, UnreadableError
from loaders.batch.side_by_side import CrashError, explained, side_by_side


def _done(value: int) -> Future[int]:
    future: Future[int] = Future()
    future.set_result(value)
    return future


def test_results_come_in_the_order_of_the_items() -> None:
    """The second is done first and waits for its turn; what fails is given as its error."""
    with ThreadPoolExecutor(2) as executor:
        go_on = Event()
        begun = [
            ("slow", executor.submit(lambda: go_on.wait(10) and 1)),
            ("wrong", executor.submit(truediv, 1, 0)),
            ("quick", executor.submit(go_on.set)),
        ]

        found = list(side_by_side(begun, window=4, patience=10))

    assert [name for name, _ in found] == ["slow", "wrong", "quick"]
    assert isinstance(found[1][1], ZeroDivisionError)


def test_no_more_are_begun_than_the_window_holds() -> None:
    """An item is taken only when there is room for it."""
    begun = 0

    def items() -> Iterator[tuple[int, Future[int]]]:
        nonlocal begun
        for item in range(10):
            begun += 1
            yield item, _done(item)

    taken = side_by_side(items(), window=3, patience=1)
    next(taken)

    assert begun == 3
    assert [item for item, _ in taken] == list(range(1, 10))


def test_what_takes_too_long_is_given_up() -> None:
    """With a TimeoutError in its place; the next goes on."""
    never: Future[int] = Future()

    first, second = side_by_side([("a", never), ("b", _done(2))], window=2, patience=0.01)

    assert isinstance(first[1], TimeoutError)
    assert second == ("b", 2)


def test_every_failure_is_one_sentence() -> None:
    """Ours stay as they are; time, death and errors of the program get their own."""
    ours = UnreadableError("a.txt is empty.")

    assert explained(ours, "a.txt", 5) is ours
    late = explained(TimeoutError(), "a.txt", 5)
    assert isinstance(late, DeadlineError)
    assert late.message == "a.txt took longer than 5 seconds and was stopped."
    for error in (BrokenExecutor("gone"), KeyError("x")):
        told = explained(error, "a.txt", 5)
        assert isinstance(told, CrashError)
        assert told.exit_code == 1
        assert told.message.startswith("a.txt ")
