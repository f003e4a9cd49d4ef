"""Going through many things by batches."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")


def batched(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Give *things* in lists of *size*; the last one may be shorter.

    >>> list(batched("vazby", 2))
    [['v', 'a'], ['z', 'b'], ['y']]
    """
    following = iter(things)
    return iter(lambda: list(islice(following, size)), [])
