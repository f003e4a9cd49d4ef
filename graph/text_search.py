"""Search for names inside SPARQL: the property `v:search`, answered from the text index.

    ?thing v:search "havir" .                     what has such words in its names
    (?thing ?score) v:search ("havir" 20) .       with a score, the best 20

The first stands by itself or among other predicates of its variable (``;``), the second by itself.
Before the query is evaluated, VALUES with what was found takes its place, so that search joins with
everything else. Words are found by their beginnings, in other case forms and without diacritics; a
score, from 1 down, is larger for a better match, and compares within one search only.
"""

import re
from collections.abc import Callable
from pathlib import Path

from graph.errors import RefusedError
from graph.search_checks import MOST, check, names_data_set, subject_of
from graph.search_tokens import Token, may_search, tokens_of, unescaped

USUAL = 1000
"""How many matches a search gives where it asks for no number."""

_VALUES = re.compile(r"d(?:v|\(v*\))\{[^{}]*")
_SEARCH = re.compile(
    r"(?:(?<!<<)v|\((?P<pair>vv)\)|(?P<more>;))p(?:tl?+(?!@)|\(tl?n?\))"
    r"(?![,^~]|\{\|)(?=(?P<on>;*))"
)

_ANYTHING = "?vazbyProperty ?vazbyValue"  # seen nowhere else, as they stand in FILTER EXISTS

Reached = Callable[[int], None]
"""Is told the number of matches that a search stopped at, though there are more."""


def with_matches(
    query: str,
    index: Path | str,
    reached: Reached = lambda number: None,
    *,
    limited: bool = False,
) -> str:
    """Put VALUES with what the text *index* holds in the place of every search of *query*.

    *reached* is told where a search stops though there is more. The index knows no graphs: where
    the request has *limited* the data set, or the query does, only those matches stay that its
    default graph describes. Raises QuerySyntaxError where a search cannot be answered as it
    stands, StorageError where the index cannot be read.
    """
    if not may_search(query):
        return query
    tokens = tokens_of(query)
    shape = _VALUES.sub(_without, "".join(token.letter for token in tokens))
    searches = [*_SEARCH.finditer(shape)]
    check(query, tokens, shape, searches)
    begun = {search.start() for search in searches}
    for search in reversed(searches):
        rest = search.end() if search.end() in begun else search.end("on")  # which begins with ;
        subject = rest > search.end() and shape[rest : rest + 1] not in {"", ".", "}"}
        variables = _variables(tokens, shape, search)
        values = _values(tokens, search, variables, Path(index), reached)
        if limited or names_data_set(tokens, search.start()):
            values = f"{{ {values} FILTER EXISTS {{ {variables[0]} {_ANYTHING} }} }}"
        written = f"{'. ' if search['more'] else ' '}{values}{f' {variables[0]}' * subject}"
        query = query[: tokens[search.start()].start] + written + query[tokens[rest - 1].end :]
    return query


def refuse_rest(number: int) -> None:
    """Refuse an update that a search would stop in silence; a *number* that it names is meant."""
    if number == USUAL:
        message = f"A search of the update finds more than the {number} things that it gives."
        hint = f'Write how many are meant, up to {MOST}: (?thing ?score) v:search ("text" {MOST}).'
        raise RefusedError(message, hint)


def _without(values: re.Match[str]) -> str:
    """Take the property for a name where it is data, not the predicate of a triple."""
    return values[0].replace("p", "x")


def _variables(tokens: list[Token], shape: str, search: re.Match[str]) -> list[str]:
    inside = tokens[search.start() : search.end()]
    named = [token.text for token in inside if token.letter == "v"]
    return named or [tokens[subject_of(tokens, shape, search.start())].text]


def _values(
    tokens: list[Token],
    search: re.Match[str],
    variables: list[str],
    index: Path,
    reached: Reached,
) -> str:
    named = {token.letter: token.text for token in tokens[search.start() : search.end()]}
    limit = int(named.get("n", USUAL))
    from graph.labels import scored  # here, as it is half of what a worker takes to start

    found = list(scored(index, _unquoted(named["t"]), limit + 1))
    if len(found) > limit:
        reached(limit)
    rows = (
        f"(<{iri}> {score:.6f})" if len(variables) > 1 else f"(<{iri}>)"
        for iri, score in found[:limit]
    )
    return f"VALUES ({' '.join(variables)}) {{ {' '.join(rows)} }}"


def _unquoted(text: str) -> str:
    quotes = 3 if text.startswith(('"""', "'''")) else 1
    return unescaped(text[quotes:-quotes])
