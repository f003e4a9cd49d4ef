"""What the names on a command line stand for: pages, folders, lists of pages, web archives.

Nothing is read here but what tells where the pages are; each is read when its turn comes.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from graph.errors import UnreadableError, UsageError, VazbyError
from graph.store import storage_errors
from loaders.read.folders import ARCHIVES, SUFFIXES, PassOver, files, ignore
from loaders.read.polite import visit
from loaders.read.source import STDIN, Page, is_address, load, no_file
from loaders.read.warc import is_warc, page_at, records

_AT = " at "
_LOOKED_AT = 20  # entries by which a list is told from a page
_LIST_LIMIT = 20 * 1024 * 1024  # bytes: some 100,000 addresses
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:\S+$")


@dataclass(frozen=True)
class Source:
    """Where a page comes from: its *name*, by which errors call it, and what brings its bytes.

    *load* raises VazbyError with one clear sentence where they cannot be had.
    """

    name: str
    load: Callable[[], Page]


def sources(name: str, pass_over: PassOver = ignore) -> Iterator[Source]:
    """Give the pages that *name* stands for; tell *pass_over* of what is in it and is no page.

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
    found = _unfolded(name, pass_over) if entries is None else _listed(entries, name, pass_over)
    first = next(found, None)
    if first is None:
        msg = f"{name} holds no page."
        hint = f"Pages in a folder end in {', '.join(sorted(SUFFIXES))}, or are HTML or text."
        raise UnreadableError(msg, hint)
    yield first
    yield from found


def source(name: str) -> Source:
    """Give the one page of that *name*: a file, an address, ``-``, or ``ARCHIVE at OFFSET``."""
    archive, _, offset = name.rpartition(_AT)
    if is_address(name):
        return Source(name, partial(visit, name))
    if offset.isdecimal() and is_warc(Path(archive)):
        return Source(name, partial(page_at, Path(archive), int(offset)))
    return Source(name, partial(load, name))


def _listed(entries: list[str], of: str, pass_over: PassOver) -> Iterator[Source]:
    """Give the pages of the *entries* of a list, but not itself, which one of its folders holds."""
    for entry in entries:
        found = [page for page in _within(entry, pass_over) if Path(page.name) != Path(of)]
        if not found:
            pass_over(entry)
        yield from found


def _within(name: str, pass_over: PassOver) -> Iterator[Source]:
    """Give the pages of *name*; of an archive that is damaged as a whole, a page that fails.

    What comes after it in its folder or list would be lost otherwise.
    """
    try:
        yield from _unfolded(name, pass_over)
    except VazbyError as error:
        yield Source(name, partial(_fail, error))


def _fail(error: VazbyError) -> Page:
    raise error


def _unfolded(name: str, pass_over: PassOver) -> Iterator[Source]:
    """Give the pages of a folder or web archive, else the page of that *name* itself."""
    path = Path(name)
    if is_address(name) or name == STDIN:
        yield source(name)
    elif path.is_dir():
        for file in files(path, pass_over):
            yield from _within(str(file), pass_over)
    elif is_warc(path):
        for offset in records(path, lambda at: pass_over(f"{name}{_AT}{at}")):
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

    A list has one page, folder or archive a line, relative to itself; what begins with ``#`` is a
    comment. It is known by its first lines: more than half of them are names of what is there, or
    could be, for some may be wrong, and the first no less than another.
    """
    path = Path(name)
    if is_address(name) or not path.is_file() or path.stat().st_size > _LIST_LIMIT:
        return None
    with storage_errors(path), path.open(encoding="utf-8-sig", errors="replace") as file:
        lines = (line.strip() for line in file)
        named = (line for line in lines if line and not line.startswith("#"))
        first = list(islice(named, _LOOKED_AT))
        if sum(_is_named(line, path) for line in first) * 2 <= len(first):
            return None
        return [_resolved(line, path) for line in (*first, *named)]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # too long for a name: the first line of a page may be
        return False


def _is_named(line: str, of: Path) -> bool:
    """Tell whether *line* of the list *of* names something, were it only by the look of it."""
    if line.startswith("<"):  # HTML
        return False
    if _SCHEME.match(line) or Path(line).suffix.lower() in SUFFIXES | ARCHIVES:
        return True
    return ("/" in line and " " not in line) or _exists(_at(of, line))


def _resolved(entry: str, of: Path) -> str:
    return entry if is_address(entry) else str(_at(of, entry))


def _at(of: Path, entry: str) -> Path:
    return of.parent / entry
