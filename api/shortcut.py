"""Requests that need no task: what is kept, and plain queries whose answer is here in a moment.

A task, and what passes a request from layer to layer, cost the web process more than all else that
a look-up does. A plain request is a GET whose headers change nothing but what the cache knows of.
Whatever turns out to be more goes on as every request does, with the query that was begun for it.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import NamedTuple

from starlette.types import Scope

from api.access_log import BEGAN, OURS, AccessLog
from api.http_protocol import rendered
from api.middleware import with_common
from api.negotiation import accept_of
from api.recorder import RECORDER, Kept, Key, Recorder
from api.response_cache import ResponseCache
from api.sparql_protocol import BEGUN, client_of, plain_query
from api.sparql_service import ENDPOINT, formats_of
from api.streaming import headers_of
from graph.answers import Answer
from graph.errors import VazbyError
from graph.releases import Release
from graph.workers import WorkerPool

Send = Callable[[bytes, bytes], bool]
"""Sends a rendered head and a body at once, and tells whether that may be."""

_OK = 200  # the status of all answers that are kept
_COMPRESSED = b"accept-encoding"
_USUAL = {
    *(b"accept", b"accept-language", b"cache-control", b"connection", b"cookie", b"dnt", b"host"),
    *(b"origin", b"pragma", b"priority", b"referer", b"sec-ch-ua", b"sec-ch-ua-mobile"),
    *(b"sec-ch-ua-platform", b"sec-fetch-dest", b"sec-fetch-mode", b"sec-fetch-site"),
    *(b"sec-fetch-user", b"te", b"upgrade-insecure-requests", b"user-agent", _COMPRESSED),
}


class _Exchange(NamedTuple):
    """A plain request, since when it is here, how to answer it, and how to let it go on."""

    scope: Scope
    began: float
    send: Send
    go_on: Callable[[], None]


class Shortcut:
    """Answers plain requests from *cache* and *pool*; *log* is told of each as of all others.

    A query longer than *longest_query* bytes is none of them.
    """

    def __init__(
        self, cache: ResponseCache, pool: WorkerPool, log: AccessLog, longest_query: int
    ) -> None:
        self._cache = cache
        self._pool = pool
        self._log = log
        self._longest_query = longest_query

    def take(self, scope: Scope, send: Send, go_on: Callable[[], None]) -> bool:
        """Answer now or in a moment; False: it is to be answered otherwise.

        Where that turns out later, *go_on* is called.
        """
        began = monotonic()
        names = {name for name, _ in scope["headers"]}
        if scope["method"] != "GET" or not names <= _USUAL:
            return False
        try:
            release = self._pool.release()
        except VazbyError:
            return False
        key = self._cache.key(scope, release.id)
        exchange = _Exchange(scope, began, send, go_on)
        if kept := self._cache.kept(key):
            return self._send_again(exchange, kept)
        if scope["path"] != ENDPOINT or _COMPRESSED in names or self._cache.is_coming(key):
            return False
        return self._ask(exchange, key, release)

    def _ask(self, exchange: _Exchange, key: Key, release: Release) -> bool:
        """Ask a worker, if it is a query whose answer is data, and one to keep."""
        scope = exchange.scope
        asked = plain_query(scope["query_string"], self._longest_query)
        if asked is None or asked.query is None or asked.changes:
            return False
        formats = formats_of(accept_of(scope), None)
        if formats.page or not (formats.solutions or formats.graphs):
            return False
        recorder = self._cache.recorder(key, "GET", _is_as_asked)
        done = partial(self._done, exchange, recorder)
        client = client_of(scope)
        try:
            self._pool.attempt(
                asked.query, done, formats.solutions, formats.graphs, client, release
            )
        except VazbyError:  # who asks is told
            return False
        self._cache.expect(recorder)
        return True

    def _done(self, exchange: _Exchange, recorder: Recorder, answer: Answer | None) -> None:
        """Send the answer if it is whole, and keep it."""
        try:
            is_ready = answer and answer.whole and not answer.searched  # else a note is to be added
            if answer and is_ready and self._send_new(exchange, recorder, answer):
                return
            exchange.scope[BEGAN] = exchange.began
            if answer:  # who waits for it waits on, and it is kept as one of the release asked
                exchange.scope.update({BEGUN: answer, RECORDER: recorder})
            exchange.go_on()
        finally:
            if RECORDER not in exchange.scope:
                self._cache.settle(recorder)

    def _send_new(self, exchange: _Exchange, recorder: Recorder, answer: Answer) -> bool:
        body = answer.first
        headers = [*headers_of(answer), (b"content-length", b"%d" % len(body))]
        headers = with_common(headers)
        start = recorder.begin({"type": "http.response.start", "status": 200, "headers": headers})
        sent = self._send(exchange, rendered(start, body), body, kept=False)
        if sent:
            recorder.go_on({"type": "http.response.body", "body": body})
        return sent

    def _send_again(self, exchange: _Exchange, kept: Kept) -> bool:
        body = kept.body["body"]
        kept.head = kept.head or rendered(kept.start, body)
        return self._send(exchange, kept.head, body, kept=True)

    def _send(self, exchange: _Exchange, head: bytes | None, body: bytes, *, kept: bool) -> bool:
        request = self._log.new_id()
        if not head or not exchange.send(b"%b%b: %b\r\n" % (head, OURS, request), body):
            return False
        self._cache.observe(kept)
        self._log.tell(exchange.scope, request, _OK, len(body), exchange.began)
        return True


def _is_as_asked(_: Key) -> bool:
    """Say that an answer comes from the release of its key: it was asked, and no other."""
    return True
