"""The gate in parts and by change finds just what validating the whole graph finds."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graph.canonical import ntriples
from graph.gate import parts
from graph.gate.gate import Gate, earlier
from graph.gate.shapes import needs_of
from graph.gate.touched import changes
from graph.iris import graph_name, term
from graph.report import Report
from graph.store import EmbeddedStore
from graph.validate import ENGINES, Engine, check_of, shapes_quads

StoreOf = Callable[[Iterable[Quad]], EmbeddedStore]
Whole = Callable[[EmbeddedStore], Report]

EX = "https://example.org/"
ONE, TWO = graph_name("document/one"), graph_name("document/two")
TYPE = term("rdf:type")
things = [NamedNode(f"{EX}{name}") for name in "abcdef"]
links = [NamedNode(f"{EX}{name}") for name in "pq"]
classes = [NamedNode(f"{EX}{name}") for name in "ABC"]
names = [Literal("x"), Literal("y", language="cs")]
statements = st.one_of(
    st.tuples(st.sampled_from(links), st.sampled_from([*things, *names])),
    st.tuples(st.just(NamedNode(f"{EX}name")), st.sampled_from([*names, *things])),
    st.tuples(st.just(TYPE), st.sampled_from(classes)),
)
a_quad = st.builds(
    lambda subject, said, graph: Quad(subject, said[0], said[1], graph),
    st.sampled_from(things),
    statements,
    st.sampled_from([ONE, TWO]),
)
above = st.builds(
    lambda low, high: Quad(low, term("rdfs:subClassOf"), high, ONE),
    st.sampled_from(classes),
    st.sampled_from(classes),
)
some_quads = st.lists(st.one_of(a_quad, a_quad, a_quad, above), max_size=40)
quietly = settings(
    deadline=None,
    max_examples=settings().max_examples // 10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close a part as soon as it has any triple."""
    monkeypatch.setattr(parts, "TRIPLES", 1)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Give each engine in turn."""
    found: Engine = request.param
    return found


@pytest.fixture(scope="module")
def gate(engine: Engine, every_shape: Path) -> Gate:
    """Give the gate of the engine."""
    return Gate(engine, every_shape)


@pytest.fixture(scope="module")
def whole(engine: Engine, every_shape: Path) -> Whole:
    """Give what validates all of a store at once."""
    check = check_of(engine, every_shape)
    return lambda store: Report(tuple(sorted(check(ntriples(store.quads())))))


def test_every_constraint_of_these_tests_is_bounded(every_shape: Path) -> None:
    """Otherwise the tests below would compare the whole with itself."""
    assert needs_of(shapes_quads(every_shape)).starts


@quietly
@given(quads=some_quads)
def test_the_parts_have_the_findings_of_the_whole(
    quads: list[Quad], gate: Gate, whole: Whole, disk_store: StoreOf
) -> None:
    """On random graphs, with every kind of constraint."""
    store = disk_store(quads)

    assert gate.validate(store) == whole(store)


@quietly
@given(before=some_quads, added=some_quads, removed=st.sets(st.integers(0, 39)))
def test_what_is_taken_over_is_what_would_be_found_again(
    before: list[Quad],
    added: list[Quad],
    removed: set[int],
    gate: Gate,
    whole: Whole,
    disk_store: StoreOf,
    tmp_path: Path,
) -> None:
    """After any change, from the report of what was before it."""
    kept = [quad for number, quad in enumerate(before) if number not in removed]
    old, new = disk_store(before), disk_store([*kept, *added])
    report = tmp_path / "report.ttl"
    report.write_text("".join(whole(old).turtle()), encoding="utf-8")

    assert gate.follow(new, report, changes(old, new, [ONE, TWO])) == whole(new)


@quietly
@given(quads=some_quads)
def test_a_report_is_read_as_it_was_written(
    quads: list[Quad], whole: Whole, disk_store: StoreOf, tmp_path: Path
) -> None:
    """Every finding, with its path, value and messages."""
    report = whole(disk_store(quads))
    (tmp_path / "report.ttl").write_text("".join(report.turtle()), encoding="utf-8")

    assert tuple(sorted(earlier(tmp_path / "report.ttl"))) == report.results


def test_blank_nodes_are_validated_with_the_whole(
    gate: Gate, whole: Whole, disk_store: StoreOf
) -> None:
    """Engines give them names of their own, so that no part could tell its focus nodes."""
    store = disk_store([Quad(BlankNode("x"), TYPE, classes[0], ONE)])
    reports = gate.validate(store), whole(store)
    told = [{(result.path, result.message_en) for result in report.results} for report in reports]

    assert told[0] == told[1] != set()
