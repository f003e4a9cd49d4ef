"""Only who has the token may write, and a server without a good one does not start."""

from pathlib import Path

import pytest
from fastapi import Request

from api.access import Access
from api.errors import UnauthorisedError
from api.settings import Settings
from graph.errors import StorageError, UsageError

TOKEN = "sixteen-letters!"  # noqa: S105 - opens nothing


def request(authorization: str) -> Request:
    """Make a request with that header."""
    header = (b"authorization", authorization.encode("latin-1"))
    return Request({"type": "http", "headers": [header]})


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER "])
def test_the_token_is_taken_in_its_scheme(scheme: str) -> None:
    """Whose name may be in small letters."""
    Access(TOKEN).check(request(f"{scheme} {TOKEN}"))


@pytest.mark.parametrize("given", ["", TOKEN, f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer é"])
def test_everything_else_is_refused(given: str) -> None:
    """With 401."""
    with pytest.raises(UnauthorisedError):
        Access(TOKEN).check(request(given))


@pytest.mark.parametrize("token", ["", "short", "ěščřžýáíéěščřžýáíé", "sixteen\nletters!"])
def test_a_bad_token_is_none(token: str) -> None:
    """The message says how to set one, and does not repeat it."""
    with pytest.raises(UsageError, match="16 ASCII characters") as caught:
        Access.of(Settings(token=token))
    assert "VAZBY_TOKEN_FILE" in caught.value.hint
    assert token not in caught.value.message or not token


def test_a_token_may_stand_in_a_file(tmp_path: Path) -> None:
    """Its first line is it; a file that is not there is told."""
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\nmore\n")
    Access.of(Settings(token_file=str(file))).check(request(f"Bearer {TOKEN}"))

    with pytest.raises(StorageError, match="missing"):
        Access.of(Settings(token_file=str(tmp_path / "missing")))


def test_settings_do_not_tell_the_token() -> None:
    """Where they are printed."""
    assert TOKEN not in repr(Settings(token=TOKEN))
