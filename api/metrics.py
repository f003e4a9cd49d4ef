"""What an operator watches: figures in the format of Prometheus.

Names and units follow https://prometheus.io/docs/practices/naming/.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from graph.errors import VazbyError
from graph.lane import Counts, Lane
from graph.workers import WorkerPool

_SECONDS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100)
_CHANGE_SECONDS = (0.3, 1, 3, 10, 30, 100, 300, 1000)


class Metrics:
    """Counts what happens in one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._queries = Histogram(
            "vazby_query_seconds",
            "Time from the worker that takes a query to the end of its answer",
            ["lane", "outcome"],
            registry=self.registry,
            buckets=_SECONDS,
        )
        self._changes = Histogram(
            "vazby_change_seconds",
            "Time from the request of a change to its release, or to why there is none",
            ["outcome"],
            registry=self.registry,
            buckets=_CHANGE_SECONDS,
        )
        self._responses = Counter(
            "vazby_responses", "Responses by their status", ["status"], registry=self.registry
        )
        self._queries_of = cache(self._queries.labels)
        self._responses_of = cache(self._responses.labels)
        kept = Counter(
            "vazby_cache_requests",
            "Requests that might be answered again",
            ["kept"],
            registry=self.registry,
        )
        self._kept, self._new = kept.labels("yes"), kept.labels("no")

    def watch(self, pool: WorkerPool) -> None:
        """Tell the state of *pool* whenever somebody looks."""
        self.registry.register(_Lanes(pool))
        self.registry.register(_Release(pool))

    def query_ended(self, lane: str, outcome: str, seconds: float) -> None:
        """Count a query of *lane* that had a worker."""
        self._queries_of(lane, outcome).observe(seconds)

    def change_ended(self, outcome: str, seconds: float) -> None:
        """Count a change: what became of it, and how long its client waited."""
        self._changes.labels(outcome).observe(seconds)

    def answered(self, status: int) -> None:
        """Count a response."""
        self._responses_of(status).inc()

    def cache_asked(self, kept: bool) -> None:
        """Count a request that was answered from the cache, or was not."""
        (self._kept if kept else self._new).inc()


class _Lanes(Collector):
    """The lanes of a pool, as they are when somebody looks."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool

    def collect(self) -> Iterator[Metric]:
        """Give gauges of what is, and counters of what was."""
        lanes = self._pool.lanes.items()
        for name, text, gauge_of in _NOW:
            gauge = GaugeMetricFamily(f"vazby_{name}", text, labels=["lane"])
            for lane, state in lanes:
                gauge.add_metric([lane], gauge_of(state))
            yield gauge
        for name, text, count_of in _SO_FAR:
            counter = CounterMetricFamily(f"vazby_{name}", text, labels=["lane"])
            for lane, state in lanes:
                counter.add_metric([lane], count_of(state.counts))
            yield counter


class _Release(Collector):
    """Since when the release is there, whether in memory, and how often it was lost from there."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool

    def collect(self) -> Iterator[Metric]:
        """Give the first where there is a release, the others once there are workers."""
        with suppress(VazbyError):
            published = datetime.fromisoformat(self._pool.release().manifest.published)
            text = "When the release that answers was published"
            name = "vazby_release_published_timestamp_seconds"
            yield GaugeMetricFamily(name, text, published.timestamp())
        if staffing := self._pool.staffing:
            text = "Whether workers that are started now have the release in memory"
            yield GaugeMetricFamily("vazby_release_resident", text, staffing.holds)
            text = "Times that the process ended which held the release in memory"
            yield CounterMetricFamily("vazby_release_lost", text, staffing.lost)


_NOW: tuple[tuple[str, str, Callable[[Lane], int]], ...] = (
    ("workers", "Processes that evaluate queries", lambda lane: len(lane.workers)),
    ("queries_running", "Queries that are being answered", lambda lane: lane.running),
    ("queries_waiting", "Queries that wait for a worker", lambda lane: lane.waiting),
)
_SO_FAR: tuple[tuple[str, str, Callable[[Counts], int]], ...] = (
    ("queries_refused", "Queries that were refused a worker", lambda counts: counts.refused),
    ("workers_started", "Processes that were started", lambda counts: counts.started),
    ("workers_killed", "Processes that were killed or had died", lambda counts: counts.killed),
    ("queries_long", "Queries that became long ones", lambda counts: counts.long),
)
