"""Is the server well? It answers by asking the graph, as everybody else does."""

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from api.deps import PoolDep, QuestionsDep
from graph import indexes
from graph.errors import DataDirectoryError

router = APIRouter(tags=["Health"])


@router.api_route("/health", methods=["GET", "HEAD"], summary="Run a query and name the release")
async def health(questions: QuestionsDep, pool: PoolDep) -> JSONResponse:
    """Say which release answers, and whether its indexes are made; 503 where none does.

    One that was emptied is well, if the graph says so, too.
    """
    release = pool.release()
    if await questions.of(release).holds("holds_anything") != bool(release.manifest.triples):
        message = f"The release {release.id} holds other triples than it should."
        raise DataDirectoryError(message, "Build it again with `vazby build`.")
    indexed = await run_in_threadpool(indexes.are_current, release)
    told = {"release": release.id, "triples": release.manifest.triples, "indexed": indexed}
    body = {"ok": True, **told}
    return JSONResponse(body, headers={"Cache-Control": "no-store"})
