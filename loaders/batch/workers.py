"""Who reads the pages: this process, processes of this machine, or a cluster.

Each is a ``concurrent.futures.Executor``, and so may be any other. Its workers are told once which
places pages may name, by :func:`prepare`; then they are sent the bytes of page after page.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import forkserver, resource_tracker
from threading import Thread, get_ident
from typing import TypeVar

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
    """Read *page* in a worker; errors are those of :func:`loaders.batch.reading.read_page`.

    A worker of a cluster lets a process of its own do it, with the errors of :class:`Processes`.
    """
    return _processes.submit(work, page).result() if _processes else read_page(page, _known)


class Processes(ThreadPoolExecutor):
    """Processes of this machine; one that dies or takes too long takes no page but its own along.

    The future of that page then holds BrokenProcessPool, or TimeoutError after the limit of *pace*.
    Each thread of ours has a pool of a single process: a pool of several would not tell which page
    it was, and would lose all that are in work.
    """

    def __init__(self, pace: Pace, known: Gazetteer | None) -> None:
        super().__init__(pace.jobs)
        self._limit, self._known = pace.limit, known
        self._pools: dict[int, ProcessPoolExecutor] = {}

    def submit(
        self, fn: Callable[..., Result], /, *args: object, **kwargs: object
    ) -> "Future[Result]":
        """Let a process call *fn*; see the class for what the future may hold."""
        return super().submit(self._call, fn, *args, **kwargs)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End the processes; after an error or an interrupt, pages not yet begun are left out."""
        self.shutdown(cancel_futures=kind is not None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, after their pages."""
        super().shutdown(wait, cancel_futures=cancel_futures)
        for pool in self._pools.values():
            pool.shutdown(wait)

    def _call(self, fn: Callable[..., Result], /, *args: object, **kwargs: object) -> Result:
        begun, own = time.monotonic(), get_ident()
        pool = self._pools.get(own) or self._pools.setdefault(own, self._pool())
        try:
            return pool.submit(_within, self._limit, fn, *args, **kwargs).result()
        except BrokenProcessPool:
            del self._pools[own]
            pool.shutdown()
            if time.monotonic() - begun >= self._limit:
                raise TimeoutError from None
            raise

    def _pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("forkserver")  # we have threads, so no plain fork
        context.set_forkserver_preload(["__main__", __name__])
        _start_server()
        return ProcessPoolExecutor(1, context, initializer=_start, initargs=(self._known,))


def _start_server() -> None:
    """Start what forks the processes so that an interrupt never reaches it, nor them.

    It would heed one while it imports what they need. It inherits what our thread blocks; the
    tracker, which comes before it, would unblock that.
    """
    resource_tracker.ensure_running()
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _start(known: Gazetteer | None) -> None:
    """Begin a process that ends when ours does, however ours ends; only ours heeds Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    prepare(known)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _within(limit: float, fn: Callable[..., Result], /, *args: object, **kwargs: object) -> Result:
    """Call *fn*; after *limit* seconds the alarm ends the process, whatever it is doing."""
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        return fn(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


_processes: Processes | None = None  # in a worker of a cluster: who reads its pages


def employ(known: Gazetteer | None, pace: Pace) -> None:
    """Give this worker of a cluster processes that can be killed: a thread of Dask's cannot be."""
    global _processes
    dismiss()
    # Dask starts workers as daemons, which may have no children lest these outlive them; ours end.
    multiprocessing.current_process().daemon = False
    _processes = Processes(pace, known)


def dismiss() -> None:
    """End what :func:`employ` began."""
    global _processes
    if _processes:
        _processes.shutdown(wait=False)
    _processes = None


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
        with _cluster(address, told, pace) as executor:
            yield executor
    elif pages == 1:
        with ThreadPoolExecutor(1, initializer=prepare, initargs=(told,)) as executor:
            yield executor
    else:
        with Processes(pace, told) as executor:
            yield executor


@contextmanager
def _cluster(address: str, known: Gazetteer | None, pace: Pace) -> Iterator[Executor]:
    if ":" not in address:
        message = f"{address!r} is not the address of a Dask cluster."
        raise UsageError(message, "Give that of its scheduler, such as tcp://HOST:8786.")
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
        client.register_worker_callbacks(partial(employ, known, pace))
        try:
            yield client.get_executor(pure=False)
        finally:
            client.run(dismiss)
