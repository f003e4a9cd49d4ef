"""What is most often wrong with a query or an update, found in its words and put in ours.

Oxigraph tells where it stopped reading: behind the mistake. What can be read but makes no sense is
told by ``graph/senseless.py``.
"""

import re

from graph.query_errors import QuerySyntaxError
from graph.undeclared import TOKEN

KEYWORDS = frozenset(
    re.findall(
        r"\w+",
        """
    SELECT CONSTRUCT DESCRIBE ASK BASE PREFIX DISTINCT REDUCED FROM NAMED WHERE ORDER BY ASC
    DESC GROUP HAVING LIMIT OFFSET VALUES UNDEF OPTIONAL GRAPH SERVICE SILENT BIND AS UNION
    MINUS FILTER EXISTS NOT IN SEPARATOR TRUE FALSE A STR LANG LANGMATCHES DATATYPE BOUND
    IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN SUBSTR UCASE LCASE ENCODE_FOR_URI
    CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS
    TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT
    SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX REPLACE COUNT SUM MIN MAX AVG
    SAMPLE GROUP_CONCAT
    INSERT DELETE DATA LOAD CLEAR DROP CREATE ADD MOVE COPY TO INTO WITH USING DEFAULT ALL
    """,
    )
)
"""The words of queries and updates. Source: SPARQL 1.1 Query Language, section 19.8."""

_BEYOND = frozenset(
    re.findall(
        r"\w+",
        """
    LATERAL VERSION TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE LANGDIR STRLANGDIR HASLANG HASLANGDIR
    ADJUST
    """,
    )
)
"""What Oxigraph knows besides."""

_NUMBER = re.compile(r"(?:\s|#[^\n]*\n)*\d")
_BRACKET = re.compile(r"(?:\s|#[^\n]*\n)*\(")
_COUNTED = re.compile(r"\{\s*(?:\d+\s*(?:,\s*\d*)?|,\s*\d+)\s*\}")


def first_mistake(text: str, stopped: int) -> QuerySyntaxError | None:
    """Find what no SPARQL has, up to where reading of *text* stopped: it stops there for sure."""
    for token in TOKEN.finditer(text):
        if token.start() > stopped:
            break
        if error := _of_text(text, token) or _of_word(text, token):
            return error
    return _counted(text, stopped)


def place_of(text: str, start: int) -> tuple[int, int]:
    """Give line and column, from 1, of what starts at *start*."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def _of_text(text: str, token: re.Match[str]) -> QuerySyntaxError | None:
    quote = token[0][0]
    if quote not in "\"'":
        return None
    quote *= 3 if token[0].startswith(quote * 3) else 1
    written = re.sub(r"\\.", "", token[0], flags=re.DOTALL)
    if len(written) >= 2 * len(quote) and written.endswith(quote):
        return None
    message = "The text that begins {place} has no closing quote."
    hint = "Close it in the same line, or write it between three quotes; a quote within it is \\'."
    return mistake_at(text, token.start(), message, hint).because("open-text")


def _of_word(text: str, token: re.Match[str]) -> QuerySyntaxError | None:
    written, end = token["word"] or "", token.end("word")
    word = written.upper()
    if word in {"LIMIT", "OFFSET"} and not _NUMBER.match(text, end):
        message, hint = f"{word} {{place}} is followed by no whole number.", "Write `LIMIT 100`."
        return mistake_at(text, token.start(), message, hint).because("no-limit", word=word)
    if word in {"ASC", "DESC"} and not _BRACKET.match(text, end):
        message = f"{word} {{place}} is followed by no bracket."
        hint = f"Write `ORDER BY {word}(?x)`."
        return mistake_at(text, token.start(), message, hint).because("no-bracket", word=word)
    return _unknown(text, written, token.start()) if word and word not in KEYWORDS else None


def _counted(text: str, stopped: int) -> QuerySyntaxError | None:
    """Make the error for a number of steps behind a path, at which reading *stopped*."""
    found = _COUNTED.match(text, stopped)
    if not found:
        return None
    message = f"{found[0][:100]} {{place}} counts the steps of a path, which SPARQL does not."
    hint = "Write the steps out: `p/p?` is one or two, `p+` any number."
    return mistake_at(text, stopped, message, hint).because("path-counted", counted=found[0])


def _unknown(text: str, written: str, start: int) -> QuerySyntaxError | None:
    from difflib import get_close_matches  # here, as most workers never need it

    word = written.upper()
    if word in _BEYOND:
        return None
    near = get_close_matches(word, sorted(KEYWORDS), 3, 0.7)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    hint = f"{meant}A variable begins with `?`, a name with a prefix, a text with a quote."
    error = mistake_at(text, start, f"{written[:100]!r} {{place}} is no word of SPARQL.", hint)
    error.candidates = [{"text": other} for other in near]
    return error.because("unknown-word", word=written)


def mistake_at(text: str, start: int, message: str, hint: str) -> QuerySyntaxError:
    """Make an error whose *message* tells the place of *start*; -1 is none."""
    if start < 0:
        return QuerySyntaxError(message.replace(" {place}", ""), hint)
    line, column = place_of(text, start)
    told = message.replace("{place}", f"at line {line}, column {column}")
    return QuerySyntaxError(told, hint, line, column)
