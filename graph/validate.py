"""The SHACL gate: one port, two engines that must agree.

`rust` (the package shacl) is fast enough for every load; `pyshacl` is the reference that the tests
hold it against and that ``--engine pyshacl`` asks for. Both reports are read by the same code. A
message counts in the language that it is tagged with, so the words that an engine makes up by
itself never show. See decision 0004.
"""

import hashlib
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Literal, get_args

import shacl
from pyoxigraph import Literal as Text
from pyoxigraph import Quad, RdfFormat, parse, serialize

from graph.canonical import ntriples
from graph.errors import UsageError
from graph.namespaces import PREFIXES, expand
from graph.paths import SHAPES
from graph.property_paths import Node, Triples, index, path_text
from graph.report import Report, Result

Engine = Literal["rust", "pyshacl"]
ENGINES: tuple[Engine, ...] = get_args(Engine)


def validate(data: Iterable[Quad], engine: Engine = "rust", shapes: Path = SHAPES) -> Report:
    """Check the union of all graphs in *data* against every ``*.ttl`` in the folder *shapes*."""
    if engine not in ENGINES:
        message = f"There is no validation engine {engine!r}."
        raise UsageError(message, f"Choose one of: {', '.join(ENGINES)}.")
    run = _run_rust if engine == "rust" else _run_pyshacl
    found = run(ntriples(data), _shapes_text(shapes))
    report = list(parse(found, format=RdfFormat.N_TRIPLES))
    return Report(tuple(sorted(_results(index(report)))), _turtle(report))


def shapes_sum(shapes: Path = SHAPES) -> str:
    """Give the SHA-256 of all shapes together, which tells whether the gate has changed."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in _files(shapes))).hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.ttl"))


def _shapes_text(folder: Path) -> str:
    parsed = (parse(path=path, rename_blank_nodes=True) for path in _files(folder))
    return ntriples(chain.from_iterable(parsed))


def _run_rust(data: str, shapes: str) -> str:
    compiled = shacl.Shapes.from_text(shapes, format="ntriples")
    return str(compiled.validate_text(data, format="ntriples").serialize("ntriples"))


def _run_pyshacl(data: str, shapes: str) -> str:
    # Imported here because it takes ten times as long as all the rest of the program.
    import pyshacl
    import rdflib

    shapes_graph = rdflib.Graph().parse(data=shapes, format="nt")
    data_graph = rdflib.Graph().parse(data=data, format="nt")
    _, report, _ = pyshacl.validate(data_graph, shacl_graph=shapes_graph)
    # pySHACL takes the language off the messages of SPARQL constraints: put it back.
    tagged = {str(text): text for text in shapes_graph.objects(None, rdflib.SH.message)}
    for result, _, text in list(report.triples((None, rdflib.SH.resultMessage, None))):
        report.remove((result, rdflib.SH.resultMessage, text))
        report.add((result, rdflib.SH.resultMessage, tagged.get(str(text), text)))
    return str(report.serialize(format="nt"))


def _results(report: Triples) -> Iterable[Result]:
    # Only what the report names as its results: pySHACL explains some of them by further ones.
    for properties in report.values():
        for node in properties.get(expand("sh:result"), []):
            yield _result(report, node)


def _result(report: Triples, node: Node) -> Result:
    def one(curie: str) -> str:
        return next((str(value) for value in report[node].get(expand(curie), [])), "")

    paths = report[node].get(expand("sh:resultPath"), [])
    component = _local(one("sh:sourceConstraintComponent"))
    messages = report[node].get(expand("sh:resultMessage"), [])
    return Result(
        severity=_local(one("sh:resultSeverity")),
        focus=one("sh:focusNode"),
        path=path_text(report, paths[0]) if paths else "",
        component=component,
        message_cs=_message(messages, "cs") or component,
        message_en=_message(messages, "en") or component,
        value=one("sh:value"),
    )


def _message(messages: Iterable[Node], language: str) -> str:
    tagged = (text for text in messages if isinstance(text, Text) and text.language == language)
    return min((text.value for text in tagged), default="")


def _local(term: str) -> str:
    return term.strip("<>").removeprefix(PREFIXES["sh"])


def _turtle(report: Iterable[Quad]) -> str:
    triples = (quad.triple for quad in report)
    turtle = serialize(triples, format=RdfFormat.TURTLE, prefixes={"sh": PREFIXES["sh"]})
    return (turtle or b"").decode()
