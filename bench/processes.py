"""What a process and all that it has started take, read from ``/proc``."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> Iterator[int]:
    """Give the process *pid* and all that it has started."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in path.read_text().split():
                yield from family(int(child))


def processor(pid: int) -> float:
    """Give the seconds of the processor, user and system, that *pid* and its family have taken.

    They are counted in hundredths, so that only the sum of many requests tells something.
    """
    return sum(map(_ticks, family(pid))) / _TICKS


def _ticks(pid: int) -> int:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15]))  # with what of its own has ended
    return 0
