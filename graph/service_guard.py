"""Which other servers would a query or an update ask? Found before it runs, in its tokens.

SPARQL's SERVICE reaches any host and Oxigraph has no switch for it. Oxigraph's grammar knows no
word boundaries (`trueSERVICEe:x {}` asks a server) and lets a `<` that opens an IRI in one reading
be "less than" in another. So the guard errs on one side: what might be SERVICE counts as SERVICE,
and only text that cannot be one in any reading is set aside: comments, strings with the languages
behind them, variables, local names of prefixed names, and IRIs that begin with a scheme and `//`.
Where another IRI holds what would open a string or a comment, both readings are followed.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from urllib.parse import urlsplit

from graph.private_addresses import is_private
from graph.query_errors import ServiceRefusedError

_ESCAPE = r"\\[tbnrf\"'\\uU]"
_IN_IRI = r"""(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})"""
_TOKEN = rf"""
      (?P<blank> \s+ )
    | (?P<comment> \# )
    | (?P<skip> \"\"\"(?:\"{{0,2}}(?:[^\"\\]|{_ESCAPE}))*\"\"\"
        | '''(?:'{{0,2}}(?:[^'\\]|{_ESCAPE}))*'''
        | \"(?:[^\"\\\r\n]|{_ESCAPE})*\"
        | '(?:[^'\\\r\n]|{_ESCAPE})*'
        | (?a:@[a-z]+(?:-[a-z0-9]+)*)
        | \\[_~.\-!$&'()*+,;=/?\#@%]
        | [?$]\w+
        | :[\w:-]+ )
    | <(?P<iri> [a-z][a-z0-9+.-]*://{_IN_IRI}* )>
    | (?P<unclear> <(?={_IN_IRI}*['\#]){_IN_IRI}*> )
    | (?P<service> service )
    | (?P<load> load )
    | (?P<silent> silent )
    | (?P<other> [^\\\#\s"'?$:<@slſ]+ | . )
    """
_LINE_END = re.compile(r"[\r\n]")
_UNSAID = {"blank", "comment", "silent"}
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
        if any(token.lastgroup == "load" for token in _Text(reading).tokens()):
            message = "The update reads from another place (LOAD), which is not allowed here."
            hint = "Send the data itself; a prefix or an IRI must not look like LOAD."
            error = ServiceRefusedError(message, hint).because("load-refused")
            raise error


def _readings(text: str) -> set[str]:
    return {text, _CODE_POINT.sub(_decoded, text)} if "\\" in text else {text}


def _refuse(query: str, allowed: Collection[str]) -> None:
    for host in _Text(query).hosts():
        if host is None or host not in allowed or is_private(host):
            whom = f"the server {host!r}" if host else "a server that cannot be told beforehand"
            message = f"The query asks {whom} (SERVICE), which is not allowed here."
            hint = "Query this server's own data; a prefix or an IRI must not look like SERVICE."
            raise ServiceRefusedError(message, hint)


class _Text:
    """A query or an update as it is written."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = (0, 0)  # from a place in a line to its end

    def hosts(self) -> Iterator[str | None]:
        """Give the host after each SERVICE, or None where there is no full IRI that says it."""
        for token in self.tokens():
            if token.lastgroup == "service":
                yield self._host_at(token.end())

    def tokens(self) -> Iterator[re.Match[str]]:
        """Give the tokens of all readings, those that several have in common once."""
        places, seen = [0], bytearray(len(self._text) + 1)
        while places:
            place = places.pop()
            while not seen[place] and (token := _token().match(self._text, place)):
                seen[place] = True
                yield token
                if token.lastgroup == "unclear":
                    places.append(place + 1)
                place = self._end(token)

    def _host_at(self, place: int) -> str | None:
        token = _token().match(self._text, place)
        while token and token.lastgroup in _UNSAID:
            token = _token().match(self._text, self._end(token))
        iri = token["iri"] if token else None
        return urlsplit(_CODE_POINT.sub(_decoded, iri)).hostname if iri else None

    def _end(self, token: re.Match[str]) -> int:
        """Give where *token* ends: one that is a comment with its line."""
        return self._line_end(token.start()) if token.lastgroup == "comment" else token.end()

    def _line_end(self, place: int) -> int:
        """Look no further than has been looked from a later place in the line."""
        start, end = self._line
        if not start <= place < end:
            before = place < start
            found = _LINE_END.search(self._text, place, start if before else len(self._text))
            last = end if before else len(self._text)
            self._line = (place, found.start() if found else last)
        return self._line[1]


@cache
def _token() -> re.Pattern[str]:
    """Compile the tokens once they are asked for: a tenth of what a worker takes to start."""
    return re.compile(_TOKEN, re.VERBOSE | re.IGNORECASE | re.DOTALL)


def _decoded(escape: re.Match[str]) -> str:
    point = int(escape[1] or escape[2], 16)
    return chr(point) if point <= 0x10FFFF else escape[0]
