"""The SHACL gate: one port, two engines that must agree.

`rust` (the package shacl) is fast enough for every load; `pyshacl` is the reference that the tests
hold it against and that ``--engine pyshacl`` asks for. Both reports are read by the same code. A
message counts in the language that it is tagged with, so the words that an engine makes up by
itself never show. See decision 0004.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Literal, get_args

import shacl
from pyoxigraph import Literal as Text
from pyoxigraph import Quad, RdfFormat, parse

from graph.canonical import ntriples
from graph.errors import UsageError
from graph.namespaces import PREFIXES, expand
from graph.paths import SHAPES
from graph.property_paths import Node, Triples, index, path_text
from graph.report import Report, Result

Engine = Literal["rust", "pyshacl"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
_FORM = b"a finding a line"


Check = Callable[[str], list[Result]]
"""Gives the results of validating a graph that is written as N-Triples."""


def validate(data: Iterable[Quad], engine: Engine = "rust", shapes: Path = SHAPES) -> Report:
    """Check the union of all graphs in *data* against every ``*.ttl`` in the folder *shapes*."""
    return Report(tuple(sorted(check_of(engine, shapes)(ntriples(data)))))


def check_of(engine: Engine = "rust", shapes: Path = SHAPES) -> Check:
    """Make *engine* ready to check any number of graphs against the folder *shapes*."""
    if engine not in ENGINES:
        message = f"There is no validation engine {engine!r}."
        raise UsageError(message, f"Choose one of: {', '.join(ENGINES)}.")
    run = (_rust if engine == "rust" else _pyshacl)(ntriples(shapes_quads(shapes)))
    return lambda data: read_results(parse(run(data), format=RdfFormat.N_TRIPLES))


def shapes_sum(shapes: Path = SHAPES) -> str:
    """Give the SHA-256 of all shapes together, which tells whether the gate has changed.

    The form in which reports are kept counts too: findings are taken over from earlier ones.
    """
    return hashlib.sha256(b"".join([_FORM, *map(Path.read_bytes, _files(shapes))])).hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.ttl"))


def shapes_quads(folder: Path = SHAPES) -> Iterator[Quad]:
    """Give all triples of the shapes in *folder*."""
    parsed = (parse(path=path, rename_blank_nodes=True) for path in _files(folder))
    return chain.from_iterable(parsed)


def _rust(shapes: str) -> Callable[[str], str]:
    compiled = shacl.Shapes.from_text(shapes, format="ntriples")
    return lambda data: str(compiled.validate_text(data, format="ntriples").serialize("ntriples"))


def _pyshacl(shapes: str) -> Callable[[str], str]:
    # Imported here because it takes ten times as long as all the rest of the program.
    from graph import reference_engine

    return reference_engine.ready(shapes)


def read_results(report: Iterable[Quad]) -> list[Result]:
    """Read the results of a sh:ValidationReport."""
    # Only what the report names as its results: pySHACL explains some of them by further ones.
    known = index(report)
    named = (found.get(expand("sh:result"), []) for found in known.values())
    return [_result(known, node) for node in chain.from_iterable(named)]


def _result(report: Triples, node: Node) -> Result:
    def one(curie: str) -> str:
        return next((str(value) for value in report[node].get(expand(curie), [])), "")

    paths = report[node].get(expand("sh:resultPath"), [])
    component = _local(one("sh:sourceConstraintComponent"))
    messages = report[node].get(expand("sh:resultMessage"), [])
    # A hundred thousand findings say the same few things: each text is held once.
    return Result(
        severity=intern(_local(one("sh:resultSeverity"))),
        focus=one("sh:focusNode"),
        path=intern(path_text(report, paths[0]) if paths else ""),
        component=intern(component),
        message_cs=intern(_message(messages, "cs") or component),
        message_en=intern(_message(messages, "en") or component),
        value=one("sh:value"),
        shape=intern(one("sh:sourceShape") if one("sh:sourceShape").startswith("<") else ""),
    )


def _message(messages: Iterable[Node], language: str) -> str:
    tagged = (text for text in messages if isinstance(text, Text) and text.language == language)
    return min((text.value for text in tagged), default="")


def _local(term: str) -> str:
    return term.strip("<>").removeprefix(PREFIXES["sh"])
