"""The web process's end of the line to a process that workers are forked from.

What is said on it is told in `graph.fork_server`.
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from typing import Self, cast

from graph.errors import DamagedError
from graph.fork_server import EXIT, FORK, MESSAGE, NETWORKS, NOTICE
from graph.paths import ROOT

_MALLOC = {
    # Each further arena reserves address space, which the limit counts.
    "MALLOC_ARENA_MAX": "2",
    # What a query frees is soon asked for again; of large pages fewer are to be mapped by a fork.
    "GLIBC_TUNABLES": "glibc.malloc.tcache_count=1000:glibc.malloc.hugetlb=1",
}
"""How glibc hands out memory. Source: its manual, "Memory Allocation Tunables"."""


class ForkServer(asyncio.Protocol):
    """Such a process, of number *pid*; *store* is the path of what it holds in memory, or empty."""

    def __init__(self, store: str, line: socket.socket, process: "subprocess.Popen[bytes]") -> None:
        self.store = store
        self.pid = process.pid
        self.ended = False
        self._line = line
        self._process = process
        self._rest = b""
        self._asked: deque[asyncio.Future[int]] = deque([_future()])
        self._living: set[int] = set()
        self._unwanted: set[int] = set()
        self._codes: dict[int, asyncio.Future[int]] = {}

    @classmethod
    async def start(cls, memory: int, *, network: bool, store: str = "") -> Self:
        """Start one, and wait until it takes commands, which is when it has read its *store*.

        A worker may take *memory* bytes of address space besides, and see the *network*.
        Raise OSError where it ends before, DamagedError where that is because of its *store*.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            server = cls(store, ours, _process(theirs, str(memory), NETWORKS[network], store))
        connecting = asyncio.get_running_loop().create_unix_connection(lambda: server, sock=ours)
        await connecting
        try:
            await server._asked[0]
        except (OSError, asyncio.CancelledError):
            await server.close()
            if server._process.returncode == DamagedError.exit_code:
                message = f"The store {store} is damaged."
                raise DamagedError(message) from None
            raise
        return server

    async def fork(self, line: int, errors: int) -> int:
        """Fork a worker with these descriptors; give its process's number. Raise OSError."""
        if self.ended:
            raise _gone()
        socket.send_fds(self._line, [MESSAGE.pack(FORK, 0)], [line, errors])
        answer = _future()
        self._asked.append(answer)
        process = await answer
        if process < 0:
            raise OSError(-process, os.strerror(-process))
        return process

    def has(self, process: int) -> bool:
        """Tell whether *process* is one of its own, and not one that got its number since."""
        return process in self._living

    async def exit_code(self, process: int) -> int:
        """Wait until *process* has ended; give what `subprocess.Popen.returncode` would."""
        code = await asyncio.shield(self._code(process))
        self._codes.pop(process, None)
        return code

    async def deserted(self) -> None:
        """Wait until nobody asks for a worker, and the last of them has ended."""
        while waiting := [one for one in self._awaited() if not one.done()]:
            await asyncio.wait(waiting)

    async def close(self) -> None:
        """End it, whatever it does."""
        self._transport.abort()
        self._process.kill()
        await asyncio.to_thread(self._process.wait)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take what it says."""
        self._rest += data
        while len(self._rest) >= NOTICE.size:
            notice, self._rest = self._rest[: NOTICE.size], self._rest[NOTICE.size :]
            self._heed(*NOTICE.unpack(notice))

    def connection_lost(self, error: Exception | None) -> None:
        """Tell who waits that it is gone. Its workers are not, but their exit codes are."""
        self.ended = True
        for answer in self._asked:
            if not answer.done():
                answer.set_exception(_gone())
        self._asked.clear()
        for process in [*self._living]:
            self._heed(EXIT, process, -signal.SIGKILL)

    def _heed(self, letter: bytes, process: int, code: int) -> None:
        if letter == EXIT:
            self._living.discard(process)
            if process in self._unwanted:
                self._unwanted.discard(process)
            else:
                self._code(process).set_result(code)
            return
        answer = self._asked.popleft()
        if not answer.done():
            if process > 0 and process not in self._codes:  # it may have ended by now
                self._living.add(process)
            answer.set_result(process)
        elif process > 0 and not self._codes.pop(process, None):  # who asked is gone: it will end
            self._unwanted.add(process)

    def _awaited(self) -> "list[asyncio.Future[int]]":
        return [*self._asked, *map(self._code, self._living)]

    def _code(self, process: int) -> "asyncio.Future[int]":
        return self._codes.setdefault(process, _future())


def _process(line: socket.socket, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "graph.fork_server", *filter(None, arguments)],
        stdin=line.fileno(),
        stdout=subprocess.DEVNULL,
        env={**os.environ, **_MALLOC},
        cwd=ROOT,
        # Ctrl-C in a terminal is for the server, which stops us. A session of its own would do,
        # too, but how nice it is counts in its session only: sched(7), "autogroup".
        process_group=0,
    )


def _future() -> "asyncio.Future[int]":
    return asyncio.get_running_loop().create_future()


def _gone() -> OSError:
    return ConnectionResetError("the process that workers are forked from has ended")
