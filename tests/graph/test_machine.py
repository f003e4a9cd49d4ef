"""What the machine has that we are on, and how much of it a process may take."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from graph.machine import machine_memory
from graph.paths import ROOT

NO_LIMIT = resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("file", "said", "memory"),
    [
        ("memory.max", "1000\n", 1000),
        ("memory/memory.limit_in_bytes", "2000\n", 2000),
        ("memory.max", "max\n", machine_memory(Path("none"))),
        ("memory.other", "1", machine_memory(Path("none"))),
    ],
)
def test_a_container_has_no_more_memory_than_it_may(
    tmp_path: Path, file: str, said: str, memory: int
) -> None:
    """The machine that it is on may have more."""
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(said)

    assert machine_memory(tmp_path) == memory


@pytest.mark.parametrize(
    ("permitted", "asked", "limits"),
    [
        (NO_LIMIT, (1 << 40, 0), (1 << 40, 1 << 40)),
        (NO_LIMIT, (1 << 40, 1 << 41), (1 << 40, 1 << 41)),
        (NO_LIMIT, (0, 0), (NO_LIMIT, NO_LIMIT)),
        (1 << 40, (1 << 39, 1 << 41), (1 << 39, 1 << 40)),
        (1 << 39, (1 << 40, 1 << 41), (1 << 39, 1 << 39)),
        (1 << 39, (0, 0), (1 << 39, 1 << 39)),
    ],
)
def test_nobody_takes_more_than_is_permitted(
    permitted: int, asked: tuple[int, int], limits: tuple[int, int]
) -> None:
    """Under a hard limit a lower one is asked for, which is not refused."""
    script = f"""if True:
        import resource
        from graph.machine import limit
        resource.setrlimit(resource.RLIMIT_AS, ({permitted}, {permitted}))
        limit(resource.RLIMIT_AS, *{asked})
        print(resource.getrlimit(resource.RLIMIT_AS))
    """
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)

    assert done.stdout.strip() == str(limits), done.stderr
