"""The web application: its parts put together, no logic."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from api.errors import add_handlers
from api.middleware import CommonHeaders, Conditional
from api.questions import Questions
from api.routes import discovery, entities, health, pages, search, sparql
from api.settings import Settings
from graph.manifest import tool_version
from graph.releases import DataDirectory
from graph.workers import WorkerPool

STATIC = Path(__file__).parent / "static"


def create_app(data: DataDirectory, settings: Settings) -> FastAPI:
    """Make the application that serves the current release of *data*."""
    pool = WorkerPool(data, settings.limits, settings.lanes)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.stop()

    app = FastAPI(
        title="Vazby",
        version=tool_version(),
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.settings, app.state.pool = settings, pool
    app.state.questions = Questions(pool)
    add_handlers(app)
    app.add_middleware(Conditional)
    app.add_middleware(CommonHeaders)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for module in (discovery, health, sparql, entities, pages, search):
        app.include_router(module.router)
    return app
