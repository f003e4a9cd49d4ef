"""What is read off shapes: where walks begin, and which shapes have no bound."""

from pathlib import Path

import pytest

from graph.gate.reach import UnboundedError
from graph.gate.shapes import Needs, needs_of
from graph.iris import term
from graph.namespaces import PREFIXES
from graph.validate import shapes_quads

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())


def needs(folder: Path, shapes: str) -> Needs:
    """Give what *shapes* need."""
    (folder / "shapes.ttl").write_text(f"@base <https://example.org/> .\n{HEAD}{shapes}", "utf-8")
    return needs_of(shapes_quads(folder))


def test_walks_begin_at_the_focus_nodes(tmp_path: Path) -> None:
    """By class, by either end of a property, by name, or because the shape is a class."""
    found = needs(
        tmp_path,
        """<S> sh:targetClass v:Plan ; sh:targetSubjectsOf v:plan ; sh:targetObjectsOf v:theme ;
             sh:targetNode v:x . v:Event a rdfs:Class, sh:NodeShape . <T> sh:minCount 1 .""",
    )

    assert {*found.by_class} == {term("v:Plan"), term("v:Event")}
    assert {*found.by_subject} == {term("v:plan")}
    assert {*found.by_object} == {term("v:theme")}
    assert {*found.by_name} == {term("v:x")}
    assert len(found.starts) == 2


@pytest.mark.parametrize(
    "shapes",
    [
        "<S> sh:path v:plan ; sh:property [ sh:path v:theme ] ; sh:targetNode <x> .",
        "<S> sh:targetNode <x> ; sh:qualifiedValueShapesDisjoint true .",
        "<S> sh:target [ sh:select 'SELECT $this { $this ?p ?o }' ] .",
        "<S> sh:targetNode <x> ; sh:path 'text' .",
        "<C> a sh:ConstraintComponent ; sh:parameter [ sh:path v:own ] .",
        "<S> sh:entailment <http://www.w3.org/ns/entailment/RDFS> .",
        "<S> sh:targetNode <x> ; sh:sparql [ sh:select 'SELECT $this { ?any ?p ?o }' ] .",
    ],
    ids=["values", "siblings", "target", "path", "component", "entailment", "sparql"],
)
def test_what_may_look_anywhere_has_no_bound(shapes: str, tmp_path: Path) -> None:
    """Whatever is not known to be bounded counts as unbounded."""
    with pytest.raises(UnboundedError):
        needs(tmp_path, shapes)
