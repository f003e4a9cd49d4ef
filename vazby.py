"""The command line: the one place that knows all three packages.

Errors are one sentence and a next step on standard error; the exit codes are those of
``graph/errors.py`` and stand in the README.
"""

import json
import sys
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

import vazby_terminal as terminal
from api.app import create_app
from api.server import listen
from api.server import serve as run_server
from api.settings import Settings
from graph.ask_once import ask_once
from graph.diff import diff as compare
from graph.errors import NotFoundError, UnreadableError, UsageError, VazbyError
from graph.fixed_graphs import fixed_graphs
from graph.formats import GRAPHS, SOLUTIONS, named
from graph.iris import graph_name
from graph.publish import publish
from graph.queries import load_example
from graph.rdf_files import dump as dump_quads
from graph.rdf_files import read_files
from graph.releases import DataDirectory, Release
from graph.remote import follow
from graph.store import storage_errors
from graph.validate import Engine
from graph.validate import validate as check
from loaders.batch import extract_pages, list_pages
from loaders.emit.extraction import emit
from loaders.emit.reference import described_municipalities, municipality_codes, reference_graph
from loaders.record_files import document_key, dump, load_record_files, shippable
from loaders.records import to_json

app = typer.Typer(
    name="vazby",
    cls=terminal.Commands,
    help="A knowledge graph of the local partnerships for social inclusion in Czech towns.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

DATA = user_data_path("vazby")
JSON_RESULTS = SOLUTIONS[0].media_type
Data = Annotated[Path, typer.Option("--data", metavar="DIR", help="Where releases are kept.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Gate = Annotated[Engine, typer.Option("--engine", help="SHACL engine; pyshacl is the reference.")]
Known = Annotated[str, typer.Argument(help="The id, its beginning, or the number of a release.")]
ReleaseId = Annotated[str, typer.Option("--release", help="A release other than the current one.")]
Pages = Annotated[list[str], typer.Argument(metavar="PATH|URL…", help="- is standard input")]


def main() -> None:
    """Run the program; every error that we know becomes one sentence, a hint and an exit code."""
    try:
        app()
    except VazbyError as error:
        terminal.complain(error)
        sys.exit(error.exit_code)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        terminal.say(f"vazby {metadata.version('vazby')}")
        raise typer.Exit


@app.command()
def build(
    data: Data = DATA, engine: Gate = "rust", quiet: Quiet = False, as_json: AsJson = False
) -> None:
    """Build a release from the shipped records, the ontology and the curated tables."""
    shipped = load_record_files()
    documents = dict(map(emit, shipped))
    codes = municipality_codes(documents.values())
    graphs = fixed_graphs() | reference_graph(codes) | documents
    with terminal.steps(quiet) as step:
        release = publish(
            DataDirectory(data), graphs, replace_all=True, engine=engine, on_step=step
        )
    follow(release)
    terminal.tell_release(release, shipped, quiet=quiet, as_json=as_json)


@app.command("load")
def load_pages(
    pages: Pages,
    data: Data = DATA,
    engine: Gate = "rust",
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Read pages into the graph; one that cannot be read is reported and the rest goes on."""
    refused: list[VazbyError] = []
    found = terminal.track(list_pages(pages, refused.append), quiet)
    read_pages = [pair for pair in extract_pages(found, refused.append) if pair[1].document.kind]
    known = [extraction for _, extraction in read_pages]
    if known:
        directory = DataDirectory(data)
        documents = dict(emit(item, page.text) for page, item in read_pages)
        codes = municipality_codes(documents.values()) | described_municipalities(directory)
        graphs = fixed_graphs() | reference_graph(codes) | documents
        with terminal.steps(quiet) as step:
            release = publish(directory, graphs, engine=engine, on_step=step)
        follow(release)
        terminal.tell_release(release, known, quiet=quiet, as_json=as_json)
    _end(refused)


@app.command()
def extract(
    pages: Pages,
    as_json: AsJson = False,
    text: Annotated[
        bool, typer.Option("--text", help="Print the text that offsets count.")
    ] = False,
    records: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write record files without sentences.")
    ] = None,
) -> None:
    """Show what pages say, without touching the graph; --json is described in docs/records.md."""
    refused: list[VazbyError] = []
    for page, found in extract_pages(list_pages(pages, refused.append), refused.append):
        if text:
            sys.stdout.write(page.text)
        elif records:
            target = records / f"{document_key(found.document)}.json"
            with storage_errors(target):
                target.write_text(dump(shippable(found)), encoding="utf-8")
        elif as_json:
            sys.stdout.write(json.dumps(to_json(found), ensure_ascii=False) + "\n")
        else:
            terminal.show_extraction(found)
    _end(refused)


@app.command()
def validate(
    files: Annotated[list[Path] | None, typer.Argument(help="RDF files; none: the release")] = None,
    data: Data = DATA,
    release: ReleaseId = "",
    engine: Gate = "rust",
    as_json: AsJson = False,
) -> None:
    """Run the SHACL shapes over the current release, or over RDF files."""
    quads = read_files(files) if files else list(_release(data, release).open().quads())
    report = check(quads, engine)
    if as_json:
        findings = [vars(item) for item in report.results]
        terminal.print_json({"conforms": report.conforms, "results": findings})
    else:
        sys.stdout.write(report.text())
    if not report.conforms:
        raise typer.Exit(code=5)


@app.command()
def query(
    text: Annotated[str, typer.Argument(metavar="TEXT|FILE|EXAMPLE", help="- is standard input")],
    data: Data = DATA,
    form: Annotated[
        str, typer.Option("--format", help="table, csv, tsv, json, xml; ttl, nt, rdf, jsonld")
    ] = "table",
    deadline: Annotated[float, typer.Option(help="Seconds until the query is stopped.")] = 60.0,
) -> None:
    """Run SPARQL on the current release: a text, a file of it, or an example by its name."""
    table = form == "table"
    wanted = [item.media_type for item in (named(form, SOLUTIONS), named(form, GRAPHS)) if item]
    if not wanted and not table:
        message = f"There is no result format {form!r}."
        raise UsageError(message, "Choose table, csv, tsv, json, xml, ttl, nt, rdf or jsonld.")
    media_types = [JSON_RESULTS, GRAPHS[0].media_type] if table else wanted
    media_type, body = ask_once(DataDirectory(data), _query_text(text), media_types, deadline)
    if table and media_type == JSON_RESULTS:
        terminal.show_results(body)
    else:
        sys.stdout.buffer.write(body)


@app.command()
def export(
    data: Data = DATA,
    release: ReleaseId = "",
    graph: Annotated[str, typer.Option(help="One graph only, e.g. document/<key>.")] = "",
    form: Annotated[str, typer.Option("--format", help="nq (canonical), trig or ttl")] = "nq",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
) -> None:
    """Write a release, or one of its graphs, as a file."""
    name = graph_name(graph) if graph else None
    quads = list(_release(data, release).open().quads(name))
    if graph and not quads:
        message = f"The release has no graph {graph!r}."
        raise NotFoundError(message, "The manifest of the release lists its graphs.")
    body = dump_quads(quads, form)
    if output is None:
        sys.stdout.buffer.write(body)
        return
    with storage_errors(output):
        output.write_bytes(body)


@app.command()
def releases(data: Data = DATA, as_json: AsJson = False) -> None:
    """List the releases, oldest first; the current one is marked."""
    directory = DataDirectory(data)
    current = directory.current_id()
    names = ("id", "published", "triples", "warnings", "current")
    rows = [
        (item.id, m.published, m.triples, m.warnings, item.id == current)
        for item in directory.releases()
        for m in (item.manifest,)
    ]
    if as_json:
        terminal.print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        terminal.table(names, [(*row[:4], "*" if row[4] else "") for row in rows])


@app.command("diff")
def show_diff(old: Known, new: Known, data: Data = DATA, as_json: AsJson = False) -> None:
    """Tell what changed from the release OLD to the release NEW."""
    directory = DataDirectory(data)
    changes = compare(directory.release(old), directory.release(new))
    if as_json:
        terminal.print_json(changes.summary())
    else:
        sys.stdout.write(changes.text())


@app.command()
def rollback(release: Known, data: Data = DATA, quiet: Quiet = False) -> None:
    """Put another release into use."""
    restored = DataDirectory(data).rollback(release)
    follow(restored)
    if not quiet:
        terminal.say(f"Release {restored.id} is in use.")


@app.command()
def serve(
    data: Data = DATA,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free port.")] = 8000,
    quiet: Quiet = False,
) -> None:
    """Serve the current release; when there is none, build it first."""
    directory = DataDirectory(data)
    listening = listen(host, port)
    if not directory.current_id():
        build(data, quiet=quiet)
    if not quiet:
        address = f"http://{host}:{listening.getsockname()[1]}"
        terminal.say(f"Release {directory.current_id()}: {address}  (Ctrl-C stops)")
    run_server(create_app(directory, Settings.from_env()), listening, quiet=quiet)


def _end(refused: list[VazbyError]) -> None:
    """Report the pages that could not be read; the first of them gives the exit code."""
    for error in refused:
        terminal.complain(error)
    if refused:
        raise typer.Exit(code=refused[0].exit_code)


def _release(data: Path, release: str) -> Release:
    directory = DataDirectory(data)
    return directory.release(release) if release else directory.current()


def _query_text(text: str) -> str:
    """Give *text* itself, or the query in the file, the example or the input that it names."""
    if " " in text or "{" in text:
        return text
    file = Path(text)
    try:
        with storage_errors(file):
            if text == "-":
                return sys.stdin.buffer.read().decode()
            return file.read_text("utf-8") if file.is_file() else load_example(text).text
    except UnicodeDecodeError as error:
        message = f"The query in {text} is not written in UTF-8."
        raise UnreadableError(message, "Save it in UTF-8, or name another file.") from error


if __name__ == "__main__":
    main()
