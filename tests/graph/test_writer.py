"""A change has its limits: whatever its process does, its client learns what became of it."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.change import ChangeLostError, PreconditionError
from graph.errors import DeadlineError, VazbyError
from graph.query_errors import BusyError, MemoryRefusedError, TooComplexError
from graph.releases import DataDirectory
from graph.writer import Asked, WriteLimits, Writer

ASKED = Asked(operation="update", body=[("application/sparql-update", b"CLEAR ALL")])
QUICK = WriteLimits(deadline=0.5, publishing=0.5)


def change(
    folder: Path, script: str, limits: WriteLimits = QUICK, times: int = 1
) -> Sequence[object]:
    """Let a process that runs *script* make a change, some *times* at once."""
    writer = Writer(DataDirectory(folder), [sys.executable, "-c", script], limits)

    async def all_of_them() -> Sequence[object]:
        changes = (writer.change(ASKED) for _ in range(times))
        return await asyncio.gather(*changes, return_exceptions=True)

    return asyncio.run(all_of_them())


def said(line: str) -> str:
    """Write a script that says *line*."""
    return f"print({line!r}, flush=True)\n"


STEP = said('{"step": "publishing"}')
FLIP = "import os; os.symlink('releases/0002-b', {current!r});"
SLEEP = "import time; time.sleep(60)"


@pytest.mark.parametrize(
    ("script", "error", "words"),
    [
        (SLEEP, DeadlineError, "longer than allowed"),
        (STEP + SLEEP, DeadlineError, "longer than allowed"),
        ("import os; os.kill(os.getpid(), 11)", TooComplexError, "nested"),
        ("raise MemoryError", MemoryRefusedError, "memory"),
        (STEP + "import os; os._exit(9)", ChangeLostError, "nothing was written"),
        ("import os; os.kill(os.getpid(), 9)", ChangeLostError, "nothing was written"),
        (FLIP + "os._exit(9)", ChangeLostError, "0002-b is in use by now"),
        (
            said('{"error": "PreconditionError", "message": "m", "hint": ""}'),
            PreconditionError,
            "m",
        ),
        (STEP + said('{"error": "DeadlineError", "message": "m", "hint": ""}'), DeadlineError, "m"),
    ],
    ids=[
        "slow",
        "slow to publish",
        "deep",
        "memory",
        "ended",
        "killed",
        "late",
        "refused",
        "refused late",
    ],
)
def test_a_process_that_fails_is_told(
    tmp_path: Path, script: str, error: type[VazbyError], words: str
) -> None:
    """In the words of its error, or in those that its end tells."""
    limits = QUICK if SLEEP in script else WriteLimits()
    current = str(tmp_path / "current")
    (found,) = change(tmp_path, script.replace("{current!r}", repr(current)), limits)

    assert type(found) is error
    assert words in found.message


def test_changes_wait_for_each_other_and_not_too_many(tmp_path: Path) -> None:
    """Eight may; the others are told to come back."""
    found = change(tmp_path, said('{"release": "x"}'), WriteLimits(), times=10)

    assert [type(one) for one in found].count(BusyError) == 2
    assert found.count({"release": "x"}) == 8


def test_a_process_that_is_killed_leaves_words_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It says none itself; who asked may ask again, for it was not his fault."""
    (found,) = change(tmp_path, "import os; os.kill(os.getpid(), 9)", WriteLimits())

    assert isinstance(found, ChangeLostError)
    assert (found.status, found.retry_after) == (503, 5)
    assert "ended by signal 9 (Killed), without a word" in caplog.text
