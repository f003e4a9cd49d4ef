"""Quads from and to files: any RDF in; canonical N-Quads, TriG or Turtle out."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from graph.canonical import canonical_nquads
from graph.errors import NotFoundError, UnreadableError, UsageError
from graph.namespaces import PREFIXES

FORMS = ("nq", "trig", "ttl")


def read_files(files: Iterable[Path]) -> list[Quad]:
    """Read all quads of *files*; the format follows from each file's name.

    Raises NotFoundError or UnreadableError, which says where the file goes wrong.
    """
    return [quad for file in files for quad in _read(file)]


def dump(quads: Iterable[Quad], form: str) -> bytes:
    """Write *quads* in *form*, one of FORMS; the same quads give the same bytes.

    Turtle has no graphs: it holds the triples of all *quads* together.
    """
    if form not in FORMS:
        message = f"There is no export format {form!r}."
        raise UsageError(message, f"Choose one of: {', '.join(FORMS)}.")
    if form == "nq":
        return canonical_nquads(quads).encode()
    ordered = sorted(quads, key=str)
    if form == "trig":
        return serialize(ordered, format=RdfFormat.TRIG, prefixes=PREFIXES) or b""
    triples = sorted({quad.triple for quad in ordered}, key=str)
    return _turtle(triples)


def _turtle(triples: list[Triple]) -> bytes:
    return serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _read(file: Path) -> list[Quad]:
    try:
        return list(parse(path=file))
    except FileNotFoundError as error:
        message = f"There is no file {file}."
        raise NotFoundError(message, "Check the name.") from error
    except (OSError, SyntaxError, ValueError) as error:
        message = f"{file} is no RDF that can be read: {error}."
        raise UnreadableError(message, "Give .ttl, .nt, .nq, .trig, .rdf or .jsonld.") from error
