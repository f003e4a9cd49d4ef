"""Which stores are known to be damaged: nothing is answered from one, not even what could be.

Over a damaged block the engine fails, or goes on failing until its time or its memory is up. So a
store in whose files a query ended like that is read once, beside the queries. What is read into
memory when it comes into use has been read by that.
"""

import asyncio
import logging
import sys
from asyncio.subprocess import DEVNULL, PIPE

from graph.background import Background
from graph.errors import DamagedError
from graph.paths import ROOT

LOG = logging.getLogger(__name__)


class Damage:
    """What was found out, since the server began, about the files of stores, by their paths."""

    def __init__(self) -> None:
        self._damaged: set[str] = set()
        self._read: set[str] = set()
        self._background = Background()

    def of(self, store: str) -> DamagedError | None:
        """Give what is told to whoever asks *store*, None where nothing is wrong with it."""
        if store not in self._damaged:
            return None
        message = f"The store {store} of the release is damaged."
        hint = "Put another release into use with `vazby rollback`, or build again."
        return DamagedError(message, hint)

    def found(self, store: str) -> None:
        """Answer nothing from *store* any more."""
        if store not in self._damaged:
            self._damaged.add(store)
            LOG.error("The store of a release is damaged, nothing is answered from it: %s", store)

    def suspect(self, store: str) -> None:
        """Have the files of *store* read, once."""
        if store not in self._read:
            self._read.add(store)
            self._background.begin(self._examine(store))

    async def close(self) -> None:
        """Read no more."""
        await self._background.cancel()

    async def _examine(self, store: str) -> None:
        command = (sys.executable, "-m", "graph.dump", store)
        reading = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=DEVNULL, cwd=ROOT
        )
        try:
            if await reading.wait() == DamagedError.exit_code:
                self.found(store)
        finally:
            if reading.returncode is None:
                reading.kill()
                await reading.wait()
