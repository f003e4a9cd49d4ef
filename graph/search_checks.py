"""Where a search may stand in a query, and what is said of one that stands elsewhere.

Nothing is passed on that would find nothing in silence: no statement has the property itself.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph.query_errors import QuerySyntaxError

MOST = 10_000
"""How many matches a search may ask for."""

_MEANT = re.compile(
    r"(?<=[vxtn)\];[])p(?=[tvxn([+-])"  # behind a subject or another predicate, before an object
    r"|(?<=[/^])p|p(?=[/*+?]|\|(?!\|))|(?<=[^|]\|)p|(?<=[vx\];]\()p(?=\)[tvxn([])"
)
_EXAMPLE = 'Write `?thing v:search "text" .` or `(?thing ?score) v:search ("text" 20) .`'
_WRONG = (
    (
        re.compile(r"(?<=[/^|])p|p(?=[/|*+?)])"),
        "is part of a property path",
        'Write it alone: `?thing v:search "text" ; skos:prefLabel ?label .`',
    ),
    (
        re.compile(r"p(?=\(t(?:@w(?:-\w)*)?(?:[^n)@]|n[^)]))"),
        "asks for something else than a number of matches",
        f'Write a whole number from 1 to {MOST}: `(?thing ?score) v:search ("text" 20) .`',
    ),
    (
        re.compile(r"p(?=\(?v)"),
        "takes its text from a variable",
        'Write the text itself, in quotes: `?thing v:search "text" .`',
    ),
    (
        re.compile(r"p(?=\(?[xn+[-])"),
        "looks for something that is no text",
        'Write a text, in quotes: `?thing v:search "text" .`',
    ),
    (
        re.compile(r"p(?=t\^)"),
        "has a text with a data type",
        'Write the text alone: `?thing v:search "text" .`',
    ),
    (
        re.compile(r"p(?=\(?t(?:@w(?:-\w)*)?,)"),
        "has several texts",
        'Write one triple for each text: `?thing v:search "one" . ?thing v:search "two" .`',
    ),
    (
        re.compile(r"(?<=[xtn[\]])p|(?<=\(x.\))p|(?<=\(.x\))p"),
        "has no variable as its subject",
        'Search with a variable and compare it: `?thing v:search "text" . FILTER(?thing = <iri>)`',
    ),
)


_TEMPLATE = (
    "stands among the triples that are made",
    'Search in the pattern: `CONSTRUCT { ?thing a ?class } WHERE { ?thing v:search "text" }`.',
)
_WITHIN = {
    "GRAPH": (
        "stands inside GRAPH",
        "Names are searched in all graphs at once: write it before GRAPH, outside of it.",
    ),
    **dict.fromkeys(("CONSTRUCT", "INSERT", "DELETE", "DATA"), _TEMPLATE),
}
_CONSTRAINTS = {"FILTER", "BIND"}  # may end without a dot, with a bracket


class Token(NamedTuple):
    """A piece of a query: the *letter* of its kind, its *text* and where it stands."""

    letter: str
    text: str
    start: int
    end: int


def check(
    query: str, tokens: Sequence[Token], shape: str, searches: Sequence[re.Match[str]]
) -> None:
    """Raise QuerySyntaxError where a search is meant that is none of *searches*, or no good one."""
    for meant in _MEANT.finditer(shape, max(0, shape.find("{"))):  # before it, DESCRIBE may name it
        if not any(search.start() < meant.start() < search.end() for search in searches):
            raise _refused(query, tokens[meant.start()], *_what_is_wrong(shape, meant.start()))
    for search in searches:
        if wrong := _in_its_place(tokens, shape, search):
            raise _refused(query, tokens[search.start()], *wrong)


def subject_of(tokens: Sequence[Token], shape: str, place: int) -> int:
    """Give the place of the variable whose list of predicates goes on at *place*, or -1."""
    depth, begin = 0, place  # where the last bracket was closed, read backwards
    for before in range(place - 1, -1, -1):
        letter = shape[before]
        if not depth and (letter in ".{}" or tokens[before].text.upper() in _CONSTRAINTS):
            subject = before + 1 if letter in ".{}" else begin
            return subject if shape[subject] == "v" else -1
        if not depth and letter == ")":
            begin = before + 1
        depth += (letter in ")]") - (letter in "([")
        if depth < 0:
            return -1
    return -1


def _what_is_wrong(shape: str, place: int) -> tuple[str, str]:
    for pattern, words, hint in _WRONG:
        if pattern.match(shape, place):
            return words, hint
    return "is not a triple by itself", _EXAMPLE


def _in_its_place(
    tokens: Sequence[Token], shape: str, search: re.Match[str]
) -> tuple[str, str] | None:
    """Tell what is wrong with *search*, which is written well, or nothing."""
    inside = tokens[search.start() : search.end()]
    number = next((token.text for token in inside if token.letter == "n"), "1")
    if not 1 <= int(number[:9]) <= MOST:
        return f"asks for {number[:20]} matches", f"Ask for 1 to {MOST}."
    if search["more"] and subject_of(tokens, shape, search.start()) < 0:
        return "goes on with a subject that is not a variable at the beginning", _EXAMPLE
    if search["pair"] and search["on"]:
        return "with a score goes on with a semicolon", "End it with a dot: " + _EXAMPLE
    variables = [token.text[1:] for token in inside if token.letter == "v"]
    if len(set(variables)) < len(variables):
        return "has one variable for the thing and its score", _EXAMPLE
    around = (wrong for word, wrong in _WITHIN.items() if word in _around(tokens, search.start()))
    return next(around, None)


def _around(tokens: Sequence[Token], place: int) -> Iterator[str]:
    """Give the two words before each brace that *place* stands in."""
    depth = 0
    for before in range(place - 1, 1, -1):
        depth += (tokens[before].letter == "}") - (tokens[before].letter == "{")
        if depth < 0:
            depth = 0
            yield from (token.text.upper() for token in tokens[before - 2 : before])


def _refused(query: str, token: Token, words: str, hint: str) -> QuerySyntaxError:
    before = query[: token.start]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"The search at line {line}, column {column} {words}."
    error = QuerySyntaxError(message, hint, line, column)
    return error.because("no-search", most=MOST)
