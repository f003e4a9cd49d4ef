"""Queries kept in `.rq` files: valid SPARQL for any tool, with front matter in comments.

    #+ summary: Measures of some towns from a day on.
    #+ question_cs: Která opatření měla obec od určitého dne?
    #+ question_en: Which measures had a town from a day on?
    #+ params: {town: list of iri, since: date}
    #+ town.kind: municipality
    #+ town.label_cs: Obec
    #+ town.label_en: Town
    #+ town.example: Bílina
    #+ since.label_cs: Od
    #+ since.label_en: Since
    #+ since.example: 2012-01-01
    #+ returns: [measure, name]

A parameter is the block ``VALUES ?town { UNDEF }``: left as it is, it binds nothing and the file
runs in any tool. A block may hold a default instead, as in ``VALUES ?least { 2 }``. The parameters
``limit`` and ``offset`` stand for the numbers after these words. `returns` lists the variables of a
SELECT, ``[triples]`` for a CONSTRUCT, ``[boolean]`` for an ASK. What the lines of a parameter mean
tells `graph.parameters`. The form of the front matter is that of https://grlc.io.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from graph.errors import NotFoundError, UsageError
from graph.iris import slug
from graph.parameters import Parameter, Term
from graph.paths import EXAMPLES, QUERIES

PAGING = ("limit", "offset")
_NEAR = 70
"""How like another a name must be, of 100, to be proposed."""
_PROPOSED = 3
_LONGEST_NAME = 100
_NUMBERED = re.compile(r"0*(\d+)-(.+)")


class UnknownExampleError(NotFoundError):
    """No example query is called so; *nearest* are the names that may be meant, best first."""

    def __init__(self, message: str, hint: str, name: str, nearest: Sequence[str]) -> None:
        super().__init__(message, hint)
        self.nearest = tuple(nearest)
        if nearest:
            self.because("saved-query-near", name=name, nearest=", ".join(nearest))
        else:
            self.because("no-saved-query", name=name)


@dataclass(frozen=True)
class Query:
    """One `.rq` file. *name* is that of the file, an example's without its *number*."""

    name: str
    text: str
    summary: str
    question_cs: str
    question_en: str
    params: Mapping[str, Parameter]
    returns: tuple[str, ...]
    number: str = ""

    @property
    def gives_triples(self) -> bool:
        """Tell whether the answer is RDF."""
        return self.returns == ("triples",)

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
        parameter = self.params.get(name)
        if parameter is None or not all(map(parameter.takes, terms)):
            message = f"The query {self.name!r} takes no such parameter {name[:100]!r}."
            known = ", ".join(f"{key}: {param.words}" for key, param in self.params.items())
            raise UsageError(message, f"Its parameters are {known or 'none'}.")
        if name in PAGING:
            return re.sub(rf"\b{name.upper()} \d+", f"{name.upper()} {_count(terms)}", text)
        if parameter.default and list(terms) == [parameter.default_term]:
            return text  # what stands there already, as its author wrote it
        block = " ".join(map(str, terms))
        values = rf"VALUES \?{name} {{ [^{{}}]* }}"
        return re.sub(values, lambda _: f"VALUES ?{name} {{ {block} }}", text)


def _count(terms: Sequence[Term]) -> int:
    if len(terms) != 1 or not terms[0].value.isascii() or not terms[0].value.isdigit():
        message = "A limit or an offset is one whole number."
        raise UsageError(message, "Give a number from 0 up.")
    return int(terms[0].value)


def load(name: str) -> Query:
    """Give the program's own query *name*; the program asks for none that there is not."""
    return _read_folder(QUERIES)[name]


def load_example(name: str) -> Query:
    """Give the example query of that *name* or number; raise UnknownExampleError for none."""
    examples = _read_folder(EXAMPLES)
    numbers = {query.number: query.name for query in examples.values()}
    name = numbers.get(name.partition("-")[0].lstrip("0"), name)
    if name not in examples:
        near = _nearest(name, list(examples))
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        message = f"{name[:100]!r} is neither a file nor the name of an example query."
        hint = "The page /sparql of `vazby serve` and the folder graph/examples list the names."
        raise UnknownExampleError(message, meant + hint, name, near)
    return examples[name]


def _nearest(name: str, names: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz, process  # here, as a worker does without

    found = process.extract(
        _in_words(slug(name, _LONGEST_NAME)),
        names,
        scorer=fuzz.WRatio,
        processor=_in_words,
        score_cutoff=_NEAR,
        limit=_PROPOSED,
    )
    return [near for near, _, _ in found]


def _in_words(name: str) -> str:
    return name.replace("-", " ")


def all_queries() -> tuple[Query, ...]:
    """List the program's own queries by name."""
    return tuple(_read_folder(QUERIES).values())


def all_examples() -> tuple[Query, ...]:
    """List the public example queries in the order of their numbers."""
    return tuple(_read_folder(EXAMPLES).values())


def read(path: Path) -> Query:
    """Read one `.rq` file; raise ValueError where its front matter is not understood."""
    text = path.read_text(encoding="utf-8")
    fields = _front_matter(text)
    numbered = _NUMBERED.fullmatch(path.stem)
    number, name = numbered.groups() if numbered else ("", path.stem)
    try:
        return Query(
            name=name,
            text=text,
            summary=fields["summary"],
            question_cs=fields.get("question_cs", ""),
            question_en=fields.get("question_en", ""),
            params=_parameters(fields),
            returns=tuple(_items(fields["returns"])),
            number=number,
        )
    except KeyError as error:
        message = f"{path.name} has no line '#+ {error.args[0]}:'"
        raise ValueError(message) from error


@cache
def _read_folder(folder: Path) -> dict[str, Query]:
    return {query.name: query for query in map(read, sorted(folder.glob("*.rq")))}


def _front_matter(text: str) -> dict[str, str]:
    lines = (line.removeprefix("#+") for line in text.splitlines() if line.startswith("#+"))
    pairs = (line.partition(":") for line in lines)
    return {key.strip(): value.strip() for key, _, value in pairs}


def _items(flow: str) -> list[str]:
    return [item.strip() for item in flow.strip("{}[] ").split(",") if item.strip()]


def _parameters(fields: Mapping[str, str]) -> dict[str, Parameter]:
    """Read ``params`` and the lines that describe each of them."""
    pairs = [pair.partition(":") for pair in _items(fields.get("params", ""))]
    parameters = {}
    for name, words in [(name.strip(), words.strip()) for name, _, words in pairs]:
        lines = ((key.partition("."), value) for key, value in fields.items())
        described = {line[2]: value for line, value in lines if line[0] == name and line[2]}
        parameters[name] = Parameter.of_type(name, words, **described)
    return parameters
