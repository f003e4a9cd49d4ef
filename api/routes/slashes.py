"""A slash at the end of an address: nothing of ours has one, so it leads to the same without."""

import re
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

router = APIRouter()
_SLASHES = re.compile(rb"(?:/|%2F)+\Z", re.IGNORECASE)  # one that is encoded leads here, too
_AS_THEY_ARE = "/%:@!$&'()*+,;="  # in an address; a backslash would be read as a slash


@router.api_route("/{path:path}/", methods=["GET", "HEAD", "POST"], include_in_schema=False)
async def without_slash(request: Request) -> Response:
    """Lead for good to the address without the slash (308: a query that was sent is sent again)."""
    asked = f"?{request.url.query}" if request.url.query else ""
    path, slashes = _SLASHES.subn(b"", request.scope["raw_path"])  # as sent: %2F in a name stays
    if not slashes:  # a line feed stands behind it, which the pattern of a route passes over
        raise HTTPException(404)
    address = quote(path.lstrip(b"/"), safe=_AS_THEY_ARE)  # two slashes would name another host
    return RedirectResponse(f"/{address}{asked}", 308)
