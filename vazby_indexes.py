"""While a server runs, indexes of an older form are made anew beside it."""

import os
import signal
import sys
from multiprocessing import get_context
from pathlib import Path
from time import sleep

import vazby_terminal as terminal
from graph import indexes
from graph.errors import DataDirectoryError, VazbyError
from graph.releases import DataDirectory

_LOOK = 1.0  # seconds between two looks at which release is in use
_WRITING = 5.0  # seconds until indexes are tried again while another process writes
_LATER = 300.0  # the same after any other failure, as on a full disk


def keep_indexes(directory: DataDirectory) -> None:
    """Have the indexes made anew of each release that comes into use with those of an older form.

    One that is put into use again may have them, too. Runs until the server ends.
    """
    seen = told = None
    while True:
        pause, current = _LOOK, directory.current_id()
        if current != seen and _is_older(directory):
            if current != told:
                terminal.warn(
                    "The indexes of the release are of an older form: they are made anew."
                )
            pause, told = _made_anew(directory, quiet=current == told), current
        else:
            seen = current
        sleep(pause)


def _is_older(directory: DataDirectory) -> bool:
    try:
        return not indexes.are_current(directory.current())
    except VazbyError:  # whoever asks is told
        return False


def _made_anew(directory: DataDirectory, *, quiet: bool) -> float:
    """Make the indexes anew in a process beside the server; give the seconds to the next look."""
    maker = get_context("spawn").Process(
        target=_renew_indexes, args=(directory.path, quiet), daemon=True
    )
    maker.start()
    maker.join()
    pauses: dict[int | None, float] = {0: _LOOK, DataDirectoryError.exit_code: _WRITING}
    return pauses.get(maker.exitcode, _LATER)


def _renew_indexes(data: Path, quiet: bool) -> None:
    """Make the indexes anew in a process of its own, which not an interrupt but the server ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(10)
    try:
        indexes.renew(DataDirectory(data))
    except VazbyError as error:
        if not quiet:
            terminal.warn(f"{error.message} The indexes are made as soon as that can be.")
        sys.exit(error.exit_code)
