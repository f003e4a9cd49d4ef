"""As of: the day whose state a page shows, as its address asks for it (``?asOf=``).

A page with a day shows what was known to be so on that day (decision 0031): ``v:since`` and
``v:until`` of the graph decide, and what is dated nowhere is shown always, marked as undated.
"""

import re
from calendar import monthrange
from datetime import date

from pyoxigraph import Literal
from starlette.requests import HTTPConnection

from graph.errors import UsageError
from graph.facets import AS_OF, Chosen
from graph.iris import term
from graph.parameters import Term
from graph.queries import load

PARAMETER = "asOf"
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def read(text: str) -> date:
    """Read a day, or a year or month, of which the last day counts; raise UsageError for others.

    >>> read("2012-02").isoformat()
    '2012-02-29'
    """
    if match := _DAY.fullmatch(text):
        year, month, day = (int(part or 0) for part in match.groups())
        try:
            month = month if match[2] else 12
            return date(year, month, day if match[3] else monthrange(year, month)[1])
        except ValueError:  # there is no such day; a month that is none is a ValueError as well
            pass
    message = f"{text[:100]!r} is no day for {PARAMETER!r}."
    hint = "Give a day like 2012-01-31, a month like 2012-01 or a year."
    error = UsageError(message, hint).because("no-day", value=text)
    raise error


def choose(request: HTTPConnection) -> date | None:
    """Give the day that *request* asks for, None for all that is known.

    Raise UsageError for what is no day.
    """
    text = request.query_params.get(PARAMETER, "")
    return read(text) if text else None


def understood(request: HTTPConnection) -> date | None:
    """Give the day that *request* asks for, None where it is none: for the page that says so."""
    try:
        return choose(request)
    except UsageError:
        return None


def terms(day: date | None) -> dict[str, Term]:
    """Give *day* as the parameter ``asOf``, nothing without one."""
    return {} if day is None else {PARAMETER: Literal(day.isoformat(), datatype=term("xsd:date"))}


def facet(day: date | None) -> Chosen:
    """Give *day* as a choice of the text index, nothing without one."""
    return {} if day is None else {AS_OF: [day.isoformat()]}


def terms_for(query: str, day: date | None) -> dict[str, Term]:
    """Give the parameter ``asOf`` for *query* of ``graph/queries``, if it takes one."""
    return terms(day) if PARAMETER in load(query).params else {}
