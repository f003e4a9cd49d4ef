"""The command that serves the current release over HTTP."""

import sys
from threading import Thread
from typing import Annotated

import typer

import vazby_terminal as terminal
from api.app import create_app
from api.server import listen, logs, prepare
from api.server import serve as run_server
from api.settings import Settings, unknown
from graph.releases import DataDirectory
from graph.writer import Writer
from vazby_indexes import keep_indexes
from vazby_options import DATA, AsJson, Data, Quiet

app = typer.Typer()


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
    """Serve the current release; when there is none, build it first.

    Settings are environment variables: see docs/http.md, also for how to run behind a reverse
    proxy (VAZBY_TRUSTED_PROXIES, VAZBY_BASE_URL).
    """
    directory, settings = DataDirectory(data), Settings.from_env()
    for name in unknown():
        terminal.warn(f"{name} is set, and there is no such setting: see docs/http.md.")
    log = logs(settings.log_form)
    writer = _writer(directory, settings) if allow_writes else None
    served = create_app(directory, settings, None if quiet else log.access, writer)
    listening = listen(host, port)
    if not directory.current_id():
        from vazby_pages import build  # here, for the loaders take a second to import

        build(data, quiet=quiet or as_json)
    Thread(target=keep_indexes, args=(directory,), daemon=True).start()
    server = prepare(served, listening, settings.proxies)
    current, address = directory.current_id(), f"http://{host}:{listening.getsockname()[1]}"
    terminal.tell(
        f"Release {current}: {address}  (Ctrl-C stops)",
        {"release": current, "address": address},
        quiet=quiet,
        as_json=as_json,
    )
    run_server(server, listening, log)


def _writer(directory: DataDirectory, settings: Settings) -> Writer:
    """Make what changes the graph, each time in a process of its own."""
    return Writer(directory, [sys.executable, "-m", "vazby_writer"], settings.write_limits)
