"""How a process ends when who started it is gone."""

import os
import select
import sys
import threading


def end_with_server() -> threading.Thread:
    """End this process when its standard input hangs up, even amid a query or a change."""
    ending = threading.Thread(target=_end_at_hang_up, daemon=True)
    ending.start()
    return ending


def has_hung_up(milliseconds: int | None = 0) -> bool:
    """Tell whether the standard input hangs up within so many *milliseconds*; None: ever."""
    hanging_up = select.poll()
    hanging_up.register(sys.stdin, 0)
    return bool(hanging_up.poll(milliseconds))


def _end_at_hang_up() -> None:
    has_hung_up(None)
    os._exit(0)
