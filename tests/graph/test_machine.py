"""What the machine has that we are on."""

from pathlib import Path

import pytest

from graph.machine import machine_memory


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
