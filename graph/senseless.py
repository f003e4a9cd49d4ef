"""What is wrong with a query that can be read though it makes no sense, put in our words.

Oxigraph stops at its end and tells but a part of the reason; the names and places are found here.
"""

from collections.abc import Callable, Sequence

from graph.mistakes import mistake_at
from graph.query_errors import QuerySyntaxError
from graph.search_tokens import Token, tokens_of
from graph.selections import (
    clauses_of,
    is_starred,
    keys,
    made,
    names,
    outer_selection,
    outside,
    without_subqueries,
)

_REBOUND = "expected [_]"  # all that is said of BIND, where its group ends
_AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}


def senseless(query: str, words: str) -> QuerySyntaxError | None:
    """Make the error for a *query* that can be read but makes no sense, as Oxigraph's *words* say.

    These are among what it says that it expected at the end.
    """
    if words.startswith(_REBOUND):
        return _rebound(query)
    told = (make for phrase, make in _SENSELESS.items() if phrase in words)
    make = next(told, None)
    return make(query, *outer_selection(tokens_of(query))) if make else None


def _ungrouped(query: str, selected: Sequence[Token], rest: Sequence[Token]) -> QuerySyntaxError:
    clauses = clauses_of(rest)
    group, having, order = (clauses[name] for name in ("GROUP", "HAVING", "ORDER"))
    grouped, named = names(keys(group)), {token.text[1:]: token for token in made(selected)}
    used = [token for token in outside(selected, _AGGREGATES) if token.text[1:] not in grouped]
    words = {token.text.upper() for token in (*selected, *order)}
    is_grouped = bool(group or having or words & _AGGREGATES)
    early = [token for token in used if token.text[1:] in named]
    early = [token for token in early if token.start < named[token.text[1:]].start]
    found = [token for token in used if token.text[1:] not in named and is_grouped]
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
    is_this = is_starred(selected) and clauses_of(rest)["GROUP"]
    start = selected[0].start if is_this else -1
    return mistake_at(query, start, message, hint).because("star-grouped")


def _bound(query: str, selected: Sequence[Token], rest: Sequence[Token]) -> QuerySyntaxError:
    clauses = clauses_of(rest)
    group = clauses["GROUP"]  # which leaves nothing else
    pattern = without_subqueries(clauses[""])
    giving = keys(group) if group else outside(pattern, {"FILTER", "MINUS"})
    taken = names([*giving, *outside(clauses["VALUES"], set())])
    return _taken(query, [token for token in made(selected) if token.text[1:] in taken])


def _rebound(query: str) -> QuerySyntaxError | None:
    """Tell of BIND that its variable has a value; of several, nobody says which is meant."""
    tokens = tokens_of(query)
    binds = [place for place, token in enumerate(tokens) if token.text.upper() == "BIND"]
    if not binds:
        return None
    return _taken(query, made(tokens[binds[0] :])[:1] if len(binds) == 1 else [])


def _taken(query: str, found: Sequence[Token]) -> QuerySyntaxError:
    message = "{name} {place} names an expression, but has a value already."
    hint = "Choose another name behind AS."
    error = _about(query, found, message, hint)
    if not found:
        return error.because("name-taken-somewhere")
    return error.because("name-taken", name=found[0].text)


def _twice(query: str, selected: Sequence[Token], _: Sequence[Token]) -> QuerySyntaxError:
    named = keys(selected)
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
    return mistake_at(query, place, message.replace("{name}", name), hint)


_SENSELESS: dict[str, Callable[[str, Sequence[Token], Sequence[Token]], QuerySyntaxError]] = {
    "SELECT * is not authorized with GROUP BY": _starred,
    "a variable that is unbound": _ungrouped,
    "overrides an existing variable": _bound,
    "Duplicated variable name": _twice,
}
