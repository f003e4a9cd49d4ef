"""A worker seen from the web process: a process, the line to it, and how it ended."""

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import IO, Self, cast

from graph.channel import Channel
from graph.paths import ROOT

POLITE, KIND = 10, 19
"""How nice a process is to others (setpriority): lets them go first, or has what they leave."""

_URGENT = 0
_WORDS = 1 << 16  # bytes of what it said last


@dataclass(frozen=True)
class Limits:
    """What one query may take: seconds, bytes of address space, bytes of answer.

    *services* are the hosts that SERVICE may ask.
    """

    deadline: float = 30.0
    memory: int = 1 << 30
    size: int = 1 << 28
    services: frozenset[str] = frozenset()


@dataclass(eq=False)
class Worker:
    """One process that evaluates queries, one after the other, until it is killed."""

    process: "subprocess.Popen[bytes]"
    channel: Channel
    urgent: bool = field(default=True, init=False)
    _ending: "asyncio.Future[tuple[int, bytes]] | None" = field(default=None, init=False)

    @classmethod
    async def start(cls, limits: Limits) -> Self:
        """Start a process; it takes requests at once and answers when it is ready."""
        command = [sys.executable, "-m", "graph.worker", str(limits.memory)]
        if not limits.services:
            command.append("--no-network")
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                command,
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                stderr=subprocess.PIPE,
                # Each further arena of glibc reserves address space, which the limit counts.
                env={**os.environ, "MALLOC_ARENA_MAX": "2"},
                cwd=ROOT,
                # Ctrl-C in a terminal is for the server, which stops us. A session of its own would
                # do, too, but how nice it is counts in its session only: sched(7), "autogroup".
                process_group=0,
            )
        connecting = asyncio.get_running_loop().create_unix_connection(Channel, sock=ours)
        _, channel = await connecting
        return cls(process, channel)

    @property
    def runs(self) -> bool:
        """Tell whether it can take a request."""
        return not self.channel.ended and self.process.poll() is None

    def worked(self) -> float | None:
        """Give the seconds of the processor that it has taken; where not Linux, those of a clock.

        None where it is gone. Source: clock_getcpuclockid(3).
        """
        with contextlib.suppress(OSError):
            if sys.platform == "linux":
                return time.clock_gettime(~self.process.pid << 3 | 2)
            return time.monotonic()
        return None

    def yield_to_others(self, nice: int = KIND) -> None:
        """Leave the processor to whoever else wants it, more or less."""
        self.urgent = False
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, nice)

    def hurry(self) -> bool:
        """Take it like the others again; tell whether the system permits it."""
        if not self.urgent:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.process.pid, _URGENT)
                self.urgent = True
        return self.urgent

    def kill(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.channel.close()

    async def end(self) -> tuple[int, bytes]:
        """Wait until it has ended; give its exit code and what it said last."""
        if self._ending is None:
            self._ending = asyncio.ensure_future(asyncio.to_thread(self._end))
        return await asyncio.shield(self._ending)

    def _end(self) -> tuple[int, bytes]:
        with self.process:  # closes its pipe
            errors = cast(IO[bytes], self.process.stderr)
            words = errors.read(_WORDS)
        return self.process.returncode, words
