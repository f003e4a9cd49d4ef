"""Sending an answer while it is still coming, and stopping it when nobody reads any more."""

import asyncio
import logging
from collections.abc import AsyncIterable, AsyncIterator, Callable
from functools import lru_cache
from types import TracebackType
from typing import Self

from fastapi import Request
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from api.endings import BREAK_OFF, ending
from graph.answers import Answer
from graph.errors import VazbyError
from graph.formats import FORMATS

Rewrite = Callable[[AsyncIterable[bytes]], AsyncIterator[bytes]]
LOG = logging.getLogger(__name__)
_SHORT = 1 << 20  # bytes of an answer that cost less than another worker
_END: Message = {"type": "http.response.body", "body": b"", "more_body": False}
_MOMENT = 0.2  # seconds after which it is worth looking whether the client is still there


class AnswerResponse(Response):
    """An answer in parts. One that fails late says why and breaks the connection: it never ends.

    One that is *changing*, another every time, is not to be kept. *rewrite* makes other parts of
    the parts.
    """

    def __init__(
        self,
        request: Request,
        answer: Answer,
        *,
        changing: bool = False,
        rewrite: Rewrite | None = None,
    ) -> None:
        self._request = request
        self._answer = answer
        self._rewrite = rewrite
        self.status_code, self.background = 200, None
        self.raw_headers = [*headers_of(answer, changing=changing)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the parts; whatever happens, the worker is free afterwards."""
        try:
            # HEAD tells no length: what GET sends may be compressed.
            is_head = self._request.method == "HEAD"
            if self._answer.whole and not self._rewrite and not is_head:
                await self._send_whole(send)
                return
            with WhileConnected(self._request):
                await self._send(send)
        except VazbyError as error:
            LOG.warning("An answer was broken off: %s", error.message)
            await self._break_off(scope, send, error)
        finally:
            self._answer.close()

    async def _send_whole(self, send: Send) -> None:
        body = self._answer.first
        self.raw_headers.append((b"content-length", b"%d" % len(body)))
        await send(self._start())
        await send({**_END, "body": body})

    async def _send(self, send: Send) -> None:
        await send(self._start())
        if self._request.method == "HEAD":
            await self._skip()
        else:
            parts = self._answer.chunks()
            async for content in self._rewrite(parts) if self._rewrite else parts:
                await send({**_END, "body": content, "more_body": True})
        await send(_END)

    async def _break_off(self, scope: Scope, send: Send, error: VazbyError) -> None:
        """Say why, and no more: without the last message the server closes the connection.

        HEAD has told the headers of just such an answer, and no body that could be taken for whole.
        """
        if self._request.method == "HEAD":
            await send(_END)
            return
        if BREAK_OFF in scope:
            scope[BREAK_OFF]()
        last = ending(self._answer.media_type, error)
        await send({**_END, "body": last, "more_body": BREAK_OFF not in scope})

    def _start(self) -> Message:
        return {"type": "http.response.start", "status": 200, "headers": self.raw_headers}

    async def _skip(self) -> None:
        """Let a short answer go by; a long one ends its worker."""
        skipped = 0
        async for content in self._answer.chunks():
            skipped += len(content)
            if skipped > _SHORT:
                return


def headers_of(answer: Answer, *, changing: bool = False) -> tuple[tuple[bytes, bytes], ...]:
    """Give the headers of *answer* that tell no length."""
    return _headers(answer.media_type, answer.release.id, answer.searched, changing)


@lru_cache(100)
def _headers(
    media_type: str, release: str, searched: tuple[int, ...], changing: bool
) -> tuple[tuple[bytes, bytes], ...]:
    return (
        (b"content-type", FORMATS[media_type].content_type.encode()),
        (b"vary", b"Accept"),
        (b"vazby-release", release.encode()),
        *(((b"vazby-search-limit", ", ".join(map(str, searched)).encode()),) if searched else ()),
        *(((b"cache-control", b"no-store"),) if changing else ()),
    )


class WhileConnected:
    """Ends what goes on inside with ClientDisconnect when the client of *request* leaves.

    Most answers are there before it begins to look.
    """

    def __init__(self, request: Request) -> None:
        self._receive = request.receive
        self._gone = False
        self._watching: asyncio.Task[None] | None = None

    def __enter__(self) -> Self:
        """Begin to look, in a moment."""
        self._inside = asyncio.current_task()
        self._timer = asyncio.get_running_loop().call_later(_MOMENT, self._begin)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        """Look no more."""
        self._timer.cancel()
        if self._watching:
            self._watching.cancel()
        if self._gone and self._inside and kind is asyncio.CancelledError:
            self._inside.uncancel()
            raise ClientDisconnect

    def _begin(self) -> None:
        self._watching = asyncio.ensure_future(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        if self._inside:
            self._inside.cancel()
