"""What Ctrl-C does: a sentence and exit code 130, at whatever moment it comes."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

CODE = 130
INTERRUPTED = "Interrupted: what is loaded stays, and the same command goes on."
_CURSOR = "\x1b[?25h"  # shows it: a progress bar may have hidden it


def prepare() -> None:
    """Let an interrupt end the program at once, unless whoever started us wants none heeded."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)


@contextmanager
def interruptible() -> Iterator[None]:
    """Let an interrupt be a KeyboardInterrupt within, so that what was begun is put in order."""
    was = signal.getsignal(signal.SIGINT)
    if was is _leave:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, was)


def _leave(*_: object) -> None:
    shown = _CURSOR if os.isatty(2) else ""
    os.write(2, f"{shown}{INTERRUPTED}\n".encode())
    os._exit(CODE)
