"""One writer at a time, and whoever waits is told for whom."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import DataDirectoryError
from graph.lock import exclusive

HOLD = """
import sys
from pathlib import Path
from graph.lock import exclusive
with exclusive(Path(sys.argv[1]), brief="indexes"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_who_comes_second_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    """By its process and since when."""
    lock = tmp_path / "lock"

    with (
        exclusive(lock),
        pytest.raises(DataDirectoryError, match=f"process {os.getpid()} since 20") as caught,
        exclusive(lock),
    ):
        pass
    assert str(tmp_path) in caught.value.message
    assert "Wait" in caught.value.hint


def test_a_lock_that_was_given_back_can_be_taken_again(tmp_path: Path) -> None:
    """And names nobody; an error inside gives it back as well."""
    lock = tmp_path / "lock"
    with pytest.raises(KeyError), exclusive(lock):
        raise KeyError

    assert lock.read_text(encoding="utf-8") == ""
    with exclusive(lock):
        assert "process" in lock.read_text(encoding="utf-8")


def test_a_holder_that_left_no_name_is_another_process(tmp_path: Path) -> None:
    """It may have been stopped before it could write."""
    lock = tmp_path / "lock"
    with exclusive(lock):
        lock.write_text("", encoding="utf-8")
        with pytest.raises(DataDirectoryError, match="by another process"), exclusive(lock):
            pass


@pytest.mark.parametrize("ends_well", [True, False])
def test_who_is_brief_is_waited_for_however_it_ends(
    root: Path, tmp_path: Path, ends_well: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """A process that is killed frees the lock as well; the wait is told once, with for whom."""
    lock = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, lock], cwd=root, stdin=-1, stdout=-1, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DataDirectoryError, match="indexes"), exclusive(lock):
            pass
        caplog.handler.addFilter(lambda _: _end(holder, ends_well))
        with exclusive(lock, wait=True):
            assert f"process {os.getpid()}" in lock.read_text(encoding="utf-8")

    assert [f"process {holder.pid}" in record.message for record in caplog.records] == [True]


def _end(holder: subprocess.Popen[str], ends_well: bool) -> bool:
    """End *holder*, once who waits has said so."""
    assert holder.stdin
    if ends_well:
        holder.stdin.close()
    else:
        holder.kill()
    return True


def test_who_is_not_brief_is_not_waited_for(tmp_path: Path) -> None:
    """Two loads after each other may be hours."""
    lock = tmp_path / "lock"
    with exclusive(lock), pytest.raises(DataDirectoryError), exclusive(lock, wait=True):
        pass
