"""A worker seen from the web process: a process, the line to it, and how it ended."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Self

from graph.channel import Channel
from graph.fork_client import ForkServer

POLITE, KIND = 10, 19
"""How nice a process is to others (setpriority): lets them go first, or has what they leave."""

_URGENT = 0
_WORDS = 1 << 16  # bytes of what it said last
_LOOK = socket.MSG_PEEK | socket.MSG_DONTWAIT


def how_it_ended(code: int, words: bytes) -> str:
    """Tell how a process ended: by its *code* (as of `subprocess`), and by what it said last."""
    how = f"by signal {-code} ({signal.strsignal(-code)})" if code < 0 else f"with code {code}"
    said = words.decode(errors="replace").strip()
    return f"{how}: {said}" if said else f"{how}, without a word"


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

    origin: ForkServer
    pid: int
    channel: Channel
    _line: socket.socket
    _errors: int
    urgent: bool = field(default=True, init=False)
    _ending: "asyncio.Future[tuple[int, bytes]] | None" = field(default=None, init=False)

    @classmethod
    async def fork(cls, origin: ForkServer) -> Self:
        """Start a process; it takes requests at once and answers when it is ready."""
        with ExitStack() as unused:
            ours, theirs = socket.socketpair()
            errors, written = os.pipe()
            unused.callback(ours.close)
            unused.callback(os.close, errors)
            try:
                pid = await origin.fork(theirs.fileno(), written)
            finally:
                theirs.close()
                os.close(written)
            os.set_blocking(errors, False)
            connecting = asyncio.get_running_loop().create_unix_connection(Channel, sock=ours)
            _, channel = await connecting
            unused.pop_all()
            return cls(origin, pid, channel, ours, errors)

    @property
    def runs(self) -> bool:
        """Tell whether it can take a request. Whatever ends a process, its line is hung up."""
        try:
            return not self.channel.ended and bool(self._line.recv(1, _LOOK))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def worked(self) -> float | None:
        """Give the seconds of the processor that it has taken; where not Linux, those of a clock.

        None where it is gone. Source: clock_getcpuclockid(3).
        """
        with contextlib.suppress(OSError):
            if sys.platform == "linux":
                return time.clock_gettime(~self.pid << 3 | 2)
            return time.monotonic()
        return None

    def yield_to_others(self, nice: int = KIND) -> None:
        """Leave the processor to whoever else wants it, more or less."""
        self.urgent = False
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, nice)

    def hurry(self) -> bool:
        """Take it like the others again; tell whether the system permits it."""
        if not self.urgent:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, _URGENT)
                self.urgent = True
        return self.urgent

    def kill(self) -> None:
        """End it, whatever it does."""
        if self.origin.has(self.pid):
            with contextlib.suppress(ProcessLookupError):  # it has just ended
                os.kill(self.pid, signal.SIGKILL)
        self.channel.close()

    async def end(self) -> tuple[int, bytes]:
        """Wait until it has ended; give its exit code and what it said last."""
        if self._ending is None:
            self._ending = asyncio.ensure_future(self._end())
        return await asyncio.shield(self._ending)

    async def _end(self) -> tuple[int, bytes]:
        code = await self.origin.exit_code(self.pid)
        with os.fdopen(self._errors, "rb", buffering=0) as errors:
            return code, errors.read(_WORDS) or b""
