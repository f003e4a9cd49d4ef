"""Is the server well? It answers by asking the graph, as everybody else does."""

import asyncio

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from api.deps import PoolDep, QuestionsDep
from api.questions import Questions
from graph import indexes
from graph.errors import DataDirectoryError, DeadlineError

router = APIRouter(tags=["Health"])
_PATIENCE = 5.0  # seconds; who watches servers waits no longer than ten


@router.api_route("/health", methods=["GET", "HEAD"], summary="Run a query and name the release")
async def health(questions: QuestionsDep, pool: PoolDep) -> JSONResponse:
    """Say which release answers, and whether its indexes are made; 503 where none does.

    One that was emptied is well, if the graph says so, too.
    """
    release = pool.release()
    if await _holds_anything(questions.of(release)) != bool(release.manifest.triples):
        message = f"The release {release.id} holds other triples than it should."
        raise DataDirectoryError(message, "Build it again with `vazby build`.")
    indexed = await run_in_threadpool(indexes.are_current, release)
    told = {"release": release.id, "triples": release.manifest.triples, "indexed": indexed}
    body = {"ok": True, **told}
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


async def _holds_anything(questions: Questions) -> bool:
    try:
        async with asyncio.timeout(_PATIENCE):
            return await questions.holds("holds_anything")
    except TimeoutError:
        message = f"The graph did not answer within {_PATIENCE:g} seconds."
        raise DeadlineError(message, "Look at the log, and at how many queries run.") from None
