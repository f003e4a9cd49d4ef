"""The only network code: one page by its address, in bounded time and size."""

import re
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from threading import Thread
from typing import TypeVar
from urllib.parse import urlsplit

import httpx

from graph.errors import DeadlineError, NetworkError, NotFoundError, UnreadableError, UsageError

Result = TypeVar("Result")

SIZE_LIMIT = 5 * 1024 * 1024
"""The most that is read of one page or file, in bytes."""

TIMEOUT = 30.0
"""How long one step of an answer may take, in seconds."""

PATIENCE = 60.0
"""How long a whole answer may take, with its redirections, however steadily it drips (s)."""

_HEADERS = {
    "User-Agent": "vazby (+https://w3id.org/vazby/)",
    "Accept": "text/html, text/plain",
    "Accept-Encoding": "gzip, deflate",
}
# What is packed once by these grows a thousandfold at most; Brotli, or packed twice, has no bound.
_PACKINGS = frozenset(("", "identity", "gzip", "deflate"))


@dataclass(frozen=True)
class Answer:
    """What an address answered: its bytes, their media type, and where redirections led."""

    data: bytes
    content_type: str | None
    url: str


class BusyError(NetworkError):
    """The server is too busy to give a page; *wait* is how long it wants to be left alone (s)."""

    def __init__(self, message: str, hint: str, wait: float) -> None:
        super().__init__(message, hint)
        self.wait = wait


def fetch(
    url: str, timeout: float = TIMEOUT, limit: int = SIZE_LIMIT, patience: float = PATIENCE
) -> Answer:
    """Get the page at *url*, following redirections.

    Raises UsageError for an address that is none, NotFoundError for a missing page, NetworkError
    where the address does not answer or answers with an error, its subclass BusyError where that
    says to come again later, UnreadableError past *limit* bytes, DeadlineError where the answer is
    not whole after *patience* seconds.
    """
    try:
        return _within(patience, partial(_fetch, url, timeout, limit, time.monotonic() + patience))
    except TimeoutError as error:
        msg = f"{url} did not give the whole page within {patience:g} seconds."
        raise DeadlineError(msg, "Try again later, or save the page and read the file.") from error


def _within(seconds: float, call: Callable[[], Result]) -> Result:
    """Give what *call* gives; raise TimeoutError where that takes longer.

    It runs in a thread, for no time-out of a step ends headers that come letter by letter. One that
    is late is left to itself: it is bounded in size, and no reason for the program to stay.
    """
    future: Future[Result] = Future()

    def settle() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # noqa: BLE001 - whatever it is belongs to who waits
            future.set_exception(error)

    Thread(target=settle, daemon=True).start()
    return future.result(seconds)


def _fetch(url: str, timeout: float, limit: int, end: float) -> Answer:
    _check_port(url)
    try:
        with (
            httpx.Client(timeout=timeout, follow_redirects=True, headers=_HEADERS) as client,
            client.stream("GET", url) as response,
        ):
            _check_status(response, url)
            content_type = response.headers.get("content-type")
            return Answer(_body(response, limit, end), content_type, str(response.url))
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        is_led_away = re.match(r"https?://[^/]", url, re.IGNORECASE)
        fault = "leads to what is no address" if is_led_away else "is not an address"
        msg = f"{url} {fault} of a page."
        raise UsageError(msg, "Give an address that begins with http:// or https://.") from error
    except httpx.HTTPError as error:
        msg = f"{url} did not answer: {str(error).rstrip('.') or type(error).__name__}."
        hint = "Check the address and the connection, or save the page and read the file."
        raise NetworkError(msg, hint) from error


def _check_port(url: str) -> None:
    """Refuse a port that there is not: the system would take its last 16 bits."""
    try:
        _ = urlsplit(url).port
    except ValueError as error:
        msg = f"{url} is not an address of a page: {str(error).rstrip('.')}."
        hint = "Check the address; ports are numbers from 0 to 65535."
        raise UsageError(msg, hint) from error


def _check_status(response: httpx.Response, url: str) -> None:
    if response.status_code in {404, 410}:
        msg = f"There is no page at {url}."
        raise NotFoundError(msg, "Check the address, or read a saved copy of the page.")
    if response.is_error:
        msg = f"{url} answered with the error {response.status_code} {response.reason_phrase}."
        hint = "Try again later, or save the page and read the file."
        if response.status_code in {429, 503}:
            raise BusyError(msg, hint, _wait(response.headers.get("retry-after", "")))
        raise NetworkError(msg, hint)


def _wait(retry_after: str) -> float:
    """Give the seconds that a Retry-After header asks for: a number, or an instant."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return 0.0
    return max(0.0, (until.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def _body(response: httpx.Response, limit: int, end: float) -> bytes:
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in _PACKINGS:
        msg = f"{response.url} is packed as “{packing}”, which was not asked for."
        raise UnreadableError(msg, "Save the page and read the file.")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > limit:
            msg = f"{response.url} is larger than {limit // 1024 // 1024} MB."
            raise UnreadableError(msg, "Give the address of one page.")
        if time.monotonic() > end:
            raise TimeoutError
    return bytes(data)
