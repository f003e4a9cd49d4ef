"""Changes with limits: each in a process of its own that can be killed, one after the other."""

import asyncio
import contextlib
import json
import logging
import os
import signal
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from graph import change as changes
from graph import errors, query_errors
from graph.change import Change, ChangeLostError, Operation, Outcome, Part
from graph.errors import DeadlineError, VazbyError
from graph.paths import ROOT
from graph.query_errors import BusyError, MemoryRefusedError, TooComplexError
from graph.releases import DataDirectory
from graph.worker_process import how_it_ended

LOG = logging.getLogger(__name__)
_QUEUE = 8  # changes that wait for the one that is being made


@dataclass(frozen=True)
class WriteLimits:
    """What one change may take.

    *deadline* is in seconds and *memory* in bytes, for evaluating it; *publishing* and
    *publishing_memory* are the same for making the release. *services* are the hosts that SERVICE
    may ask.
    """

    deadline: float = 30.0
    memory: int = 1 << 30
    publishing: float = 600.0
    publishing_memory: int = 4 << 30
    services: frozenset[str] = frozenset()


WRITE_LIMITS = WriteLimits()
"""What one change may take where nothing else is said."""


@dataclass(frozen=True)
class Asked:
    """What a client asks to change: the fields of `graph.change.Change` that are its own."""

    operation: Operation
    body: Sequence[tuple[str, bytes]] = ()
    graph: str | None = None
    base: str = ""
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    fresh: bool = False
    present: bool = False
    report_type: str = "text/plain"


class Writer:
    """Changes the graph in *data*; *command* starts `graph.change_process`."""

    def __init__(
        self, data: DataDirectory, command: Sequence[str], limits: WriteLimits = WRITE_LIMITS
    ) -> None:
        self._data = data
        self._command = command
        self._limits = limits
        self._one = asyncio.Lock()
        self._waiting = 0

    async def change(self, asked: Asked) -> Outcome:
        """Make the change and give what became of it.

        Raises the errors of `graph.change`, `graph.query_errors` and `graph.errors`; the release in
        use is then the same as before.
        """
        async with self._turn(), self._process() as process:
            before = self._data.current_id()
            await _send(process, self._request(asked), asked.body)
            line = await self._line(process, self._limits.deadline)
            if "step" in line:
                line = await self._line(process, self._limits.publishing)
            if not line:
                raise await self._why_ended(process, before)
        if "error" in line:
            raise _error_from(line)
        return cast(Outcome, line)

    @contextlib.asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= _QUEUE:
            message = "The server is busy: too many changes are waiting."
            raise BusyError(message, "Try again in a minute.", 60)
        self._waiting += 1
        try:
            async with self._one:
                yield
        finally:
            self._waiting -= 1

    @contextlib.asynccontextmanager
    async def _process(self) -> AsyncIterator[Process]:
        process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={**os.environ, "MALLOC_ARENA_MAX": "2"},  # as for `graph.worker_process`
            cwd=ROOT,
            start_new_session=True,
            limit=1 << 30,
        )
        try:
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.communicate()

    def _request(self, asked: Asked) -> Change:
        return Change(
            directory=str(self._data.path.resolve()),
            operation=asked.operation,
            graph=asked.graph,
            base=asked.base,
            parts=[Part(media_type=kind, size=len(content)) for kind, content in asked.body],
            using=list(asked.using),
            using_named=list(asked.using_named),
            services=sorted(self._limits.services),
            releases=list(asked.releases),
            fresh=asked.fresh,
            present=asked.present,
            report_type=asked.report_type,
            memory=self._limits.memory,
            publishing=self._limits.publishing_memory,
        )

    async def _line(self, process: Process, deadline: float) -> dict[str, Any]:
        """Give what *process* says next, nothing where it ends before; raise DeadlineError."""
        try:
            async with asyncio.timeout(deadline):
                line = await cast(StreamReader, process.stdout).readline()
        except TimeoutError:
            message = "The change took longer than allowed and was stopped; nothing was written."
            raise DeadlineError(message, "Change less at once.") from None
        said: dict[str, Any] = json.loads(line or b"{}")
        return said

    async def _why_ended(self, process: Process, before: str | None) -> VazbyError:
        """Tell why *process* ended before it said what became of its change."""
        _, words = await process.communicate()
        code = process.returncode or 0
        if code == -signal.SIGSEGV or b"overflowed its stack" in words:
            message = "The update is nested too deeply."
            return TooComplexError(message, "Write it with fewer brackets inside each other.")
        if b"memory allocation" in words or b"MemoryError" in words:
            message = "The change needed more memory than a change may take; nothing was written."
            return MemoryRefusedError(message, "Change less at once.")
        LOG.error("A writing process ended %s", how_it_ended(code, words))
        return self._lost(before)

    def _lost(self, before: str | None) -> ChangeLostError:
        """Tell whether anything can have been written since *before* was the release in use."""
        now = self._data.current_id()
        if now == before:
            message = "The process of the change ended; nothing was written."
            return ChangeLostError(message, "Try again.")
        message = f"The process of the change ended, and {now} is in use by now."
        return ChangeLostError(message, "Look whether that release has the change; else try again.")


async def _send(process: Process, request: Change, body: Sequence[tuple[str, bytes]]) -> None:
    """Send the request; the line stays open, which tells the process that we are there."""
    line = cast(StreamWriter, process.stdin)
    with contextlib.suppress(ConnectionError):  # why it ended is asked later
        line.write(json.dumps(request).encode() + b"\n")
        line.writelines(content for _, content in body)
        await line.drain()


def _error_from(fields: dict[str, Any]) -> VazbyError:
    name = fields.pop("error")
    places = (changes, query_errors, errors)
    kind: type[VazbyError] = next(
        found for place in places if (found := getattr(place, name, None))
    )
    reason, values = fields.pop("reason", ""), fields.pop("values", {})
    return kind(**fields).because(reason, **values)
