"""Where workers come from, and which release they hold in memory.

From memory Oxigraph answers in a third of the time that it takes from its files (decision 43). A
release is read once, in a process of which all workers are forked, while those of before go on
answering from its files.
"""

import asyncio
import errno
import logging
import os
from collections.abc import Callable
from contextlib import suppress

from graph.background import Background
from graph.damage import Damage
from graph.errors import DamagedError
from graph.fork_client import ForkServer
from graph.releases import Release
from graph.worker_process import Limits, Worker

LOG = logging.getLogger(__name__)

_TRIPLE = 1400
"""Bytes that a triple takes in memory, with its copy in the union of all graphs: some 1,200."""

_PATIENCE = 20.0  # seconds for a worker to begin in; it takes some thousandths
_PAUSE, _GROWTH, _LONGEST = 1.0, 8, 3600.0
"""Seconds before what was lost is read anew, each time so much longer: memory may lack."""


class Staffing:
    """Starts workers within *limits*, from one process at a time that they are forked from.

    A release is held in memory where it takes no more than *room* bytes; *changed* is told when the
    workers of before had better be replaced, *damage* where files are not as they were written.
    *lost* is how often the process ended that held one.
    """

    def __init__(
        self, limits: Limits, room: int, changed: Callable[[], None], damage: Damage
    ) -> None:
        self._damage = damage
        self._limits = limits
        self._room = room
        self._changed = changed
        self._server: ForkServer | None = None
        self._servers: set[ForkServer] = set()
        self._one_starts = asyncio.Lock()
        self.lost = 0
        self._pause = _PAUSE
        self._wanted = ""
        self._failed: str | None = None
        self._reading: asyncio.Task[None] | None = None
        self._background = Background()
        self._closed = False

    @property
    def holds(self) -> bool:
        """Tell whether workers that are started now have a release in memory."""
        return bool(self._server and self._server.store and not self._server.ended)

    async def hire(self) -> Worker:
        """Start a worker; raise OSError where the system refuses one."""
        server = await self._running()
        try:
            return await Worker.fork(server)
        except OSError as error:
            if error.errno == errno.ENOMEM:
                await self._let_go(server)
            raise

    def is_newest(self, worker: Worker) -> bool:
        """Tell whether one that is started now would be no better than *worker*."""
        return worker.origin is self._server

    def prefer(self, release: Release) -> None:
        """Read *release* into memory where there is room, and let go of the one that is there."""
        fits = release.manifest.triples * _TRIPLE <= self._room
        wanted = str(release.store_path) if fits else ""
        if wanted != self._wanted and not self._closed:
            self._wanted, self._pause = wanted, _PAUSE
            self._begin_to_read()

    async def close(self) -> None:
        """End all that was started."""
        self._closed = True
        await self._background.cancel()
        for server in [*self._servers]:
            await self._end(server)

    async def _running(self) -> ForkServer:
        async with self._one_starts:
            server = self._server
            if server is None or server.ended:
                server = await self._start("")
                self._replace(server)
            return server

    async def _let_go(self, server: ForkServer) -> None:
        """Do without what *server* holds: a strict system promises the memory of a fork twice."""
        async with self._one_starts:
            if server is self._server and server.store:
                self._fail(server.store)
                self._replace(await self._start(""))

    def _begin_to_read(self, pause: float = 0.0) -> None:
        if self._reading:
            self._reading.cancel()
        self._reading = self._background.begin(self._read(self._wanted, pause))

    async def _read(self, store: str, pause: float) -> None:
        """Hold *store*, after *pause* seconds; what was held once is tried again and again."""
        try:
            await asyncio.sleep(pause)
            await self._hold(store)
        except DamagedError:
            self._damage.found(store)
        except OSError:
            if not pause:
                self._fail(store)
            else:
                await self._read(store, self._next_pause())

    async def _hold(self, store: str) -> None:
        if store in (self._server and self._server.store, self._failed):
            return
        server = None
        try:
            server = await self._start(store)
            await self._try(server)
            async with self._one_starts:
                self._replace(server)
        finally:
            if server and server is not self._server:
                await self._end(server)

    async def _try(self, server: ForkServer) -> None:
        """Have it fork a worker; raise OSError where none can live, as within a limit of memory."""
        worker = await Worker.fork(server)
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(worker.channel.begun(), _PATIENCE)
            lives = worker.runs and worker.channel.ready is not None
        finally:
            worker.kill()
            await worker.end()
        if not lives:
            raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))

    async def _start(self, store: str) -> ForkServer:
        network = bool(self._limits.services)
        server = await ForkServer.start(self._limits.memory, network=network, store=store)
        self._servers.add(server)
        return server

    def _replace(self, server: ForkServer) -> None:
        before, self._server = self._server, server
        if before:
            if before.ended and before.store:
                self._lose(before.store)
            self._background.begin(self._retire(before))
            self._changed()

    async def _retire(self, server: ForkServer) -> None:
        await server.deserted()
        await self._end(server)

    async def _end(self, server: ForkServer) -> None:
        await server.close()
        self._servers.discard(server)

    def _lose(self, store: str) -> None:
        """Read anew what the process held that has ended, if it is the release in use."""
        self.lost += 1
        message = "What held a release in memory has ended, its files answer more slowly: %s"
        LOG.warning(message, store)
        if store == self._wanted and not self._closed:
            self._begin_to_read(self._next_pause())

    def _next_pause(self) -> float:
        pause, self._pause = self._pause, min(self._pause * _GROWTH, _LONGEST)
        LOG.warning("It is read into memory again in %g s.", pause)
        return pause

    def _fail(self, store: str) -> None:
        self._failed = store
        LOG.warning("A release is not held in memory, its files answer more slowly: %s", store)
