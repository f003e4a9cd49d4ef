"""Whose turn is it? A queue in which clients take turns, however much each of them asks."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Generic, TypeVar

from graph.query_errors import BusyError, TooManyError

Place = TypeVar("Place")


class Turns(Generic[Place]):
    """Those who wait for a place: *room* at most, *share* of them of one client.

    The client that was served last comes last; those of one client are served as they came.
    """

    def __init__(self, room: int, share: int) -> None:
        self._room = room
        self._share = share
        self._clients: OrderedDict[str, deque[asyncio.Future[Place]]] = OrderedDict()

    def __len__(self) -> int:
        """Count who waits."""
        return sum(map(len, self._clients.values()))

    def others_than(self, client: str) -> bool:
        """Tell whether anybody but *client* waits."""
        return any(waiting != client for waiting in self._clients)

    async def wait(self, client: str, patience: float, back: Callable[[Place], None]) -> Place:
        """Wait for a place, *patience* seconds at most; raise TooManyError or BusyError.

        A place that comes in the moment in which nobody waits for it any more goes *back*.
        """
        turn: asyncio.Future[Place] = asyncio.get_running_loop().create_future()
        self._queue_of(client).append(turn)
        try:
            async with asyncio.timeout(patience):
                return await turn
        except (TimeoutError, asyncio.CancelledError) as left:
            if turn.done() and not turn.cancelled():
                back(turn.result())
            raise busy() if isinstance(left, TimeoutError) else left from None
        finally:
            self._leave(client, turn)

    def give(self, place: Place) -> bool:
        """Give *place* to whose turn it is; tell whether anybody waits."""
        for client, queue in self._clients.items():
            turn = next((turn for turn in queue if not turn.done()), None)
            if turn:
                self._clients.move_to_end(client)
                turn.set_result(place)
                return True
        return False

    def _queue_of(self, client: str) -> deque[asyncio.Future[Place]]:
        if len(self) >= self._room:
            raise busy()
        queue = self._clients.setdefault(client, deque())
        if len(queue) >= self._share:
            message = f"{len(queue)} of your queries are waiting already."
            raise TooManyError(message, "Wait for their answers before you send more.")
        return queue

    def _leave(self, client: str, turn: asyncio.Future[Place]) -> None:
        queue = self._clients[client]
        queue.remove(turn)
        if not queue:
            del self._clients[client]


def busy() -> BusyError:
    """Make the error for who is not served."""
    message = "The server is busy: too many queries are waiting."
    return BusyError(message, "Try again in a few seconds.")
