"""Search for names inside SPARQL: the property `v:search`, answered from the text index.

    ?thing v:search "havir" .                     what has such words in its names
    (?thing ?score) v:search ("havir" 20) .       with a score, the best 20

Such a triple stands by itself, between dots or braces. Before the query is evaluated, VALUES with
what was found takes its place, so that search joins with everything else. Words are found by their
beginnings, in other case forms and without diacritics; a score, from 1 down, is larger for a better
match, and compares within one search only.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from graph.namespaces import PREFIXES
from graph.query_errors import QuerySyntaxError

SEARCH = f"{PREFIXES['v']}search"
"""The IRI of the property."""

USUAL, MOST = 1000, 10_000
"""How many matches a search gives, and how many it gives where it asks for more."""

_TOKEN = re.compile(
    r"""
      (?P<blank> \s+ | \#[^\r\n]* )
    | (?P<text> \"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | \"(?:[^\"\\\r\n]|\\.)*\" | '(?:[^'\\\r\n]|\\.)*' )
    | <(?P<iri> [^<>"{}|^`\\\x00-\x20]* )>
    | (?P<variable> [?$]\w+ )
    | (?P<name> [^\W\d]?[\w.-]*:[\w.%:-]* )
    | (?P<number> \d+ )
    | (?P<word> [^\W\d]\w* )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
# A token is a letter: v a variable, p the property, t a text, n a number, w a word, x another name.
_TRIPLE = re.compile(
    r"(?:(?P<thing>v)|\((?P<pair>vv)\))p(?:(?P<text>t)|\((?P<limited>tn)\))(?:@w(?:-\w)*)?(?![;,@])"
)
_MEANT = re.compile(r"(?<=[vx)\];[])p(?=[tv(])")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


@dataclass(frozen=True)
class _Token:
    letter: str
    text: str
    start: int
    end: int


def with_matches(query: str, index: Path | str) -> str:
    """Put VALUES with what the text *index* holds in the place of every search of *query*.

    Raises QuerySyntaxError where a search is not a triple by itself, StorageError where the index
    cannot be read.
    """
    if "search" not in query:
        return query
    tokens = _tokens(query)
    shape = "".join(token.letter for token in tokens)
    triples = [*_TRIPLE.finditer(shape)]
    _check(query, tokens, shape, triples)
    for triple in reversed(triples):
        first, last = tokens[triple.start()], tokens[triple.end() - 1]
        values = _values(tokens, triple, Path(index))
        query = query[: first.start] + values + query[last.end :]
    return query


def _tokens(query: str) -> list[_Token]:
    tokens: list[_Token] = []
    prefixes: dict[str, str] = {}
    for found in _TOKEN.finditer(query):
        kind, text = str(found.lastgroup), found[0]
        if kind == "blank":
            continue
        if kind == "iri" and len(tokens) > 1 and tokens[-2].text.upper() == "PREFIX":
            prefixes[tokens[-1].text] = found["iri"]
        letter = text if kind == "sign" else _LETTERS.get(kind, "x")
        if (found["iri"] or _full(text, prefixes)) == SEARCH:
            letter = "p"
        tokens.append(_Token(letter, text, found.start(), found.end()))
    return tokens


_LETTERS = {"variable": "v", "text": "t", "number": "n", "word": "w"}


def _full(name: str, prefixes: dict[str, str]) -> str:
    prefix, colon, local = name.partition(":")
    return prefixes.get(f"{prefix}:", "") + local if colon else ""


def _check(query: str, tokens: list[_Token], shape: str, triples: list[re.Match[str]]) -> None:
    """Raise QuerySyntaxError where a search is meant, but is no triple by itself."""
    for meant in _MEANT.finditer(shape):
        if not any(triple.start() < meant.start() < triple.end() for triple in triples):
            before = query[: tokens[meant.start()].start]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            message = f"The search at line {line}, column {column} is not a triple by itself."
            hint = 'Write `?thing v:search "text" .` or `(?thing ?score) v:search ("text" 20) .`'
            raise QuerySyntaxError(message, hint, line, column)


def _values(tokens: list[_Token], triple: re.Match[str], index: Path) -> str:
    named = [token for token in tokens[triple.start() : triple.end()] if token.letter in "vtn"]
    variables = [token.text for token in named if token.letter == "v"]
    text = next(token.text for token in named if token.letter == "t")
    limit = next((int(token.text[:9]) for token in named if token.letter == "n"), USUAL)
    from graph.labels import scored  # here, as it is half of what a worker takes to start

    found = scored(index, _unquoted(text), min(limit, MOST))
    rows = (
        f"(<{iri}> {score:.6f})" if len(variables) > 1 else f"(<{iri}>)" for iri, score in found
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
