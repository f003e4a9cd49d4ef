r"""A query taken apart as SPARQL's grammar does it, so far as a search in it is to be found.

A name never ends with a dot, which ends a triple; escapes (``\u0065``, ``\'``) are read as what
they stand for; a text with an escape that SPARQL does not know is none, and left to Oxigraph.

Source: SPARQL 1.1 Query Language, sections 19.2 (escapes) and 19.8 (terminals).
"""

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import urljoin

from graph.namespaces import PREFIXES

SEARCH = f"{PREFIXES['v']}search"
"""The IRI of the property."""


class Token(NamedTuple):
    """A piece of a query: the *letter* of its kind, its *text* and where it stands.

    The letters: v a variable, p the property, t a text, l its language, n a number, d the word
    VALUES, w another word, x another name; a sign is its own.
    """

    letter: str
    text: str
    start: int
    end: int


# No half of a surrogate pair, nothing beyond Unicode.
_POINT = (
    r"\\u(?![dD][89a-fA-F])[0-9A-Fa-f]{4}"
    r"|\\U(?:0000(?![dD][89a-fA-F])|000[1-9a-fA-F]|0010)[0-9A-Fa-f]{4}"
)
_CHARACTER = rf"\\[tbnrf\"'\\]|{_POINT}"
_FIRST = (  # PN_CHARS_BASE
    r"A-Za-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_INNER = rf"{_FIRST}0-9_\xB7\u0300-\u036F\u203F\u2040"  # of variables; names have hyphens as well
_LOCAL = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
_TOKEN = rf"""
      (?P<blank> \s+ | \#[^\r\n]* )
    | (?P<text> \"{{3}}(?:\"{{0,2}}(?:[^\"\\]|{_CHARACTER}))*\"{{3}}
        | '{{3}}(?:'{{0,2}}(?:[^'\\]|{_CHARACTER}))*'{{3}}
        | \"(?:[^\"\\\r\n]|{_CHARACTER})*\" | '(?:[^'\\\r\n]|{_CHARACTER})*' )
    | <(?P<iri> (?:[^<>"{{}}|^`\\\x00-\x20]|{_POINT})* )>
    | (?P<variable> [?$][{_INNER}]+ )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<truth> (?:true|false)\b(?=\.)(?!(?:\.*[{_INNER}-]){{0,99}}:) )
    | (?P<node> _:[{_INNER}](?:\.*[{_INNER}-])* )
    | (?P<name> (?:[{_FIRST}](?:\.*[{_INNER}-])*)?
        :(?:(?:[{_INNER}:]|{_LOCAL})(?:\.*(?:[{_INNER}:-]|{_LOCAL}))*)? )
    | (?P<other> \d*\.\d+ (?:[eE][+-]?\d+)? | \d+\.?[eE][+-]?\d+ | \b(?:true|false)\b )
    | (?P<number> \d+ )
    | (?P<word> [^\W\d]\w* )
    | (?P<sign> . )
"""
_LETTERS = {"VALUES": "d", "variable": "v", "text": "t", "language": "l", "number": "n"}
_LETTERS["word"] = "w"
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_GLUED = re.compile(
    r"PREFIX|GRAPH|FILTER|FROM|NAMED|USING|WITH|(?:true|false)(?=\.)|\.", re.IGNORECASE
)
# The word itself, a prefix that ends within it, or one of its characters escaped.
_MAY_SEARCH = re.compile(r"search|\#s|\\u00[267]|\\U000000[267]")


def may_search(query: str) -> bool:
    """Tell at a glance whether *query* might hold the property."""
    return bool(_MAY_SEARCH.search(query))


def tokens_of(query: str) -> list[Token]:
    """Give the tokens of *query* without blanks and comments."""
    reader = _Reader()
    for found in _token().finditer(query):
        if found.lastgroup == "name":
            reader.take_name(found[0], found.end())
        elif found.lastgroup != "blank":
            reader.take(str(found.lastgroup), found[0], found.end(), found["iri"])
    return reader.tokens


def unescaped(text: str) -> str:
    """Give the characters that *text*, of a literal, an IRI or a local name, stands for."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


class _Reader:
    """Takes the tokens one by one, and knows what prefixes stand for behind their declaration."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self._prefixes = {"": ""}  # with colons; the empty one is the base

    def take_name(self, text: str, end: int) -> None:
        """Take a name, and before it the words that it begins with where it is none."""
        if self._before(1) == "PREFIX":
            self.take("other", text, end)
            return
        while text[: text.index(":") + 1] not in self._prefixes and (word := _GLUED.match(text)):
            text = text[word.end() :]  # Oxigraph wants no space there
            self.take("sign" if word[0] == "." else "word", word[0], end - len(text))
            if self._before(1) == "PREFIX":
                break
        prefix, _, local = text.partition(":")
        iri = self._prefixes.get(f"{prefix}:", "") + unescaped(local)
        self._append("x", text, end, iri)

    def take(self, kind: str, text: str, end: int, written: str | None = None) -> None:
        """Take another token; *written* is what stands in an IRI."""
        iri = "" if written is None else self._resolved(unescaped(written))
        if kind == "iri" and self._before(1) == "BASE":
            self._prefixes[""] = iri
        elif kind == "iri" and self._before(2) == "PREFIX":
            self._prefixes[self.tokens[-1].text] = iri
        letter = text if kind == "sign" else _LETTERS.get(text.upper(), _LETTERS.get(kind, "x"))
        self._append(letter, text, end, iri)

    def _append(self, letter: str, text: str, end: int, iri: str) -> None:
        self.tokens.append(Token("p" if iri == SEARCH else letter, text, end - len(text), end))

    def _before(self, number: int) -> str:
        return self.tokens[-number].text.upper() if len(self.tokens) >= number else ""

    def _resolved(self, iri: str) -> str:
        """Resolve *iri* where there is a base; what is no IRI, Oxigraph refuses."""
        base = self._prefixes[""]
        try:
            whole = urljoin(base, iri) if base else iri
        except ValueError:
            return iri
        ends_in = iri.endswith("#") and not whole.endswith("#")  # which urljoin leaves out
        return whole + "#" * ends_in


@cache
def _token() -> re.Pattern[str]:
    """Compile the tokens once they are asked for: most queries never are."""
    return re.compile(_TOKEN, re.VERBOSE | re.DOTALL)


def _character(escape: re.Match[str]) -> str:
    if escape[3]:
        return _ESCAPES.get(escape[3], escape[3])
    return chr(int(escape[1] or escape[2], 16))
