"""Whether an update can be read before anything of it is done, and where it cannot.

Nothing of Oxigraph parses an update without running it, and it takes declarations only before the
first operation, where SPARQL 1.1 Update (grammar, rule 29) takes them after every semicolon. So an
update is read in stretches, each begun by declarations, with a step put in between that fails.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pyoxigraph import Store

from graph.syntax_errors import position, update_syntax_error
from graph.update_text import Token, tokens_of

_STOP = " CLEAR GRAPH <urn:vazby:none> ; "  # fails before anything is done, after all was parsed
_DECLARE = "Write PREFIX, a name with a colon and an IRI; BASE and an IRI."
_DECLARING = {"PREFIX", "BASE"}


class _Stretch(NamedTuple):
    """From *start* to *end* of an update; up to *body* it declares. *earlier* was declared before.

    *broken* where a declaration is none.
    """

    earlier: str
    start: int
    body: int
    end: int
    broken: bool

    def text(self, update: str) -> str:
        """Write what Oxigraph shall read; what declares wrongly stops it without our help."""
        stop = "" if self.broken else _STOP
        return f"{self.earlier}{update[self.start : self.body]}{stop}{update[self.body : self.end]}"

    def origin(self, offset: int) -> int:
        """Give the place in the update of a place in our text."""
        place = self.start + max(0, offset - len(self.earlier))
        stopped = 0 if self.broken else len(_STOP)
        return place if place <= self.body else max(self.body, place - stopped)


def check_syntax(update: str, base: str) -> None:
    """Raise QuerySyntaxError where Oxigraph cannot read *update* as its writer wrote it."""
    for stretch in _stretches(update):
        text = stretch.text(update)
        try:
            if stretch.broken:  # a query begins with the same declarations, and changes nothing
                Store().query(text, base_iri=base)
                raise SyntaxError(_DECLARE)
            Store().update(text, base_iri=base)
        except SyntaxError as error:
            words = _moved(str(error), text, stretch, update)
            raise update_syntax_error(update, words) from error
        except RuntimeError:
            pass  # there is no such graph, as was meant


def _moved(words: str, text: str, stretch: _Stretch, update: str) -> str:
    """Say *words* of the place in *update* instead of that in *text*."""
    found = position(words)
    if not found:
        return words
    line, column, rest = found
    begin = sum(len(each) + 1 for each in text.split("\n")[: line - 1])
    lines = update[: stretch.origin(begin + column - 1)].split("\n")
    return f"error at {len(lines)}:{len(lines[-1]) + 1}: {rest}"


def _stretches(update: str) -> Iterator[_Stretch]:
    tokens, place, earlier = tokens_of(update), 0, ""
    while True:
        body = _undeclared(tokens, place)
        end = _end(tokens, body)
        broken = body < len(tokens) and tokens[body][0].upper() in _DECLARING
        yield _Stretch(earlier, *_offsets(update, tokens, place, body, end), broken)
        if end >= len(tokens):
            return
        earlier += "".join(f"{token[0]} " for token in tokens[place:body])
        place = end


def _offsets(update: str, tokens: Sequence[Token], *places: int) -> tuple[int, int, int]:
    """Give where the tokens begin in *update*; its end after the last."""
    start, body, end = (
        tokens[place].start() if place < len(tokens) else len(update) for place in places
    )
    return start, body, end


def _undeclared(tokens: Sequence[Token], place: int) -> int:
    """Give the place of the first token after the declarations at *place*."""
    while place < len(tokens) and tokens[place][0].upper() in _DECLARING:
        named = tokens[place][0].upper() == "PREFIX"
        rest = [token[0] for token in tokens[place + 1 : place + 2 + named]]
        if len(rest) < 1 + named or rest[-1][0] != "<" or (named and not rest[0].endswith(":")):
            break
        place += 1 + len(rest)
    return place


def _end(tokens: Sequence[Token], body: int) -> int:
    """Give the place of the next declaration after *body* and a semicolon outside of braces."""
    depth = 0
    for place, (token, following) in enumerate(pairwise(tokens[body:]), body):
        depth += (token[0] == "{") - (token[0] == "}")
        if token[0] == ";" and depth <= 0 and following[0].upper() in _DECLARING:
            return place + 1
    return len(tokens)
