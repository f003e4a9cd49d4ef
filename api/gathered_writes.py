"""What is written to a client in one go leaves in one piece.

uvicorn writes the head of an answer and its body apart, and uvloop passes each on at once: the
system is asked twice, and the client woken twice, which took longer than to find a kept answer.
"""

import asyncio
from collections.abc import Iterable
from typing import Any


class GatheredWrites(asyncio.Transport):
    """The *transport* of a connection; what one turn of the *loop* writes goes to it at once."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._transport = transport
        self._loop = loop
        self._waiting: list[Any] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Write *data* when all that can be done now is done."""
        self.writelines((data,))

    def writelines(self, list_of_data: Iterable[bytes | bytearray | memoryview]) -> None:
        """Write these one after the other, as `write` does; the parent's way copies them all."""
        if not self._waiting:
            self._loop.call_soon(self._flush)
        self._waiting += list_of_data

    def close(self) -> None:
        """Close the connection when all is written."""
        self._flush()
        self._transport.close()

    def write_eof(self) -> None:
        """Say that no more comes."""
        self._flush()
        self._transport.write_eof()

    def abort(self) -> None:
        """Close the connection at once."""
        self._waiting.clear()
        self._transport.abort()

    def is_closing(self) -> bool:
        """Tell whether the connection is closed, or is being closed."""
        return self._transport.is_closing()

    def pause_reading(self) -> None:
        """Read no more for now."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Read again."""
        self._transport.resume_reading()

    def get_extra_info(self, name: str, default: object = None) -> object:
        """Give what the transport knows of the connection."""
        return self._transport.get_extra_info(name, default)

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting and not self._transport.is_closing():  # by a client that is gone
            self._transport.writelines(waiting)
