"""A slash at the end of an address: nothing of ours has one, so it leads to the same without."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

router = APIRouter()


@router.api_route("/{path:path}/", methods=["GET", "HEAD", "POST"], include_in_schema=False)
async def without_slash(request: Request, path: str) -> Response:
    """Lead for good to the address without the slash (308: a query that was sent is sent again)."""
    asked = f"?{request.url.query}" if request.url.query else ""
    address = quote(path.strip("/"))  # two slashes before it would name another host
    return RedirectResponse(f"/{address}{asked}", 308)
