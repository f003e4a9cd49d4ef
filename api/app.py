"""The web application: its parts put together, no logic."""

import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Lifespan, Receive, Scope, Send
from starlette_compress import add_compress_type

from api.access_log import AccessLog, Entry
from api.agent_endpoint import PATH as AGENTS
from api.agent_endpoint import AgentEndpoint
from api.agent_tools import Tools
from api.deps import well_encoded
from api.errors import add_handlers
from api.explore.network.loading import Networks
from api.metrics import Metrics
from api.middleware import CommonHeaders, stopped
from api.query_openapi import query_paths
from api.questions import Questions
from api.response_cache import ResponseCache
from api.routes import (
    compare,
    complete,
    conflicts,
    coverage,
    discovery,
    entities,
    explore,
    graph_store,
    health,
    hints,
    limits,
    lists,
    network,
    pages,
    queries,
    rules,
    search,
    share,
    slashes,
    sparql,
    timeline,
    town_map,
    towns,
)
from api.routes import metrics as metrics_route
from api.row_counts import RowCounts
from api.settings import Settings
from api.shortcut import Shortcut
from api.sparql_openapi import sparql_paths
from api.sparql_service import ENDPOINT, SparqlService
from api.terms import Terminology
from api.writing import Writing
from graph.formats import FORMATS
from graph.manifest import tool_version
from graph.releases import DataDirectory
from graph.workers import WorkerPool
from graph.writer import Writer

STATIC = Path(__file__).parent / "static"
ROUTES = (
    *(discovery, health, metrics_route, sparql, share, hints, complete, queries, rules),
    *(conflicts, coverage, explore, network, towns, compare, town_map, timeline),
    *(
        graph_store,
        slashes,
        entities,
        limits,
        lists,
        pages,
        search,
    ),  # these take what no other took
)

for _media_type in FORMATS:
    add_compress_type(_media_type)


class Application(FastAPI):
    """An application whose OpenAPI tells the parameters of every saved query as well.

    *front* is what every request comes to first, or FastAPI itself; *shortcut* is what a server of
    ours (`api.http_protocol`) asks even before, *access_log* what it tells of what is no request.
    """

    front: ASGIApp
    shortcut: Shortcut
    access_log: AccessLog

    def __init__(self, lifespan: Lifespan["Application"]) -> None:
        self.front = super().__call__
        super().__init__(
            title="Vazby",
            version=tool_version(),
            lifespan=lifespan,
            docs_url=None,
            redoc_url=None,
            redirect_slashes=False,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass to *front* what comes: FastAPI's own layers take half as long as ours do."""
        scope["app"] = self
        await self.front(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        """Describe all addresses; HEAD is as GET everywhere."""
        with warnings.catch_warnings(action="ignore"):  # HEAD and GET have one operation id
            described = super().openapi()
        for path in described["paths"].values():
            path.pop("head", None)
        described["paths"].update({**sparql_paths(), **query_paths()})
        return described


def create_app(
    data: DataDirectory,
    settings: Settings,
    log: Callable[[Entry], None] | None = None,
    writer: Writer | None = None,
) -> FastAPI:
    """Make the application that serves the current release of *data*; *writer* may change it.

    *log* is told of each request.
    """
    metrics = Metrics()
    pool = WorkerPool(
        data, settings.limits, settings.lanes, metrics.query_ended, settings.resident_bytes
    )
    metrics.watch(pool)
    writing = Writing(settings, writer, metrics.change_ended)
    questions = Questions(pool)
    agents = AgentEndpoint(Tools(pool, questions), settings.query_bytes)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await pool.start()
        async with agents.run():
            yield
        await pool.stop()

    app = Application(lifespan)
    app.state.settings, app.state.pool, app.state.metrics = settings, pool, metrics
    app.state.questions, app.state.writing = questions, writing
    app.state.row_counts = RowCounts(pool)
    app.state.terminology = Terminology(questions)
    app.state.networks = Networks(questions)
    add_handlers(app)
    _put_before(app, log)
    _add_routes(app, agents)
    return app


def _add_routes(app: FastAPI, agents: AgentEndpoint) -> None:
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.router.routes.append(Route(AGENTS, endpoint=agents, methods=["POST"]))
    for module in ROUTES:
        app.include_router(module.router, dependencies=[Depends(well_encoded)])


def _put_before(app: Application, log: Callable[[Entry], None] | None) -> None:
    """Put before the routes of *app* what sees every request; the last is the first to see it."""
    state = app.state
    pool, settings, writing, metrics = state.pool, state.settings, state.writing, state.metrics
    front: ASGIApp = SparqlService(app.front, pool=pool, settings=settings, writing=writing)
    front = CommonHeaders(front, writes=writing.allowed)
    cache = ResponseCache(
        front,
        pool=pool,
        size=settings.cache_bytes,
        endpoint=ENDPOINT,
        longest_query=settings.query_bytes,
        observe=metrics.cache_asked,
    )
    last_words = CommonHeaders(stopped, writes=writing.allowed)
    app.front = app.access_log = AccessLog(cache, metrics.answered, log, last_words)
    app.shortcut = Shortcut(cache, pool, app.access_log, settings.query_bytes)
