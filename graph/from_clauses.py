"""The graphs that a query names itself, by FROM and FROM NAMED, read where they are several.

Only words outside of braces are read. Where anything is unclear, nothing is said: Oxigraph then
reads the clauses itself, and repeats a triple of two graphs.
"""

import re
from itertools import pairwise

_CLAUSE = re.compile(r"\bfrom\b", re.IGNORECASE)
Graphs = tuple[list[str], list[str]]


def graphs_of(query: str) -> Graphs:
    """Give the IRIs of FROM and those of FROM NAMED; none at all for fewer than two of FROM."""
    if query.casefold().count("from") < 2 or len(_CLAUSE.findall(query)) < 2:
        return [], []
    words = _outside_braces(query)
    prefixes = {
        name: iri[1:-1]
        for (keyword, name), (_, iri) in zip(pairwise(words), pairwise(words[1:]), strict=False)
        if keyword.upper() == "PREFIX"
    }
    defaults: list[str] = []
    named: list[str] = []
    for place, word in enumerate(words[:-1]):
        if word.upper() == "FROM":
            is_named = words[place + 1].upper() == "NAMED"
            name = "".join(words[place + 1 + is_named : place + 2 + is_named])
            (named if is_named else defaults).append(_iri(name, prefixes))
    return (defaults, named) if len(defaults) > 1 and all([*defaults, *named]) else ([], [])


def _outside_braces(query: str) -> list[str]:
    from graph.update_text import TOKEN  # here, as it is a tenth of what a worker takes to start

    words, depth = [], 0
    for token in TOKEN.finditer(query):
        depth += (token[0] == "{") - (token[0] == "}")
        if depth == 0 and token.lastgroup != "skip":
            words.append(token[0])
    return words


def _iri(name: str, prefixes: dict[str, str]) -> str:
    """Give the whole IRI that *name* stands for, or nothing where that is unclear."""
    if name.startswith("<"):
        return name[1:-1] if ":" in name and "\\" not in name else ""
    prefix, colon, local = name.partition(":")
    known = prefixes.get(f"{prefix}{colon}", "")
    return f"{known}{local}" if ":" in known and "\\" not in known + local else ""
