"""An update, taken apart into its operations, each with the graph of every triple written out.

Oxigraph's store takes neither ``using-graph-uri`` nor another default graph for what is written, so
both go into the text. Only its structure is read here: words outside of braces, and braces; all
else is Oxigraph's, which has parsed the text before. What is not recognised is refused.

Source: SPARQL 1.1 Update, section 3; SPARQL 1.1 Protocol, section 2.2.3.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.errors import UsageError
from graph.query_errors import QuerySyntaxError

TOKEN = re.compile(
    r"""
      (?P<skip> \#[^\r\n]* | \s+ )
    | (?P<text> \"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
        | \"(?:[^\"\\\r\n]|\\.)*\" | '(?:[^'\\\r\n]|\\.)*'
        | <(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]{4,8})*> | [?$]\w+ )
    | (?P<word> (?:[\w:%-]|\\.)+(?:\.(?:[\w:%-]|\\.)+)* )
    | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)
"""A token; blanks and comments are of the group ``skip``."""

Token = re.Match[str]
_MANAGEMENT = {"CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"}
_LENIENT = {"CLEAR", "DROP", "CREATE"}  # a store that keeps no empty graphs never fails at them


@dataclass(frozen=True)
class Dataset:
    """What an update reads and writes where it does not say so itself.

    *unnamed* is the graph that holds the triples of no graph; *using* and *using_named* are what
    its request says, as IRIs.
    """

    unnamed: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()

    @property
    def clauses(self) -> str:
        """The same as clauses of an operation."""
        named = "".join(f"USING NAMED <{iri}> " for iri in self.using_named)
        return "".join(f"USING <{iri}> " for iri in self.using) + named


@dataclass(frozen=True)
class Operation:
    """One operation; *matches* where it asks the union of all graphs what to write.

    *named* where it drops, clears, moves … a graph that it names, and not all of them.
    """

    text: str
    matches: bool
    named: bool = False


def operations(update: str, dataset: Dataset) -> list[Operation]:
    """Take *update* apart; raise UsageError where it names graphs beside those of its request."""
    return list(_Update(tokens_of(update), dataset).operations())


def tokens_of(update: str) -> list[Token]:
    """Read the tokens of *update* that say something."""
    return [token for token in TOKEN.finditer(update) if token.lastgroup != "skip"]


class _Reader:
    """Reads tokens from the first to the last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._next = 0

    @property
    def word(self) -> str:
        """The next token, a keyword in capitals; empty after the last."""
        return self._ahead(0)

    @property
    def following(self) -> str:
        """The token after that."""
        return self._ahead(1)

    def take(self) -> Token:
        """Read a token."""
        if self._next >= len(self._tokens):
            raise _unclear()
        self._next += 1
        return self._tokens[self._next - 1]

    def expect(self, word: str) -> None:
        """Read the token *word* and no other."""
        if self.word != word:
            raise _unclear(self.word)
        self.take()

    def block(self) -> Sequence[Token]:
        """Read what stands between a brace and the one that closes it."""
        self.expect("{")
        start, depth = self._next, 1
        while depth:
            mark = self.take()[0]
            depth += (mark == "{") - (mark == "}")
        return self._tokens[start : self._next - 1]

    def _ahead(self, count: int) -> str:
        place = self._next + count
        return self._tokens[place][0].upper() if place < len(self._tokens) else ""


class _Template(_Reader):
    """A template; those of its triples that stand in no GRAPH belong to the graph *unnamed*."""

    def __init__(self, tokens: Sequence[Token], unnamed: str) -> None:
        super().__init__(tokens)
        self._unnamed = unnamed

    def text(self) -> str:
        """Write it with the graph of every triple."""
        written, loose = [], list[Token]()
        while self.word:
            if self.word != "GRAPH":
                loose.append(self.take())
                continue
            written.append(self._wrapped(loose))
            self.take()
            written.append(f"GRAPH {self.take()[0]} {{ {_slice(self.block())} }}")
            loose = []
            if self.word == ".":
                self.take()
        return " ".join([*written, self._wrapped(loose)])

    def _wrapped(self, triples: Sequence[Token]) -> str:
        return f"GRAPH <{self._unnamed}> {{ {_slice(triples)} }}" if triples else ""


class _Update(_Reader):
    """A whole update."""

    def __init__(self, tokens: Sequence[Token], dataset: Dataset) -> None:
        super().__init__(tokens)
        self._dataset = dataset

    def operations(self) -> Iterator[Operation]:
        """Give one operation after another, each with all declarations before it."""
        prologue = ""
        while self.word:
            if self.word in {"PREFIX", "BASE"}:
                prologue += self._declaration()
                continue
            operation = self._operation()
            yield replace(operation, text=f"{prologue}{operation.text}")
            if self.word:
                self.expect(";")

    def _operation(self) -> Operation:
        verb, following = self.word, self.following
        if verb in _MANAGEMENT:
            text = self._managed()
            return Operation(text, matches=False, named=not text.endswith(" NAMED"))
        if verb in {"INSERT", "DELETE"} and following == "DATA":
            self.take()
            self.take()
            return Operation(f"{verb} DATA {{ {self._named(self.block())} }}", matches=False)
        if (verb, following) == ("DELETE", "WHERE"):
            self.take()
            self.take()
            pattern = self.block()
            return self._matching(f"DELETE {{ {self._named(pattern)} }}", pattern)
        return self._modification()

    def _managed(self) -> str:
        words = [self.word]
        self.take()
        if words[0] in _LENIENT:
            words.append("SILENT")
            if self.word == "SILENT":
                self.take()
        names = {"ALL": "NAMED", "NAMED": "NAMED", "DEFAULT": f"GRAPH <{self._dataset.unnamed}>"}
        while self.word and self.word != ";":
            upper, token = self.word, self.take()[0]
            words.append(names.get(upper, token))
        return " ".join(words)

    def _modification(self) -> Operation:
        parts = []
        if has_own := self.word == "WITH":
            self.take()
            parts.append(f"WITH {self.take()[0]}")
        while self.word in {"INSERT", "DELETE"}:
            verb, block = self.take()[0], self.block()
            parts.append(f"{verb} {{ {_slice(block) if has_own else self._named(block)} }}")
        while self.word == "USING":
            has_own = True
            named = self.following == "NAMED"
            parts.append(" ".join(self.take()[0] for _ in range(3 if named else 2)))
        self.expect("WHERE")
        return self._matching(" ".join(parts), self.block(), has_own=has_own)

    def _matching(
        self, written: str, pattern: Sequence[Token], *, has_own: bool = False
    ) -> Operation:
        clauses = self._dataset.clauses
        if clauses and has_own:
            message = "The request names graphs, and so does the update, by WITH or USING."
            raise UsageError(message, "Name them in one place.")
        text = f"{written} {clauses}WHERE {{ {_slice(pattern)} }}"
        return Operation(text, matches=not has_own and not clauses)

    def _named(self, template: Sequence[Token]) -> str:
        return _Template(template, self._dataset.unnamed).text()

    def _declaration(self) -> str:
        parts = [self.take()[0]]
        while not parts[-1].endswith(">"):
            parts.append(self.take()[0])
        return " ".join(parts) + "\n"


def _slice(tokens: Sequence[Token]) -> str:
    """Give the text from the first of *tokens* to the last, as it was written."""
    return tokens[0].string[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _unclear(word: str = "") -> QuerySyntaxError:
    place = f"near {word[:40]!r}" if word else "at its end"
    message = f"The update cannot be understood {place}."
    return QuerySyntaxError(message, "Write its keywords apart from each other and unescaped.")
