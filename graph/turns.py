"""Whose turn is it? A queue in which those who had little come before those who had much.

What a client had is the time of workers, which counts half after ten seconds: a client with a heavy
query waits until the others have had as much, and one who asks little is served at once.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

from graph.query_errors import BusyError, TooManyError

Place = TypeVar("Place")

_HALF_LIFE = 10.0  # seconds
_MUCH = 0.2  # seconds of a worker
_LITTLE = 0.001
_REMEMBERED = 10_000  # clients


class Usage:
    """The seconds of workers that clients had lately."""

    def __init__(self) -> None:
        self._had: dict[str, tuple[float, float]] = {}

    def __len__(self) -> int:
        """Count who is remembered."""
        return len(self._had)

    def of(self, client: str) -> float:
        """Give what *client* had."""
        seconds, when = self._had.get(client, (0.0, 0.0))
        return seconds * 0.5 ** ((monotonic() - when) / _HALF_LIFE) if seconds else 0.0

    def is_much(self, client: str) -> bool:
        """Tell whether *client* had so much that he leaves a worker to others."""
        return self.of(client) > _MUCH

    def add(self, client: str, seconds: float) -> None:
        """Count what *client* had just now."""
        if len(self._had) >= _REMEMBERED:
            self._had = {who: had for who, had in self._had.items() if self.of(who) > _LITTLE}
        self._had[client] = (self.of(client) + seconds, monotonic())


class Turns(Generic[Place]):
    """Those who wait for a place: *room* at most, *share* of them of one client.

    Those of one client are served as they came. Where the room is full, whoever had most makes room
    for one who had less.
    """

    def __init__(self, room: int, share: int, usage: Usage) -> None:
        self._room = room
        self._share = share
        self._usage = usage
        self._clients: dict[str, deque[asyncio.Future[Place]]] = {}

    def __len__(self) -> int:
        """Count who waits."""
        return sum(map(len, self._clients.values()))

    def others_than(self, client: str) -> bool:
        """Tell whether anybody but *client* waits."""
        return any(waiting != client for waiting in self._clients)

    def next_client(self) -> str | None:
        """Name who is next, None where nobody waits."""
        waiting = self._waiting()
        if len(waiting) > 1:
            return min(waiting, key=self._usage.of)
        return waiting[0] if waiting else None

    def give(self, client: str, place: Place) -> None:
        """Give *place* to *client*, who must be waiting."""
        queue = self._clients.pop(client)
        self._clients[client] = queue  # of those who had the same he is the last now
        next(turn for turn in queue if not turn.done()).set_result(place)

    async def wait(self, client: str, patience: float, back: Callable[[Place], None]) -> Place:
        """Wait for a place, *patience* seconds at most; raise TooManyError or BusyError.

        A place that comes in the moment in which nobody waits for it any more goes *back*.
        """
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[Place] = loop.create_future()
        self._queue_of(client).append(turn)
        timer = loop.call_later(patience, _send_away, turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and not turn.exception():
                back(turn.result())
            raise
        finally:
            timer.cancel()
            self._leave(client, turn)

    def _waiting(self) -> list[str]:
        return [
            client
            for client, queue in self._clients.items()
            if any(not turn.done() for turn in queue)
        ]

    def _queue_of(self, client: str) -> deque[asyncio.Future[Place]]:
        if len(self._clients.get(client, ())) >= self._share:
            message = f"{self._share} of your queries are waiting already."
            raise TooManyError(message, "Wait for their answers before you send more.")
        if len(self) >= self._room:
            self._make_room(client)
        return self._clients.setdefault(client, deque())

    def _make_room(self, client: str) -> None:
        """Send somebody away who had more than *client*; raise BusyError where nobody had."""
        most = max(self._waiting(), key=self._usage.of, default=client)
        if self._usage.of(most) <= self._usage.of(client):
            raise busy()
        _send_away(next(turn for turn in reversed(self._clients[most]) if not turn.done()))

    def _leave(self, client: str, turn: asyncio.Future[Place]) -> None:
        queue = self._clients[client]
        queue.remove(turn)
        if not queue:
            del self._clients[client]


def _send_away(turn: "asyncio.Future[Place]") -> None:
    if not turn.done():
        turn.set_exception(busy())


def busy() -> BusyError:
    """Make the error for who is not served."""
    message = "The server is busy: too many queries are waiting."
    return BusyError(message, "Try again in a few seconds.")
