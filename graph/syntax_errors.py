"""What is wrong with a text that is no SPARQL, said so that its writer finds the place."""

import re

from graph.mistakes import first_mistake, place_of
from graph.query_errors import QuerySyntaxError, UndeclaredPrefixError
from graph.senseless import senseless
from graph.undeclared import declarations, relative, undeclared

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LONGEST = 2000  # letters of what is looked at as an IRI
_NO_IRI = "IRI parsing failed"  # as Oxigraph says it
_IRI_LIKE = re.compile(r"<[^<>]*>\Z")
_PROLOGUE = r"(?:\s|#[^\n]*\n|(?:PREFIX\s+\S*|BASE)\s*<[^>]*>)*"
_UPDATE = re.compile(
    rf"{_PROLOGUE}(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE
)
_QUERY = re.compile(rf"{_PROLOGUE}(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


def query_syntax_error(query: str, words: str) -> QuerySyntaxError:
    """Make the error for *query*, of which Oxigraph says *words*; an update is told as such."""
    if _UPDATE.match(query):
        message = "This is an update; only queries are answered here."
        error = QuerySyntaxError(message, "Send SELECT, ASK, CONSTRUCT or DESCRIBE.")
        return error.because("update-not-query")
    return _relative(query, words) or syntax_error(query, words)


def update_syntax_error(update: str, words: str) -> QuerySyntaxError:
    """Make the error for *update*, of which Oxigraph says *words*; a query is told as such."""
    if _QUERY.match(update):
        message = "This is a query, and was sent as an update."
        error = QuerySyntaxError(message, "Send it as the parameter `query`.")
        return error.because("query-not-update")
    return syntax_error(update, words, "update")


def syntax_error(text: str, words: str, kind: str = "query") -> QuerySyntaxError:
    """Make the error for *text*, a *kind*, of which Oxigraph says *words*."""
    found = position(words)
    if not found:
        return QuerySyntaxError(f"The {kind} cannot be understood.", words[:200])
    line, column, why = found
    no_iri = _no_iri(text, line, column) if _NO_IRI in why else None
    mistake = no_iri or senseless(text, why) or _earliest(text, line, column)
    if mistake:
        return mistake
    message = f"The {kind} cannot be understood at line {line}, column {column}."
    near = _before(text, line, column)
    hint = "Look for a missing bracket, a missing dot or an undeclared prefix"
    if not near:
        return QuerySyntaxError(message, f"{hint}.", line, column)
    return QuerySyntaxError(message, f"{hint} near {near!r}.", line, column).because(
        "syntax-near", near=near
    )


def _earliest(text: str, line: int, column: int) -> QuerySyntaxError | None:
    """Make the error for an undeclared prefix or a mistyped word, whichever comes first."""
    stopped = _offset(text, line, column)
    prefix, mistake = _undeclared(text, line, column), first_mistake(text, stopped)
    found = (error for error in (prefix, mistake) if error)
    return min(found, key=lambda error: (error.line, error.column), default=None)


def _relative(query: str, words: str) -> QuerySyntaxError | None:
    """Make the error for a relative IRI without a base, at which reading stops for sure."""
    found, stopped = relative(query), position(words)
    if not found or not stopped:
        return None
    iri, start = found[0][:200], found[1]
    offset = _offset(query, stopped[0], stopped[1])
    if start >= offset or start > min(undeclared(query).values(), default=start):
        return None
    line, column = place_of(query, start)
    message = f"{iri} at line {line}, column {column} is relative, and the query has no base."
    hint = "Write the whole IRI, or `BASE <…>` before the query."
    return QuerySyntaxError(message, hint, line, column).because("relative-iri", iri=iri)


def _no_iri(text: str, line: int, column: int) -> QuerySyntaxError | None:
    """Make the error for what stands in angle brackets right before where reading stopped."""
    stopped = _offset(text, line, column)
    written = _IRI_LIKE.search(text, max(0, stopped - _LONGEST), stopped)
    if not written:
        return None
    start, iri = written.start(), written[0][:200]
    line, column = place_of(text, start)
    message = f"{iri} at line {line}, column {column} is no IRI."
    hint = "An IRI has no spaces, quotes or braces: write %20 for a space."
    return QuerySyntaxError(message, hint, line, column).because("no-iri", iri=iri)


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1


def _undeclared(text: str, line: int, column: int) -> UndeclaredPrefixError | None:
    """Make the error for the first undeclared prefix up to the place where reading stopped.

    Reading stops at one for sure, whatever else Oxigraph may have expected there.
    """
    stopped = _offset(text, line, column)
    name, start = next(iter(undeclared(text).items()), ("", stopped))
    if start >= stopped:
        return None
    line, column = place_of(text, start)
    candidates = [
        {"prefix": prefix, "iri": iri, "text": f"PREFIX {prefix}: <{iri}>"}
        for prefix, iri in declarations(name).items()
    ]
    offered = " or ".join(f"`{candidate['text']}`" for candidate in candidates)
    offered = offered or f"`PREFIX {name}: <…>`"
    message = f"The prefix '{name}:' at line {line}, column {column} is not declared."
    hint = f"Write {offered} before the query."
    error = UndeclaredPrefixError(message, hint, line, column, candidates)
    error.because("undeclared-prefix", name=name, offered=offered.replace("`", ""))
    return error


def position(words: str) -> tuple[int, int, str] | None:
    """Read line, column and what is wrong there from *words* of Oxigraph."""
    found = _POSITION.search(words)
    return (int(found[1]), int(found[2]), found[3]) if found else None


def _before(text: str, line: int, column: int) -> str:
    """Give what stands before the place where reading stopped."""
    lines = text.split("\n")
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return before[-40:].strip()
