"""The options that mean the same in every command."""

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_data_path

from graph.validate import Engine

DATA: Path = user_data_path("vazby")
"""Where releases are kept unless `--data` names another folder."""

Data = Annotated[Path, typer.Option("--data", metavar="DIR", help="Where releases are kept.")]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print no progress, no summary: errors, and data.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Gate = Annotated[Engine, typer.Option("--engine", help="SHACL engine; pyshacl is the reference.")]
