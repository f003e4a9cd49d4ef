"""A query to any SPARQL endpoint, by the SPARQL 1.1 Protocol.

The query goes to the host that was named and to no other: a redirect elsewhere is refused.
"""

import contextlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

import httpx

from graph.errors import DeadlineError, NetworkError, RefusedError, UsageError
from graph.formats import FORMATS
from graph.manifest import tool_version

_REDIRECTS = 5
_SHOWN = 300  # characters of what a server says that are repeated
_LONGEST_ERROR = 1 << 16  # bytes of it that are read
_WAITS = {429, 503, 504}


@dataclass(frozen=True)
class Reply:
    """An answer that is still coming: its media type, and its parts.

    *searched* are the numbers of matches that searches stopped at though there are more.
    """

    media_type: str
    parts: Iterator[bytes]
    searched: tuple[int, ...] = ()


@contextlib.contextmanager
def ask_endpoint(
    url: str, text: str, media_types: Sequence[str], deadline: float
) -> Iterator[Reply]:
    """Send the query *text* to the endpoint *url*; *media_types* are wanted, the best first.

    *deadline* is in seconds, until the answer begins and again until it ends. Raises NetworkError
    where the server does not answer or breaks off, DeadlineError where it takes too long,
    UsageError where it refuses the query, RefusedError where it leads elsewhere or answers with
    something else.
    """
    address = _address(url)
    headers = {"Accept": ", ".join(media_types), "User-Agent": f"vazby/{tool_version()}"}
    with (
        _errors(address),
        httpx.Client(timeout=deadline, headers=headers) as client,
        _post(client, address, text) as response,
    ):
        _check(response)
        end = monotonic() + deadline
        parts = _in_time(response.iter_bytes(), end)
        yield Reply(_media_type(response, media_types), parts, _searched(response))


def _searched(response: httpx.Response) -> tuple[int, ...]:
    said = response.headers.get("vazby-search-limit", "").split(", ")
    return tuple(int(number[:9]) for number in said if number.isdecimal())


def _in_time(parts: Iterator[bytes], end: float) -> Iterator[bytes]:
    for part in parts:
        yield part
        if monotonic() > end:
            message = "The answer took longer than allowed and was left in the middle."
            raise DeadlineError(message, "Ask for less, or give it more time with --deadline.")


@contextlib.contextmanager
def _post(client: httpx.Client, address: httpx.URL, text: str) -> Iterator[httpx.Response]:
    """Post the query, and follow redirects on the same host."""
    for _ in range(_REDIRECTS):
        with client.stream("POST", address, data={"query": text}) as response:
            if not response.has_redirect_location:
                yield response
                return
            address = _redirected(address, response.headers["location"])
    message = f"{address.host} redirects more than {_REDIRECTS} times."
    raise NetworkError(message, "Name the address of the endpoint itself.")


def _address(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL:
        address = httpx.URL()
    if address.scheme not in {"http", "https"} or not address.host:
        message = f"{url[:200]!r} is no address of an endpoint."
        raise UsageError(message, "Give it like https://example.org/sparql.")
    return address


def _redirected(address: httpx.URL, location: str) -> httpx.URL:
    """Give where *location* leads; only up to https may it leave the port, and never the host."""
    target = address.join(location)
    secured = (address.scheme, target.scheme) == ("http", "https")
    same = (target.scheme, target.port) == (address.scheme, address.port)
    if target.host != address.host or not (same or secured):
        message = f"{address.host} redirects to {target.scheme}://{target.netloc.decode()}."
        raise RefusedError(message, "If that is right, name that address with --endpoint.")
    return target


def _check(response: httpx.Response) -> None:
    """Raise what the server says where it is no answer."""
    if response.is_success:
        return
    words = _words(response)
    message = f"The endpoint answers {response.status_code}: {words}".rstrip(": ")
    if response.status_code in _WAITS:
        raise DeadlineError(message, "Ask for less, or later.")
    if response.is_client_error:
        raise UsageError(message, "Correct the query, the format or the address.")
    raise NetworkError(message, "Try again later, or tell its keeper.")


def _words(response: httpx.Response) -> str:
    """Give in one line what the server says is wrong."""
    content = bytearray()
    for part in response.iter_bytes():
        content += part
        if len(content) > _LONGEST_ERROR:
            break
    text = content.decode(errors="replace")
    with contextlib.suppress(ValueError, KeyError, TypeError):
        said = json.loads(text)
        text = f"{said['error']} {said.get('hint', '')}"
    return " ".join(text.split())[:_SHOWN]


def _media_type(response: httpx.Response, wanted: Sequence[str]) -> str:
    """Give the media type of *response*, as the format that it is; refuse any other."""
    given = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    for media_type in wanted:
        if given == media_type or given in FORMATS[media_type].aliases:
            return media_type
    message = f"The endpoint answers with {given or 'no media type'}."
    raise RefusedError(message, "Perhaps it is no SPARQL endpoint, or choose another --format.")


@contextlib.contextmanager
def _errors(address: httpx.URL) -> Iterator[None]:
    """Tell what the network does wrong in our words."""
    try:
        yield
    except httpx.TimeoutException as error:
        message = f"{address.host} did not answer in time."
        raise DeadlineError(
            message, "Ask for less, or give it more time with --deadline."
        ) from error
    except httpx.TransportError as error:
        message = f"{address.host} cannot be asked, or broke off: {error}."
        raise NetworkError(message, "Check the address and the network.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        message = f"{address.host} does not answer as it should: {error}."
        raise NetworkError(message, "Check the address.") from error
