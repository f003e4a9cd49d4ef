"""The only network code: one page by its address, in bounded time and size."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from graph.errors import NetworkError, NotFoundError, UnreadableError, UsageError

SIZE_LIMIT = 5 * 1024 * 1024
"""The most that is read of one page or file, in bytes."""

TIMEOUT = 30.0
"""How long one step of an answer may take, in seconds."""

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


def fetch(url: str, timeout: float = TIMEOUT, limit: int = SIZE_LIMIT) -> Answer:
    """Get the page at *url*, following redirections.

    Raises UsageError for an address that is none, NotFoundError for a missing page, NetworkError
    where the address does not answer or answers with an error, its subclass BusyError where that
    says to come again later, UnreadableError past *limit* bytes.
    """
    try:
        with (
            httpx.Client(timeout=timeout, follow_redirects=True, headers=_HEADERS) as client,
            client.stream("GET", url) as response,
        ):
            _check_status(response, url)
            content_type = response.headers.get("content-type")
            return Answer(_body(response, limit), content_type, str(response.url))
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        msg = f"{url} is not an address of a page."
        raise UsageError(msg, "Give an address that begins with http:// or https://.") from error
    except httpx.HTTPError as error:
        msg = f"{url} did not answer: {error or type(error).__name__}."
        hint = "Check the address and the connection, or save the page and read the file."
        raise NetworkError(msg, hint) from error


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


def _body(response: httpx.Response, limit: int) -> bytes:
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in _PACKINGS:
        msg = f"The page is packed as “{packing}”, which was not asked for."
        raise UnreadableError(msg, "Save the page and read the file.")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > limit:
            msg = f"The page is larger than {limit // 1024 // 1024} MB."
            raise UnreadableError(msg, "Give the address of one page.")
    return bytes(data)
