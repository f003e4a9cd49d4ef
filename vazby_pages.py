"""The commands that build the graph from the shipped pages, or show what a page says."""

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import NamedNode

import vazby_progress as progress
import vazby_terminal as terminal
from graph.errors import DataDirectoryError, UsageError, VazbyError
from graph.fixed_graphs import fixed_graphs
from graph.publish import GateError, publish
from graph.releases import DataDirectory, Release
from graph.remote import follow
from graph.store import storage_errors
from graph.validate import Engine
from loaders.batch.kept import Kept, kept_graphs, to_leave_out
from loaders.batch.pages import extract_pages, list_pages
from loaders.coverage.lines import lines_to_json
from loaders.emit.extraction import emit
from loaders.emit.reference import municipality_codes, reference_graph
from loaders.link.step import linking_of
from loaders.read.folders import told_passed
from loaders.record_files import document_key, dump, load_record_files, shippable
from loaders.record_json import to_json
from loaders.records import Extraction
from loaders.resolve.known_places import gazetteer_of
from loaders.resolve.places import Gazetteer, gazetteer
from vazby_coverage import show_coverage
from vazby_options import DATA, AsJson, Data, Gate, Quiet

app = typer.Typer()
TOLD = 20
"""How many of the graphs that could not be kept are told one by one."""

Pages = Annotated[list[str], typer.Argument(metavar="PATH|URL…", help="- is standard input")]


@app.command()
def build(
    data: Data = DATA, engine: Gate = "rust", quiet: Quiet = False, as_json: AsJson = False
) -> None:
    """Build a release from the shipped records, the ontology and the curated tables.

    Registers that were loaded stay, as do graphs written over HTTP, but for those that a build
    makes, and those that the gate refuses beside it; pages that were loaded are to be loaded again.
    """
    shipped, directory = load_record_files(), DataDirectory(data)
    with directory.writing():
        before = directory.current() if directory.current_id() else None
        release, refused = _publish(shipped, directory, engine, quiet)
    follow(release)
    terminal.tell_release(release, shipped, quiet=quiet, as_json=as_json)
    if before:
        _warn_of_refused(refused, before, directory)
        _warn_of_gone(before, release, refused, directory)


def _publish(
    shipped: Sequence[Extraction], directory: DataDirectory, engine: Engine, quiet: bool
) -> tuple[Release, Mapping[NamedNode, Path]]:
    """Put a release of the *shipped* records into use with what *directory* has beside.

    Gives, too, what could not be kept, for the gate refuses it beside the shipped records, each
    with the file that says why. The build is not refused for its sake: who builds may be unable to
    correct it.
    """
    known, kept = _beside(directory)
    documents = dict(emit(extraction, known=known) for extraction in shipped)
    link, refused = linking_of(directory), dict[NamedNode, Path]()
    while True:
        codes = municipality_codes([*documents.values(), *kept.values()])
        graphs = kept | fixed_graphs() | reference_graph(codes, known) | documents
        try:
            with progress.steps(quiet) as step:
                release = publish(
                    directory, graphs, replace_all=True, engine=engine, link=link, on_step=step
                )
        except GateError as error:
            out = to_leave_out(kept, error.report.violations)
            if not out:
                raise
            refused |= dict.fromkeys(out, error.path)
            kept = {name: quads for name, quads in kept.items() if name not in out}
        else:
            return release, refused


def _warn_of_refused(
    refused: Mapping[NamedNode, Path], before: Release, directory: DataDirectory
) -> None:
    """Name what was written into the release *before* and could not be kept."""
    for name, path in [*refused.items()][:TOLD]:
        terminal.warn(
            f"Not in this release: {name.value}, which the gate refuses beside what was built "
            f"({path}). Write or load it again without that, or go back: {_back(before, directory)}"
        )
    if len(refused) > TOLD:
        terminal.warn(f"… and {len(refused) - TOLD} more graphs, refused alike.")


def _warn_of_gone(
    before: Release,
    release: Release,
    refused: Collection[NamedNode],
    directory: DataDirectory,
) -> None:
    """Tell how many graphs the *release* lacks that were in the one *before*: mostly pages."""
    lacking = before.manifest.graphs.keys() - release.manifest.graphs.keys()
    gone = len(lacking - {name.value for name in refused})
    if not gone:
        return
    with suppress(DataDirectoryError):
        before.open()  # nobody goes back to a damaged one
        terminal.warn(
            f"Not in this release: {gone:,} of the graphs of {before.id}, mostly of pages that "
            f"were loaded. Load them again, or go back: {_back(before, directory)}"
        )


def _back(before: Release, directory: DataDirectory) -> str:
    return f"vazby rollback {before.id} --data {directory.path}"


def _beside(directory: DataDirectory) -> tuple[Gazetteer, Kept]:
    """Give the towns that are known, and what *directory* has that a build cannot make."""
    try:
        return gazetteer_of(directory), kept_graphs(directory)
    except DataDirectoryError as error:
        terminal.warn(
            f"{error.message} Registers that were loaded are to be loaded again, graphs that were "
            "written over HTTP to be written."
        )
        return gazetteer(), {}


@app.command()
def extract(
    pages: Pages,
    data: Data = DATA,
    as_json: AsJson = False,
    text: Annotated[
        bool, typer.Option("--text", help="Print the text that offsets count.")
    ] = False,
    records: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write record files without sentences.")
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Show the page with what was understood marked.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Show what pages say, without touching the graph; --json is described in docs/records.md.

    The towns of a register that was loaded into --data are known besides the shipped ones.
    """
    if text + as_json + (records is not None) > 1 or (coverage and (text or records)):
        msg = "--text, --records, --json and --coverage print different things."
        raise UsageError(msg, "Give one of them; only --coverage and --json go together.")
    refused: list[VazbyError] = []
    passed: list[str] = []
    silent = quiet or (terminal.out.is_terminal and not records)  # results are progress enough
    listed = progress.track(list_pages(pages, refused.append, passed.append), silent)
    known = gazetteer_of(DataDirectory(data))
    for page, found in extract_pages(listed, refused.append, known):
        if text:
            sys.stdout.write(page.text)
        elif records:
            target = records / f"{document_key(found.document)}.json"
            with storage_errors(target):
                records.mkdir(parents=True, exist_ok=True)
                target.write_text(dump(shippable(found)), encoding="utf-8")
        elif as_json:
            lines = {"lines": lines_to_json(page, found)} if coverage else {}
            sys.stdout.write(json.dumps(to_json(found) | lines, ensure_ascii=False) + "\n")
        elif coverage:
            show_coverage(terminal.out, page, found)
        else:
            terminal.show_extraction(found)
    if passed and not quiet:
        terminal.warn(told_passed(passed))
    _end(refused)


def _end(refused: list[VazbyError]) -> None:
    """Report the pages that could not be read; the first of them gives the exit code."""
    for error in refused:
        terminal.complain(error)
    if refused:
        raise typer.Exit(code=refused[0].exit_code)
