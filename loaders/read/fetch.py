"""The only network code: one page by its address, in bounded time and size."""

from dataclasses import dataclass

import httpx

from graph.errors import NetworkError, NotFoundError, UnreadableError, UsageError

SIZE_LIMIT = 20 * 1024 * 1024
"""The most that is read of one page or file, in bytes."""

TIMEOUT = 30.0
"""How long one step of an answer may take, in seconds."""

_HEADERS = {"User-Agent": "vazby (+https://w3id.org/vazby/)", "Accept": "text/html, text/plain"}


@dataclass(frozen=True)
class Answer:
    """What an address answered: its bytes, their media type, and where redirections led."""

    data: bytes
    content_type: str | None
    url: str


def fetch(url: str, timeout: float = TIMEOUT, limit: int = SIZE_LIMIT) -> Answer:
    """Get the page at *url*, following redirections.

    Raises UsageError for an address that is none, NotFoundError for a missing page, NetworkError
    where the address does not answer or answers with an error, UnreadableError past *limit* bytes.
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
        raise NetworkError(msg, "Try again later, or save the page and read the file.")


def _body(response: httpx.Response, limit: int) -> bytes:
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > limit:
            msg = f"The page is larger than {limit // 1024 // 1024} MB."
            raise UnreadableError(msg, "Give the address of one page.")
    return bytes(data)
