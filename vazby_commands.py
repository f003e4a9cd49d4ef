"""The command line: the one place that knows all three packages.

The commands stand by subject in the modules beside this one. Errors are one sentence and a next
step on standard error; the exit codes are those of ``graph/errors.py`` and stand in the README.
"""

import sys
from collections import UserDict
from importlib import import_module, metadata
from typing import Annotated, Any

import typer

import vazby_terminal as terminal
from graph.errors import VazbyError

MODULES = {
    "serve": "vazby_serve",
    "build": "vazby_pages",
    "extract": "vazby_pages",
    "load": "vazby_load",
    "enrich": "vazby_registers",
    "links": "vazby_links",
    "validate": "vazby_releases",
    "export": "vazby_releases",
    "releases": "vazby_releases",
    "diff": "vazby_releases",
    "rollback": "vazby_releases",
    "query": "vazby_query",
    "mcp": "vazby_mcp",
}
"""Where each command stands, in the order of the help."""


class _Imported(UserDict[str, Any]):
    """The commands by their names, each imported when it is asked for: all take two seconds."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - Typer hides its type
        return typer.main.get_group(import_module(super().__getitem__(name)).app).commands[name]


class Commands(terminal.Commands):
    """All commands, those of `MODULES`."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - Typer hands over what it likes
        super().__init__(**settings)
        self.commands = _Imported(MODULES)


app = typer.Typer(
    name="vazby",
    cls=Commands,
    help="A knowledge graph of the local partnerships for social inclusion in Czech towns.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
