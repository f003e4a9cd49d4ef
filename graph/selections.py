"""What a SELECT selects, makes and groups by, in the tokens of its query."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from graph.search_tokens import Token, tokens_of

_CLAUSES = {"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"}  # which follow the pattern
_DEEPEST = 50  # subqueries of everything within each other


def unplaced(query: str) -> tuple[list[Token], list[str]]:
    """Give the variables that *query* selects though they stand nowhere else, and all others."""
    selected, rest = outer_selection(tokens_of(query))
    if any(token.text == "{" for token in selected):  # EXISTS: its variables stand there
        return [], []
    named = names(made(selected))
    others = dict.fromkeys(token.text for token in rest if token.letter == "v")
    placed = named | {name[1:] for name in others}
    alone = (token for token in selected if token.letter == "v" and token.text[1:] not in placed)
    return list(alone), list(others)


def outer_selection(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
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


def without_subqueries(tokens: Sequence[Token], deep: int = _DEEPEST) -> list[Token]:
    """Give *tokens* with the variables that each subquery gives in its place."""
    ends, found, place = _ends(tokens), list[Token](), 0
    while place < len(tokens):
        found.append(tokens[place])
        place += 1
        if place in ends and tokens[place].text.upper() == "SELECT":
            selected, rest = outer_selection(tokens[place : ends[place]])
            if not is_starred(selected):
                found += keys(selected)
            elif deep:
                found += without_subqueries(rest, deep - 1)
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


def is_starred(selected: Sequence[Token]) -> bool:
    """Whether what is *selected* is all there is."""
    return any(token.text == "*" for token in selected[1:3])  # DISTINCT may stand before it


def clauses_of(rest: Sequence[Token]) -> Mapping[str, Sequence[Token]]:
    """Give the tokens of each clause behind the pattern, and those of the pattern as ``""``."""
    found: dict[str, list[Token]] = defaultdict(list)
    clause, depth = "", 0
    for token in rest:
        depth += (token.text == "{") - (token.text == "}")
        word = token.text.upper()
        clause = word if not depth and word in _CLAUSES else clause
        found[clause].append(token)
    return found


def outside(tokens: Sequence[Token], hiding: AbstractSet[str]) -> list[Token]:
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


def made(tokens: Sequence[Token]) -> list[Token]:
    """Give the variables that name an expression."""
    return [b for a, b in pairwise(tokens) if a.text.upper() == "AS" and b.letter == "v"]


def keys(tokens: Sequence[Token]) -> list[Token]:
    """Give the variables that stand in no brackets or name an expression."""
    depth, found = 0, []
    for before, token in pairwise(tokens):
        depth += (token.text == "(") - (token.text == ")")
        if token.letter == "v" and (not depth or before.text.upper() == "AS"):
            found.append(token)
    return found


def names(tokens: Sequence[Token]) -> set[str]:
    """Give the names of variables, without their sign."""
    return {token.text[1:] for token in tokens}
