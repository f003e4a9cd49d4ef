"""One writer at a time; who comes second is told for whom to wait, or waits for who is brief."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import IO

from graph.errors import HeldError

LOG = logging.getLogger(__name__)

_BRIEF = ", soon done with "  # what the note of a holder has whom others wait for
_LOOK = 0.2  # seconds between two looks whether it is done


@contextmanager
def exclusive(path: Path, *, brief: str = "", wait: bool = False) -> Iterator[None]:
    """Hold the lock file *path*, or raise HeldError that names its holder.

    A holder whose work is *brief*, and changes nothing that others write, says what it is; who may
    *wait* does so until it is done, with a warning to the log. The system frees the lock when its
    holder dies, however it dies.
    """
    with path.open("a+", encoding="utf-8") as file:
        _take(file, path, wait=wait)
        since = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
        _note(file, f"process {os.getpid()} since {since}" + (_BRIEF + brief if brief else ""))
        try:
            yield
        finally:
            _note(file, "")


def _take(file: IO[str], path: Path, *, wait: bool) -> None:
    told = False
    while not _taken(file):
        holder = _holder(file)
        if not (wait and _BRIEF in holder):
            message = f"The data directory {path.parent} is being written by {holder}."
            raise HeldError(message, "Wait until it ends or stop it, then repeat.")
        if not told:
            LOG.warning("The data directory is held by %s: this waits for it.", holder)
            told = True
        sleep(_LOOK)


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(file: IO[str]) -> str:
    file.seek(0)
    return file.read().strip() or "another process"


def _note(file: IO[str], text: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(text)
    file.flush()
