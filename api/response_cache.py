"""What was answered before is answered again, and 304 where the client has it already.

A release never changes, so an answer depends on nothing but the release and the request: that is
the key of the cache and the ETag. Who asks what is being answered waits, once, for that answer. An
answer that says ``Cache-Control`` itself is not kept. Plain ASGI, so that answers stream through
untouched.
"""

import asyncio
import contextlib
from collections.abc import Callable

from cachetools import LRUCache
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import bodies
from api.etags import ANY, is_among, known_to, not_modified, nothing, unless_tagged, value_of
from api.middleware import with_common
from api.negotiation import accept_of
from api.recorder import END, RECORDER, Kept, Key, Recorder
from api.sparql_service import formats_of
from api.waiting import scope_of_waiting
from graph.errors import VazbyError
from graph.manifest import tool_version
from graph.workers import WorkerPool

_ASKED = {
    *(b"accept", b"accept-encoding", b"accept-language"),
    *(b"content-type", b"content-encoding", b"host"),
}
_VARY = (b"vary", b"Accept, Accept-Encoding, Accept-Language")
_METHODS = {"GET": b"GET", "HEAD": b"GET", "POST": b"POST"}


class ResponseCache:
    """Keeps answers up to *size* bytes altogether; the one asked for least recently goes first.

    The query of a POST to *endpoint* is part of its key, up to *longest_query* bytes. *observe* is
    told of each answer whether it was kept.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        pool: WorkerPool,
        size: int,
        endpoint: str,
        longest_query: int,
        observe: Callable[[bool], None],
    ) -> None:
        self._app = app
        self._pool = pool
        self._endpoint = endpoint
        self._longest_query = longest_query
        self._tool = tool_version().encode()
        self._answers: LRUCache[Key, Kept] = LRUCache(size, getsizeof=lambda kept: kept.size)
        self._coming: dict[Key, asyncio.Event] = {}
        self.observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or pass on and keep what comes."""
        if RECORDER in scope:
            await self._taken_down(scope[RECORDER], scope, receive, send)
            return
        query: bytes | None = b""
        if scope["type"] == "http" and scope["method"] == "POST":
            query, receive = await self._query(scope, receive)
        key = None if query is None else self._key(scope, query)
        if key is None:
            await self._app(scope, receive, send)
            return
        if key in self._coming:
            await self._coming[key].wait()
            key = self._key(scope, query or b"") or key  # the release may be another by now
        if kept := self._answers.get(key) or self._waited_for(scope, key):
            self.observe(True)
            await _again(kept, scope, send)
        else:
            await self._anew(key, scope, receive, send)

    def kept(self, key: Key) -> Kept | None:
        """Give the answer that is kept."""
        return self._answers.get(key)

    def _waited_for(self, scope: Scope, key: Key) -> Kept | None:
        """Give the page that a script has waited for at the same link (`api.waiting`)."""
        if scope["path"] != self._endpoint or scope["method"] == "POST":
            return None
        if not formats_of(accept_of(scope), None).page:
            return None
        return self._answers.get(self.key(scope_of_waiting(scope), key.release))

    def is_coming(self, key: Key) -> bool:
        """Tell whether the answer is being made, so that it is to be waited for."""
        return key in self._coming

    def expect(self, recorder: Recorder) -> None:
        """Let others wait for what comes to *recorder*, unless nothing is kept for them."""
        if self._answers.maxsize:
            self._coming.setdefault(recorder.key, recorder.settled)

    def settle(self, recorder: Recorder) -> None:
        """Let nobody wait for it any more."""
        recorder.settled.set()
        if self._coming.get(recorder.key) is recorder.settled:
            del self._coming[recorder.key]

    def recorder(self, key: Key, method: str, is_current: Callable[[Key], bool]) -> Recorder:
        """Make what takes down the answer to be kept, if it is one to keep."""
        return Recorder(self._answers, key, method, is_current)

    async def _anew(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        method, known = scope["method"], known_to(scope)
        if known == ANY and method != "POST":
            send = unless_tagged(scope, send)
        recorder = self.recorder(key, method, self._is_current)
        if method != "POST" and is_among(recorder.tag, known):
            await not_modified(recorder.tag, with_common([_VARY]))(scope, receive, send)
            return
        await self._taken_down(recorder, scope, receive, send)

    async def _taken_down(
        self, recorder: Recorder, scope: Scope, receive: Receive, send: Send
    ) -> None:
        self.observe(False)
        if scope["method"] != "HEAD":
            self.expect(recorder)
        try:
            await self._app(scope, receive, _recording(recorder, send))
        finally:
            self.settle(recorder)

    async def _query(self, scope: Scope, receive: Receive) -> tuple[bytes | None, Receive]:
        """Give the body of a query, None for any other, and what receives it once more."""
        if scope["path"] != self._endpoint or bodies.announced(scope) > self._longest_query:
            return None, receive
        messages: list[Message] = []
        with contextlib.suppress(TimeoutError):  # whoever reads the rest tells the client
            async with asyncio.timeout_at(bodies.until(scope)):
                messages.append(await receive())
                length = len(messages[-1].get("body", b""))
                while messages[-1].get("more_body") and length <= self._longest_query:
                    messages.append(await receive())
                    length += len(messages[-1].get("body", b""))
        if not messages:
            return None, receive
        whole = messages[-1]["type"] == "http.request" and not messages[-1].get("more_body")
        query = b"".join(message.get("body", b"") for message in messages)
        return query if whole else None, bodies.replayed(messages, receive)

    def _is_current(self, key: Key) -> bool:
        """Tell whether what is asked now is asked of the release that *key* names."""
        return key.release == self._release_id()

    def _release_id(self) -> str | None:
        """Give the release that is asked now; None where there is none, which others tell."""
        try:
            return self._pool.release().id
        except VazbyError:
            return None

    def _key(self, scope: Scope, query: bytes) -> Key | None:
        """Give all that the answer depends on, None where there is no telling."""
        if scope["type"] != "http" or scope["method"] not in _METHODS:
            return None
        release = self._release_id()
        return None if release is None else self.key(scope, release, query)

    def key(self, scope: Scope, release: str, query: bytes = b"") -> Key:
        """Give all that the answer depends on to a request of *release*."""
        headers = [b"%b:%b" % header for header in scope["headers"] if header[0] in _ASKED]
        headers.sort()  # browsers send them in one order for a page, in another for a script
        # No line but the path begins with a slash, and a body comes with one path only.
        lines = (_METHODS[scope["method"]], scope["scheme"].encode(), scope["query_string"])
        asked = (self._tool, *lines, *headers, scope["path"].encode(), query)
        return Key(release, b"\n".join(asked))


def _recording(recorder: Recorder, send: Send) -> Send:
    """Send on what *recorder* takes down."""
    held: Message | None = None

    async def record(message: Message) -> None:
        """Send *message*; the start goes with the first part, so that no reader holds up others."""
        nonlocal held
        if message["type"] == "http.response.start":
            held = recorder.begin(message)
            return
        recorder.go_on(message)
        if held:
            start, held = held, None
            await send(start)
        await send(message)

    return record


async def _again(kept: Kept, scope: Scope, send: Send) -> None:
    """Send what is *kept*, or 304 to whom has it."""
    if known := known_to(scope):
        tag = value_of(kept.start["headers"], b"etag")
        if tag and (known == ANY or is_among(tag, known)):
            await not_modified(tag, kept.start["headers"])(scope, nothing, send)
            return
    await send(kept.start)
    await send(END if scope["method"] == "HEAD" else kept.body)
