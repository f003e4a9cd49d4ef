"""Which format an answer is written in: ``?format=`` first, else the Accept header.

Source: RFC 9110, section 12.5.1.
"""

from collections.abc import Sequence
from functools import lru_cache

from fastapi import Request
from starlette.types import Scope

from graph.errors import UsageError
from graph.formats import DATASETS, GRAPHS, SOLUTIONS, Format, named
from graph.query_errors import NotAcceptableError

HTML = "text/html"
EXCEL = "csv-excel"
"""CSV as Excel wants it: written by `api.excel` of TSV, which tells numbers from texts."""

_OF_TRIPLES = {"json": "jsonld", "xml": "rdf"}  # what these mean where the answer is triples
_ALL = (*SOLUTIONS, *GRAPHS, *DATASETS)
FORMAT_NAMES = sorted({form.name for form in _ALL} | {"html", EXCEL})


class FormatError(UsageError):
    """There is no format of that name."""


def accepted(request: Request) -> str:
    """Give the Accept header of *request*, all of its lines as one."""
    return accept_of(request.scope)


def accept_of(scope: Scope) -> str:
    """Give the Accept header of a request that is nothing but its *scope* yet."""
    lines = (value for name, value in scope["headers"] if name == b"accept")
    return b",".join(lines).decode("latin-1")


def preferred(accept: str, media_types: Sequence[str]) -> list[str]:
    """Sort *media_types* by the weights of *accept*; those of weight 0 are left out.

    Of two with the same weight the one offered first stays first. No Accept header accepts all.

    >>> preferred("text/*;q=0.5, application/json", ["text/html", "application/json", "image/png"])
    ['application/json', 'text/html']
    """
    weights = weights_of(accept)
    weighted = [(_weight(weights, media_type), media_type) for media_type in media_types]
    weighted.sort(key=lambda pair: -pair[0])
    return [media_type for weight, media_type in weighted if weight > 0]


def wanted(accept: str, name: str | None, formats: tuple[Format, ...]) -> list[str]:
    """Give the media types of *formats* that are wanted, the best first; *name* is ``?format=``."""
    if name:
        form = named("tsv" if name == EXCEL else name, formats)
        return [form.media_type] if form else []
    types = {form.media_type: form.media_type for form in formats}
    for form in formats:
        types |= {alias: form.media_type for alias in form.aliases if _names(accept, alias)}
    return list(dict.fromkeys(types[media_type] for media_type in preferred(accept, list(types))))


def wants_html(
    accept: str,
    name: str | None,
    *,
    unasked: bool = True,
    data: Sequence[Format] = (*SOLUTIONS, *GRAPHS),
) -> bool:
    """Say whether a page is wanted rather than *data*; where both are as welcome, *unasked*."""
    if name:
        return name == "html"
    types = [form.media_type for form in data]
    offered = [HTML, *types] if unasked else [*types, HTML]
    return preferred(accept, offered)[:1] == [HTML]


def one_format(names: Sequence[str]) -> str | None:
    """Give the one of *names*, which are all that ``?format=`` says; raise UsageError for more."""
    names = [*filter(None, names)]
    if len({*names}) > 1:
        value = ", ".join(names)[:100]
        message = f"'format' is given {len(names)} times: {value}."
        error = UsageError(message, "Give it once.")
        error.because("given-twice", name="format", value=value)
        raise error
    return names[0] if names else None


def check_format(name: str | None, suffix: str | None = None) -> None:
    """Raise FormatError where ``?format=`` names no format, or another than the *suffix*.

    The suffix is the end of the address.
    """
    form = named(name, _ALL) if name else None
    asked = {name, form.name if form else name, _OF_TRIPLES.get(name or "")}
    if name and suffix and suffix not in asked:
        message = f"The address ends in .{suffix[:40]} and asks for format={name[:40]}."
        error = FormatError(message, "Keep one of the two.")
        error.because("formats-differ", suffix=suffix, name=name)
        raise error
    if name and name not in {"html", EXCEL} and not named(name, _ALL):
        message = f"There is no format {name[:40]!r}."
        error = FormatError(message, f"Formats are {', '.join(FORMAT_NAMES)}.")
        error.because("not-offered", value=name, known=FORMAT_NAMES)
        raise error


def check_offered(name: str | None, *offered: str, hint: str = "") -> None:
    """Raise NotAcceptableError where ``?format=`` names a format that is not *offered* here."""
    check_format(name)
    if name and name not in offered:
        message, known = f"This is not given as {name[:40]!r}.", ", ".join(offered)
        error = NotAcceptableError(message, f"It is given as {known}.{hint}")
        error.because("not-offered", value=name, known=known)
        raise error


@lru_cache(256)
def weights_of(accept: str) -> dict[str, float]:
    """Read an Accept header, or one like it; parameters other than q do not matter here."""
    weights = {}
    for part in (accept or "*/*").split(","):
        media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weights[media_type] = _quality(parameters)
    return weights


def _quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter.removeprefix("q=")), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0


def _weight(weights: dict[str, float], media_type: str) -> float:
    ranges = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
    return next((weights[key] for key in ranges if key in weights), 0.0)


def _names(accept: str, alias: str) -> bool:
    return "/" in alias and alias in weights_of(accept)
