"""Starts the process that measures or writes a network, and ends it when it takes too long."""

import asyncio
import contextlib
import sys

from graph.errors import DeadlineError, VazbyError
from graph.paths import ROOT

LONGEST = 30.0
"""Seconds that a job may take."""

MOST_JOBS = 1
"""How many jobs run at a time; the others wait."""


class Jobs:
    """Runs the jobs of `api.explore.network.worker`, each in a process of its own."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(MOST_JOBS)

    async def run(self, job: str, argument: bytes) -> bytes:
        """Give what *job* makes of *argument*; raise DeadlineError past `LONGEST` seconds."""
        async with self._turns:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "api.explore.network.worker", job),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                cwd=ROOT,
                start_new_session=True,  # Ctrl-C in a terminal is for the server, which stops us
            )
            try:
                return await _result(process, argument)
            finally:
                with contextlib.suppress(ProcessLookupError):  # it has ended by itself
                    process.kill()
                await process.wait()


async def _result(process: asyncio.subprocess.Process, argument: bytes) -> bytes:
    try:
        async with asyncio.timeout(LONGEST):
            result, _ = await process.communicate(argument)
    except TimeoutError:
        message = f"The network took longer than {LONGEST:.0f} seconds and was stopped."
        raise DeadlineError(message, "Ask for fewer: a region, a kind or a theme.") from None
    if process.returncode:
        message = f"The process that measures networks ended with {process.returncode}."
        raise VazbyError(message, "Try again; if it stays, tell us the address.")
    return result
