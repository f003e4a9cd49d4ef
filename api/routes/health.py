"""Is the server well? It answers by asking the graph, as everybody else does."""

from fastapi import APIRouter
from starlette.responses import JSONResponse

from api.deps import PoolDep, QuestionsDep
from graph.errors import DataDirectoryError

router = APIRouter(tags=["Health"])


@router.api_route("/health", methods=["GET", "HEAD"], summary="Run a query and name the release")
async def health(questions: QuestionsDep, pool: PoolDep) -> JSONResponse:
    """Say which release answers; 503 where none does."""
    release = pool.release()
    if not await questions.holds("holds_anything"):
        message = f"The release {release.id} holds nothing."
        raise DataDirectoryError(message, "Build it again with `vazby build`.")
    body = {"ok": True, "release": release.id, "triples": release.manifest.triples}
    return JSONResponse(body, headers={"Cache-Control": "no-store"})
