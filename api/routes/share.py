"""A query to pass on: its link, its short link, and the request as a program."""

import re
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from api import query_links
from api.deps import EndpointDep, SettingsDep
from api.http_protocol import LONGEST_ADDRESS
from api.language import choose
from api.negotiation import EXCEL, check_format
from api.rendering import render
from api.short_links import pack, unpack
from api.snippets import snippets
from api.sparql_protocol import SparqlRequest, read_request
from graph.errors import UsageError
from graph.formats import SOLUTIONS, TRIPLES, named

router = APIRouter(tags=["SPARQL"])
LONGEST_LINK = 8000
"""Characters of a link that every browser, mail program and proxy takes."""

_NO_KEYWORD = re.compile(r"<[^<>\s]*>|#[^\n]*")
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)


async def _asked(request: Request, settings: SettingsDep) -> SparqlRequest:
    return await read_request(request, settings.query_bytes)


AskedDep = Annotated[SparqlRequest, Depends(_asked)]


@router.api_route(
    "/sparql/share", methods=["GET", "HEAD"], summary="A query as links and as programs"
)
@router.post("/sparql/share", summary="A query as links and as programs")
async def share(request: Request, asked: AskedDep, endpoint: EndpointDep) -> Response:
    """Show links to the query and the same request by curl, Python and R."""
    if asked.query is None:
        message = "There is no query to share."
        error = UsageError(message, "Send it as the parameter `query`.").because("no-query")
        raise error
    check_format(asked.format)
    query = asked.query.replace("\r\n", "\n")
    form = data_format(query, asked.format or "")
    links = [
        f"{endpoint}?{urlencode({'query': query})}",
        f"{endpoint.removesuffix('/sparql')}/q/{pack(query)}",
    ]
    context = {
        "query": query,
        "form": form,
        "links": [link if len(link) <= LONGEST_LINK else "" for link in links],
        "snippets": snippets(_address(request, endpoint, form), query, form),
    }
    return render(request, "share.html", context)


@router.api_route("/q/{code}", methods=["GET", "HEAD"], summary="A short link")
async def short_link(request: Request, code: str, settings: SettingsDep) -> Response:
    """Lead to the query that is packed into *code*, or that *code* names; nothing is stored."""
    params = request.query_params
    given = {name: params.getlist(name) for name in params}
    language = {"lang": given.pop("lang")[-1]} if "lang" in given else {}
    if query_links.is_name(code):
        query = query_links.query_of(code, given)
    else:
        query = unpack(code, min(settings.query_bytes, LONGEST_ADDRESS))
    return RedirectResponse(f"/sparql?{urlencode({'query': query, **language})}", 303)


def data_format(query: str, chosen: str = "") -> str:
    """Name the format for the answer to *query*: *chosen*, or else what it is best kept in.

    What is chosen for another form of query, and a table of yes or no, is of no use.

    >>> data_format("PREFIX a: <urn:select> CONSTRUCT WHERE { ?s ?p ?o }")
    'ttl'
    >>> data_format("ASK {}", "csv"), data_format("SELECT * {}", "csv-excel")
    ('json', 'csv-excel')
    """
    found = _FORM.search(_NO_KEYWORD.sub(" ", query))
    form = found[0].upper() if found else "SELECT"
    if chosen == EXCEL and form == "SELECT":
        return chosen
    fitting = {"ASK": SOLUTIONS[:2], "SELECT": SOLUTIONS}.get(form, TRIPLES)
    fits = chosen not in {"", EXCEL} and named(chosen, fitting)
    return chosen if fits else {"ASK": "json", "SELECT": "csv"}.get(form, "ttl")


def _address(request: Request, endpoint: str, form: str) -> str:
    """Give the address that a program asks: a table for Excel is in the reader's language."""
    return f"{endpoint}?lang={choose(request).code}" if form == EXCEL else endpoint
