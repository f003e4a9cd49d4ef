"""A worker that is lent for one query: its deadline, and when the query becomes a long one."""

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from graph.errors import DeadlineError, VazbyError
from graph.query_errors import BusyError
from graph.worker_process import Worker

if TYPE_CHECKING:
    from graph.lane import Lane

ANSWERED, LEFT = "answered", "left"
"""The whole answer was read; whoever asked went away before."""

MOMENT = 0.25
"""Seconds after which a query is a long one."""

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
        self._grant = grant
        self._client = client
        self._began = monotonic()
        self._counted, self._counted_at = self.worker.worked() or 0.0, self._began
        self._moment = MOMENT if grant.worker.urgent else MOMENT * _SLOWLY
        self._long = False
        self._ended = False
        self._timer: asyncio.TimerHandle | None = None

    def expect(self, deadline: float) -> None:
        """Break off with DeadlineError after *deadline* seconds."""
        self._deadline = self._began + deadline
        self._look_again(self._moment if self._lane.size.long else deadline, self._began)

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
            self._lane.take_back(self._grant, whole=whole, long=self._long)

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
        elif self._long or not self._lane.size.long:
            self._look_again(self._deadline - now, now)
        else:
            rest = self._moment - self._lasted()
            self._look_again(rest if rest > _SOON else self._moment, now)
            if rest <= _SOON:
                self._lengthen()

    def _count(self) -> None:
        """Count the processor that the client had: that a worker waits for one is not his fault.

        Of a worker that died, for want of memory perhaps, nobody knows but how long it lasted.
        """
        worked, now = self.worker.worked(), monotonic()
        spent = now - self._counted_at if worked is None else worked - self._counted
        self._counted, self._counted_at = worked or self._counted, now
        self._lane.usage.add(self._client, max(0.0, spent))

    def _lasted(self) -> float:
        """Give the seconds that it lasted; what a new worker takes to start does not count."""
        now = monotonic()
        return now - max(self._began, self.worker.channel.ready or now)

    def _lengthen(self) -> None:
        """Make it a long query where it is one by now; end it where there is no place for it."""
        self._count()
        self._long = self._lane.lengthen(strained=self._grant.strained)
        if self._long:
            self.worker.yield_to_others()
        elif self._lane.others_wait(self._client):
            message = "The server is busy: too many long queries are running."
            self.break_off(BusyError(message, "Ask for less, or try again in some seconds."))
