"""Sending an answer while it is still coming, and stopping it when nobody reads any more."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from fastapi import Request
from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse
from starlette.types import Send

from graph.answers import Answer
from graph.errors import VazbyError
from graph.formats import FORMATS

LOG = logging.getLogger(__name__)


class AnswerResponse(StreamingResponse):
    """An answer in parts. One that fails late breaks the connection: it never ends cleanly."""

    def __init__(self, request: Request, answer: Answer) -> None:
        self._answer = answer
        self._head_only = request.method == "HEAD"
        headers = {"Vary": "Accept", "Vazby-Release": answer.release.id}
        content_type = FORMATS[answer.media_type].content_type
        super().__init__(answer.chunks(), headers=headers, media_type=content_type)

    async def stream_response(self, send: Send) -> None:
        """Send the parts; whatever happens, the worker is free afterwards."""
        try:
            if self._head_only:
                await send(self._start())
                await send({"type": "http.response.body", "body": b""})
            else:
                await super().stream_response(send)
        except VazbyError as error:
            # Without the last body message the server closes the connection in the middle.
            LOG.warning("An answer was broken off: %s", error.message)
        finally:
            self._answer.close()

    def _start(self) -> dict[str, Any]:
        return {
            "type": "http.response.start",
            "status": self.status_code,
            "headers": self.raw_headers,
        }


async def while_connected(request: Request, asking: Coroutine[Any, Any, Answer]) -> Answer:
    """Wait for *asking*, but no longer than the client does."""
    answer = asyncio.ensure_future(asking)
    leaving = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({answer, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise ClientDisconnect
        return answer.result()
    finally:
        answer.cancel()
        leaving.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
