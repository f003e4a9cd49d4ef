"""Who reads the pages: this process, processes of this machine, or a cluster.

Each is a ``concurrent.futures.Executor``, and so may be any other. Its workers are told once which
places pages may name, by :func:`prepare`; then they are sent the bytes of page after page.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from pebble import ProcessPool

from graph.errors import NetworkError, UsageError
from loaders.batch.reading import Reading, read_page
from loaders.read.source import Page
from loaders.resolve.places import Gazetteer, gazetteer

CLUSTER_TIMEOUT = 10
"""How long the scheduler of a cluster may take to answer, in seconds."""

Result = TypeVar("Result")


@dataclass(frozen=True)
class Pace:
    """How many pages are read at once (*jobs*), and how many seconds each may take (*limit*)."""

    jobs: int
    limit: float

    @property
    def window(self) -> int:
        """How many pages may be in memory: so many that no worker waits, and no more."""
        return 4 * self.jobs


_known: Gazetteer | None = None  # in a worker: the places that pages may name


def prepare(known: Gazetteer | None) -> None:
    """Let this worker know which places pages may name; None: those of the shipped tables."""
    global _known
    _known = known


def work(page: Page) -> Reading:
    """Read *page* in a worker; errors are those of :func:`loaders.batch.reading.read_page`."""
    return read_page(page, _known)


class Processes(Executor):
    """Processes of this machine; one that dies or takes too long takes no page but its own along.

    The future of that page then holds pebble's ProcessExpired, or TimeoutError after the limit of
    *pace*. ``concurrent.futures.ProcessPoolExecutor`` would lose all pages in work with it.
    """

    def __init__(self, pace: Pace, known: Gazetteer | None) -> None:
        context = multiprocessing.get_context("forkserver")  # we have threads, so no plain fork
        context.set_forkserver_preload([__name__])
        self._limit = pace.limit
        self._pool = ProcessPool(pace.jobs, initializer=prepare, initargs=(known,), context=context)

    def submit(
        self, fn: Callable[..., Result], /, *args: object, **kwargs: object
    ) -> "Future[Result]":
        """Let a process call *fn*; see the class for what the future may hold."""
        return self._pool.schedule(fn, args, kwargs, timeout=self._limit)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes: after their pages, or at once with *cancel_futures*."""
        if cancel_futures:
            self._pool.stop()
        self._pool.close()
        if wait:
            self._pool.join()


@contextmanager
def workers(
    pages: int, pace: Pace, known: Gazetteer, address: str | None = None
) -> Iterator[Executor]:
    """Give the workers for so many *pages*: the cluster at *address*, else processes of our own.

    A single page is read in this process, which needs no start. Raises UsageError where the
    library for clusters is not installed, NetworkError where the cluster does not answer.
    """
    told = None if known is gazetteer() else known
    if address is not None:
        with _cluster(address, told) as executor:
            yield executor
    elif pages == 1:
        with ThreadPoolExecutor(1, initializer=prepare, initargs=(told,)) as executor:
            yield executor
    else:
        with Processes(pace, told) as executor:
            yield executor


@contextmanager
def _cluster(address: str, known: Gazetteer | None) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        message = "Dask is not installed, so no cluster can be used."
        raise UsageError(
            message, "Run `pip install 'vazby[dask]'`, or leave --dask out."
        ) from error
    try:
        client = Client(address, timeout=CLUSTER_TIMEOUT)
    except (OSError, ValueError) as error:
        message = f"The Dask cluster at {address} does not answer."
        hint = "Check that its scheduler runs: `dask scheduler`, `dask worker ADDRESS`."
        raise NetworkError(message, hint) from error
    with client:
        client.register_worker_callbacks(partial(prepare, known))
        yield client.get_executor(pure=False)
