"""Every term that is used is defined: in the ontology, or in a vocabulary that it reuses."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph.iris import term
from graph.namespaces import PREFIXES, expand
from graph.paths import ROOT, SHAPES
from loaders.emit.extraction import emit
from loaders.emit.reference import reference_quads
from loaders.record_files import load_record_files
from loaders.registers.service_graph import SERVICES
from loaders.resolve.places import gazetteer

QUERIES = sorted((ROOT / "graph").rglob("*.rq"))
# Namespaces of things; their IRIs are data, not vocabulary.
THINGS = {"res", "g", "ruian"}

Undefined = Callable[[set[str]], list[str]]
Used = Callable[[Iterable[Quad]], set[str]]


def test_predicates_classes_and_datatypes_are_used(used_terms: Used) -> None:
    """A thing that is merely pointed to is no term."""
    thing, other = NamedNode("https://example.org/a"), NamedNode("https://example.org/b")
    quads = [
        Quad(thing, term("rdf:type"), term("v:Plan")),
        Quad(thing, term("v:approval"), other),
        Quad(thing, term("v:period"), Literal("2016/2018", datatype=term("edtf:EDTF"))),
    ]
    used = ("rdf:type", "v:Plan", "v:approval", "v:period", "edtf:EDTF")
    assert used_terms(quads) == {expand(curie) for curie in used}


def test_terms_and_items_of_code_lists_are_defined(undefined: Undefined) -> None:
    """A class, a datatype and an item of a list."""
    assert undefined({expand("v:Plan"), expand("v:ico"), expand("cl:role/member")}) == []


def test_a_slip_of_the_pen_is_found(undefined: Undefined) -> None:
    """A term that nobody defines is told, whether it pretends to be ours or another's."""
    slips = curies("SELECT * { ?x v:aproval ?y ; org:memmber ?z ; schema:Plan cl:theme\\/nic }")
    assert undefined(slips) == sorted(slips)
    assert len(slips) == 4


def test_in_the_ontology(quads: list[Quad], undefined: Undefined, used_terms: Used) -> None:
    """Superclasses, domains and ranges included."""
    assert undefined(used_terms(quads)) == []


@pytest.mark.parametrize("path", sorted(SHAPES.glob("*.ttl")), ids=lambda path: path.name)
def test_in_shapes(path: Path, undefined: Undefined, used_terms: Used) -> None:
    """Targets, paths, classes and datatypes included, and the terms inside SPARQL."""
    shapes = list(parse(path=path, format=RdfFormat.TURTLE))
    inside = {
        used
        for quad in shapes
        if quad.predicate.value == expand("sh:select")
        for used in curies(getattr(quad.object, "value", ""))
    }
    assert undefined((used_terms(shapes) - described(shapes)) | inside) == []


def described(shapes: list[Quad]) -> set[str]:
    """List what *shapes* describe themselves: the members of sh:or are shapes, not vocabulary."""
    return {quad.subject.value for quad in shapes if isinstance(quad.subject, NamedNode)}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_in_queries(path: Path, undefined: Undefined) -> None:
    """Rules, queries and examples use only what is defined; code-list items too."""
    assert undefined(curies(path.read_text(encoding="utf-8"))) == []


def curies(query: str) -> set[str]:
    """Give the IRIs that *query* writes with a prefix that stands for a vocabulary."""
    prefixes = {**PREFIXES, **dict(re.findall(r"PREFIX\s+([\w-]+):\s*<([^>]*)>", query))}
    code = re.sub(r"<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'|^\s*#.*$", " ", query, flags=re.MULTILINE)
    names = re.findall(r"(?<![\w:])([a-z][\w-]*):([\w-](?:[\w-]|\\/)*)", code)
    return {
        prefixes[prefix] + local.replace("\\/", "/")
        for prefix, local in names
        if prefix not in THINGS
    }


def test_in_shipped_records(undefined: Undefined, used_terms: Used) -> None:
    """What the five documents become."""
    quads = [quad for extraction in load_record_files() for quad in emit(extraction)[1]]
    assert undefined(used_terms(quads)) == []


def test_in_the_reference_graph(undefined: Undefined, used_terms: Used) -> None:
    """What the curated tables become."""
    assert undefined(used_terms(reference_quads())) == []


def test_in_registers(undefined: Undefined, used_terms: Used, root: Path) -> None:
    """What the services of their register become."""
    register = root / "tests" / "data" / "rpss" / "rpss.json"
    quads = [*SERVICES.provenance(register), *SERVICES.quads(register, gazetteer())]
    assert undefined(used_terms(quads)) == []


def test_in_the_description_of_the_model(undefined: Undefined, root: Path) -> None:
    """docs/model.md names no term of ours that does not exist."""
    model = (root / "docs" / "model.md").read_text(encoding="utf-8")
    ours = {expand(name) for name in re.findall(r"\bv:\w+", model)}
    assert undefined(ours) == []
