"""Which parameters a file takes: whoever reads it by a program would not see that one was unknown.

A page shows by its form what it was asked; a table of all towns looks like the table of one.
"""

from fastapi import Request, params

from api import as_of
from graph.bindings import unknown

FILTERS = ("towns", "kind", "theme", "region", "from", "to", "counted")
"""What every view of ``/explore`` can be limited by (`api.explore.filters`)."""

_OF_ALL = (as_of.PARAMETER, "lang")


def only(*names: str) -> params.Depends:
    """Make the dependency that refuses each parameter but *names* and those of every address.

    It raises ParameterError, which tells the nearest.
    """
    known = (*names, *_OF_ALL)

    def check(request: Request) -> None:
        """Raise ParameterError for the first that is not known."""
        for name in request.query_params:
            if name not in known:
                raise unknown(request.url.path, name, known)

    return params.Depends(check)
