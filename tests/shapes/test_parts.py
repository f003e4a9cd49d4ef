"""The gate takes these very shapes apart, and finds in parts what it finds in the whole."""

from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from graph.canonical import ntriples
from graph.fixed_graphs import fixed_graphs
from graph.gate import parts
from graph.gate.gate import Gate, earlier
from graph.gate.shapes import needs_of
from graph.iris import graph_name
from graph.paths import SHAPES
from graph.publish import publish
from graph.releases import DataDirectory, Release
from graph.store import EmbeddedStore
from graph.validate import Check, check_of, shapes_quads, validate

CASES = Path(__file__).parent
INVALID = sorted(CASES.glob("*/invalid.*.ttl"))
REFERENCE = graph_name("reference")


@pytest.fixture(scope="module")
def gate() -> Gate:
    """Give the gate that loads go through."""
    return Gate("rust", SHAPES)


@pytest.fixture(scope="module")
def whole() -> Check:
    """Give the same engine, which takes a graph as a whole."""
    return check_of("rust", SHAPES)


def test_no_shape_needs_the_whole_graph() -> None:
    """Every constraint has a bound that is derived from it."""
    assert needs_of(shapes_quads()).starts


@pytest.mark.parametrize("case", INVALID, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_case_in_parts_has_its_findings(
    case: Path,
    context: tuple[Quad, ...],
    gate: Gate,
    whole: Check,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A part for every few triples; test_shapes holds both engines to the same cases."""
    monkeypatch.setattr(parts, "TRIPLES", 200)
    quads = [*context, *parse(path=case, format=RdfFormat.TURTLE)]
    store = EmbeddedStore(tmp_path / "store")
    store.replace({graph_name("x"): quads})

    assert gate.validate(store).results == tuple(sorted(whole(ntriples(quads))))


def test_a_release_in_parts_has_its_own_findings(gate: Gate, release: Release) -> None:
    """On the graph of the shipped records."""
    store = release.open()
    in_parts = gate.validate(store)

    assert in_parts == validate(store.quads())
    assert in_parts.results == tuple(sorted(earlier(release.findings_path)))


def test_documents_that_come_and_go_leave_the_report_of_a_build(
    release: Release, tmp_path: Path
) -> None:
    """One load after the other, each validated by what it changed."""
    store, here = release.open(), DataDirectory(tmp_path / "data")
    documents = [name for name in store.graphs() if "/document/" in name.value]
    publish(here, fixed_graphs() | {REFERENCE: [*store.quads(REFERENCE)]})
    for name in documents:
        publish(here, {name: [*store.quads(name)]})
    last = publish(here, {documents[0]: []})

    expected = validate(last.open().quads())
    assert tuple(sorted(earlier(last.findings_path))) == expected.results
    assert last.report_path.read_text(encoding="utf-8") == expected.text()
