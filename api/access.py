"""Who may change the graph: whoever sends the server's token.

Source: RFC 6750, section 2.1.
"""

import hmac
from pathlib import Path

from fastapi import Request

from api.errors import UnauthorisedError
from api.settings import Settings
from graph.errors import UsageError
from graph.store import storage_errors

SHORTEST = 16
"""How many characters a token has at least."""


class Access:
    """The one token."""

    def __init__(self, token: str) -> None:
        if len(token) < SHORTEST or not token.isascii() or not token.isprintable():
            message = f"Writing needs a token of {SHORTEST} ASCII characters or more."
            hint = "Set VAZBY_TOKEN, or VAZBY_TOKEN_FILE to the name of a file that holds it."
            raise UsageError(message, hint)
        self._token = token.encode()

    @classmethod
    def of(cls, settings: Settings) -> "Access":
        """Read the token that *settings* name; raise UsageError where it will not do."""
        if settings.token or not settings.token_file:
            return cls(settings.token)
        file = Path(settings.token_file)
        with storage_errors(file):
            return cls(file.read_text("utf-8", "replace").partition("\n")[0].strip())

    def check(self, request: Request) -> None:
        """Raise UnauthorisedError where *request* does not carry the token."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        sent = given.strip().encode("latin-1", "replace")
        if scheme.lower() != "bearer" or not hmac.compare_digest(sent, self._token):
            message = "Changing the graph needs the token of this server."
            hint = "Send it in the header `Authorization: Bearer …`."
            raise UnauthorisedError(message, hint)
