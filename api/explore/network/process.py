"""Starts the process that measures or writes a network, and ends it when it takes too long."""

import asyncio
import contextlib
import sys

from graph.errors import DeadlineError, VazbyError
from graph.paths import ROOT
from graph.query_errors import BusyError

LONGEST = 30.0
"""Seconds that a job may take."""

MOST_JOBS = 1
"""How many jobs run at a time; the others wait."""

MOST_WAITING = 8
"""How many may wait: each takes memory, and none but the next begins soon."""


class Jobs:
    """Runs the jobs of `api.explore.network.worker`, each in a process of its own."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(MOST_JOBS)
        self._asked = 0

    async def run(self, job: str, argument: bytes) -> bytes:
        """Give what *job* makes of *argument*.

        Raise DeadlineError past `LONGEST` seconds, and BusyError where `MOST_WAITING` wait already.
        """
        if self._asked >= MOST_JOBS + MOST_WAITING:
            message = "The server is busy: too many networks are waiting to be measured."
            raise BusyError(message, "Try again in a minute.", 60)
        self._asked += 1
        try:
            return await self._in_turn(job, argument)
        finally:
            self._asked -= 1

    async def _in_turn(self, job: str, argument: bytes) -> bytes:
        async with self._turns:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "api.explore.network.worker", job),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                cwd=ROOT,
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
        error = DeadlineError(message, "Ask for fewer: a region, a kind or a theme.")
        error.because("network-too-slow", seconds=round(LONGEST))
        raise error from None
    if process.returncode:
        message = f"The process that measures networks ended with {process.returncode}."
        raise VazbyError(message, "Try again; if it stays, tell us the address.")
    return result
