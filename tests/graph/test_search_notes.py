"""What bodies say where a search stopped: they stay what they are."""

from typing import Any

import pytest
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from graph.formats import GRAPHS, SOLUTIONS, Format
from graph.search_notes import with_note

TELLING = {"json", "xml", "ttl", "rdf", "n3"}


def serialized(query: str, form: Format) -> bytes:
    """Give what Oxigraph writes."""
    results: Any = Store().query(query)
    return bytes(results.serialize(None, form.native))


@pytest.mark.parametrize("form", SOLUTIONS, ids=lambda form: form.name)
@pytest.mark.parametrize("query", ["SELECT ?x { BIND(1 AS ?x) }", "SELECT * {}", "ASK {}"])
def test_results_lead_to_the_limits(form: Format, query: str) -> None:
    """By a link in the head, where there is one."""
    assert isinstance(form.native, QueryResultsFormat)
    written = serialized(query, form)
    told = with_note(written, form.native, [20, 30], "https://example.org/limits#search")

    assert (b"https://example.org/limits#search" in told) == (form.name in TELLING)
    if form.name == "csv":  # cannot be read back
        assert told == written
        return
    read, before = (parse_query_results(text, form.native) for text in (told, written))
    if isinstance(read, QueryBoolean):
        assert bool(read) is True
    else:
        assert isinstance(read, QuerySolutions)
        assert isinstance(before, QuerySolutions)
        assert (read.variables, len([*read])) == (before.variables, len([*before]))


@pytest.mark.parametrize("form", GRAPHS, ids=lambda form: form.name)
def test_graphs_say_it_in_a_comment(form: Format) -> None:
    """Where the format has any and a line is more than a triple."""
    assert isinstance(form.native, RdfFormat)
    written = serialized("CONSTRUCT { <urn:a> <urn:b> 1 } {}", form)
    told = with_note(written, form.native, [20, 30], "https://example.org/limits#search")

    assert (b"stopped at 20, another at 30 matches" in told) == (form.name in TELLING)
    assert len([*parse(told, form.native)]) == 1
