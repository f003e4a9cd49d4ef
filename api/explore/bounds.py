"""What of a form cannot be answered: too much at once, or a period that makes no sense."""

from starlette.requests import Request

from api.language import choose
from api.negotiation import HTML, preferred
from api.states import told
from graph.days import NoDayError
from graph.errors import RefusedError, UsageError


class TooWideError(RefusedError):
    """More was asked for than can be counted; a part of it would not tell the truth."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "Ask for fewer: a region, a kind or a theme.")


class ReversedPeriodError(UsageError):
    """A period ends before it begins."""

    def __init__(self) -> None:
        hint = "Give an earlier day for 'from' or a later one for 'to'."
        super().__init__("The period ends before it begins.", hint)
        self.because("period-reversed")


PERIOD_ERRORS = (ReversedPeriodError, NoDayError)
"""Why a period makes no sense."""

Unanswerable = TooWideError | ReversedPeriodError | NoDayError
"""What a page tells beside its form, so that the reader mends it there."""


def beside_the_form(error: Unanswerable, request: Request, accept: str) -> dict[str, str]:
    """Tell of *error* what its page shows beside the form; raise it for who wants no page."""
    if preferred(accept, ["application/json", HTML])[:1] != [HTML]:
        raise error
    return told(error, choose(request))
