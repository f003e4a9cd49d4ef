"""Which files of a folder are pages, and which are passed over, of which somebody is to be told.

A page has an ending that says so, or none that speaks against it and the bytes of HTML or of text:
pages of a site that a crawler kept are often called as their addresses are, ``/lide`` or
``index.php?id=5``.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graph.errors import VazbyError
from loaders.read.source import head_of, is_text
from loaders.read.warc import is_warc

PassOver = Callable[[str], object]
"""What is called with the name of each thing that is not read though it was given."""

SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
"""The files of a folder that are taken for pages; web archives are known by their first bytes."""

ARCHIVES = frozenset({".warc", ".gz"})
"""The files of a folder that are looked at for being web archives."""

TOLD = 20
"""How many of the things that were passed over are told by name."""

_SITES = frozenset({"", ".php", ".aspx", ".asp", ".jsp"})  # pages as servers call them
_OURS = frozenset({"format", "lock"})  # of a data directory, which keeps bytes of bad pages
_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,4}$", re.IGNORECASE)
_QUERY = re.compile(r"(?:[?@]|%3f).*", re.IGNORECASE)  # what wget leaves of an address in a name
_REGISTERS = frozenset({".csv", ".json"})


def ignore(name: str) -> None:
    """Let *name* be passed over without a word."""


def files(folder: Path, pass_over: PassOver) -> Iterator[Path]:
    """Give the files of *folder* and below that are pages or web archives, in order.

    What is left out goes to *pass_over*, links to folders too: they may lead in circles.
    """
    for file in sorted(_all(folder, pass_over)):
        if _is_wanted(file):
            yield file
        else:
            pass_over(str(file))


def told_passed(names: Sequence[str]) -> str:
    """Tell in a sentence how many things were passed over, and the first of their *names*."""
    rest = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    told = f"{len(names)} passed over, no pages: {', '.join(names[:TOLD])}{rest}."
    if any(Path(name).suffix.lower() in _REGISTERS for name in names):
        return f"{told} A register is loaded by its own name, not by that of its folder."
    return told


def _all(folder: Path, pass_over: PassOver) -> Iterator[Path]:
    """Give all files, and the links to folders, of *folder* and below."""

    def closed(error: OSError) -> None:
        pass_over(str(error.filename))

    for at, folders, names in os.walk(folder, onerror=closed):
        if _OURS.issubset(names):
            folders.clear()
            pass_over(at)
            continue
        for hidden in [name for name in folders if name.startswith(".")]:
            folders.remove(hidden)
            pass_over(str(Path(at, hidden)))
        yield from (Path(at, name) for name in names)
        yield from (path for path in (Path(at, name) for name in folders) if path.is_symlink())


def _is_wanted(file: Path) -> bool:
    try:
        return (file.is_file() and _may_hold_pages(file)) or _leads_nowhere(file)
    except (OSError, VazbyError):  # it cannot be looked at, so nobody knows
        return False


def _may_hold_pages(file: Path) -> bool:
    ending = _ending(file.name)
    if ending in ARCHIVES:
        return is_warc(file)
    return ending in SUFFIXES or (ending in _SITES and is_text(head_of(file)))


def _leads_nowhere(file: Path) -> bool:
    """Tell whether *file* is a link to a page that is not there, which is told when it is read."""
    return _ending(file.name) in SUFFIXES and not file.exists()


def _ending(name: str) -> str:
    """Give what the file *name* ends in, in small letters; empty where it is no ending of a kind.

    A name that begins with a dot is hidden, and is all ending.
    """
    name = _QUERY.sub("", name)
    found = _ENDING.search(name)
    return name.lower() if name.startswith(".") else found[0].lower() if found else ""
