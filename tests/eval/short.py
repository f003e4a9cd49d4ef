"""Short pages, each about one matter: how many ways there are to say it, and what only looks so.

    python -m tests.eval.short [--data DIR] [CONCERN]

They were written without sight of the loaders, one construction each; a third tells no such fact.
The rare ones weigh as much as the common ones, so that figures lie far below those of whole pages.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.releases import DataDirectory
from loaders.document import Document
from loaders.read.source import read_bytes
from loaders.resolve.known_places import gazetteer_of
from loaders.resolve.places import gazetteer
from tests.eval.evaluate import evaluate_all

FOLDER = Path(__file__).with_name("short")
CONCERNS = {
    "approvals": ("plan approved", "plan town"),
    "beginnings": ("founded",),
    "groups": ("group",),
    "measures": ("measure", "measure status", "measure theme"),
    "members": ("member",),
}
"""What is measured on the pages about each concern."""


def main() -> None:
    """Evaluate the pages about one concern, or about each."""
    parser = ArgumentParser()
    parser.add_argument("concern", nargs="?", choices=CONCERNS)
    parser.add_argument("--data", type=Path, metavar="DIR")
    options = parser.parse_args()
    known = gazetteer_of(DataDirectory(options.data)) if options.data else gazetteer()
    for concern in [options.concern] if options.concern else CONCERNS:
        tally = evaluate_all(pages(concern), known)
        sys.stdout.write("\n".join(tally.lines(CONCERNS[concern])) + "\n\n")


def pages(concern: str) -> Iterator[tuple[str, Document, dict[str, Any]]]:
    """Give the name, the page and the gold of each page about *concern*."""
    for line in (FOLDER / f"{concern}.jsonl").read_text(encoding="utf-8").splitlines():
        held = json.loads(line)
        yield held["page"], read_bytes(held["text"].encode(), held["page"]), held["gold"]


if __name__ == "__main__":
    main()
