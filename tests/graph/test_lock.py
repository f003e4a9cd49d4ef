"""One writer at a time, and whoever waits is told for whom."""

import os
from pathlib import Path

import pytest

from graph.errors import DataDirectoryError
from graph.lock import exclusive


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
