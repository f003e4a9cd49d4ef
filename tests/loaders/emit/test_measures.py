"""What is stated of plans, measures and projects beside status and themes."""

import pytest
from pyoxigraph import Literal, NamedNode

from graph.iris import concept, resource, term
from graph.namespaces import expand
from loaders.emit.measures import emit_measure, emit_plan, emit_project
from loaders.emit.page_graph import PageGraph
from loaders.records import (
    DocumentRecord,
    Extraction,
    MeasureRecord,
    PlanRecord,
    ProjectRecord,
    Span,
)

WORDS = Span(0, 4, "klub")


@pytest.fixture
def page() -> PageGraph:
    """Give the graph of an empty page, under construction."""
    return PageGraph("stranka", Extraction(DocumentRecord(None, "Stránka", "0" * 64, 4)))


def stated(page: PageGraph, subject: NamedNode, predicate: str) -> set[object]:
    """Give the values of a predicate."""
    quads = page.quads()
    return {
        quad.object
        for quad in quads
        if (quad.subject, quad.predicate) == (subject, term(predicate))
    }


def test_a_measure_tells_its_money_deadline_and_number_of_things(page: PageGraph) -> None:
    """The deadline as an interval and as its last day."""
    emit_measure(
        MeasureRecord(WORDS, "klub", "planned", funding=("nadace",), deadline="../2013", things=2),
        page,
    )
    measure = resource("measure", "stranka--klub")

    assert stated(page, measure, "v:fundingSource") == {concept("funding-source", "nadace")}
    assert stated(page, measure, "v:deadline") == {Literal("../2013", datatype=term("edtf:EDTF"))}
    assert stated(page, measure, "v:dueBy") == {
        Literal("2013-12-31", datatype=NamedNode(expand("xsd:date")))
    }
    assert stated(page, measure, "v:thingCount") == {Literal(2)}


def test_a_single_thing_without_a_deadline_says_nothing_of_them(page: PageGraph) -> None:
    """Absent is not zero."""
    emit_measure(MeasureRecord(WORDS, "klub", "planned"), page)
    measure = resource("measure", "stranka--klub")

    for predicate in ("v:fundingSource", "v:deadline", "v:dueBy", "v:thingCount"):
        assert stated(page, measure, predicate) == set()


def test_a_project_tells_its_money(page: PageGraph) -> None:
    """As a concept of the list."""
    emit_project(ProjectRecord(WORDS, "klub", "planned", funding=("statni-rozpocet",)), page)
    project = resource("project", "stranka--klub")

    assert stated(page, project, "v:fundingSource") == {
        concept("funding-source", "statni-rozpocet")
    }


def test_a_plan_tells_how_often_it_is_revised(page: PageGraph) -> None:
    """As a duration."""
    emit_plan(
        PlanRecord(WORDS, "Plán", "komunitni-plan", "approved", "osek", revised_every="P1Y"), page
    )

    assert stated(page, resource("plan", "osek"), "v:revisedEvery") == {
        Literal("P1Y", datatype=NamedNode(expand("xsd:duration")))
    }
