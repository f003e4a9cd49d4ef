"""What the machine has that we are on."""

import os
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
