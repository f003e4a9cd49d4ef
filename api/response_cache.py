"""What was answered before is answered again, and 304 where the client has it already.

A release never changes, so an answer depends on nothing but the release and the request: that is
the key of the cache and the ETag. Who asks what is being answered waits, once, for that answer. An
answer that says ``Cache-Control`` itself is not kept. Plain ASGI, so that answers stream through
untouched.
"""

import asyncio
import contextlib
import hashlib
from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple

from cachetools import LRUCache
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import bodies
from graph.errors import VazbyError
from graph.manifest import tool_version
from graph.workers import WorkerPool

LONGEST = 1 << 22
"""Bytes of the longest answer that is kept."""

_ASKED = {
    *(b"accept", b"accept-encoding", b"accept-language"),
    *(b"content-type", b"content-encoding", b"host"),
}
_METHODS = {"GET": b"GET", "HEAD": b"GET", "POST": b"POST"}
_OVERHEAD = 1000  # bytes that an answer takes beside its body and what was asked
ANY = b"*"
"""What `If-None-Match` says of a client to which any answer is as good as a new one."""

_END: Message = {"type": "http.response.body", "body": b""}

Headers = list[tuple[bytes, bytes]]


class Key(NamedTuple):
    """What an answer depends on: the *release*, and all that was *asked* of it."""

    release: str
    asked: bytes


class Kept(NamedTuple):
    """An answer: the message that begins it and the one with its body; *size* in bytes, about."""

    start: Message
    body: Message
    size: int


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
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or pass on and keep what comes."""
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
        if kept := self._answers.get(key):
            self._observe(True)
            await _again(kept, scope, send)
        else:
            await self._anew(key, scope, receive, send)

    async def _anew(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        method, known = scope["method"], _known(scope)
        if known == ANY and method != "POST":
            send = _unless_tagged(scope, send)
        recorder = _Recorder(self._answers, key, method, self._is_current, send)
        if known and method != "POST" and recorder.tag in known:
            await _not_modified(recorder.tag)(scope, receive, send)
            return
        self._observe(False)
        if method != "HEAD":
            self._coming.setdefault(key, recorder.settled)
        try:
            await self._app(scope, receive, recorder)
        finally:
            recorder.settled.set()
            if self._coming.get(key) is recorder.settled:
                del self._coming[key]

    async def _query(self, scope: Scope, receive: Receive) -> tuple[bytes | None, Receive]:
        """Give the body of a query, None for any other, and what receives it once more."""
        if scope["path"] != self._endpoint:
            return None, receive
        messages: list[Message] = []
        length = 0
        with contextlib.suppress(TimeoutError):  # whoever reads the rest tells the client
            async with asyncio.timeout(bodies.PATIENCE):
                messages.append(await receive())
                while messages[-1].get("more_body") and length <= self._longest_query:
                    length += len(messages[-1].get("body", b""))
                    messages.append(await receive())
        if not messages:
            return None, receive
        whole = messages[-1]["type"] == "http.request" and not messages[-1].get("more_body")
        query = b"".join(message.get("body", b"") for message in messages)
        return query if whole else None, _replayed(messages, receive)

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
        if release is None:
            return None
        headers = [b"%b:%b" % header for header in scope["headers"] if header[0] in _ASKED]
        # No line but the path begins with a slash, and a body comes with one path only.
        lines = (_METHODS[scope["method"]], scope["scheme"].encode(), scope["query_string"])
        asked = (self._tool, *lines, *headers, scope["path"].encode(), query)
        return Key(release, b"\n".join(asked))


class _Recorder:
    """Sends an answer on and, if it is one to keep, keeps it; *tag* is its ETag.

    It is *settled* when it is kept, or is not to be waited for: who reads one that comes in parts
    may read as slowly as he likes.
    """

    def __init__(
        self,
        answers: LRUCache[Key, Kept],
        key: Key,
        method: str,
        is_current: Callable[[Key], bool],
        send: Send,
    ) -> None:
        hashed = hashlib.blake2b(b"%b\n%b" % (key.release.encode(), key.asked), digest_size=16)
        self.tag = b'W/"%s"' % hashed.hexdigest().encode()
        self._overhead = len(key.asked) + _OVERHEAD
        self._answers = answers
        self._key = key
        self._method = method
        self._is_current = is_current
        self._send = send
        self.settled = asyncio.Event()
        self._start: Message | None = None
        self._held: Message | None = None
        self._parts: list[bytes] = []
        self._length = 0

    async def __call__(self, message: Message) -> None:
        """Send *message*; the start goes with the first part, so that no reader holds up others."""
        if message["type"] == "http.response.start":
            self._held = self._begin(message)
            return
        if self._start:
            self._go_on(self._start, message)
        self.settled.set()
        if self._held:
            start, self._held = self._held, None
            await self._send(start)
        await self._send(message)

    def _begin(self, message: Message) -> Message:
        names = {name for name, _ in message["headers"]}
        if message["status"] != 200 or b"cache-control" in names:
            return message
        if not self._is_current(self._key):  # it may be answered from the release after
            return message
        # Whoever keeps it is to ask each time whether it is the same.
        headers = [*message["headers"], (b"cache-control", b"no-cache")]
        if self._method != "POST" and b"etag" not in names:
            headers.append((b"etag", self.tag))
        message = {**message, "headers": headers}
        if self._method != "HEAD":
            self._start = message
        return message

    def _go_on(self, start: Message, message: Message) -> None:
        part = message.get("body", b"")
        self._parts.append(part)
        self._length += len(part)
        if self._length > LONGEST:
            self._start = None
            self._parts.clear()
        elif not message.get("more_body"):
            self._keep(start, message)

    def _keep(self, start: Message, last: Message) -> None:
        size = self._length + self._overhead
        if size > self._answers.maxsize:
            return
        if len(self._parts) > 1:  # it came without its length
            headers = [pair for pair in start["headers"] if pair[0] != b"content-length"]
            start = {**start, "headers": [*headers, (b"content-length", b"%d" % self._length)]}
            last = {**_END, "body": b"".join(self._parts)}
        self._answers[self._key] = Kept(start, last, size)


async def _again(kept: Kept, scope: Scope, send: Send) -> None:
    """Send what is *kept*, or 304 to whom has it."""
    if known := _known(scope):
        tag = _value(kept.start["headers"], b"etag")
        if tag and (tag in known or known == ANY):
            await _not_modified(tag, kept.start["headers"])(scope, _nothing, send)
            return
    await send(kept.start)
    await send(_END if scope["method"] == "HEAD" else kept.body)


def _unless_tagged(scope: Scope, send: Send) -> Send:
    """Send an answer with an ETag as 304: to a client that has any, whichever (``*``)."""
    known = False

    async def send_unless_known(message: Message) -> None:
        nonlocal known
        if message["type"] == "http.response.start" and (
            tag := _value(message["headers"], b"etag")
        ):
            known = True
            await _not_modified(tag, message["headers"])(scope, _nothing, send)
        elif not known:
            await send(message)

    return send_unless_known


def _not_modified(tag: bytes, kept: Headers | None = None) -> Response:
    vary = _value(kept or [], b"vary") or b"Accept, Accept-Encoding, Accept-Language"
    response = Response(status_code=304, headers={"Cache-Control": "no-cache"})
    response.raw_headers += [(b"etag", tag), (b"vary", vary)]
    return response


def _known(scope: Scope) -> bytes:
    """Give the ETags that the client has."""
    return _value(scope["headers"], b"if-none-match")


def _value(headers: Headers, name: bytes) -> bytes:
    """Give all values of the header *name* as one, empty where there is none."""
    return b",".join([value for found, value in headers if found == name])


def _replayed(messages: Iterable[Message], receive: Receive) -> Receive:
    """Receive *messages* once more, and what comes after them."""
    pending = deque(messages)

    async def again() -> Message:
        return pending.popleft() if pending else await receive()

    return again


async def _nothing() -> Message:
    return {"type": "http.disconnect"}
