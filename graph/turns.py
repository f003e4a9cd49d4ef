"""Whose turn is it? A queue in which those who had little come before those who had much.

What a client had is the time of workers, which counts half after ten seconds: a client with a heavy
query waits until the others have had as much, and one who asks little is served at once. Many short
queries are much, too, but the next of them will not keep a worker for long.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Generic, TypeVar

from graph.query_errors import BusyError, TooManyError

Place = TypeVar("Place")
Begin = Callable[[Place], object]

LATELY = 1.0
"""Seconds in which somebody who asked little will ask again."""

_HALF_LIFE = 10.0  # seconds
_MUCH = 0.2  # seconds of a worker
_SHORT = 0.05  # seconds of a worker for one query
_LITTLE = 0.001
_REMEMBERED = 10_000  # clients


class Usage:
    """The seconds of workers that clients had lately, and how long the queries were.

    Of each query the square of its seconds is summed: beside one of ten seconds, very many that
    take a moment change nothing.
    """

    def __init__(self) -> None:
        self._had: dict[str, tuple[float, float, float]] = {}

    def __len__(self) -> int:
        """Count who is remembered."""
        return len(self._had)

    def of(self, client: str) -> float:
        """Give what *client* had."""
        return self._lately(client)[0]

    def is_much(self, client: str) -> bool:
        """Tell whether *client* had so much, not by many short queries, that he leaves workers."""
        seconds, squares = self._lately(client)
        return seconds > _MUCH and squares > seconds * _SHORT

    def add(self, client: str, seconds: float) -> None:
        """Count what *client* had just now."""
        if len(self._had) >= _REMEMBERED:
            self._had = {who: had for who, had in self._had.items() if self.of(who) > _LITTLE}
        had, squares = self._lately(client)
        self._had[client] = (had + seconds, squares + seconds**2, monotonic())

    def _lately(self, client: str) -> tuple[float, float]:
        """Give the seconds that *client* had and their squares; both fade with time."""
        if client not in self._had:
            return 0.0, 0.0
        seconds, squares, when = self._had[client]
        rest = 0.5 ** ((monotonic() - when) / _HALF_LIFE)
        return seconds * rest, squares * rest


class Reserve:
    """Keeps workers from clients who had much, for those who had little.

    Half of all, where such a client came within the last second, else one.
    """

    def __init__(self) -> None:
        self._lent = 0
        self._needed_until = 0.0

    def is_all_there_is(self, workers: int) -> bool:
        """Tell whether of *workers* there is none left for a client who had much."""
        kept = (workers + 1) // 2 if monotonic() < self._needed_until else 1
        return self._lent >= workers - kept

    def lend(self, *, strained: bool) -> None:
        """Count a worker that is lent to a client who had much (*strained*), or little."""
        if strained:
            self._lent += 1
        else:
            self._needed_until = monotonic() + LATELY

    def take_back(self, *, strained: bool) -> None:
        """Count a worker no longer that was lent to a client who had much (*strained*)."""
        self._lent -= strained


class Turn(asyncio.Future[Place]):
    """That *client* waits for a place; *begin* is what he does there first."""

    def __init__(self, client: str, begin: Begin[Place]) -> None:
        super().__init__()
        self.client = client
        self.begin = begin


class Turns(Generic[Place]):
    """Those who wait for a place: *room* at most, *share* of them of one client.

    Those of one client are served as they came. Where the room is full, whoever had most makes room
    for one who had less.
    """

    def __init__(self, room: int, share: int, usage: Usage) -> None:
        self._room = room
        self._share = share
        self._usage = usage
        self._clients: dict[str, deque[Turn[Place]]] = {}

    def __len__(self) -> int:
        """Count who waits."""
        return sum(map(len, self._clients.values()))

    def others_than(self, client: str) -> bool:
        """Tell whether anybody but *client* waits."""
        return any(waiting != client for waiting in self._clients)

    def next_client(self, without: Callable[[str], bool] | None = None) -> str | None:
        """Name who is next, None where nobody waits but those *without* whom it is to be."""
        waiting = self._waiting()
        if without:
            waiting = [client for client in waiting if not without(client)]
        if len(waiting) > 1:
            return min(waiting, key=self._usage.of)
        return waiting[0] if waiting else None

    def give(self, client: str, place: Place) -> None:
        """Give *place* to *client*, who must be waiting."""
        queue = self._clients.pop(client)
        self._clients[client] = queue  # of those who had the same he is the last now
        turn = next(turn for turn in queue if not turn.done())
        turn.begin(place)
        turn.set_result(place)
        self._remove(turn)

    def join(self, client: str, begin: Begin[Place]) -> Turn[Place]:
        """Let *client* wait, who does not stand still for it; raise TooManyError or BusyError."""
        turn = Turn(client, begin)
        self._queue_of(client).append(turn)
        return turn

    def leave(self, turn: Turn[Place]) -> None:
        """Let him wait no more who had joined for *turn*; it may have come, or be refused."""
        if not turn.cancel():
            turn.exception()  # is known by that
        self._remove(turn)

    async def wait(
        self,
        client: str,
        patience: float,
        back: Callable[[Place], None],
        begin: Begin[Place] = lambda place: None,
    ) -> Place:
        """Wait for a place, *patience* seconds at most; raise TooManyError or BusyError.

        *begin* is told of the place before whoever waits has come to himself. A place that comes in
        the moment in which nobody waits for it any more goes *back*.
        """
        turn = self.join(client, begin)
        timer = asyncio.get_running_loop().call_later(patience, _send_away, turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and not turn.exception():
                back(turn.result())
            raise
        finally:
            timer.cancel()
            self._remove(turn)

    def _waiting(self) -> list[str]:
        return [
            client
            for client, queue in self._clients.items()
            if any(not turn.done() for turn in queue)
        ]

    def _queue_of(self, client: str) -> deque[Turn[Place]]:
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

    def _remove(self, turn: Turn[Place]) -> None:
        queue = self._clients.get(turn.client)
        if queue and turn in queue:
            queue.remove(turn)
            if not queue:
                del self._clients[turn.client]


def _send_away(turn: "asyncio.Future[Place]") -> None:
    if not turn.done():
        turn.set_exception(busy())


def busy() -> BusyError:
    """Make the error for who is not served."""
    message = "The server is busy: too many queries are waiting."
    return BusyError(message, "Try again in a few seconds.")
