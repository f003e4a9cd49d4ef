"""pySHACL, the reference engine of the gate; see decision 0004."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pyshacl
from rdflib import SH, Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result


class _Data(Graph):
    """A graph that reads each query once: pySHACL asks one text again for every focus node."""

    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401  of Graph
        """Answer as any graph does."""
        asked = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(asked, *args, **kwargs)


@cache
def _prepared(text: str) -> Query:
    return prepareQuery(text)


def ready(shapes: str) -> Callable[[str], str]:
    """Make what validates a graph by *shapes*; graphs, shapes and reports are N-Triples."""
    return partial(_report, Graph().parse(data=shapes, format="nt"))


def _report(shapes: Graph, data: str) -> str:
    _, report, _ = pyshacl.validate(_Data().parse(data=data, format="nt"), shacl_graph=shapes)
    # pySHACL takes the language off the messages of SPARQL constraints: put it back.
    tagged = {str(text): text for text in shapes.objects(None, SH.message)}
    for result, _, text in list(report.triples((None, SH.resultMessage, None))):
        report.remove((result, SH.resultMessage, text))
        report.add((result, SH.resultMessage, tagged.get(str(text), text)))
    return str(report.serialize(format="nt"))
