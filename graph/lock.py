"""One writer at a time, and whoever waits is told for whom."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from graph.errors import DataDirectoryError


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock file *path*, or raise DataDirectoryError that names its holder.

    The system frees the lock when its holder dies, however it dies.
    """
    with path.open("a+", encoding="utf-8") as file:
        _take(file, path)
        _note(file, f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")
        try:
            yield
        finally:
            _note(file, "")


def _take(file: IO[str], path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.seek(0)
        holder = file.read().strip() or "another process"
        message = f"The data directory {path.parent} is being written by {holder}."
        raise DataDirectoryError(message, "Wait until it ends or stop it, then repeat.") from error


def _note(file: IO[str], text: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(text)
    file.flush()
