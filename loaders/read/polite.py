"""Many pages from one server, without being a burden to it."""

import time
from collections import defaultdict
from urllib.parse import urlsplit

from loaders.read.fetch import BusyError, fetch
from loaders.read.source import Page

PAUSE = 1.0
"""How long a host is left alone after each page, in seconds."""

LONGEST_WAIT = 60.0
"""The longest that a server may ask us to wait before we give the page up, in seconds."""

TRIES = 3
"""How often a page is asked for that the server is too busy to give."""


class Visitor:
    """Gets pages, at most one in *pause* seconds from each host."""

    def __init__(self, pause: float = PAUSE) -> None:
        self._pause = pause
        self._free: dict[str, float] = defaultdict(float)

    def visit(self, url: str) -> Page:
        """Get the page at *url*; a server that asks us to wait is asked again then.

        Errors are those of :func:`loaders.read.fetch.fetch`.
        """
        for _ in range(TRIES - 1):
            try:
                return self._ask(url)
            except BusyError as busy:
                if busy.wait > LONGEST_WAIT:
                    raise
                self._leave_alone(url, busy.wait)
        return self._ask(url)

    def _ask(self, url: str) -> Page:
        time.sleep(max(0.0, self._free[_host(url)] - time.monotonic()))
        try:
            answer = fetch(url)
        finally:
            self._leave_alone(url, self._pause)
        return Page(url, answer.data, answer.url, answer.content_type)

    def _leave_alone(self, url: str, seconds: float) -> None:
        self._free[_host(url)] = time.monotonic() + max(seconds, self._pause)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:  # fetch will say what is wrong with it
        return url


visit = Visitor().visit
"""Get a page, as politely as the whole program does."""
