"""The command that loads pages and registers into the graph, however many they are."""

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

import vazby_progress as progress
import vazby_terminal as terminal
from graph.errors import UsageError, VazbyError
from graph.fixed_graphs import fixed_graphs
from graph.manifest import GraphSum
from graph.publish import GateError, publish
from graph.releases import DataDirectory, Release
from graph.remote import follow
from graph.store import Graphs
from graph.validate import Engine
from loaders.batch.extractions import extractions
from loaders.batch.load import Load
from loaders.batch.pages import list_pages
from loaders.batch.quarantine import Quarantine
from loaders.batch.workers import Pace, workers
from loaders.emit.reference import described_municipalities, reference_graph
from loaders.link.step import linking_of
from loaders.read.folders import told_passed
from loaders.read.sources import Source
from loaders.registers.municipalities import MUNICIPALITIES
from loaders.registers.recognise import register_graphs, register_of
from loaders.registers.register import Register
from loaders.resolve.known_places import gazetteer_of
from vazby_options import DATA, AsJson, Data, Gate, Quiet

app = typer.Typer()

CORES = os.cpu_count() or 1
"""How many pages are read at once unless `--jobs` says otherwise."""

TOLD = 20
"""How many of the pages that failed are told one by one."""

_LESS = 0.9  # of the register before: offices close and towns join, but few at a time

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH|URL…", help="Pages, folders, lists, web archives, registers."),
]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="How many pages are read at once.")
]
Cluster = Annotated[
    str | None, typer.Option("--dask", metavar="ADDRESS", help="Read on this Dask cluster.")
]
Again = Annotated[bool, typer.Option("--again", help="Read also what was read before.")]
Kept = Annotated[
    bool, typer.Option("--quarantined", help="Try the pages again that could not be read.")
]
Limit = Annotated[
    float,
    typer.Option(
        "--page-timeout",
        min=1,
        metavar="SECONDS",
        help="The most for reading one page; to send it, a server has 60 s.",
    ),
]


@app.command("load")
def load_pages(
    pages: Names = None,
    data: Data = DATA,
    engine: Gate = "rust",
    jobs: Jobs = CORES,
    dask: Cluster = None,
    again: Again = False,
    quarantined: Kept = False,
    page_timeout: Limit = 60.0,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Read pages into the graph; one that cannot be read is kept apart and the rest goes on.

    A folder stands for the pages in it and below. A list is a text file with a page, folder or
    archive a line, relative to the list; a line that begins with # is a comment. Files named here
    that are public registers, such as that of municipalities, are loaded before the pages.
    A page that the release holds as it would be read now is skipped, and a load that was killed
    goes on where it was.
    """
    if not pages and not quarantined:
        msg = "There is nothing to load."
        raise UsageError(msg, "Name pages, or use --quarantined.")
    directory, silent = DataDirectory(data), quiet or as_json
    if not pages and not len(Quarantine(data)):
        _tell_none(directory, quiet=quiet, as_json=as_json)
        return
    refused: list[VazbyError] = []
    passed: list[str] = []
    with directory.writing():
        names = _load_registers(pages or [], directory, engine, silent)
        quarantine = Quarantine(data)
        with progress.working("list", silent):
            found = list_pages(names, refused.append, passed.append)
        found += quarantine.sources() if quarantined else []
        with extractions(data, _towns(directory)) as kept:
            load = Load(kept, quarantine, _published(directory), again=again)
            _read(load, found, directory, Pace(jobs, page_timeout), dask, silent)
            release = _publish(load, directory, engine, silent)
            load.settle()
    if as_json:
        terminal.print_json(_summary(load, release, quarantine) | {"passed_over": passed})
    elif not quiet:
        _tell(load, release, quarantine, passed)
    _end([*refused, *load.failures], quarantine)


def _tell_none(directory: DataDirectory, *, quiet: bool, as_json: bool) -> None:
    """Say that no page waits to be tried again; nothing is written."""
    release = directory.current() if directory.current_id() else None
    nothing = {"read": 0, "skipped": 0, "failed": 0, "doubles": [], "quarantine": None}
    told = terminal.summary(release, Counter(), ()) | nothing | {"passed_over": []}
    terminal.tell("No page waits in quarantine.", told, quiet=quiet, as_json=as_json)


def _load_registers(
    names: Sequence[str], directory: DataDirectory, engine: Engine, silent: bool
) -> list[str]:
    """Publish those of *names* that are registers, before the pages that need them; give the rest.

    Registers alone make a release that is told.
    """
    registers = {name: register for name in names if (register := register_of(name))}
    if registers:
        before = directory.current() if directory.current_id() else None
        graphs = fixed_graphs() | register_graphs(registers, directory)
        after = _put_into_use(graphs, directory, engine, silent)
        _warn_of_smaller(registers, before, after, directory)
    for name, register in registers.items():
        terminal.tell(f"{register.label_en} read from {name}", {}, quiet=silent, as_json=False)
    return [name for name in names if name not in registers]


def _warn_of_smaller(
    registers: Mapping[str, Register],
    before: Release | None,
    after: Release,
    directory: DataDirectory,
) -> None:
    """Tell of each register that holds much less than the one that it replaces: it may be cut."""
    for name, register in registers.items():
        now, old = (
            release.manifest.graphs[register.graph.value].triples
            if release and register.graph.value in release.manifest.graphs
            else 0
            for release in (after, before)
        )
        if before and now < old * _LESS:
            terminal.warn(
                f"{name} holds much less than the register that it replaces: {now:,} triples, "
                f"not {old:,}. If it is not the whole register, get that and load it, or go back: "
                f"vazby rollback {before.id} --data {directory.path}"
            )


def _read(
    load: Load,
    found: Sequence[Source],
    directory: DataDirectory,
    pace: Pace,
    dask: str | None,
    silent: bool,
) -> None:
    """Read the pages that were *found*, and show how it goes."""
    count, towns = len(found), gazetteer_of(directory)
    with workers(count, pace, towns, dask) as executor, progress.pages(count, silent) as shown:
        for _ in load.run(found, executor, pace):
            shown(load.told())


def _publish(load: Load, directory: DataDirectory, engine: Engine, silent: bool) -> Release | None:
    """Put what was read into use; give the release in use, None before the first.

    Pages that state what the gate refuses are put into quarantine, and the others go on.
    """
    while load.readings:
        try:
            release = _put_into_use(_graphs(load, directory), directory, engine, silent)
        except GateError as error:
            if not load.refuse(error.report.violations):
                raise
        else:
            load.published()
            return release
    return directory.current() if directory.current_id() else None


def _graphs(load: Load, directory: DataDirectory) -> Graphs:
    """Give what was read with what every release holds, and the places that both point to."""
    towns = gazetteer_of(directory)
    codes = load.codes() | described_municipalities(directory)
    return fixed_graphs() | reference_graph(codes, towns) | load.graphs()


def _put_into_use(
    graphs: Graphs, directory: DataDirectory, engine: Engine, silent: bool
) -> Release:
    with progress.steps(silent) as step:
        release = publish(
            directory, graphs, engine=engine, link=linking_of(directory), on_step=step
        )
    follow(release)
    return release


def _published(directory: DataDirectory) -> dict[str, GraphSum]:
    """Give the graphs of the release in use with their checksums."""
    return directory.current().manifest.graphs if directory.current_id() else {}


def _towns(directory: DataDirectory) -> str:
    """Give what stands for the register of municipalities that was loaded: its checksum."""
    register = _published(directory).get(MUNICIPALITIES.graph.value)
    return register.sha256 if register else ""


def _tell(
    load: Load, release: Release | None, quarantine: Quarantine, passed: Sequence[str]
) -> None:
    """Sum up what came of the pages, and what stayed uncertain with its place."""
    _tell_pages(load)
    if load.failures:
        terminal.say(f"What failed waits in {quarantine.path}; `--quarantined` tries it again.")
    if passed:
        terminal.say(told_passed(passed))
    for title, problem in load.problems():
        terminal.tell_problem(title, problem)
    for name in load.doubles[:TOLD]:
        terminal.say(f"{name} is the same document as a page before it; the later one counts")
    if len(load.doubles) > TOLD:
        terminal.say(f"… and {len(load.doubles) - TOLD} more: --json names them")
    if release:
        terminal.tell_published(release)


def _tell_pages(load: Load) -> None:
    """Tell what came of the pages, where there were any."""
    records = terminal.counted(load.records())
    if load.read or load.skipped or load.failures:
        terminal.say(f"{load.told()}. Records: {records}" if records else f"{load.told()}.")


def _summary(load: Load, release: Release | None, quarantine: Quarantine) -> dict[str, object]:
    return terminal.summary(release, load.records(), load.problems()) | {
        "read": load.read,
        "skipped": load.skipped,
        "failed": len(load.failures),
        "doubles": load.doubles,
        "quarantine": str(quarantine.path) if len(quarantine) else None,
    }


def _end(failures: Sequence[VazbyError], quarantine: Quarantine) -> None:
    """Report the pages that could not be read; the first of them gives the exit code."""
    for error in failures[:TOLD]:
        terminal.complain(error)
    if len(failures) > TOLD:
        terminal.err.print(f"… and {len(failures) - TOLD} more: {quarantine.path}")
    if failures:
        raise typer.Exit(code=failures[0].exit_code)
