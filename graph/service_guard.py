"""Which other servers would a query or an update ask? Found before it runs, in its tokens.

SPARQL's SERVICE reaches any host and Oxigraph has no switch for it. Oxigraph's grammar knows no
word boundaries (`trueSERVICEe:x {}` asks a server) and lets a `<` that opens an IRI in one reading
be "less than" in another. So the guard errs on one side: what might be SERVICE counts as SERVICE,
and only text that cannot be one in any reading is set aside: comments, strings, variables, local
names of prefixed names, and IRIs that begin with a scheme and `//`.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from urllib.parse import urlsplit

from graph.private_addresses import is_private
from graph.query_errors import ServiceRefusedError

_ESCAPE = r"\\[tbnrf\"'\\uU]"
_TOKEN = rf"""
      (?P<skip> \#[^\r\n]* | \s+
        | \"\"\"(?:\"{{0,2}}(?:[^\"\\]|{_ESCAPE}))*\"\"\"
        | '''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'''
        | \"(?:[^\"\\\r\n]|{_ESCAPE})*\"
        | '(?:[^'\\\r\n]|{_ESCAPE})*'
        | [?$]\w+
        | :[\w:-]+ )
    | <(?P<iri> [a-z][a-z0-9+.-]*://[^<>"{{}}|^`\\\s]* )>
    | (?P<unclear> <[^<>"{{}}|^`\\\s]*['\#][^<>"{{}}|^`\\\s]*> )
    | (?P<service> service )
    | (?P<load> load )
    | (?P<silent> silent )
    | (?P<other> . )
    """
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def refuse_services(query: str, allowed: Collection[str] = ()) -> None:
    r"""Raise ServiceRefusedError where *query* would ask a host that is not *allowed* or private.

    Escapes such as ``\u0053ERVICE`` are read both ways, as they stand and decoded.
    """
    for reading in _readings(query):
        if "service" in reading.casefold():
            _refuse(reading, allowed)


def refuse_loads(update: str) -> None:
    """Raise ServiceRefusedError where *update* might read from another server or from a file.

    No host is allowed: who may write can as well send what is to be loaded.
    """
    for reading in _readings(update):
        if any(token.lastgroup in {"load", "unclear"} for token in _token().finditer(reading)):
            message = "The update reads from another place (LOAD), which is not allowed here."
            hint = "Send the data itself; a prefix or an IRI must not look like LOAD."
            raise ServiceRefusedError(message, hint)


def _readings(text: str) -> set[str]:
    return {text, _CODE_POINT.sub(_decoded, text)} if "\\" in text else {text}


def _refuse(query: str, allowed: Collection[str]) -> None:
    for host in _hosts(query):
        if host is None or host not in allowed or is_private(host):
            whom = f"the server {host!r}" if host else "a server that cannot be told beforehand"
            message = f"The query asks {whom} (SERVICE), which is not allowed here."
            hint = "Query this server's own data; a prefix or an IRI must not look like SERVICE."
            raise ServiceRefusedError(message, hint)


def _hosts(query: str) -> Iterator[str | None]:
    """Give the host after each SERVICE, or None where there is no full IRI that says it."""
    waiting = False
    for token in _token().finditer(query):
        kind = token.lastgroup
        if kind in {"skip", "silent"} and not _is_name(token[0]):
            continue
        if waiting or kind == "unclear":
            yield urlsplit(token["iri"]).hostname if kind == "iri" else None
        waiting = kind == "service"
    if waiting:
        yield None


@cache
def _token() -> re.Pattern[str]:
    """Compile the tokens once they are asked for: a tenth of what a worker takes to start."""
    return re.compile(_TOKEN, re.VERBOSE | re.IGNORECASE | re.DOTALL)


def _is_name(text: str) -> bool:
    return text[0] in "?$:\"'"


def _decoded(escape: re.Match[str]) -> str:
    point = int(escape[1] or escape[2], 16)
    return chr(point) if point <= 0x10FFFF else escape[0]
