"""The command line: the one place that knows all three packages.

The commands stand by subject in the modules beside this one. Errors are one sentence and a next
step on standard error; the exit codes are those of ``graph/errors.py`` and stand in the README.
"""

import os
import signal
import sys
from importlib import metadata
from multiprocessing import get_context
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Annotated

import typer

import vazby_links
import vazby_load
import vazby_mcp
import vazby_pages
import vazby_query
import vazby_registers
import vazby_releases
import vazby_terminal as terminal
from api.app import create_app
from api.server import listen, logs, prepare
from api.server import serve as run_server
from api.settings import Settings
from graph import indexes
from graph.errors import DataDirectoryError, VazbyError
from graph.releases import DataDirectory
from graph.writer import Writer
from vazby_options import DATA, AsJson, Data, Quiet

_LOOK = 1.0  # seconds between two looks at which release is in use
_WRITING = 5.0  # seconds until indexes are tried again while another process writes
_LATER = 300.0  # the same after any other failure, as on a full disk

app = typer.Typer(
    name="vazby",
    cls=terminal.Commands,
    help="A knowledge graph of the local partnerships for social inclusion in Czech towns.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(vazby_pages.app)
app.add_typer(vazby_load.app)
app.add_typer(vazby_registers.app)
app.add_typer(vazby_links.app, name="links")
app.add_typer(vazby_releases.app)
app.add_typer(vazby_query.app)
app.add_typer(vazby_mcp.app)


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
def serve(
    data: Data = DATA,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free port.")] = 8000,
    allow_writes: Annotated[
        bool, typer.Option(help="Let whoever has VAZBY_TOKEN change the graph.")
    ] = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Serve the current release; when there is none, build it first."""
    directory, settings = DataDirectory(data), Settings.from_env()
    log = logs(settings.log_form)
    writer = _writer(directory, settings) if allow_writes else None
    served = create_app(directory, settings, None if quiet else log.access, writer)
    listening = listen(host, port)
    if not directory.current_id():
        vazby_pages.build(data, quiet=quiet or as_json)
    Thread(target=_keep_indexes, args=(directory,), daemon=True).start()
    server = prepare(served, listening)
    current, address = directory.current_id(), f"http://{host}:{listening.getsockname()[1]}"
    terminal.tell(
        f"Release {current}: {address}  (Ctrl-C stops)",
        {"release": current, "address": address},
        quiet=quiet,
        as_json=as_json,
    )
    run_server(server, listening, log)


def _keep_indexes(directory: DataDirectory) -> None:
    """Have the indexes made anew of each release that comes into use with those of an older form.

    One that is put into use again may have them, too. Runs until the server ends.
    """
    seen = told = None
    while True:
        pause, current = _LOOK, directory.current_id()
        if current != seen and _is_older(directory):
            if current != told:
                terminal.warn(
                    "The indexes of the release are of an older form: they are made anew."
                )
            pause, told = _made_anew(directory, quiet=current == told), current
        else:
            seen = current
        sleep(pause)


def _is_older(directory: DataDirectory) -> bool:
    try:
        return not indexes.are_current(directory.current())
    except VazbyError:  # whoever asks is told
        return False


def _made_anew(directory: DataDirectory, *, quiet: bool) -> float:
    """Make the indexes anew in a process beside the server; give the seconds to the next look."""
    maker = get_context("spawn").Process(
        target=_renew_indexes, args=(directory.path, quiet), daemon=True
    )
    maker.start()
    maker.join()
    pauses: dict[int | None, float] = {0: _LOOK, DataDirectoryError.exit_code: _WRITING}
    return pauses.get(maker.exitcode, _LATER)


def _renew_indexes(data: Path, quiet: bool) -> None:
    """Make the indexes anew in a process of its own, which not an interrupt but the server ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(10)
    try:
        indexes.renew(DataDirectory(data))
    except VazbyError as error:
        if not quiet:
            terminal.warn(f"{error.message} The indexes are made as soon as that can be.")
        sys.exit(error.exit_code)


def _writer(directory: DataDirectory, settings: Settings) -> Writer:
    """Make what changes the graph, each time in a process of its own."""
    return Writer(directory, [sys.executable, "-m", "vazby_writer"], settings.write_limits)


if __name__ == "__main__":
    main()
