"""Answers cut to a number of bytes, at the end of a row, with a token by which they go on.

A query is asked again for the next portion, and what was given before is passed over: the token
holds a digest of that, so that a portion never follows another answer than the one before it. A
release never changes, and on it a query gives its rows in the same order every time.
"""

import base64
import binascii
import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Self, TypedDict

from graph.answers import Answer
from graph.errors import UsageError

SOLUTIONS = "text/tab-separated-values"
GRAPHS = "application/n-triples"
"""In which formats portions are: a row or a triple a line."""

LEAST, USUAL, MOST = 500, 20_000, 500_000
"""How many bytes of rows a portion may have."""

_WORTH_READING = 1 << 22  # bytes beyond a portion up to which an answer is read to its end


class Portion(TypedDict):
    """A part of an answer; *continuation* gives the next one, None: nothing follows.

    *kind* is ``solutions``, ``boolean`` or ``triples``; *content* is TSV with its header, ``true``
    or ``false``, or N-Triples; *rows* counts the lines but the header. *search_limit* tells
    the numbers of matches that searches of the query stopped at though there are more, else None.
    """

    kind: str
    release: str
    content: str
    rows: int
    complete: bool
    continuation: str | None
    search_limit: list[int] | None


@dataclass(frozen=True)
class Token:
    """Where an answer goes on: after *given* bytes with the digest *digest*, of *query*."""

    release: str
    query: str
    given: int = 0
    digest: str = ""

    @classmethod
    def read(cls, text: str, release: str, query: str) -> Self:
        """Read a token; raise UsageError where it belongs to another release or query."""
        try:
            token = cls(**json.loads(base64.urlsafe_b64decode(text.encode())))
            valid = isinstance(token.given, int) and token.given > 0
        except (ValueError, TypeError, binascii.Error):
            valid = False
        if not valid or token.query != digest_of(query.encode()):
            message = "The continuation does not belong to this query."
            raise UsageError(message, "Send the query as it was, or begin without a continuation.")
        if token.release != release:
            message = f"The continuation is of the release {token.release}; {release} answers now."
            raise UsageError(message, "Begin again without a continuation.")
        return token

    def __str__(self) -> str:
        """Write the token."""
        return base64.urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode()


def digest_of(content: bytes) -> str:
    """Give a short digest of *content*."""
    return hashlib.sha256(content).hexdigest()[:32]


async def read_portion(answer: Answer, query: str, budget: int, continuation: str = "") -> Portion:
    """Read *budget* bytes of the *answer* to *query*, from *continuation* on.

    The answer must be written as `SOLUTIONS` or `GRAPHS`. Raises UsageError where *continuation* is
    of something else, or the next row does not fit.
    """
    try:
        token = Token(answer.release.id, digest_of(query.encode()))
        if continuation:
            token = Token.read(continuation, answer.release.id, query)
        content, whole = await _read(answer, token.given + budget + 1)
    finally:
        answer.close()
    _check(content, token)
    header = content[: content.find(b"\n") + 1] if answer.kind == "solutions" else b""
    begin = token.given or len(header)
    end = _end(content, begin, budget, whole)
    lines = content[begin:end]
    following = Token(token.release, token.query, end, digest_of(content[:end]))
    complete = whole and end == len(content)
    return Portion(
        kind=answer.kind,
        release=token.release,
        content=(header + lines).decode(),
        rows=lines.count(b"\n"),
        complete=complete,
        continuation=None if complete else str(following),
        search_limit=[*answer.searched] or None,
    )


async def _read(answer: Answer, wanted: int) -> tuple[bytes, bool]:
    """Read at least *wanted* bytes, or all, and tell whether they are all.

    What goes on a little is read on: a worker that is left in the middle has to be replaced.
    """
    content, size = bytearray(), 0
    async for part in answer.chunks():
        size += len(part)
        if len(content) < wanted:
            content += part
        if size > wanted + _WORTH_READING:
            return bytes(content), False
    return bytes(content), size == len(content)


def _check(content: bytes, token: Token) -> None:
    if token.given and digest_of(content[: token.given]) != token.digest:
        message = "The answer is another one than before, or its rows are in another order."
        raise UsageError(message, "Add ORDER BY to the query, and begin again.")


def _end(content: bytes, begin: int, budget: int, whole: bool) -> int:
    """Find where the last row ends that fits."""
    if whole and len(content) <= begin + budget:
        return len(content)
    end = content.rfind(b"\n", begin, begin + budget) + 1
    if not end:
        message = f"The next row is longer than {budget} bytes."
        raise UsageError(message, f"Ask for more bytes, {MOST} at most, or for fewer columns.")
    return end
