"""The command that asks: a release of our own, or any endpoint."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

import vazby_progress as progress
import vazby_terminal as terminal
from graph import bindings, paging
from graph.ask_once import ask_once
from graph.errors import UnreadableError, UsageError
from graph.formats import GRAPHS, SOLUTIONS, named
from graph.queries import Query, load, load_example
from graph.releases import DataDirectory
from graph.store import storage_errors
from vazby_endpoint import Reply, ask_endpoint
from vazby_options import DATA, Data, Quiet

app = typer.Typer()
_UTF8 = "utf-8-sig"  # with the mark that editors of Windows put before a file, or without
JSON_RESULTS = SOLUTIONS[0].media_type
TABLE = (JSON_RESULTS, GRAPHS[0].media_type)  # what a table is made from; a graph stays Turtle
LONGEST_TABLE = 64 << 20
"""Bytes of an answer that is shown as a table."""


@app.command()
def query(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE|EXAMPLE", help="- is standard input")],
    data: Data = DATA,
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="Ask this SPARQL endpoint, not a release here.")
    ] = "",
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="Of an example; may be repeated."),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml; ttl, nt, rdf, jsonld")
    ] = "table",
    deadline: Annotated[
        float, typer.Option(min=0.001, help="Seconds until the query is stopped.")
    ] = 60.0,
    quiet: Quiet = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Run SPARQL: a text, a file of it, or an example (name, number) with its parameters."""
    wanted = _media_types("json" if as_json else form)
    asked = _query_text(text, param or [], None if endpoint else DataDirectory(data))
    with progress.working("query", quiet):
        reply = _reply(asked, endpoint, data, wanted or list(TABLE), deadline)
        with reply as answer:
            if answer.searched:
                _warn(answer.searched)
            if wanted or answer.media_type != JSON_RESULTS:
                _write(answer.parts)
                return
            body = _whole(answer.parts)
    terminal.show_results(body, quiet)


@contextmanager
def _reply(
    text: str, endpoint: str, data: Path, wanted: list[str], deadline: float
) -> Iterator[Reply]:
    """Ask the *endpoint*, or the current release in *data* where there is none."""
    if endpoint:
        with ask_endpoint(endpoint, text, wanted, deadline) as reply:
            yield reply
    else:
        answer, body = ask_once(DataDirectory(data), text, wanted, deadline)
        yield Reply(answer.media_type, iter([body]), answer.searched)


def _warn(searched: Iterable[int]) -> None:
    numbers = ", another at ".join(map(str, searched))
    example = '(?thing ?score) v:search ("text" 10000)'
    terminal.warn(f"A search stopped at {numbers} matches of more; write how many: {example}")


def _write(parts: Iterator[bytes]) -> None:
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.flush()


def _whole(parts: Iterator[bytes]) -> bytes:
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > LONGEST_TABLE:
            message = f"The answer is longer than the {LONGEST_TABLE >> 20} MiB of a table."
            raise UsageError(message, "Choose another --format, or add a LIMIT.")
    return bytes(body)


def _media_types(form: str) -> list[str]:
    """Give the media types that go by the name *form*, none for a table."""
    found = [item.media_type for item in (named(form, SOLUTIONS), named(form, GRAPHS)) if item]
    if not found and form != "table":
        message = f"There is no result format {form!r}."
        raise UsageError(message, "Choose table, csv, tsv, json, xml, ttl, nt, rdf or jsonld.")
    return found


def _query_text(text: str, params: list[str], directory: DataDirectory | None) -> str:
    """Give *text* itself, or the query in the file, the example or the input that it names.

    *directory* holds the release in which the names among *params* are looked up.
    """
    if " " in text or "{" in text or text == "-" or Path(text).is_file():
        if params:
            message = "Parameters are of examples alone."
            raise UsageError(message, "Write the values into the query.")
        return text if " " in text or "{" in text else _read(Path(text))
    example = load_example(text)
    given = _given(params)
    bindings.check(example, given)
    bound = _bound(example, given, directory) if given else example.text
    return paging.page(example, bound)  # in the order that its address gives


def _read(file: Path) -> str:
    try:
        with storage_errors(file):
            if str(file) == "-":
                return sys.stdin.buffer.read().decode(_UTF8)
            return file.read_text(_UTF8)
    except UnicodeDecodeError as error:
        message = f"The query in {file} is not written in UTF-8."
        raise UnreadableError(message, "Save it in UTF-8, or name another file.") from error


def _given(params: list[str]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for pair in params:
        name, equals, value = pair.partition("=")
        if not equals:
            message = f"{pair[:100]!r} is no parameter."
            raise UsageError(message, "Give it like --param town=Bílina.")
        given.setdefault(name, []).append(value)
    return given


def _bound(example: Query, given: bindings.Given, directory: DataDirectory | None) -> str:
    if directory is None:
        return example.bind(**bindings.whole_terms(example, given))
    release = directory.current()
    possible = bindings.possible_iris(example, given)
    rows = release.open().select(load("known_of").bind(thing=possible)) if possible else []
    known = {row["thing"] for row in rows}
    return example.bind(**bindings.terms(example, given, known, release.labels_path))
