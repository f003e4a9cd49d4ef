"""Every shape on its cases: `valid.*` has no finding, `invalid.*` has those of its approved report.

With VAZBY_APPROVE=1 the reports are written anew; read the difference before committing it.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import SH, Graph, Literal, URIRef

from graph.paths import SHAPES
from graph.report import Result

CASES = Path(__file__).parent
VALID = sorted(CASES.glob("*/valid.*.ttl"))
INVALID = sorted(CASES.glob("*/invalid.*.ttl"))

Findings = Callable[[Path], tuple[Result, ...]]
Line = Callable[[Result], str]


def name(case: Path) -> str:
    """Name a case as in ``membership/invalid.missing``."""
    return f"{case.parent.name}/{case.stem}"


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """All shapes as one graph."""
    graph = Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        graph.parse(path)
    return graph


def test_the_context_has_no_finding(findings: Findings) -> None:
    """What every case is added to is well by itself."""
    assert findings(CASES / "context.ttl") == ()


@pytest.mark.parametrize("case", VALID, ids=name)
def test_a_valid_case_has_no_finding(case: Path, findings: Findings) -> None:
    """Both engines find nothing."""
    assert findings(case) == ()


@pytest.mark.parametrize("case", INVALID, ids=name)
def test_an_invalid_case_has_the_approved_findings(
    case: Path, findings: Findings, line: Line
) -> None:
    """Both engines find what a person has approved, and nothing else."""
    report = case.with_suffix(".report.txt")
    found = sorted({line(result) for result in findings(case)})
    if os.environ.get("VAZBY_APPROVE"):
        report.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == report.read_text(encoding="utf-8").splitlines()


def test_every_shape_folder_has_both_kinds_of_case() -> None:
    """A shape is shown at its limit from both sides."""
    folders = {path for path in CASES.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert {case.parent for case in VALID} == {case.parent for case in INVALID} == folders


def test_every_constraint_is_hit_by_some_case(findings: Findings, shapes: Graph) -> None:
    """No constraint stands in the shapes that no invalid case breaks."""
    hit = {(result.message_en, result.component) for case in INVALID for result in findings(case)}
    assert constraints(shapes) - hit == set()


def constraints(shapes: Graph) -> set[tuple[str, str]]:
    """List every constraint as the English message of its shape and its component."""
    return {
        (english(shapes, shape), component(parameter))
        for shape in reported(shapes)
        for parameter in shapes.predicates(shape)
        if component(parameter) in SH
    }


def reported(shapes: Graph) -> set[URIRef]:
    """List the shapes that are named in findings: those that carry a message."""
    return {shape for shape in shapes.subjects(SH.message) if isinstance(shape, URIRef)}


def component(parameter: object) -> str:
    """Name the component of a parameter, as in ``MinCountConstraintComponent`` for sh:minCount."""
    local = str(parameter).removeprefix(str(SH))
    first = "SPARQL" if local == "sparql" else local[:1].upper() + local[1:]
    return f"{first}ConstraintComponent"


def english(shapes: Graph, shape: URIRef) -> str:
    """Give the English message of *shape*."""
    return next(
        str(text)
        for text in shapes.objects(shape, SH.message)
        if isinstance(text, Literal) and text.language == "en"
    )


def test_every_message_is_there_once_in_czech_and_once_in_english(shapes: Graph) -> None:
    """A curator reads what to do in either language."""
    languages = {
        shape: sorted(
            text.language or ""
            for text in shapes.objects(shape, SH.message)
            if isinstance(text, Literal)
        )
        for shape in {*shapes.subjects(SH.path), *reported(shapes)}
        if isinstance(shape, URIRef)
    }
    assert [shape for shape, found in languages.items() if found != ["cs", "en"]] == []


def test_warnings_stand_in_the_file_of_recommendations_and_nowhere_else(shapes: Graph) -> None:
    """The strength of a finding can be told from the file of its shape."""
    recommended = Graph().parse(SHAPES / "recommended.ttl")
    warnings = set(shapes.subjects(SH.severity, SH.Warning))
    assert warnings == set(recommended.subjects(SH.message))
