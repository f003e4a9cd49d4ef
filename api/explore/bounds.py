"""What is more than can be counted while somebody waits."""

from starlette.requests import Request

from api.language import choose
from api.negotiation import HTML, preferred
from api.states import told
from graph.errors import RefusedError


class TooWideError(RefusedError):
    """More was asked for than can be counted; a part of it would not tell the truth."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "Ask for fewer: a region, a kind or a theme.")


def beside_the_form(error: TooWideError, request: Request, accept: str) -> dict[str, str]:
    """Tell of *error* what its page shows beside the form; raise it for who wants no page."""
    if preferred(accept, ["application/json", HTML])[:1] != [HTML]:
        raise error
    return told(error, choose(request))
