"""What other partnerships have as of a day: only those that had begun."""

from collections.abc import Callable, Iterable
from typing import cast

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store

from graph.iris import term
from graph.queries import load

BASE = "https://example.org/"
THEME, ASKED = NamedNode(f"{BASE}#work"), NamedNode(f"{BASE}#asked")
PARTNERSHIPS = """
<#work> skos:inScheme <https://w3id.org/vazby/codelist/theme> .
<#asked> a v:LocalPartnership ; v:since "2008-01-01"^^xsd:date .
<#old> a v:LocalPartnership ; v:since "2008-01-01"^^xsd:date ; dcterms:spatial <#town> .
<#new> a v:LocalPartnership ; v:since "2014-01-01"^^xsd:date ; dcterms:spatial <#town> .
<#newer> a v:LocalPartnership ; v:since "2014-01-01"^^xsd:date ; dcterms:spatial <#town> .
<#undated> a v:LocalPartnership ; dcterms:spatial <#town> .
<#plan> a v:Plan ; v:since "2007-01-01"^^xsd:date ; dcterms:spatial <#town> ; v:priority <#work> .
"""


@pytest.mark.parametrize(("day", "others", "of_all"), [("2010-12-31", 2, 3), ("2014-12-31", 4, 5)])
def test_no_partnership_has_anything_before_it_began(
    turtle: Callable[[str], Iterable[Quad]], day: str, others: int, of_all: int
) -> None:
    """However old the plan of its town; the list of those that have it is as long as is told."""
    store = Store()
    store.extend(turtle(f"BASE <{BASE}>\n{PARTNERSHIPS}"))
    as_of = Literal(day, datatype=term("xsd:date"))

    def ask(query: str, **terms: NamedNode) -> list[QuerySolution]:
        text = load(query).bind(asOf=as_of, **terms)
        return list(cast(QuerySolutions, store.query(text, use_default_graph_as_union=True)))

    [lacking] = ask("lacking_in_partnership", iri=ASKED)
    assert [int(lacking[name].value) for name in ("others", "all")] == [others, of_all]
    assert len(ask("partnerships_with", concept=THEME)) == others
