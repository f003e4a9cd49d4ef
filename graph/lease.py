"""A worker that is lent for one query: its deadline, and when the query becomes a long one."""

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import DeadlineError, VazbyError
from graph.query_errors import BusyError, UnreadError
from graph.worker_process import Worker

if TYPE_CHECKING:
    from graph.lane import Lane

ANSWERED, LEFT = "answered", "left"
"""The whole answer was read; whoever asked went away before."""

MOMENT = 0.25
"""Seconds after which a query is a long one."""

STUCK = 5.0
"""Seconds in which whoever takes nothing of his answer does not read it.

The system wakes us when a third of what it holds for a reader is gone: that may be megabytes, and
whoever reads them in time is not stuck.
"""

_SLOWLY = 4  # times as long has one whose worker lets others go first
_SOON = 0.01  # seconds that are as good as none


class Grant(NamedTuple):
    """A worker that is lent; *strained*: to a client who had much."""

    worker: Worker
    strained: bool


class Lease:
    """A worker that is lent for one query. It ends with `end`, or early by `break_off`."""

    def __init__(self, lane: "Lane", grant: Grant, client: str) -> None:
        self.worker = grant.worker
        self.reason: VazbyError | None = None
        self.outcome = LEFT
        self._lane = lane
        self.grant = grant
        self._client = client
        self._began = monotonic()
        self._counted, self._counted_at = self.worker.worked() or 0.0, self._began
        self._moment = MOMENT if grant.worker.urgent else MOMENT * _SLOWLY
        self._ended = False
        self._timer: asyncio.TimerHandle | None = None

    def expect(self, deadline: float) -> None:
        """Break off with DeadlineError after *deadline* seconds."""
        self._deadline = self._began + deadline
        self._look_again(MOMENT if self._lane.size.long else deadline, self._began)

    def break_off(self, reason: VazbyError) -> None:
        """End the query; whoever reads its answer learns the *reason*."""
        self.reason = reason
        self.outcome = type(reason).__name__
        self.end(whole=False)

    def end(self, *, whole: bool) -> None:
        """Give the worker back, after its *whole* answer or before. May be repeated."""
        if self._timer:
            self._timer.cancel()
        if not self._ended:
            self._ended = True
            self._count()
            self._lane.observe(self.outcome, monotonic() - self._began)
            self._lane.take_back(self, whole=whole)

    @property
    def unread(self) -> float:
        """Tell for how many seconds nobody has read the answer."""
        return self.worker.channel.unread

    def make_room(self) -> bool:
        """End the query if nobody reads its answer; tell whether that is so."""
        if self.unread < STUCK:
            return False
        message = "The answer was not read, and others wait for its worker."
        self.break_off(UnreadError(message, "Read it as it comes, or ask for less."))
        return True

    def _look_again(self, seconds: float, now: float) -> None:
        """Look in so many *seconds* what has become of the query, at its deadline at the latest."""
        seconds = max(0, min(seconds, self._deadline - now))
        self._timer = asyncio.get_running_loop().call_later(seconds, self._look)

    def _look(self) -> None:
        now = monotonic()
        if now >= self._deadline:
            message = "The query took longer than allowed and was stopped."
            hint = "Ask for less: add a LIMIT or narrow the patterns."
            self.break_off(DeadlineError(message, hint))
        elif self._lane.is_long(self) or not self._lane.size.long:
            self._look_again(self._deadline - now, now)
        else:
            moment = MOMENT if self.unread else self._moment  # one that waits is slowed by nobody
            rest = moment - self._lasted()
            self._look_again(min(rest, MOMENT) if rest > _SOON else MOMENT, now)
            if rest <= _SOON:
                self._lengthen()

    def _count(self) -> None:
        """Count the processor that the client had: that a worker waits for one is not his fault.

        That it waits for himself to read is. Of a worker that died, for want of memory perhaps,
        nobody knows but how long it lasted.
        """
        worked, now = self.worker.worked(), monotonic()
        lasted = now - self._counted_at
        spent = lasted if worked is None else worked - self._counted + min(self.unread, lasted)
        self._counted, self._counted_at = worked or self._counted, now
        self._lane.usage.add(self._client, max(0.0, spent))

    def _lasted(self) -> float:
        """Give the seconds that it lasted; what a new worker takes to start does not count."""
        now = monotonic()
        return now - max(self._began, self.worker.channel.ready or now)

    def _lengthen(self) -> None:
        """Make it a long query where it is one by now; end it where there is no place for it."""
        self._count()
        if self._lane.lengthen(self):
            self.worker.yield_to_others()
        elif self._lane.waiting and self.make_room():
            return
        elif self._lane.others_wait(self._client):
            message = "The server is busy: too many long queries are running."
            self.break_off(BusyError(message, "Ask for less, or try again in some seconds."))
