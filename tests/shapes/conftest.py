"""What the shape tests share: the context of every case, and the findings in a case."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from graph.canonical import ntriples
from graph.iris import term
from graph.namespaces import shorten
from graph.report import Result
from graph.validate import ENGINES, Check, check_of
from graph.vocabulary import ontology_quads

CASES = Path(__file__).parent
# What shapes look up in the ontology; the whole of it would only make every case slow.
LOOKED_UP = {term("rdfs:subClassOf"), term("skos:inScheme"), term("skos:broader")}

Findings = Callable[[Path], tuple[Result, ...]]


@pytest.fixture(scope="session")
def findings() -> Findings:
    """Give the findings in a case and its context, on which both engines agree."""
    return _findings


@pytest.fixture(scope="session")
def context() -> tuple[Quad, ...]:
    """Give what every case is added to."""
    return _context()


@pytest.fixture(scope="session")
def line() -> Callable[[Result], str]:
    """Give the line of an approved report for a finding."""
    return _line


@cache
def _findings(case: Path) -> tuple[Result, ...]:
    triples = ntriples([*_context(), *parse(path=case, format=RdfFormat.TURTLE)])
    rust, reference = (sorted(check(triples)) for check in _checks())
    assert rust == reference
    return tuple(rust)


@cache
def _checks() -> list[Check]:
    return [check_of(engine) for engine in ENGINES]


@cache
def _context() -> tuple[Quad, ...]:
    context = parse(path=CASES / "context.ttl", format=RdfFormat.TURTLE)
    return (*(quad for quad in ontology_quads() if quad.predicate in LOOKED_UP), *context)


def _line(result: Result) -> str:
    terms = (result.severity, result.focus, result.path, result.component, result.message_en)
    return re.sub(r"<([^>]+)>", lambda match: shorten(match[1]), "  ".join(terms))
