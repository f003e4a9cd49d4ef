"""The ontology, code lists and alignments as quads."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from graph.iris import graph_name
from graph.paths import ONTOLOGY

ONTOLOGY_GRAPH = graph_name("ontology")


def ontology_quads() -> Iterator[Quad]:
    """Give every statement of ``ontology/`` in the graph ``g:ontology``, file by file in order."""
    for path in ontology_files():
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH)


def ontology_files() -> list[Path]:
    """List the Turtle files of the ontology, code lists and alignments, sorted by path."""
    return sorted(ONTOLOGY.rglob("*.ttl"))
