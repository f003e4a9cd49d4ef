"""What the names on a command line stand for: pages, folders, lists of pages, web archives.

Nothing is read here but what tells where the pages are; each is read when its turn comes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from graph.errors import UnreadableError, UsageError
from graph.store import storage_errors
from loaders.read.polite import visit
from loaders.read.source import STDIN, Page, is_address, load, no_file
from loaders.read.warc import is_warc, page_at, records

SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
"""The files of a folder that are taken for pages; web archives are known by their first bytes."""

ARCHIVES = frozenset({".warc", ".gz"})
"""The files of a folder that are looked at for being web archives."""

_AT = " at "
_LOOKED_AT = 20  # entries by which a list is told from a page
_LIST_LIMIT = 20 * 1024 * 1024  # bytes: some 100,000 addresses


@dataclass(frozen=True)
class Source:
    """Where a page comes from: its *name*, by which errors call it, and what brings its bytes.

    *load* raises VazbyError with one clear sentence where they cannot be had.
    """

    name: str
    load: Callable[[], Page]


def sources(name: str) -> Iterator[Source]:
    """Give the pages that *name* stands for.

    A folder stands for the pages and web archives in it and below, a web archive for its pages, a
    list for what its lines name; anything else is one page. Raises UsageError for an empty *name*,
    NotFoundError for one of nothing, UnreadableError for a folder, a list or an archive that holds
    no page.
    """
    if not name:
        msg = "The name of the page is empty."
        raise UsageError(msg, "Give a file, a folder, an address, or - for standard input.")
    if not _is_anything(name):
        raise no_file(name)
    entries = _entries(name)
    found = False
    for entry in entries if entries is not None else (name,):
        for source in _unfolded(entry):
            found = True
            yield source
    if not found:
        msg = f"{name} holds no page."
        raise UnreadableError(msg, f"Pages in a folder end in {', '.join(sorted(SUFFIXES))}.")


def source(name: str) -> Source:
    """Give the one page of that *name*: a file, an address, ``-``, or ``ARCHIVE at OFFSET``."""
    archive, _, offset = name.rpartition(_AT)
    if is_address(name):
        return Source(name, partial(visit, name))
    if offset.isdecimal() and is_warc(Path(archive)):
        return Source(name, partial(page_at, Path(archive), int(offset)))
    return Source(name, partial(load, name))


def _unfolded(name: str) -> Iterator[Source]:
    """Give the pages of a folder or web archive, else the page of that *name* itself."""
    path = Path(name)
    if is_address(name) or name == STDIN:
        yield source(name)
    elif path.is_dir():
        wanted = SUFFIXES | ARCHIVES
        for file in sorted(file for file in path.rglob("*") if file.suffix.lower() in wanted):
            if file.suffix.lower() in SUFFIXES or is_warc(file):
                yield from _unfolded(str(file))
    elif is_warc(path):
        for offset in records(path):
            yield Source(f"{name}{_AT}{offset}", partial(page_at, path, offset))
    else:
        yield source(name)


def _is_anything(name: str) -> bool:
    """Tell whether *name* stands for something; what a list names may be missing, and is told."""
    archive = Path(name.rpartition(_AT)[0])
    if is_address(name) or name == STDIN or _exists(Path(name)):
        return True
    return _exists(archive) and is_warc(archive)


def _entries(name: str) -> list[str] | None:
    """Give what the lines of the list *name* name; None where it is no list.

    A list has one page, folder or archive a line, relative to itself; what follows ``#`` is a
    comment. It is known by its first lines: all of them are addresses or names of what is there,
    or could be, and the first one surely is.
    """
    path = Path(name)
    if is_address(name) or not path.is_file() or path.stat().st_size > _LIST_LIMIT:
        return None
    with storage_errors(path), path.open(encoding="utf-8-sig", errors="replace") as file:
        lines = (line.strip() for line in file)
        named = (line for line in lines if line and not line.startswith("#"))
        first = list(islice(named, _LOOKED_AT))
        if not first or not _is_there(first[0], path) or not all(map(_may_be_named, first)):
            return None
        return [_resolved(line, path) for line in (*first, *named)]


def _is_there(entry: str, of: Path) -> bool:
    return is_address(entry) or _exists(_at(of, entry))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # too long for a name: the first line of a page may be
        return False


def _may_be_named(entry: str) -> bool:
    return is_address(entry) or Path(entry).suffix.lower() in SUFFIXES | ARCHIVES or "/" in entry


def _resolved(entry: str, of: Path) -> str:
    return entry if is_address(entry) else str(_at(of, entry))


def _at(of: Path, entry: str) -> Path:
    return of.parent / entry
