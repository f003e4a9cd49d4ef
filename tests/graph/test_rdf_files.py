"""Any RDF in; N-Quads, TriG and Turtle out, the same bytes each time."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from graph.errors import NotFoundError, UnreadableError, UsageError
from graph.iris import graph_name
from graph.rdf_files import FORMS, dump, read_files

A, P = NamedNode("https://example.org/a"), NamedNode("https://example.org/p")
QUADS = [Quad(A, P, Literal(text, language="cs"), graph_name("one")) for text in ("ž", "č")]


def triples(quads: list[Quad]) -> set[object]:
    """Leave the names of graphs out."""
    return {quad.triple for quad in quads}


@pytest.mark.parametrize("extension", ["ttl", "nt", "nq", "trig", "rdf", "jsonld"])
def test_every_format_is_read_by_its_file_name(tmp_path: Path, extension: str) -> None:
    """With its graphs, where the format has any."""
    form = RdfFormat.from_extension(extension)
    assert form is not None
    file = tmp_path / f"data.{extension}"
    plain = [quad.triple for quad in QUADS]
    body = serialize(QUADS if form.supports_datasets else plain, format=form)
    file.write_bytes(body or b"")

    read = read_files([file])

    assert triples(read) == triples(QUADS)
    assert not form.supports_datasets or set(read) == set(QUADS)


def test_several_files_are_read_one_after_another(tmp_path: Path) -> None:
    """In the order in which they are named."""
    for number, quad in enumerate(QUADS):
        (tmp_path / f"{number}.nq").write_text(f"{quad} .\n", encoding="utf-8")

    assert read_files([tmp_path / "1.nq", tmp_path / "0.nq"]) == QUADS[::-1]


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    """And named."""
    with pytest.raises(NotFoundError, match=r"no file .*none\.ttl"):
        read_files([tmp_path / "none.ttl"])


@pytest.mark.parametrize(
    ("name", "content"), [("bad.ttl", "<a> <b"), ("data.docx", ""), ("bad.jsonld", "{")]
)
def test_what_is_no_rdf_is_unreadable(tmp_path: Path, name: str, content: str) -> None:
    """Broken content, or a name that tells no format; the hint lists those that are read."""
    (tmp_path / name).write_text(content, encoding="utf-8")

    with pytest.raises(UnreadableError, match="is no RDF that can be read") as caught:
        read_files([tmp_path / name])
    assert ".trig" in caught.value.hint


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    """In one sentence, like a broken file."""
    with pytest.raises(UnreadableError):
        read_files([tmp_path])


@pytest.mark.parametrize("form", FORMS)
def test_the_same_quads_give_the_same_bytes(form: str) -> None:
    """In whatever order they come; nothing is lost but the graphs, which Turtle lacks."""
    body = dump(QUADS, form)
    native = RdfFormat.from_extension(form)
    assert native is not None
    read = list(parse(body, format=native))

    assert body == dump(QUADS[::-1], form)
    assert triples(read) == triples(QUADS)
    assert form == "ttl" or set(read) == set(QUADS)


def test_an_unknown_form_is_told_with_those_that_there_are() -> None:
    """Nothing is written."""
    with pytest.raises(UsageError, match="'docx'") as caught:
        dump(QUADS, "docx")
    assert "trig" in caught.value.hint
