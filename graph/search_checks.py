"""Where a search may stand in a query, and what is said of one that stands elsewhere.

Nothing is passed on that would find nothing in silence: no statement has the property itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.czech import words
from graph.query_errors import QuerySyntaxError
from graph.search_tokens import Token, unescaped

MOST = 10_000
"""How many matches a search may ask for."""

_MEANT = re.compile(
    r"(?<=[vxtnlp)\];[])p(?=[tvxnp([+-])"  # behind a subject or another predicate, before an object
    r"|(?<=[/^])p|p(?=[/*+?]|\|(?!\|))|(?<=[^|]\|)p|(?<=[vx\];]\()p(?=\)[tvxn([])"
)
_EXAMPLE = 'Write `?thing v:search "text" .` or `(?thing ?score) v:search ("text" 20) .`'


class _WrongSearchError(QuerySyntaxError):
    """What may be wrong with a search, wherever it stands."""


_ALONE = _WrongSearchError("is not a triple by itself", _EXAMPLE).because("no-search", most=MOST)
_NUMBER = _WrongSearchError(
    "asks for something else than a number of matches",
    f'Write a whole number from 1 to {MOST}: `(?thing ?score) v:search ("text" 20) .`',
).because("search-number", most=MOST)
_SUBJECT = _WrongSearchError(
    "has no variable as its subject",
    'Search with a variable and compare it: `?thing v:search "text" . FILTER(?thing = <iri>)`',
).because("search-subject")
_SCORE_GOES_ON = _WrongSearchError(
    "with a score goes on with a semicolon", f"End it with a dot: {_EXAMPLE}"
).because("search-semicolon")
_ONE_VARIABLE = _WrongSearchError("has one variable for the thing and its score", _EXAMPLE).because(
    "search-one-variable"
)
_NOTHING = _WrongSearchError(
    "looks for a text without a word",
    'Write at least one word: `?thing v:search "text" .` finds words, not signs.',
).because("search-nothing")
_TEMPLATE = _WrongSearchError(
    "stands among the triples that are made",
    'Search in the pattern: `CONSTRUCT { ?thing a ?class } WHERE { ?thing v:search "text" }`.',
).because("search-template")
_WRITTEN = _WrongSearchError(
    "stands among the triples that are written or removed",
    'Search in the pattern: `INSERT { ?thing a ?class } WHERE { ?thing v:search "text" }`.',
).because("search-written")
_GRAPH = _WrongSearchError(
    "stands inside GRAPH",
    "Names are searched in all graphs at once: write it before GRAPH, outside of it.",
).because("search-graph")
_FUNCTION = _WrongSearchError(
    "is called as a function",
    'Write it as a property, outside of FILTER and BIND: `?thing v:search "text" .`',
).because("search-function")
_CALLED = re.compile(r"(?:(?<=[w(,=<>+*-])|(?<=&&)|(?<=\|\|)|(?<=[w(,=&|]!))p(?=\()")
_WRONG = {
    re.compile(r"(?<=[/^|])p|p(?=[/|*+?)])"): _WrongSearchError(
        "is part of a property path",
        'Write it alone: `?thing v:search "text" ; skos:prefLabel ?label .`',
    ).because("search-path"),
    re.compile(r"p(?=\(tl?n?[}.;])"): _WrongSearchError(
        "has a bracket that is not closed",
        'Close it behind the number: `(?thing ?score) v:search ("text" 20) .`',
    ).because("search-bracket"),
    re.compile(r"p(?=\(tl?(?:[^nl)@]|n[^)]))"): _NUMBER,
    re.compile(r"p(?=\(?v)"): _WrongSearchError(
        "takes its text from a variable",
        'Write the text itself, in quotes: `?thing v:search "text" .`',
    ).because("search-variable"),
    re.compile(r"p(?=\(?[xnp+[-])"): _WrongSearchError(
        "looks for something that is no text",
        'Write a text, in quotes: `?thing v:search "text" .`',
    ).because("search-no-text"),
    re.compile(r"p(?=t\^)"): _WrongSearchError(
        "has a text with a data type", 'Write the text alone: `?thing v:search "text" .`'
    ).because("search-typed"),
    re.compile(r"p(?=\(?tl?,)"): _WrongSearchError(
        "has several texts",
        'Write one triple for each text: `?thing v:search "one" . ?thing v:search "two" .`',
    ).because("search-several"),
    re.compile(r"(?<=[xtnlp[\]])p|(?<=\(x.\))p|(?<=\(.x\))p"): _SUBJECT,
}
_WITHIN = {
    "GRAPH": _GRAPH,
    "CONSTRUCT": _TEMPLATE,
    **dict.fromkeys(("INSERT", "DELETE", "DATA"), _WRITTEN),
}
_WRITING = {word: error for word, error in _WITHIN.items() if error is _WRITTEN}
_DATA_SET = {"FROM", "FROMNAMED", "USING", "USINGNAMED", "WITH"}  # a space may be left out
_CONSTRAINTS = {"FILTER", "BIND"}  # may end without a dot, with a bracket


def check(
    query: str, tokens: Sequence[Token], shape: str, searches: Sequence[re.Match[str]]
) -> None:
    """Raise QuerySyntaxError where a search is meant that is none of *searches*, or no good one."""
    for call in _CALLED.finditer(shape):
        raise _refused(query, tokens[call.start()], _FUNCTION)
    answered = {search.start() + search[0].index("p") for search in searches}
    for meant in _MEANT.finditer(shape, max(0, shape.find("{"))):  # before it, DESCRIBE may name it
        place = meant.start()
        if place not in answered:
            misplaced = _where(tokens, place, _WRITING)
            raise _refused(query, tokens[place], misplaced or _what_is_wrong(shape, place))
    for search in searches:
        if wrong := _in_its_place(tokens, shape, search):
            raise _refused(query, tokens[search.start()], wrong)


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


def names_data_set(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the query, or the operation of an update, around *place* names its graphs."""
    depth, named = 0, False
    for token in tokens[:place]:
        depth += (token.letter == "{") - (token.letter == "}")
        if not depth:
            named = token.letter != ";" and (named or token.text.upper() in _DATA_SET)
    return named


def _what_is_wrong(shape: str, place: int) -> _WrongSearchError:
    fitting = (wrong for pattern, wrong in _WRONG.items() if pattern.match(shape, place))
    return next(fitting, _ALONE)


def _in_its_place(
    tokens: Sequence[Token], shape: str, search: re.Match[str]
) -> _WrongSearchError | None:
    """Tell what is wrong with *search*, which is written well, or nothing."""
    inside = tokens[search.start() : search.end()]
    number = next((token.text for token in inside if token.letter == "n"), "1")
    if not 1 <= int(number[:9]) <= MOST:
        wrong = _WrongSearchError(f"asks for {number[:20]} matches", f"Ask for 1 to {MOST}.")
        return wrong.because("search-number", most=MOST)
    if search["more"] and subject_of(tokens, shape, search.start()) < 0:
        return _SUBJECT
    if search["pair"] and search["on"]:
        return _SCORE_GOES_ON
    if not any(words(unescaped(token.text)) for token in inside if token.letter == "t"):
        return _NOTHING
    variables = [token.text[1:] for token in inside if token.letter == "v"]
    if len(set(variables)) < len(variables):
        return _ONE_VARIABLE
    return _where(tokens, search.start(), _WITHIN)


def _where(
    tokens: Sequence[Token], place: int, wrong: Mapping[str, _WrongSearchError]
) -> _WrongSearchError | None:
    """Tell what is *wrong* with a search at *place* by the words before the braces around it."""
    around = {*_around(tokens, place)}
    return next((error for word, error in wrong.items() if word in around), None)


def _around(tokens: Sequence[Token], place: int) -> Iterator[str]:
    """Give the two words before each brace that *place* stands in, and its data set."""
    depth = 0
    for before in range(place - 1, 1, -1):
        depth += (tokens[before].letter == "}") - (tokens[before].letter == "{")
        if depth < 0:
            depth = 0
            end = _without_data_set(tokens, before)
            yield from (token.text.upper() for token in tokens[max(0, end - 2) : end])


def _without_data_set(tokens: Sequence[Token], brace: int) -> int:
    """Give the place up to which the words go before WHERE, and its data set, at *brace*."""
    end = brace - (tokens[brace - 1].text.upper() == "WHERE")
    while end < brace and end and _of_data_set(tokens[end - 1]):
        end -= 1
    return end


def _of_data_set(token: Token) -> bool:
    return token.letter == "x" or token.text.upper() in {"NAMED", *_DATA_SET}


def _refused(query: str, token: Token, wrong: _WrongSearchError) -> QuerySyntaxError:
    before = query[: token.start]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"The search at line {line}, column {column} {wrong.message}."
    error = QuerySyntaxError(message, wrong.hint, line, column)
    error.reason, error.values = wrong.reason, wrong.values
    return error
