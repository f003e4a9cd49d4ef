"""Run the wheel in the clean environment of `make wheel`: ``python installed.py ENVIRONMENT``."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

NGOS_IN_MORE_TOWNS = {"Člověk v tísni", "Most k naději"}


def main(environment: Path) -> None:
    """Build a release with the installed program, ask it, and stop at the first thing amiss."""
    vazby = str(environment.resolve() / "bin" / "vazby")
    with tempfile.TemporaryDirectory() as folder:
        _run(folder, vazby, "--version")
        _run(folder, vazby, "build", "--quiet", "--data", "data")
        query = ("query", "ngos-in-more-than-one-town", "--format", "json", "--data", "data")
        answer = json.loads(_run(folder, vazby, *query))
        names = {row["name"]["value"] for row in answer["results"]["bindings"]}
        if names != NGOS_IN_MORE_TOWNS:
            sys.exit(f"the installed program answers {names}, not {NGOS_IN_MORE_TOWNS}")
    sys.stdout.write("the wheel builds a release and answers\n")


def _run(folder: str, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]))
