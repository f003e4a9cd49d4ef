"""Which parameters a request to the SPARQL service may have, and what becomes of the others.

Programs send some of their own (`output` and `results` of SPARQLWrapper, `queryLn` of RDF4J), which
change nothing and are told in a header. What is all but one of the protocol's is refused, and so is
one of the other operation: the answer would be to another question.
"""

from collections.abc import Collection
from urllib.parse import quote

from rapidfuzz.distance import OSA

from api.as_of import PARAMETER as DAY
from api.waiting import WAIT
from graph.errors import UsageError

QUERY_GRAPHS = ("default-graph-uri", "named-graph-uri")
UPDATE_GRAPHS = ("using-graph-uri", "using-named-graph-uri")
_PROTOCOL = ("query", "update", *QUERY_GRAPHS, *UPDATE_GRAPHS, "format")
_OURS = {*_PROTOCOL, "lang", "example", DAY, WAIT}
_LONG = 10  # letters from which on a name may be without its end, or have two slips
_TOLD = 10  # names in the header


def ignored(names: Collection[str], *, updates: bool) -> tuple[str, ...]:
    """Give those of *names* that change nothing; raise UsageError for those that are a mistake."""
    of_other = QUERY_GRAPHS if updates else UPDATE_GRAPHS
    for name in names:
        if name in of_other:
            raise _of_the_other(name, updates=updates)
        if name not in _OURS and (meant := nearest(name)):
            raise _unknown(name[:40], meant)
    asked = "query" in names or "update" in names  # and so no form is filled by an example
    idle = [name[:40] for name in names if name not in _OURS or (asked and name == "example")]
    return tuple(quote(name, safe="") for name in idle[:_TOLD])


def nearest(name: str) -> str:
    """Give the parameter of the protocol that *name* is all but, empty where it is none.

    >>> nearest("quary"), nearest("defaultGraphUri"), nearest("named-graph"), nearest("queryLn")
    ('query', 'default-graph-uri', 'named-graph-uri', '')
    """
    return next((known for known in _PROTOCOL if _is_all_but(_bare(name), _bare(known))), "")


def _is_all_but(name: str, known: str) -> bool:
    if len(name) < _LONG:
        return OSA.distance(name, known) <= 1
    return known.startswith(name) or OSA.distance(name, known) <= 2


def _bare(name: str) -> str:
    return name.lower().replace("-", "").replace("_", "")


def _of_the_other(name: str, *, updates: bool) -> UsageError:
    kind, other = ("an update", "a query") if updates else ("a query", "an update")
    message = f"The parameter {name!r} belongs to {other}, and this is {kind}."
    instead = " or ".join(UPDATE_GRAPHS if updates else QUERY_GRAPHS)
    return UsageError(message, f"Use {instead}.").because("parameter-of-other", name=name)


def _unknown(name: str, meant: str) -> UsageError:
    message = f"The SPARQL service knows no parameter {name!r}."
    error = UsageError(message, f"Did you mean {meant!r}?")
    return error.because("parameter-near", name=name, near=meant)
