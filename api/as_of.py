"""As of: the day whose state a page shows, as its address asks for it (``?asOf=``).

A page with a day shows what was known to be so on that day (decision 0031): ``v:since`` and
``v:until`` of the graph decide, and what is dated nowhere is shown always, marked as undated.
"""

from datetime import date

from pyoxigraph import Literal
from starlette.requests import HTTPConnection

from graph.days import NoDayError, bounds
from graph.facets import AS_OF, Chosen
from graph.iris import term
from graph.parameters import Term
from graph.queries import load

PARAMETER = "asOf"


def read(text: str) -> date:
    """Read a day, or a year or month, of which the last day counts; raise NoDayError for others.

    >>> read("2012-02").isoformat()
    '2012-02-29'
    """
    return bounds(PARAMETER, text)[1]


def choose(request: HTTPConnection) -> date | None:
    """Give the day that *request* asks for, None for all that is known.

    Raise NoDayError for what is no day.
    """
    text = request.query_params.get(PARAMETER, "")
    return read(text) if text else None


def understood(request: HTTPConnection) -> date | None:
    """Give the day that *request* asks for, None where it is none: for the page that says so."""
    try:
        return choose(request)
    except NoDayError:
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
