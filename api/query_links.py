"""Links to the queries behind what pages tell: by the name of a query and the terms that fill it.

``/q/members_of_partnership?iri=res:partnership/lp-bilina`` is short enough for every number of a
large table. Who follows it gets the query itself, for all its rows.
"""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from pyoxigraph import Literal, NamedNode

from graph import bindings
from graph.iris import read_iri
from graph.namespaces import shorten
from graph.parameters import Term
from graph.queries import Query, all_queries, load

_PAGING = re.compile(r"^LIMIT \d+( OFFSET \d+)?$", re.MULTILINE)
_PLAIN = ":/"  # what stands in a query of an address as it is


def address(name: str, terms: Mapping[str, Term | Sequence[Term]]) -> str:
    """Give the address of the query *name* of ``graph/queries``, filled in with *terms*.

    >>> address("members_of_partnership", {"iri": NamedNode("http://www.w3.org/ns/org#x")})
    '/q/members_of_partnership?iri=org:x'
    """
    pairs = [(key, _text(term)) for key, value in terms.items() for term in _several(value)]
    return f"/q/{name}?{urlencode(pairs, safe=_PLAIN)}" if pairs else f"/q/{name}"


def is_name(code: str) -> bool:
    """Tell whether *code* of a link names a query: one that is packed has a dot, a name has none.

    >>> is_name("members_of_partnership"), is_name("1.IyfAIK0Q-wrsVUMtAA")
    (True, False)
    """
    return any(query.name == code for query in all_queries())


def query_of(name: str, given: Mapping[str, Sequence[str]]) -> str:
    """Give the text of the query *name*, filled in with what `address` wrote, for all its rows.

    A bound that is no paging stays: of the nearest eight there are eight. Raises ParameterError and
    UsageError for what the query does not take.
    """
    query = load(name)
    bindings.check(query, given)
    text = query.bind(**{key: _terms(query, key, texts) for key, texts in given.items()})
    return (_PAGING.sub("", text) if "offset" in query.params else text).strip()


def _several(value: Term | Sequence[Term]) -> Sequence[Term]:
    return [value] if isinstance(value, NamedNode | Literal) else value


def _text(term: Term) -> str:
    if isinstance(term, Literal):
        return term.value
    short = shorten(term.value)
    return short if short != term.value else f"<{short}>"


def _terms(query: Query, name: str, texts: Sequence[str]) -> list[Term]:
    parameter = query.params[name]
    is_iri = parameter.type == "iri"
    return [read_iri(text) if is_iri else parameter.literal(text) for text in texts]
