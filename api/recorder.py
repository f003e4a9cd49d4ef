"""Answers are taken down while they are sent, and kept if they are such as may be sent again."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from cachetools import LRUCache
from starlette.types import Message

RECORDER = "vazby.recorder"
"""In the scope of a request whose answer was begun already: the `Recorder` that others wait for."""

LONGEST = 1 << 22
"""Bytes of the longest answer that is kept."""

_OVERHEAD = 1500  # bytes that an answer takes beside its body and what was asked

END: Message = {"type": "http.response.body", "body": b""}
"""The end of an answer that has no body."""


class Key(NamedTuple):
    """What an answer depends on: the *release*, and all that was *asked* of it."""

    release: str
    asked: bytes


@dataclass(slots=True)
class Kept:
    """An answer: the message that begins it and the one with its body; *size* in bytes, about.

    *head* is its beginning as it is sent, once somebody has asked for it by `api.shortcut`.
    """

    start: Message
    body: Message
    size: int
    head: bytes | None = None


class Recorder:
    """Takes down an answer, message by message, and keeps it if it is one to keep.

    *key* is that of the answer, *tag* its ETag. It is *settled* when it is kept, or is not to be
    waited for: who reads one that comes in parts may read as slowly as he likes.
    """

    def __init__(
        self,
        answers: LRUCache[Key, Kept],
        key: Key,
        method: str,
        is_current: Callable[[Key], bool],
    ) -> None:
        hashed = hashlib.blake2b(b"%b\n%b" % (key.release.encode(), key.asked), digest_size=16)
        self.tag = b'W/"%s"' % hashed.hexdigest().encode()
        self._overhead = len(key.asked) + _OVERHEAD
        self._answers = answers
        self.key = key
        self._method = method
        self._is_current = is_current
        self.settled = asyncio.Event()
        self._start: Message | None = None
        self._parts: list[bytes] = []
        self._length = 0

    def begin(self, message: Message) -> Message:
        """Take down the beginning; give it with what is to be said of an answer that is kept."""
        names = {name for name, _ in message["headers"]}
        if message["status"] != 200 or b"cache-control" in names:
            return message
        if not self._is_current(self.key):  # it may be answered from the release after
            return message
        # Whoever keeps it is to ask each time whether it is the same.
        headers = [*message["headers"], (b"cache-control", b"no-cache")]
        if self._method != "POST" and b"etag" not in names:
            headers.append((b"etag", self.tag))
        message = {**message, "headers": headers}
        if self._method != "HEAD":
            self._start = message
        return message

    def go_on(self, message: Message) -> None:
        """Take down a part."""
        if self._start:
            self._add(self._start, message)
        self.settled.set()

    def _add(self, start: Message, message: Message) -> None:
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
            last = {**END, "body": b"".join(self._parts)}
        self._answers[self.key] = Kept(start, last, size)
