"""What is most often wrong with a query or an update, found in its words and put in ours.

Oxigraph tells where it stopped reading: behind the mistake, or at the end of what it could read
though it makes no sense.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from graph.query_errors import QuerySyntaxError
from graph.search_tokens import Token, tokens_of
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
_REBOUND = "expected [_]"  # all that is said of BIND, where its group ends
_CLAUSES = {"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"}  # which follow the pattern
_DEEPEST = 50  # subqueries of everything within each other
_AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}


def first_mistake(text: str, stopped: int) -> QuerySyntaxError | None:
    """Find what no SPARQL has, up to where reading of *text* stopped: it stops there for sure."""
    for token in TOKEN.finditer(text):
        if token.start() > stopped:
            break
        if error := _of_text(text, token) or _of_word(text, token):
            return error
    return _counted(text, stopped)


def senseless(query: str, words: str) -> QuerySyntaxError | None:
    """Make the error for a *query* that can be read but makes no sense, as Oxigraph's *words* say.

    These are among what it says that it expected at the end.
    """
    if words.startswith(_REBOUND):
        return _rebound(query)
    told = (make for phrase, make in _SENSELESS.items() if phrase in words)
    make = next(told, None)
    return make(query, *_outer_selection(tokens_of(query))) if make else None


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
    return _error(text, token.start(), message, hint).because("open-text")


def _of_word(text: str, token: re.Match[str]) -> QuerySyntaxError | None:
    written, end = token["word"] or "", token.end("word")
    word = written.upper()
    if word in {"LIMIT", "OFFSET"} and not _NUMBER.match(text, end):
        message, hint = f"{word} {{place}} is followed by no whole number.", "Write `LIMIT 100`."
        return _error(text, token.start(), message, hint).because("no-limit", word=word)
    if word in {"ASC", "DESC"} and not _BRACKET.match(text, end):
        message = f"{word} {{place}} is followed by no bracket."
        hint = f"Write `ORDER BY {word}(?x)`."
        return _error(text, token.start(), message, hint).because("no-bracket", word=word)
    return _unknown(text, written, token.start()) if word and word not in KEYWORDS else None


def _counted(text: str, stopped: int) -> QuerySyntaxError | None:
    """Make the error for a number of steps behind a path, at which reading *stopped*."""
    found = _COUNTED.match(text, stopped)
    if not found:
        return None
    message = f"{found[0][:100]} {{place}} counts the steps of a path, which SPARQL does not."
    hint = "Write the steps out: `p/p?` is one or two, `p+` any number."
    return _error(text, stopped, message, hint).because("path-counted", counted=found[0])


def _unknown(text: str, written: str, start: int) -> QuerySyntaxError | None:
    from difflib import get_close_matches  # here, as most workers never need it

    word = written.upper()
    if word in _BEYOND:
        return None
    near = get_close_matches(word, sorted(KEYWORDS), 3, 0.7)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    hint = f"{meant}A variable begins with `?`, a name with a prefix, a text with a quote."
    error = _error(text, start, f"{written[:100]!r} {{place}} is no word of SPARQL.", hint)
    error.candidates = [{"text": other} for other in near]
    return error.because("unknown-word", word=written)


def _error(text: str, start: int, message: str, hint: str) -> QuerySyntaxError:
    """Make an error whose *message* tells the place of *start*; -1 is none."""
    if start < 0:
        return QuerySyntaxError(message.replace(" {place}", ""), hint)
    line, column = place_of(text, start)
    told = message.replace("{place}", f"at line {line}, column {column}")
    return QuerySyntaxError(told, hint, line, column)


def unplaced(query: str) -> tuple[list[Token], list[str]]:
    """Give the variables that *query* selects though they stand nowhere else, and all others."""
    selected, rest = _outer_selection(tokens_of(query))
    if any(token.text == "{" for token in selected):  # EXISTS: its variables stand there
        return [], []
    made = _names(_made(selected))
    others = dict.fromkeys(token.text for token in rest if token.letter == "v")
    placed = made | {name[1:] for name in others}
    alone = (token for token in selected if token.letter == "v" and token.text[1:] not in placed)
    return list(alone), list(others)


def _outer_selection(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """Give what stands behind the first SELECT, and what follows from the pattern on."""
    words = [token.text.upper() for token in tokens]
    if "SELECT" not in words or "{" in words[: words.index("SELECT")]:
        return (), ()
    begin, depth = words.index("SELECT"), 0
    for place in range(begin, len(words)):
        depth += (words[place] == "(") - (words[place] == ")")
        if not depth and words[place] in {"{", "WHERE", "FROM"}:
            return tokens[begin:place], tokens[place:]
    return tokens[begin:], ()


def _without_subqueries(tokens: Sequence[Token], deep: int = _DEEPEST) -> list[Token]:
    """Give *tokens* with the variables that each subquery gives in its place."""
    ends, found, place = _ends(tokens), list[Token](), 0
    while place < len(tokens):
        found.append(tokens[place])
        place += 1
        if place in ends and tokens[place].text.upper() == "SELECT":
            selected, rest = _outer_selection(tokens[place : ends[place]])
            if not _is_starred(selected):
                found += _keys(selected)
            elif deep:
                found += _without_subqueries(rest, deep - 1)
            place = ends[place]
    return found


def _ends(tokens: Sequence[Token]) -> Mapping[int, int]:
    """Give where each group ends that has something in it, by where its first token stands."""
    opened, ends = list[int](), {}
    for place, token in enumerate(tokens):
        if token.text == "{":
            opened.append(place + 1)
        elif token.text == "}" and opened:
            ends[opened.pop()] = place
    return {begin: end for begin, end in ends.items() if begin < end}


def _is_starred(selected: Sequence[Token]) -> bool:
    return any(token.text == "*" for token in selected[1:3])  # DISTINCT may stand before it


def _clauses(rest: Sequence[Token]) -> Mapping[str, Sequence[Token]]:
    """Give the tokens of each clause behind the pattern, and those of the pattern as ``""``."""
    found: dict[str, list[Token]] = defaultdict(list)
    clause, depth = "", 0
    for token in rest:
        depth += (token.text == "{") - (token.text == "}")
        word = token.text.upper()
        clause = word if not depth and word in _CLAUSES else clause
        found[clause].append(token)
    return found


def _outside(tokens: Sequence[Token], hiding: AbstractSet[str]) -> list[Token]:
    """Give the variables that stand in no brackets behind one of the words that are *hiding*."""
    found, depth, hidden = [], 0, -1
    for token in tokens:
        depth += (token.text in {"(", "{"}) - (token.text in {")", "}"})
        if hidden < 0 and token.text.upper() in hiding:
            hidden = depth
        elif hidden == depth and token.text in {")", "}"}:
            hidden = -1
        elif hidden < 0 and token.letter == "v":
            found.append(token)
    return found


def _made(tokens: Sequence[Token]) -> list[Token]:
    """Give the variables that name an expression."""
    return [b for a, b in pairwise(tokens) if a.text.upper() == "AS" and b.letter == "v"]


def _keys(tokens: Sequence[Token]) -> list[Token]:
    """Give the variables that stand in no brackets or name an expression."""
    depth, found = 0, []
    for before, token in pairwise(tokens):
        depth += (token.text == "(") - (token.text == ")")
        if token.letter == "v" and (not depth or before.text.upper() == "AS"):
            found.append(token)
    return found


def _names(tokens: Sequence[Token]) -> set[str]:
    return {token.text[1:] for token in tokens}


def _ungrouped(query: str, selected: Sequence[Token], rest: Sequence[Token]) -> QuerySyntaxError:
    clauses = _clauses(rest)
    group, having, order = (clauses[name] for name in ("GROUP", "HAVING", "ORDER"))
    grouped, made = _names(_keys(group)), {token.text[1:]: token for token in _made(selected)}
    used = [token for token in _outside(selected, _AGGREGATES) if token.text[1:] not in grouped]
    words = {token.text.upper() for token in (*selected, *order)}
    is_grouped = bool(group or having or words & _AGGREGATES)
    early = [token for token in used if token.text[1:] in made]
    early = [token for token in early if token.start < made[token.text[1:]].start]
    found = [token for token in used if token.text[1:] not in made and is_grouped]
    if early and (not found or early[0].start < found[0].start):
        return _early(query, early[0])
    message = "{name} {place} is selected, but neither grouped by nor in an aggregate."
    hint = "Write it behind GROUP BY, or select one of its values by SAMPLE."
    if found:
        name = found[0].text
        hint = f"Write it behind GROUP BY: `GROUP BY {name}`, or select `(SAMPLE({name}) AS ?one)`."
    error = _about(query, found, message, hint)
    if not found:
        return error.because("ungrouped-somewhere")
    return error.because("ungrouped", name=found[0].text)


def _early(query: str, token: Token) -> QuerySyntaxError:
    message = "{name} {place} is used before the expression that it names."
    hint = f"Write the expression with `AS {token.text}` before it."
    return _about(query, [token], message, hint).because("used-early", name=token.text)


def _starred(query: str, selected: Sequence[Token], rest: Sequence[Token]) -> QuerySyntaxError:
    message = "SELECT * {place} cannot stand with GROUP BY."
    hint = "Name what is selected: `SELECT ?x (COUNT(*) AS ?n) { … } GROUP BY ?x`."
    is_this = _is_starred(selected) and _clauses(rest)["GROUP"]
    start = selected[0].start if is_this else -1
    return _error(query, start, message, hint).because("star-grouped")


def _bound(query: str, selected: Sequence[Token], rest: Sequence[Token]) -> QuerySyntaxError:
    clauses = _clauses(rest)
    group = clauses["GROUP"]  # which leaves nothing else
    pattern = _without_subqueries(clauses[""])
    giving = _keys(group) if group else _outside(pattern, {"FILTER", "MINUS"})
    taken = _names([*giving, *_outside(clauses["VALUES"], set())])
    return _taken(query, [token for token in _made(selected) if token.text[1:] in taken])


def _rebound(query: str) -> QuerySyntaxError | None:
    """Tell of BIND that its variable has a value; of several, nobody says which is meant."""
    tokens = tokens_of(query)
    binds = [place for place, token in enumerate(tokens) if token.text.upper() == "BIND"]
    if not binds:
        return None
    return _taken(query, _made(tokens[binds[0] :])[:1] if len(binds) == 1 else [])


def _taken(query: str, found: Sequence[Token]) -> QuerySyntaxError:
    message = "{name} {place} names an expression, but has a value already."
    hint = "Choose another name behind AS."
    error = _about(query, found, message, hint)
    if not found:
        return error.because("name-taken-somewhere")
    return error.because("name-taken", name=found[0].text)


def _twice(query: str, selected: Sequence[Token], _: Sequence[Token]) -> QuerySyntaxError:
    named = _keys(selected)
    first = {token.text[1:]: place for place, token in reversed([*enumerate(named)])}
    found = [token for place, token in enumerate(named) if first[token.text[1:]] < place]
    message = "{name} {place} is selected twice."
    hint = "Leave one of the two out, or choose another name behind AS."
    error = _about(query, found, message, hint)
    if not found:
        return error.because("selected-twice-somewhere")
    return error.because("selected-twice", name=found[0].text)


def _about(query: str, found: Sequence[Token], message: str, hint: str) -> QuerySyntaxError:
    """Make an error of the first variable that was *found*, or of one whose name is not known."""
    name, place = (found[0].text, found[0].start) if found else ("A variable", -1)
    return _error(query, place, message.replace("{name}", name), hint)


_SENSELESS: dict[str, Callable[[str, Sequence[Token], Sequence[Token]], QuerySyntaxError]] = {
    "SELECT * is not authorized with GROUP BY": _starred,
    "a variable that is unbound": _ungrouped,
    "overrides an existing variable": _bound,
    "Duplicated variable name": _twice,
}
