"""The rows of a query a page at a time, in an order that is the same every time."""

import re

from graph.queries import Query

_SELECT = re.compile(r"^(?=SELECT\b)", re.MULTILINE)


def page(query: Query, text: str, limit: int | None = None, offset: int = 0) -> str:
    """Give *text*, which is that of *query* with its terms, for *limit* rows from *offset* on.

    Rows that its own order leaves equal are ordered by all that they hold, so that pages neither
    repeat nor miss a row. It must end with ``ORDER BY``, as examples do; what gives triples has no
    pages and stays as it is.
    """
    if query.gives_triples:
        return text
    ordered = f"{text.rstrip()} {' '.join(f'?{name}' for name in query.returns)}\n"
    limited = f"LIMIT {limit}\n" if limit is not None else ""
    return f"{ordered}{limited}OFFSET {offset}\n" if offset else ordered + limited


def count(text: str) -> str:
    """Give the query that counts all rows of the SELECT *text*, as ``?rows``."""
    prologue, select = _SELECT.split(text, maxsplit=1)
    return f"{prologue}SELECT (COUNT(*) AS ?rows) WHERE {{\n{{ {select} }}\n}}\n"
