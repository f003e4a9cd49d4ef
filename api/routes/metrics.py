"""Figures for the operator."""

from fastapi import APIRouter, Request
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import Response

from api.metrics import Metrics

router = APIRouter(tags=["Health"])


@router.api_route("/metrics", methods=["GET", "HEAD"], summary="Figures in Prometheus' format")
async def metrics(request: Request) -> Response:
    """Tell how queries ended and how long they took, the workers, who waits, and the cache."""
    counted: Metrics = request.app.state.metrics
    headers = {"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"}
    return Response(generate_latest(counted.registry), headers=headers)
