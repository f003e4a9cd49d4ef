"""What a client is told whose request cannot be read: `api.http_protocol` sends it by itself."""

import json
import re
from typing import NamedTuple

REFUSED = "vazby.refused"
"""In the scope of a request that was refused while its body came: the status that it got."""

_REASONS = {
    400: "Bad Request",
    408: "Request Timeout",
    431: "Request Header Fields Too Large",
    501: "Not Implemented",
}
_LINE = re.compile(rb"([A-Z]+) \S+ HTTP/1\.[01]")  # the first of a request
_METHODS = {b"GET", b"HEAD", b"POST", b"PUT", b"DELETE", b"PATCH", b"OPTIONS"}


class Refusal(NamedTuple):
    """An answer to what is no request: an error like all others."""

    status: int
    error: str
    hint: str

    @property
    def body(self) -> bytes:
        """What is wrong, and what to do."""
        told = {"ok": False, "error": self.error, "hint": self.hint, "status": self.status}
        return json.dumps(told).encode()

    def rendered(self, request: bytes = b"") -> bytes:
        """Give the whole answer, with the id of the *request* where it has one."""
        name = b"X-Request-ID: %b\r\n" % request if request else b""
        return (
            b"HTTP/1.1 %d %b\r\n" % (self.status, _REASONS[self.status].encode())
            + b"Content-Type: application/json\r\n"
            + b"Access-Control-Allow-Origin: *\r\n"
            + b"Content-Length: %d\r\n%b" % (len(self.body), name)
            + b"Connection: close\r\n\r\n"
            + self.body
        )


NO_HTTP = Refusal(400, "This is no HTTP request that can be read.", "Check how it was sent.")
NO_CHUNKS = Refusal(
    400, "The body of the request is not in chunks that can be read.", "Check how it was sent."
)
NO_HOST = Refusal(
    400, "A request of HTTP/1.1 has one header Host.", "Send the name of the server in it, once."
)
TOO_LONG = Refusal(431, "The address and headers are too long.", "Send the query by POST.")
_NOT_ENCODED = Refusal(
    400,
    "The address holds characters that must be percent-encoded.",
    "Write %C3%AD for í, or let curl do it: curl -G ADDRESS --data-urlencode 'town=Bílina'.",
)


def too_slow(seconds: float) -> Refusal:
    """Give what is told where the head did not come in so many *seconds*."""
    return Refusal(408, f"The headers did not come in {seconds:g} seconds.", "Send them faster.")


def unread(came: bytes) -> Refusal:
    """Give what is told of a head that cannot be read, and of which this *came* last.

    Mostly a shell or a program sent an address as a person types it.
    """
    line = came.partition(b"\r\n")[0]
    method, _, address = line.partition(b" ")
    if method.isalpha() and not address.isascii():
        return _NOT_ENCODED
    found = _LINE.fullmatch(line)
    if found and found[1] not in _METHODS:
        hint = "Use GET, HEAD or OPTIONS; what takes POST, PUT, PATCH or DELETE says so in Allow."
        return Refusal(501, f"The method {found[1].decode()[:40]} is not known here.", hint)
    return NO_HTTP
