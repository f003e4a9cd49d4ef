"""Answers remembered by word: words come again and again, texts do not."""

from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Remembered(dict[str, Answer], Generic[Answer]):
    """What *answer* gives for words, asked for once each; all are forgotten beyond *limit* words.

    A dictionary, so that a row of words is answered without a call: ``map(keys.__getitem__, row)``.

    >>> lengths = Remembered(len, limit=1)
    >>> lengths["plán"], lengths["plánu"], [*lengths]
    (4, 5, ['plánu'])
    """

    def __init__(self, answer: Callable[[str], Answer], limit: int) -> None:
        super().__init__()
        self._answer, self._limit = answer, limit

    def __missing__(self, word: str) -> Answer:
        """Ask for *word*, and remember it."""
        if len(self) >= self._limit:
            self.clear()
        told = self[word] = self._answer(word)
        return told
