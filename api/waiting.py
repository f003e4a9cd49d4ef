"""A query that takes its time, on a page: first the page comes, later its answer elsewhere.

Who opens a link would look at a blank tab until the answer is there. So the page at such a link
comes after `MOMENT` without it: it shows the query, and its script asks the `address` for the
answer; without a script the browser goes there, which waits as long as the query may take.
"""

from starlette.requests import Request
from starlette.types import Scope

MOMENT = 1.0
"""Seconds that a page waits for its answer, unless its address says that it is to wait."""

WAIT = "wait"
"""The parameter that says so."""

_WAITING = b"&wait=yes"
_PAGE = b"text/html"  # what the script accepts


def patience(request: Request) -> float | None:
    """Give the seconds that the page of *request* waits; None: until its query ends."""
    is_link = request.method in {"GET", "HEAD"} and WAIT not in request.query_params
    return MOMENT if is_link else None


def address(request: Request) -> str:
    """Give the address where the page of *request* comes with its answer, however late."""
    return f"{request.url.path}?{_waiting(request.scope).decode()}"


def scope_of_waiting(scope: Scope) -> Scope:
    """Give *scope* as that of who asks the `address` by a script."""
    headers = [(name, _PAGE if name == b"accept" else value) for name, value in scope["headers"]]
    return {**scope, "query_string": _waiting(scope), "headers": headers}


def _waiting(scope: Scope) -> bytes:
    return bytes(scope["query_string"]) + _WAITING
