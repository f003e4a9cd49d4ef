"""Queries kept in `.rq` files: valid SPARQL for any tool, with front matter in comments.

    #+ summary: Units directly under an organisation.
    #+ question_cs: Které útvary spadají přímo pod organizaci?
    #+ question_en: Which units belong directly to an organisation?
    #+ params: {org: iri}
    #+ returns: [unit, name]

A parameter is the block ``VALUES ?org { UNDEF }``: left as it is, it binds nothing and the file
runs in any tool. The parameters ``limit`` and ``offset`` stand for the numbers after these words.
`returns` lists the variables of a SELECT, ``[triples]`` for a CONSTRUCT, ``[boolean]`` for an ASK.
The form of the front matter is that of https://grlc.io.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.errors import NotFoundError, UsageError
from graph.paths import EXAMPLES, QUERIES

Term = NamedNode | Literal
PAGING = ("limit", "offset")


@dataclass(frozen=True)
class Query:
    """One `.rq` file. *params* maps a parameter to its type: ``iri``, ``string``, ``integer``."""

    name: str
    text: str
    summary: str
    question_cs: str
    question_en: str
    params: Mapping[str, str]
    returns: tuple[str, ...]

    @property
    def bare(self) -> str:
        """The text without its front matter."""
        return "\n".join(line for line in self.text.splitlines() if not line.startswith("#+"))

    def bind(self, **terms: Term | Sequence[Term]) -> str:
        """Give the text with *terms*, one or several a parameter, in place of its parameters.

        Only RDF terms go in, never strings, so nothing can break out of its place. Raise UsageError
        for a parameter that the query does not have or a term of another type.
        """
        text = self.text
        for name, value in terms.items():
            values = [value] if isinstance(value, NamedNode | Literal) else value
            text = self._put(text, name, values)
        return text

    def _put(self, text: str, name: str, terms: Sequence[Term]) -> str:
        expected = NamedNode if self.params.get(name) == "iri" else Literal
        if name not in self.params or not all(isinstance(term, expected) for term in terms):
            message = f"The query {self.name!r} takes no such parameter {name!r}."
            known = ", ".join(f"{key}: {kind}" for key, kind in self.params.items())
            raise UsageError(message, f"Its parameters are {known or 'none'}.")
        if name in PAGING:
            return re.sub(rf"\b{name.upper()} \d+", f"{name.upper()} {_count(terms)}", text)
        block = " ".join(map(str, terms))
        return text.replace(f"VALUES ?{name} {{ UNDEF }}", f"VALUES ?{name} {{ {block} }}")


def _count(terms: Sequence[Term]) -> int:
    if len(terms) != 1 or not terms[0].value.isascii() or not terms[0].value.isdigit():
        message = "A limit or an offset is one whole number."
        raise UsageError(message, "Give a number from 0 up.")
    return int(terms[0].value)


def load(name: str) -> Query:
    """Give the program's own query *name*; the program asks for none that there is not."""
    return _read_folder(QUERIES)[name]


def load_example(name: str) -> Query:
    """Give the public example query of that *name* or number; raise NotFoundError for none."""
    examples = _read_folder(EXAMPLES)
    numbers = {known.partition("-")[0].lstrip("0"): known for known in examples}
    name = numbers.get(name.lstrip("0"), name)
    if name not in examples:
        message = f"{name[:100]!r} is neither a file nor the name of an example query."
        hint = "The page /sparql of `vazby serve` and the folder graph/examples list the names."
        raise NotFoundError(message, hint)
    return examples[name]


def all_queries() -> tuple[Query, ...]:
    """List the program's own queries by name."""
    return tuple(_read_folder(QUERIES).values())


def all_examples() -> tuple[Query, ...]:
    """List the public example queries by name, which begins with their number."""
    return tuple(_read_folder(EXAMPLES).values())


def read(path: Path) -> Query:
    """Read one `.rq` file; raise ValueError where its front matter is not understood."""
    text = path.read_text(encoding="utf-8")
    fields = _front_matter(text)
    try:
        params = [pair.partition(":") for pair in _items(fields.get("params", ""))]
        return Query(
            name=path.stem,
            text=text,
            summary=fields["summary"],
            question_cs=fields.get("question_cs", ""),
            question_en=fields.get("question_en", ""),
            params={name.strip(): kind.strip() for name, _, kind in params},
            returns=tuple(_items(fields["returns"])),
        )
    except KeyError as error:
        message = f"{path.name} has no line '#+ {error.args[0]}:'"
        raise ValueError(message) from error


@cache
def _read_folder(folder: Path) -> dict[str, Query]:
    return {path.stem: read(path) for path in sorted(folder.glob("*.rq"))}


def _front_matter(text: str) -> dict[str, str]:
    lines = (line.removeprefix("#+") for line in text.splitlines() if line.startswith("#+"))
    pairs = (line.partition(":") for line in lines)
    return {key.strip(): value.strip() for key, _, value in pairs}


def _items(flow: str) -> list[str]:
    return [item.strip() for item in flow.strip("{}[] ").split(",") if item.strip()]
