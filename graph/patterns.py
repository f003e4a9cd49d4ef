"""Regular expressions that the engine cannot read, found before the first row is asked for.

To SPARQL each is an error of its filter, so that rows go missing without a word. Whether the engine
reads one, the engine is asked itself; only those that are written out in the query are looked at.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, cast

from pyoxigraph import QuerySolutions, Store

from graph.mistakes import place_of
from graph.query_errors import QuerySyntaxError
from graph.search_tokens import Token, tokens_of, unescaped

_MAY_MATCH = re.compile(r"\b(?:regex|replace)\b", re.IGNORECASE)
_FLAGS = {"REGEX": 2, "REPLACE": 3}
"""The place of the flags among the arguments; the pattern is at place 1 always."""

_HINT = (
    "Each row would be dropped in silence. There are no back-references and nothing that looks "
    "ahead or back, repetitions may not grow too large, flags are i, s, m, x and q: see /limits."
)


class _Open(NamedTuple):
    """A bracket that is open; where it is that of a call, the place of its flags, and what it has.

    Another one has its flags at place 0.
    """

    flags_at: int
    given: list[list[Token]]

    def written(self, place: int) -> Token | None:
        """Give the text that is written out as the argument at *place*."""
        argument = self.given[place] if place < len(self.given) else []
        return argument[0] if len(argument) == 1 and argument[0].letter == "t" else None


def refuse_unreadable(query: str) -> None:
    """Raise QuerySyntaxError where REGEX or REPLACE has a pattern that the engine cannot read.

    *query* is one that can be parsed: others are not taken apart in time that grows with them.
    """
    if not _MAY_MATCH.search(query):
        return
    for pattern, flags in _patterns(tokens_of(query)):
        if not _is_read(pattern.text, flags):
            line, column = place_of(query, pattern.start)
            written = unescaped(pattern.text)[:100]
            message = f"The regular expression {written} with flags {flags or 'none'} is not read."
            error = QuerySyntaxError(message, _HINT, line, column)
            error.because("pattern-unread", pattern=written)
            raise error


def _patterns(tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """Give each pattern that is written out, with its flags as they are written."""
    for call in _calls(tokens):
        pattern, flags = call.written(1), call.written(call.flags_at)
        if pattern and (flags or len(call.given) <= call.flags_at):
            yield pattern, flags.text if flags else ""


def _calls(tokens: Sequence[Token]) -> Iterator[_Open]:
    """Give the calls of REGEX and REPLACE as they end: in one pass, one may be in another."""
    open_ones = [_Open(0, [[]])]
    before = ""
    for token in tokens:
        if token.letter in "({":
            open_ones.append(_Open(_FLAGS.get(before, 0), [[]]))
        elif token.letter in ")}" and len(open_ones) > 1:
            if (ended := open_ones.pop()).flags_at:
                yield ended
        elif token.letter == ",":
            open_ones[-1].given.append([])
            continue
        open_ones[-1].given[-1].append(token)
        before = token.text.upper() if token.letter == "w" else ""


def _is_read(pattern: str, flags: str) -> bool:
    """Ask the engine whether it reads *pattern*, both as they are written."""
    flags = f", {flags}" if flags else ""
    query = f'SELECT (REGEX("", {pattern}{flags}) AS ?told) {{}}'
    (row,) = cast(QuerySolutions, _engine().query(query))
    return row["told"] is not None


@cache
def _engine() -> Store:
    return Store()
