"""Log lines, for people on a terminal and as JSON for programs.

A line of JSON is an object with `time` (UTC), `level`, `request` (the id in the header
``X-Request-ID``) and either `message` or what `api.access_log` tells of a request.
"""

import asyncio
import json
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, TextIO, get_args

from api.access_log import REQUEST, Entry

Form = Literal["text", "json"]
FORMS: tuple[Form, ...] = get_args(Form)
_PATH = 1000  # characters of a path that are told
_PAUSE = 0.5  # seconds between two writes of lines about requests


class Logs(logging.StreamHandler[TextIO]):
    """Writes to *stream*: what goes wrong at once, what was asked together every half second.

    A write for each request would take as long as a look-up.
    """

    def __init__(self, stream: TextIO, form: Form) -> None:
        super().__init__(stream)
        self._form = form
        self._lines: list[str] = []

    def format(self, record: logging.LogRecord) -> str:
        """Put what a logger was told into a line."""
        message = super().format(record)
        if self._form == "text":
            return f"{record.levelname}: {message}"
        return _json(
            {"level": record.levelname.lower(), "request": REQUEST.get(), "message": message}
        )

    def access(self, entry: Entry) -> None:
        """Write what was asked and answered."""
        entry = Entry(**{**entry, "path": entry["path"][:_PATH]})
        if not self._lines:
            asyncio.get_running_loop().call_later(_PAUSE, self.flush)
        line = _json({"level": "info", **entry}) if self._form == "json" else _text(entry)
        self._lines.append(f"{line}\n")

    def flush(self) -> None:
        """Write the lines that wait, and whatever else does."""
        self.stream.write("".join(self._lines))
        self._lines.clear()
        super().flush()


def _now() -> datetime:
    return datetime.now(UTC)


def _json(entry: Mapping[str, object]) -> str:
    time = _now().isoformat(timespec="milliseconds")
    return json.dumps({"time": time, **entry}, ensure_ascii=False)


def _text(entry: Entry) -> str:
    path = "".join(sign if sign.isprintable() else "?" for sign in entry["path"])
    milliseconds = entry["seconds"] * 1000
    return (
        f"{_now():%H:%M:%S} {entry['status']} {entry['method']} {path} "
        f"{entry['bytes']} B {milliseconds:.1f} ms"
    )
