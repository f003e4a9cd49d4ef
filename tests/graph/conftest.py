"""Small real graphs and data directories for the tests of `graph`."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.iris import graph_name
from graph.namespaces import PREFIXES
from graph.publish import publish
from graph.releases import DataDirectory

HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())

Graphs = dict[NamedNode, list[Quad]]


@pytest.fixture
def data(tmp_path: Path) -> DataDirectory:
    """Give a data directory that does not exist yet."""
    return DataDirectory(tmp_path / "data")


@pytest.fixture(scope="session")
def turtle() -> "Turtle":
    """Give a function from Turtle without prefixes to quads in `g:reference`."""
    return Turtle()


class Turtle:
    """Reads Turtle in which every prefix of ours is known."""

    def __call__(self, text: str, graph: str = "reference") -> list[Quad]:
        """Give the triples of *text* as quads in the named graph *graph*."""
        quads = parse(HEAD + text, format=RdfFormat.TURTLE)
        return [Quad(s, p, o, graph_name(graph)) for s, p, o, _ in quads]


@pytest.fixture(scope="session")
def tiny(root: Path) -> Graphs:
    """Give the graphs of `tests/data/tiny.trig` but the inferred one, which the rules make."""
    graphs: Graphs = {}
    for quad in parse(path=root / "tests" / "data" / "tiny.trig"):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name, []).append(quad)
    graphs.pop(graph_name("inferred"), None)
    return graphs


STRICT = """
<https://example.org/Shape> a sh:NodeShape ; sh:targetSubjectsOf <https://example.org/says> ;
  sh:property [ sh:path <https://example.org/says> ; sh:pattern "^allowed" ;
    sh:message "Oprav to."@cs, "Correct it."@en ] ;
  sh:property [ sh:path <https://example.org/says> ; sh:maxLength 7 ; sh:severity sh:Warning ;
    sh:message "Zkrať to."@cs, "Shorten it."@en ] .
"""


@pytest.fixture
def strict_shapes(tmp_path: Path) -> Path:
    """Give a folder of shapes: what is said must begin with "allowed" and should not be longer."""
    folder = tmp_path / "shapes"
    folder.mkdir()
    (folder / "strict.ttl").write_text(HEAD + STRICT, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def served(
    tiny: Graphs, no_shapes: Path, tmp_path_factory: pytest.TempPathFactory
) -> DataDirectory:
    """Give a data directory with one release of the small graph."""
    data = DataDirectory(tmp_path_factory.mktemp("workers") / "data")
    publish(data, tiny, shapes=no_shapes)
    return data
