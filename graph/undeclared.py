"""Prefixes that a query or an update uses without declaring them, and what they may stand for.

The text is cut into tokens, not parsed: it is no SPARQL.
"""

import re
from collections.abc import Mapping

from graph.namespaces import PREFIXES

_TOKEN = re.compile(
    # What is not closed is taken, too: or else the time grows as the square.
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*+(?:\'\'\')?'
    r'|"(?:[^"\\\n]|\\.)*+"?|\'(?:[^\'\\\n]|\\.)*+\'?'
    r"|<[^<>\"{}|^`\\\s]*>|\#[^\n]*|[?$]\w+|@[\w-]+|_:[\w.-]*"
    r"|(?P<declared>\bPREFIX\s+(?P<prefix>[\w.-]*):\s*<[^<>\s]*>?)"
    r"|(?P<name>(?:[^\W\d_][\w.-]{0,50})?):|[^\W\d]\w*",
    re.IGNORECASE | re.DOTALL,
)


def undeclared(text: str) -> dict[str, int]:
    """Give the prefixes that *text* uses and does not declare before, each with its first place.

    >>> undeclared("PREFIX v: <urn:v#> ASK { ?x a v:Plan, org:Membership ; org:member ?y }")
    {'org': 38}
    """
    declared: set[str] = set()
    found: dict[str, int] = {}
    for token in _TOKEN.finditer(text):
        if token["declared"]:
            declared.add(token["prefix"])
        elif token["name"] is not None and token["name"] not in declared:
            found.setdefault(token["name"], token.start())
    return found


def declarations(prefix: str) -> Mapping[str, str]:
    """Give the prefixes of ours, with their namespaces, that *prefix* stands for or is like."""
    from difflib import get_close_matches  # here, as most workers never need it

    meant = [prefix] if prefix in PREFIXES else get_close_matches(prefix, PREFIXES, 3, 0.7)
    return {name: PREFIXES[name] for name in meant}
