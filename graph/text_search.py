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
from urllib.parse import urljoin

from graph.errors import RefusedError
from graph.namespaces import PREFIXES
from graph.search_checks import MOST, Token, check, subject_of

SEARCH = f"{PREFIXES['v']}search"
"""The IRI of the property."""

USUAL = 1000
"""How many matches a search gives where it asks for no number."""

_TOKEN = re.compile(
    r"""
      (?P<blank> \s+ | \#[^\r\n]* )
    | (?P<text> \"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | \"(?:[^\"\\\r\n]|\\.)*\" | '(?:[^'\\\r\n]|\\.)*' )
    | <(?P<iri> [^<>"{}|^`\\\x00-\x20]* )>
    | (?P<variable> [?$]\w+ )
    | (?P<name> [^\W\d]?[\w.-]*:[\w.%:-]* )
    | (?P<other> \d*\.\d+ (?:[eE][+-]?\d+)? | \d+\.?[eE][+-]?\d+ | \b(?:true|false)\b )
    | (?P<number> \d+ )
    | (?P<word> [^\W\d]\w* )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
# A token is a letter: v a variable, p the property, t a text, n a number, d the word VALUES,
# w another word, x another name.
_VALUES = re.compile(r"d(?:v|\(v*\))\{[^{}]*")
_SEARCH = re.compile(
    r"(?:(?<!<<)v|\((?P<pair>vv)\)|(?P<more>;))p(?:t(?:@w(?:-\w)*)?(?!@)|\(t(?:@w(?:-\w)*)?n?\))"
    r"(?![,^~]|\{\|)(?=(?P<on>;*))"
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


Reached = Callable[[int], None]
"""Is told the number of matches that a search stopped at, though there are more."""


def with_matches(query: str, index: Path | str, reached: Reached = lambda number: None) -> str:
    """Put VALUES with what the text *index* holds in the place of every search of *query*.

    *reached* is told where a search stops though there is more. Raises QuerySyntaxError where a
    search cannot be answered as it stands, StorageError where the index cannot be read.
    """
    if "search" not in query:
        return query
    tokens = _tokens(query)
    shape = _VALUES.sub(_without, "".join(token.letter for token in tokens))
    searches = [*_SEARCH.finditer(shape)]
    check(query, tokens, shape, searches)
    begun = {search.start() for search in searches}
    for search in reversed(searches):
        rest = search.end() if search.end() in begun else search.end("on")  # which begins with ;
        subject = rest > search.end() and shape[rest : rest + 1] not in {"", ".", "}"}
        variables = _variables(tokens, shape, search)
        values = _values(tokens, search, variables, Path(index), reached)
        written = f"{'. ' if search['more'] else ''}{values}{f' {variables[0]}' * subject}"
        query = query[: tokens[search.start()].start] + written + query[tokens[rest - 1].end :]
    return query


def refuse_rest(number: int) -> None:
    """Refuse an update that a search would stop in silence; a *number* that it names is meant."""
    if number == USUAL:
        message = f"A search of the update finds more than the {number} things that it gives."
        hint = f'Write how many are meant, up to {MOST}: (?thing ?score) v:search ("text" {MOST}).'
        raise RefusedError(message, hint)


def _tokens(query: str) -> list[Token]:
    tokens: list[Token] = []
    prefixes = {"": ""}  # with colons; the empty one is the base
    for found in _TOKEN.finditer(query):
        kind, text = str(found.lastgroup), found[0]
        if kind == "blank":
            continue
        iri = _full(text, prefixes) if found["iri"] is None else _resolved(found["iri"], prefixes)
        before = [token.text.upper() for token in tokens[-2:]]
        if kind == "iri" and before[-1:] == ["BASE"]:
            prefixes[""] = iri
        elif kind == "iri" and before[:1] == ["PREFIX"]:
            prefixes[tokens[-1].text] = iri
        letter = text if kind == "sign" else _LETTERS.get(text.upper(), _LETTERS.get(kind, "x"))
        if iri == SEARCH:
            letter = "p"
        tokens.append(Token(letter, text, found.start(), found.end()))
    return tokens


def _without(values: re.Match[str]) -> str:
    """Take the property for a name where it is data, not the predicate of a triple."""
    return values[0].replace("p", "x")


_LETTERS = {"VALUES": "d", "variable": "v", "text": "t", "number": "n", "word": "w"}


def _full(name: str, prefixes: dict[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    return prefixes.get(f"{prefix}:", "") + local if colon else ""


def _resolved(iri: str, prefixes: dict[str, str]) -> str:
    """Resolve *iri* where there is a base; what is no IRI, Oxigraph refuses."""
    try:
        whole = urljoin(prefixes[""], iri) if prefixes[""] else iri
    except ValueError:
        return iri
    return whole + "#" * (iri.endswith("#") and not whole.endswith("#"))  # which urljoin leaves out


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
    return _ESCAPE.sub(_character, text[quotes:-quotes])


def _character(escape: re.Match[str]) -> str:
    point = int(escape[1] or escape[2] or "0", 16)
    if escape[3]:
        return _ESCAPES.get(escape[3], escape[3])
    return chr(point) if point <= 0x10FFFF else ""
