"""SQLite files beside the store of a release: written when it is made, read ever after."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graph.errors import StorageError


@contextmanager
def written(path: Path, what: str) -> Iterator[sqlite3.Connection]:
    """Open the file *path* to be filled; all of it is there at the end, or nothing.

    Raise StorageError, which calls it *what*, for whatever SQLite complains of.
    """
    with _opened(path, "rwc", what) as database, database:
        yield database


@contextmanager
def opened(path: Path, what: str) -> Iterator[sqlite3.Connection]:
    """Open the file *path*, which nobody writes to any more; raise StorageError as `written`."""
    with _opened(path, "ro&immutable=1", what) as database:
        yield database


@contextmanager
def _opened(path: Path, mode: str, what: str) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True)) as found:
            yield found
    except sqlite3.Error as error:
        message = f"{what} cannot be used: {error}."
        raise StorageError(message, "Check the disk, then run `vazby build` again.") from error
