"""The Jinja environment, and how a page becomes a response in the reader's language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from babel.numbers import get_decimal_symbol
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api import as_of, language, links, query_links
from api.coverage import read_cell
from api.dates import in_words
from api.language import Language
from api.maps import regions
from api.rules import deriving
from api.settings import Settings
from api.surroundings import distance, surroundings
from api.trees import tree
from api.waiting import WAIT
from graph.iris import graph_name, parse_resource
from graph.namespaces import shorten
from graph.parameters import Term
from graph.releases import Release
from graph.workers import WorkerPool

TEMPLATES = Path(__file__).parent / "templates"
TITLE_LENGTH = 90
_NUMBERS = ("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger")
_TYPES = {
    **{f"xsd:{name}": "number" for name in _NUMBERS},
    **{f"xsd:{name}": "date" for name in ("date", "dateTime", "gYear", "gYearMonth")},
    "edtf:EDTF": "date",
    "geo:wktLiteral": "wkt",
}
"""What scripts can draw of a literal, by its datatype."""
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_DIGITS = 25  # of a number that is shown whole: what a double holds, a sign and its zeros
_WITHOUT_DAY = ("/sparql", "/queries", "/q/", "/about", "/limits")


@dataclass(frozen=True)
class Page:
    """What every template can ask: the language, the address, and addresses of other pages.

    *past* is the release that the page tells of where it is not the one in use.
    """

    request: Request
    language: Language
    past: Release | None = None

    @property
    def path(self) -> str:
        """The path of this page, without its query."""
        return self.request.url.path

    @property
    def day(self) -> date | None:
        """The day whose state the page shows; None where it shows all that is known."""
        return as_of.understood(self.request)

    def href(self, path: str, **query: object) -> str:
        """Give the address of *path*; a language and a day that the reader asked for stay chosen.

        Queries have parameters of their own, and the day among them. A list of values stands
        for as many of its name.
        """
        path, mark, fragment = path.partition("#")
        asked = {"lang": self.language.code} if "lang" in self.request.query_params else {}
        if self.day and not path.startswith(_WITHOUT_DAY):
            asked[as_of.PARAMETER] = self.day.isoformat()
        encoded = urlencode({**query, **asked}, doseq=True)
        joint = "&" if "?" in path else "?"
        return (f"{path}{joint}{encoded}" if encoded else path) + mark + fragment

    def link(self, iri: NamedNode) -> str:
        """Give the address of our page about *iri*."""
        return self.link_to(iri.value)

    def link_to(self, iri: str) -> str:
        """Give the address of our page about the thing whose IRI is *iri*."""
        return self.href(links.path_of(iri))

    def query(self, name: str, **terms: Term | Sequence[Term]) -> str:
        """Give the address of the query *name* of ``graph/queries``, filled in, for all its rows.

        That is what a number on a page links to, so that anybody can see what was counted.
        """
        return self.href(query_links.address(name, {**as_of.terms_for(name, self.day), **terms}))

    @property
    def release(self) -> Release:
        """The release that this page tells of."""
        pool: WorkerPool = self.request.app.state.pool
        return self.past or pool.release()

    def read_in(self, document: NamedNode) -> dict[str, str]:
        """Give the `id` and `date` of the release since which *document* is read as it is.

        Where that is not known, it is the one that answers; `since` says which of the two.
        """
        kind, key = parse_resource(document.value) or ("document", "")
        manifest = self.release.manifest
        told = manifest.since(graph_name(f"{kind}/{key}").value)
        since = self.language.text("evidence.since" if told else "evidence.since-at-latest")
        name, published = told or (manifest.id, manifest.published)
        return {"since": since, "id": name, "date": in_words(published[:10], self.language)}

    def report(self, statement: str) -> str | None:
        """Give where an error in the IRI *statement* can be told, None where nobody wants it."""
        settings: Settings = self.request.app.state.settings
        return links.report(settings.contact, statement)

    def again(self, **query: object) -> str:
        """Give the address of this page with some of its query changed."""
        kept = [pair for pair in self.query_items() if pair[0] not in query]
        return f"{self.path}?{urlencode([*kept, *query.items()])}"

    def all_days(self) -> str:
        """Give the address of this page with all that is known, whatever the day."""
        query = [item for item in self.query_items() if item[0] != as_of.PARAMETER]
        return f"{self.path}?{urlencode(query)}" if query else self.path

    def query_items(self) -> Sequence[tuple[str, str]]:
        """Give what the address asks for, as names and values: a form repeats them."""
        asked = self.request.query_params.multi_items()
        return [pair for pair in asked if pair[0] != WAIT]

    def download(self, extension: str) -> str:
        """Give the address of this page's data in another format."""
        if self.path == "/entity":
            return self.again(format=extension)
        return f"{self.path}.{extension}"


def render(
    request: Request, template: str, context: Mapping[str, Any], status: int = 200
) -> HTMLResponse:
    """Render ``templates/<template>`` in the language of *request*."""
    chosen = language.choose(request)
    html = ENVIRONMENT.get_template(template).render(
        page=Page(request, chosen, context.get("past")),
        lang=chosen.code,
        t=chosen.text,
        find=chosen.find,
        count=chosen.count,
        number=chosen.number,
        date=_dates(chosen),
        **context,
    )
    headers = {"Content-Language": chosen.code, "Vary": "Accept, Accept-Language"}
    return HTMLResponse(html, status, headers)


def _dates(chosen: Language) -> Callable[[Literal | str], str]:
    return lambda value: in_words(value if isinstance(value, str) else value.value, chosen)


def code(iri: NamedNode) -> str:
    """Give the last segment of *iri*: the code of a concept, which style sheets know."""
    return iri.value.rpartition("/")[2]


def fragment(iri: NamedNode) -> str:
    """Give what follows the hash in *iri*: the name of a term, and of its place on the page."""
    return iri.value.rpartition("#")[2]


def raw(cell: object) -> Markup:
    """Give what *cell* is, as attributes: the page shows labels, dates in words, and numbers.

    Scripts that draw a table read them.
    """
    if isinstance(cell, NamedNode):
        return Markup(' data-iri="{}"').format(cell.value)
    if not isinstance(cell, Literal):
        return Markup("")
    kind = _TYPES.get(shorten(cell.datatype.value))
    return (
        Markup(' data-type="{}" data-value="{}"').format(kind, cell.value) if kind else Markup("")
    )


def as_number(literal: Literal, language: Language) -> str:
    """Give a number as *language* writes it where that is not as it stands; else ''.

    One of very many digits, as the engine writes 1e300, has an exponent.
    """
    kind, text = shorten(literal.datatype.value), literal.value
    if kind not in {"xsd:decimal", "xsd:double", "xsd:float"} or not _NUMBER.fullmatch(text):
        return ""
    if kind != "xsd:decimal" and len(text) > _DIGITS:
        text = repr(float(text))
    told = text.replace(".", get_decimal_symbol(language.locale))
    return told if told != literal.value else ""


def runs(rows: Iterable[Mapping[str, Any]], column: str) -> Iterator[tuple[Any, list[Any]]]:
    """Put neighbouring rows together that have the same value in *column*."""
    for value, group in groupby(rows, key=lambda row: row[column]):
        yield value, list(group)


def brief(text: str) -> str:
    """Cut *text* to what fits a title."""
    return text if len(text) <= TITLE_LENGTH else f"{text[: TITLE_LENGTH - 1].rstrip()}…"


def put(text: str, **values: object) -> Markup:
    """Put *values*, which may be markup, into the places of the plain *text*."""
    return escape(text).format(**values)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(code=code, fragment=fragment, runs=runs, brief=brief)
    environment.filters.update(curie=shorten, site=links.site, ares=links.ares, raw=raw)
    environment.filters.update(as_number=as_number, put=put, cell=read_cell, tree=tree)
    environment.globals.update(
        deriving=deriving, distance=distance, surroundings=surroundings, regions=regions
    )
    environment.tests["literal"] = lambda term: isinstance(term, Literal)
    environment.tests["iri"] = lambda term: isinstance(term, NamedNode)
    environment.tests.update(web_address=links.is_web_address, ours=links.is_ours)
    return environment


ENVIRONMENT = _environment()
