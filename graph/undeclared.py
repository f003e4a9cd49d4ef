"""Prefixes that a query or an update uses without declaring them, and what they may stand for.

The text is cut into tokens, not parsed: it is no SPARQL.
"""

import re
from collections.abc import Mapping

from graph.namespaces import PREFIXES

TOKEN = re.compile(
    # What is not closed is taken, too, and a prefix is short: or else the time grows as the square.
    r'"""(?:[^"\\]|\\.|"(?!""))*+(?:""")?|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*+(?:\'\'\')?'
    r'|"(?:[^"\\\n]|\\.)*+"?|\'(?:[^\'\\\n]|\\.)*+\'?'
    r"|(?P<declared>\bPREFIX\s+(?P<name>[\w.-]*):\s*<(?P<namespace>[^<>\s]*)>?)"
    r"|(?P<iri><[^<>\"{}|^`\\\s]*>)|<[a-z]+://[^<>]{0,200}>|\#[^\n]*|[?$]\w+|@[\w-]+|_:[\w.-]*"
    r"|(?P<type>\^\^)?(?P<curie>(?P<prefix>(?:[^\W\d_][\w.-]{0,50})?):"
    r"(?:[\w%:-]|\.(?=[\w\\])|\\[_~.\-!$&'()*+,;=/?\#@%])*+)"
    r"|\d+\.?\d*(?:e[+-]?\d+)?|(?P<word>[^\W\d]\w*)(?P<call>\s*\()?",
    re.IGNORECASE | re.DOTALL,
)
"""A token of a query or an update; what no group names is a text, a number, a variable or a
comment, or an address with a space or the like in it, which is no IRI."""

_ABSOLUTE = re.compile(r"<[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def undeclared(text: str) -> dict[str, int]:
    """Give the prefixes that *text* uses and does not declare before, each with its first place.

    >>> undeclared("PREFIX v: <urn:v#> ASK { ?x a v:Plan, org:Membership ; org:member ?y }")
    {'org': 38}
    """
    declared: set[str] = set()
    found: dict[str, int] = {}
    for token in TOKEN.finditer(text):
        if token["declared"]:
            declared.add(token["name"])
        elif token["curie"] and token["prefix"] not in declared:
            found.setdefault(token["prefix"], token.start("curie"))
    return found


def relative(text: str) -> tuple[str, int] | None:
    """Give the first IRI of *text* that no base says where it is, with its place.

    >>> relative("SELECT * { <x> ?p <http://example.org/y> }")
    ('<x>', 11)
    >>> relative("ASK { ?s ?p ?a FILTER(?a<?b&&?b>3) ")
    """
    before = ""
    for token in TOKEN.finditer(text):
        group = "namespace" if token["declared"] else "iri"
        iri = f"<{token[group]}>" if token["declared"] else token["iri"]
        is_compared = iri and ("&&" in iri or "||" in iri)  # "?a<?b&&?b>3" holds no IRI
        if iri and not is_compared and not _ABSOLUTE.match(iri):
            return iri, token.start(group) - bool(token["declared"])
        if iri and before == "BASE":
            return None
        before = (token["word"] or "").upper()
    return None


def declarations(prefix: str) -> Mapping[str, str]:
    """Give the prefixes of ours, with their namespaces, that *prefix* stands for or is like."""
    from difflib import get_close_matches  # here, as most workers never need it

    meant = [prefix] if prefix in PREFIXES else get_close_matches(prefix, PREFIXES, 3, 0.7)
    return {name: PREFIXES[name] for name in meant}
