"""The example queries as an API: what a request asks of one, and the addresses of its pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from api.negotiation import EXCEL
from api.questions import Questions
from graph import bindings, paging
from graph.errors import UsageError, VazbyError
from graph.formats import SOLUTIONS, TRIPLES, Format
from graph.parameters import Parameter
from graph.queries import Query, all_examples
from graph.releases import Release

PREFIX = "/queries"
"""The path under which the queries are."""

PAGING = ("limit", "offset", "release")
COMMON = (*PAGING, "format", "lang")
"""What may be asked of any query, beside its own parameters."""

MOST_ROWS = 10_000
"""How many rows a page may have; without a limit all rows come at once."""

SHOWN = 100
"""How many rows a page for people has, unless it is asked for another number."""

_MOST_OFFSET = 10**9
_WITHOUT = {
    "limit": ", page by page; without a limit all rows come at once.",
    "offset": "; without an offset the rows begin with the first.",
}


class GoneError(VazbyError):
    """A page of a release that answers no more."""

    exit_code = 3
    status = 410


@dataclass(frozen=True)
class Call:
    """A query that was asked: *given* for its parameters, *text* with their terms in it.

    *limit* is None where all rows are wanted.
    """

    query: Query
    given: Mapping[str, Sequence[str]]
    text: str
    limit: int | None = None
    offset: int = 0

    @property
    def page(self) -> str:
        """The query for the rows that are wanted."""
        return paging.page(self.query, self.text, self.limit, self.offset)

    @property
    def bare(self) -> str:
        """The query with its terms, without front matter, for people to read and change."""
        return replace(self.query, text=self.text).bare

    def address(self, extension: str = "", **more: object) -> str:
        """Give the path and query of this very call; *more* is what stands beside it."""
        suffix = f".{extension}" if extension else ""
        return self.at(f"{PREFIX}/{self.query.name}{suffix}", **more)

    def at(self, path: str, **more: object) -> str:
        """Give *path* with what is asked; *more* is what stands beside it."""
        pairs = [(name, text) for name, texts in self.given.items() for text in texts]
        pairs += [(name, str(value)) for name, value in more.items()]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def instead(self, name: str, text: str, other: str) -> "Call":
        """Give the same call with *other* in the place of *text* for the parameter *name*."""
        values = [other if value == text else value for value in self.given.get(name, ())]
        return replace(self, given={**self.given, name: values})

    def neighbours(self, total: int, release: str) -> dict[str, Mapping[str, object]]:
        """Give what the pages ``first``, ``prev`` and ``next`` are asked with, those there are.

        A next page names the *release*, so that nobody puts pages of two releases together.
        """
        if self.limit is None:
            return {}
        pages: dict[str, Mapping[str, object]] = {"first": {"limit": self.limit}}
        asked = {"limit": self.limit, "release": release}
        last = max(0, total - 1) // self.limit * self.limit
        if self.offset and total:  # from beyond the end, back to the last page
            pages["prev"] = {**asked, "offset": max(0, min(self.offset - self.limit, last))}
        if self.offset + self.limit < total:
            pages["next"] = {**asked, "offset": self.offset + self.limit}
        return pages


async def read_call(
    request: Request, query: Query, questions: Questions, release: Release, usual: int | None
) -> Call:
    """Read what *request* asks of *query*; *usual* is the limit where none is given.

    Raises UsageError for what the query does not know, GoneError for a page of another release.
    """
    asked = _texts(request)
    bindings.check(query, asked, ("format", "lang") if query.gives_triples else COMMON)
    _check_release(asked.get("release", ()), release)
    limit = _number("limit", asked.get("limit", ()), 1, MOST_ROWS)
    offset = _number("offset", asked.get("offset", ()), 0, _MOST_OFFSET) or 0
    values = _of_parameters(query, asked)
    text = await bind(query, values, questions, release)
    usual = None if query.gives_triples else usual
    return Call(query, values, text, usual if limit is None else limit, offset)


def given(request: Request, query: Query) -> dict[str, Sequence[str]]:
    """Give what *request* gives for the parameters of *query*, sense or not."""
    return _of_parameters(query, _texts(request))


async def bind(query: Query, values: bindings.Given, questions: Questions, release: Release) -> str:
    """Give the text of *query* with *values*, names looked up in *release*.

    Raises UsageError where a value is not of its type or names no one thing.
    """
    iris = bindings.possible_iris(query, values)
    rows = await questions.rows("known_of", thing=iris) if iris else []
    known = {row["thing"] for row in rows}
    terms = await run_in_threadpool(bindings.terms, query, values, known, release.labels_path)
    return query.bind(**terms)


def formats_of(query: Query) -> tuple[Format, ...]:
    """Give the formats in which the answer to *query* can be written."""
    return TRIPLES if query.gives_triples else SOLUTIONS


def names_of(query: Query) -> list[str]:
    """Name the formats of data in which *query* may be asked for."""
    names = [form.name for form in formats_of(query)]
    return names if query.gives_triples else [*names, EXCEL]


def describe(query: Query) -> dict[str, object]:
    """Tell programs what *query* answers and takes."""
    return {
        "name": query.name,
        "question": {"cs": query.question_cs, "en": query.question_en},
        "address": f"{PREFIX}/{query.name}",
        "example": example_call(query).address(),
        "parameters": [_describe(parameter) for parameter in query.params.values()],
        "returns": list(query.returns),
        "formats": names_of(query),
    }


def describe_all() -> list[dict[str, object]]:
    """Tell programs of every query there is."""
    return [describe(query) for query in all_examples()]


def example_call(query: Query) -> Call:
    """Give the call with the examples of all parameters."""
    given = {name: [parameter.example] for name, parameter in query.params.items()}
    return Call(query, given, query.text)


def _describe(parameter: Parameter) -> dict[str, object]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "list": parameter.many,
        "kind": parameter.kind,
        "label": {"cs": parameter.label_cs, "en": parameter.label_en},
        "example": parameter.example,
        "default": parameter.default,
        "minimum": parameter.minimum,
    }


def _texts(request: Request) -> dict[str, list[str]]:
    """Put values together by name; a field of a form that was left empty gives none."""
    asked: dict[str, list[str]] = {}
    for name, text in request.query_params.multi_items():
        values = asked.setdefault(name, [])
        if text.strip():
            values.append(text.strip())
    return asked


def _of_parameters(query: Query, asked: bindings.Given) -> dict[str, Sequence[str]]:
    return {name: texts for name, texts in asked.items() if name in query.params and texts}


def _number(name: str, texts: Sequence[str], least: int, most: int) -> int | None:
    """Read a *limit* or an *offset*; raise UsageError for what is none."""
    if not texts:
        return None
    text, value = texts[0], ", ".join(texts)
    if len(texts) > 1:
        message = f"{name!r} is given {len(texts)} times: {value[:100]}."
        error = UsageError(message, "Give it once.").because("given-twice", name=name, value=value)
        raise error
    if not text.isascii() or not text.isdigit() or int(text[:12]) < least:
        message = f"{name!r} is {text[:100]!r}, which is no whole number from {least} on."
        hint = f"Give one number from {least} to {most}{_WITHOUT[name]}"
        error = UsageError(message, hint)
        error.because("no-number", value=value, least=least, most=most)
        raise error
    if int(text[:12]) > most:
        message = f"{name!r} is {text[:100]}, and may be {most} at most."
        error = UsageError(message, f"Ask for {most} at most{_WITHOUT[name]}")
        error.because("number-too-large", name=name, value=value, most=most)
        raise error
    return int(text)


def _check_release(texts: Sequence[str], release: Release) -> None:
    if texts and texts[0] != release.id:
        message = f"The release {texts[0][:100]!r} answers no more; {release.id} does."
        raise GoneError(message, "Begin again at the first page.")
