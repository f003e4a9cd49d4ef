"""A query that is asked without a task: most answers are short, and are here in a moment.

A task and what it awaits cost the event loop more than such an answer does.
"""

import asyncio
from collections.abc import Callable

from graph.answers import Answer
from graph.lane import Lane
from graph.lease import Lease

MOMENT = 0.2
"""Seconds in which the answer, if it is a short one, will be here."""

Done = Callable[[Answer | None], None]
"""What is told of the answer. One that is not whole is to be waited for as any other is."""


class Attempt:
    """Asks for *client* in *lane*, as soon as there is a worker.

    *done* is told once: of the whole answer, of one that comes in parts or fails, of one that is
    not here in a `MOMENT`, or of None where no worker was free so long. Raise BusyError where too
    many wait.
    """

    def __init__(self, lane: Lane, client: str, answer: Answer, done: Done) -> None:
        self._lane = lane
        self._answer = answer
        self._done = done
        self._lease: Lease | None = None
        self._turn = lane.apply(client, self._begin)
        self._timer = asyncio.get_running_loop().call_later(MOMENT, self._end)

    def _begin(self, lease: Lease) -> None:
        self._lease = lease
        self._answer.begin(lease)
        lease.worker.channel.tell(self._end)

    def _end(self) -> None:
        self._timer.cancel()
        if self._turn:
            self._lane.withdraw(self._turn)
            self._turn = None  # or else each would be held by the other
        if self._lease:
            self._lease.worker.channel.tell(None)
            self._answer.come()
        self._done(self._answer if self._lease else None)
