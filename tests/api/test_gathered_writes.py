"""What is written to a client in one go leaves in one piece."""

import asyncio
from collections.abc import Iterable

from api.gathered_writes import GatheredWrites


class Recorded(asyncio.Transport):
    """A transport that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.given: list[bytes | bytearray | memoryview] = []
        self.gone = False

    def is_closing(self) -> bool:
        """Tell whether the client is gone."""
        return self.gone

    def writelines(self, parts: Iterable[bytes | bytearray | memoryview]) -> None:
        """Keep all *parts* as one, and each as it was given."""
        self.given = [*parts]
        self.told.append(b"".join(self.given))

    def close(self) -> None:
        """Keep that it was closed."""
        self.told.append("close")

    def write_eof(self) -> None:
        """Keep that it was ended."""
        self.told.append("end")

    def abort(self) -> None:
        """Keep that it was broken off."""
        self.told.append("abort")


def test_what_is_written_in_one_turn_leaves_at_once_and_nothing_is_lost() -> None:
    """Before the end and before the close too; what is broken off drops what waited."""

    async def story() -> list[object]:
        transport = Recorded()
        gathered = GatheredWrites(transport, asyncio.get_running_loop())
        gathered.write(b"head ")
        gathered.write(b"body")
        await asyncio.sleep(0)
        gathered.write(b"last")
        gathered.write_eof()
        gathered.write(b"one more")
        gathered.close()
        gathered.write(b"never")
        gathered.abort()
        await asyncio.sleep(0)
        return transport.told

    told = [b"head body", b"last", "end", b"one more", "close", "abort"]
    assert asyncio.run(story()) == told


def test_what_a_client_did_not_wait_for_is_dropped() -> None:
    """The transport would raise an error that nobody could do anything about."""

    async def story() -> list[object]:
        transport = Recorded()
        GatheredWrites(transport, asyncio.get_running_loop()).write(b"late")
        transport.gone = True
        await asyncio.sleep(0)
        return transport.told

    assert asyncio.run(story()) == []


def test_a_long_body_is_not_copied_on_its_way() -> None:
    """A megabyte that is made anew for each answer costs three times what sending it does."""
    head, body = b"head", b"body" * 100_000

    async def story() -> Recorded:
        transport = Recorded()
        GatheredWrites(transport, asyncio.get_running_loop()).writelines((head, body))
        await asyncio.sleep(0)
        return transport

    assert [id(part) for part in asyncio.run(story()).given] == [id(head), id(body)]
