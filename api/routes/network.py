"""The network of organisations and partnerships: picture, table, and files for other programs."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from api import csv_tables
from api.deps import AcceptDep, NetworksDep, QuestionsDep, ReleaseDep
from api.explore.bounds import PERIOD_ERRORS, TooWideError, beside_the_form
from api.explore.filters import Filters
from api.explore.network.loading import TIES, Networks
from api.explore.network.model import BIPARTITE, FORMS, PROJECTED, Network, Node, Plain
from api.explore.network.picture import draw
from api.explore.network.tables import SORTS, nodes_csv, plain, ranked, ties_csv
from api.explore.spanning import load_choices
from api.facts import Facts, Labels
from api.known_parameters import FILTERS, only
from api.language import choose
from api.rendering import Page, render
from api.sections import PAGE_SIZE, page_number
from api.streaming import WhileConnected
from api.views import View
from graph.errors import NotFoundError, UsageError
from graph.namespaces import PREFIXES
from graph.parameters import Term
from graph.releases import Release

router = APIRouter(tags=["Explore"])
_FILE_TAKES = only(*FILTERS, "form", "sort", "format")
METHODS = ["GET", "HEAD"]
PATH = "/explore/network"
FILES: Mapping[str, Callable[[Plain], bytes] | None] = {
    "network.graphml": None,
    "network.gexf": None,
    "network.csv": ties_csv,
    "network-nodes.csv": nodes_csv,
}
"""What writes each file; networkx, in a process of its own, where nothing of ours does."""

MEDIA_TYPES = {
    "csv": csv_tables.MEDIA_TYPE,
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
}
COLUMNS = {
    BIPARTITE: ("name", "degree", "betweenness", "community", "towns", "regions"),
    PROJECTED: ("name", "degree", "strength", "betweenness", "community", "towns", "regions"),
}
MOST_BRIDGES = 20
"""How many organisations that join regions are named above the table."""

CONSTANT = {
    "forms": FORMS,
    "files": FILES,
    "media_types": MEDIA_TYPES,
    "most_bridges": MOST_BRIDGES,
    "ties_query": TIES,
}
"""What the page is told whatever is asked."""


@dataclass(frozen=True)
class Asked:
    """What an address asks of the network: its *form*, which *filters*, and of which table."""

    filters: Filters
    form: str = FORMS[0]
    sort: str = next(iter(SORTS))
    page: int = 1

    @classmethod
    def read(cls, request: Request) -> "Asked":
        """Read *request*; raise UsageError for what makes no sense. One town is enough here."""
        params = request.query_params
        filters = Filters.read(params)
        if not params.get("towns"):
            filters = replace(filters, towns=1)
        return cls(
            filters,
            form=_one_of("form", params.get("form", ""), FORMS),
            sort=_one_of("sort", params.get("sort", ""), tuple(SORTS)),
            page=page_number(params, "page"),
        )

    def query(self, **changed: object) -> str:
        """Give the query of the address of this page, with some of it *changed*."""
        own = {"form": self.form, "sort": self.sort, **changed}
        return urlencode([*self.filters.pairs, *own.items()])

    def terms(self, node: Node) -> Mapping[str, Term | Sequence[Term]]:
        """Give what the query of the network is asked for the neighbours of *node*."""
        common = dict(self.filters.terms(TIES))
        if node.is_partnership:
            return {**common, "joined": [node.iri]}
        if self.form == FORMS[0]:
            return {**common, "organisation": node.iri}
        return {**common, "joined": node.partnerships, "besides": node.iri}


AskedDep = Annotated[Asked, Depends(Asked.read)]


@router.api_route(PATH, methods=METHODS, summary="Who meets whom in partnerships")
async def network_page(
    request: Request,
    asked: AskedDep,
    networks: NetworksDep,
    questions: QuestionsDep,
    release: ReleaseDep,
    accept: AcceptDep,
) -> HTMLResponse:
    """Show the network as a picture and as a table; where there is none, the form."""
    language = choose(request).code
    facets, labels = await load_choices(questions, asked.filters, language)
    form: dict[str, object] = {
        "asked": asked,
        "filters": asked.filters,
        "facets": facets,
        "kept": {"form": asked.form, "sort": asked.sort},
        **CONSTANT,
    }
    try:
        network = await _network(request, asked, networks, release)
    except (TooWideError, *PERIOD_ERRORS) as error:
        problem = beside_the_form(error, request, accept)
        form |= {"view": View(Facts(), {}, labels, {}), "problem": problem}
        return render(request, "explore/network.html", form, error.status)
    return render(
        request, "explore/network.html", form | await _shown(network, labels, asked, language)
    )


async def _shown(
    network: Network, labels: Labels, asked: Asked, language: str
) -> dict[str, object]:
    """Give what the page shows of *network*, whose filters have *labels*."""
    nodes = await run_in_threadpool(ranked, network, asked.sort, language)
    first = (asked.page - 1) * PAGE_SIZE
    return {
        "problem": None,
        "view": replace(network, labels=network.labels | labels),
        "picture": await run_in_threadpool(draw, network, language),
        "nodes": nodes[first : first + PAGE_SIZE],
        "more": len(nodes) > first + PAGE_SIZE,
        "first": first,
        "columns": COLUMNS[asked.form],
        "key_of": key_of,
    }


@router.api_route(f"{PATH}/query", methods=METHODS, summary="The query behind a number")
async def neighbours_query(
    request: Request, asked: AskedDep, networks: NetworksDep, release: ReleaseDep
) -> Response:
    """Lead to the query that finds the neighbours of ``?node=``, filled in (303)."""
    network = await _network(request, asked, networks, release)
    key = request.query_params.get("node", "")
    node = next((node for node in network.nodes if key_of(node) == key), None)
    if node is None:
        message = f"{key[:100]!r} is not in this network."
        error = NotFoundError(message, f"Choose one at {PATH}.")
        error.because("not-in-network", value=key)
        raise error
    page = Page(request, choose(request))
    return RedirectResponse(page.query(TIES, **asked.terms(node)), 303)


@router.api_route(
    f"{PATH}.{{extension}}",
    methods=METHODS,
    summary="The network as a file",
    dependencies=[_FILE_TAKES],
)
@router.api_route(
    f"{PATH}/nodes.{{extension}}",
    methods=METHODS,
    summary="Its nodes as a file",
    dependencies=[_FILE_TAKES],
)
async def network_file(
    request: Request, extension: str, asked: AskedDep, networks: NetworksDep, release: ReleaseDep
) -> Response:
    """Give GraphML, GEXF, or CSV: of the ties, or of the nodes."""
    name = request.url.path.removeprefix("/explore/").replace("/", "-")
    if name not in FILES:
        message = f"There is no file {name[:100]!r}."
        known = ", ".join(FILES)
        error = NotFoundError(message, f"There are: {known}.")
        error.because("not-offered", value=name, known=known)
        raise error
    network = await _network(request, asked, networks, release)
    values = await run_in_threadpool(plain, network, choose(request).code)
    write = FILES[name]
    if write is not None:
        table = await run_in_threadpool(write, values)
        return await csv_tables.send(request, table, name.removesuffix(".csv"))
    content = await networks.jobs.run(extension, json.dumps(values).encode())
    headers = {
        "Content-Disposition": f'attachment; filename="vazby-{name}"',
        "Vary": "Accept, Accept-Language",
    }
    return Response(content, headers=headers, media_type=MEDIA_TYPES[extension])


def key_of(node: Node) -> str:
    """Give what names *node* in an address: its kind and key."""
    return node.iri.value.removeprefix(PREFIXES["res"])


async def _network(request: Request, asked: Asked, networks: Networks, release: Release) -> Network:
    with WhileConnected(request):
        return await networks.of(release, asked.form, asked.filters)


def _one_of(name: str, text: str, known: Sequence[str]) -> str:
    """Give *text*, or the first of *known* where it is empty."""
    if text and text not in known:
        message = f"{text[:100]!r} is no {name}."
        names = ", ".join(known)
        error = UsageError(message, f"There are: {names}.")
        error.because("not-offered", value=text, known=names)
        raise error
    return text or known[0]
