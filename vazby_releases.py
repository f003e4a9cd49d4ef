"""The commands on releases: checked, written out, compared, put into use."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import Quad

import vazby_progress as progress
import vazby_terminal as terminal
from graph.diff import diff as compare
from graph.errors import NotFoundError
from graph.iris import graph_name
from graph.rdf_files import dump as dump_quads
from graph.rdf_files import read_files
from graph.releases import DataDirectory, Release
from graph.remote import follow
from graph.store import storage_errors
from graph.validate import validate as check
from vazby_options import DATA, AsJson, Data, Gate, Quiet

app = typer.Typer()
Known = Annotated[str, typer.Argument(help="The id, its beginning, or the number of a release.")]
ReleaseId = Annotated[str, typer.Option("--release", help="A release other than the current one.")]


@app.command()
def validate(
    files: Annotated[list[Path] | None, typer.Argument(help="RDF files; none: the release")] = None,
    data: Data = DATA,
    release: ReleaseId = "",
    engine: Gate = "rust",
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Run the SHACL shapes over the current release, or over RDF files."""
    with progress.working("validate", quiet):
        quads = read_files(files) if files else list(_release(data, release).open().quads())
        report = check(quads, engine)
    if as_json:
        findings = [asdict(item) for item in report.results]
        terminal.print_json({"conforms": report.conforms, "results": findings})
    elif not quiet:
        sys.stdout.write(report.text())
    if not report.conforms:
        raise typer.Exit(code=5)


@app.command()
def export(
    data: Data = DATA,
    release: ReleaseId = "",
    graph: Annotated[str, typer.Option(help="One graph only, e.g. document/<key>.")] = "",
    form: Annotated[str, typer.Option("--format", help="nq (canonical), trig or ttl")] = "nq",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")
    ] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Write a release, or one of its graphs; what was written is told beside it."""
    source = _release(data, release)
    with progress.working("export", quiet):
        quads = _quads(source, graph)
        body = dump_quads(quads, form)
    _write(body, output)
    written = {"release": source.id, "graph": graph or None, "format": form, "quads": len(quads)}
    terminal.tell(
        f"Release {source.id}: {len(quads)} quads written to {output or 'standard output'}",
        written | {"file": str(output) if output else None},
        quiet=quiet,
        as_json=as_json,
        aside=output is None,
    )


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
def show_diff(
    old: Known, new: Known, data: Data = DATA, quiet: Quiet = False, as_json: AsJson = False
) -> None:
    """Tell what changed from the release OLD to the release NEW."""
    directory = DataDirectory(data)
    with progress.working("compare", quiet):
        changes = compare(directory.release(old), directory.release(new))
    if as_json:
        terminal.print_json(changes.summary())
    else:
        sys.stdout.write(changes.text())


@app.command()
def rollback(
    release: Known, data: Data = DATA, quiet: Quiet = False, as_json: AsJson = False
) -> None:
    """Put another release into use."""
    restored = DataDirectory(data).rollback(release)
    follow(restored)
    sentence = f"Release {restored.id} is in use."
    terminal.tell(sentence, {"release": restored.id}, quiet=quiet, as_json=as_json)


def _write(body: bytes, output: Path | None) -> None:
    """Write *body* to the file *output*, or to standard output."""
    if output is None:
        sys.stdout.buffer.write(body)
        sys.stdout.flush()
        return
    with storage_errors(output):
        output.write_bytes(body)


def _release(data: Path, release: str) -> Release:
    directory = DataDirectory(data)
    return directory.release(release) if release else directory.current()


def _quads(release: Release, graph: str) -> list[Quad]:
    """Give the quads of the graph that goes by the short name *graph*, of all for an empty one."""
    quads = list(release.open().quads(graph_name(graph) if graph else None))
    if graph and not quads:
        message = f"The release has no graph {graph!r}."
        raise NotFoundError(message, "The manifest of the release lists its graphs.")
    return quads
