"""What the machine has that we are on, and how much of it a process may take."""

import os
import resource
from contextlib import suppress
from pathlib import Path

_CGROUP = ("memory.max", "memory/memory.limit_in_bytes")
"""What a container may have. Source: the documentation of Linux on cgroups, version 2 and 1."""


def machine_memory(groups: Path = Path("/sys/fs/cgroup")) -> int:
    """Give the bytes of memory of the machine, or of the container where that has less."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for name in _CGROUP:
        with suppress(OSError, ValueError):  # none, or "max"
            memory = min(memory, int((groups / name).read_text()))
    return memory


def limit(what: int, amount: int, at_most: int = 0) -> None:
    """Limit *what* (`resource.RLIMIT_AS`, …) to *amount*, which may be raised to *at_most* later.

    Zero is no limit, and *at_most* the same amount. Nobody gets more than was permitted to us, as
    under a hard `ulimit`: to ask for it would be refused.
    """
    permitted = resource.getrlimit(what)[1]
    hard = _least(at_most or amount, permitted)
    resource.setrlimit(what, (_least(amount, hard), hard))


def _least(*amounts: int) -> int:
    return min((one for one in amounts if one > 0), default=resource.RLIM_INFINITY)
