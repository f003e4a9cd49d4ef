"""The pages that could not be read, kept with the reason until they can be.

quarantine/pages.jsonl      one JSON object a page: see `Failure`
quarantine/<sha256>         the bytes of a page, where they could be had
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from graph.errors import NotFoundError, UnreadableError, VazbyError
from graph.store import storage_errors
from loaders.read.source import STDIN, Page, is_address
from loaders.read.sources import Source, source

FOLDER = "quarantine"
FILE = "pages.jsonl"


@dataclass(frozen=True)
class Failure:
    """A page that could not be read: what it is called, why, what to do, and when it was tried.

    *sha256* names the file with its bytes, None where even these could not be had. *when* is UTC
    in ISO 8601, and so is *retrieved*, which is told of pages of web archives.
    *folder* is where the command was given: a name may be relative to it.
    """

    source: str
    sha256: str | None
    url: str | None
    content_type: str | None
    error: str
    hint: str
    when: str
    retrieved: str | None = None
    folder: str = ""


class Quarantine:
    """The pages of one data directory that could not be read."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FOLDER / FILE
        self._folder = folder / FOLDER
        self._tried: dict[str, str] = {}
        self._failures = {failure.source: failure for failure in _load(self.path)}

    def __len__(self) -> int:
        """Count the pages that are kept."""
        return len(self._failures)

    def sources(self) -> list[Source]:
        """Give the pages that are kept, to be tried again.

        Each is got anew from where it came, since somebody may have mended it there; where that
        cannot be had any more, its kept bytes are given.
        """
        return [Source(name, partial(self._page, one)) for name, one in self._failures.items()]

    def add(self, name: str, page: Page | None, error: VazbyError) -> None:
        """Keep the page *name*, whose bytes are in *page* where they could be had."""
        with storage_errors(self.path):
            self._folder.mkdir(exist_ok=True)
        digest = self._keep(page.data) if page else None
        now = datetime.now(UTC).isoformat(timespec="seconds")
        told = page or Page(name, b"")
        failure = Failure(
            name,
            digest,
            told.url,
            told.content_type,
            error.message,
            error.hint,
            now,
            told.retrieved,
            self._tried.get(name, str(Path.cwd())),
        )
        self._failures[name] = failure
        with storage_errors(self.path), self.path.open("a", encoding="utf-8") as file:
            file.write(_line(failure))

    def release(self, name: str, page: Page) -> None:
        """Let go of the page *name*, which could be read now, wherever it was kept from before."""
        digest = _digest(page.data)
        for known, failure in [*self._failures.items()]:
            if known == name or failure.sha256 == digest:
                del self._failures[known]

    def settle(self) -> None:
        """Write down which pages are left, and remove the bytes of all others."""
        left = {failure.sha256 for failure in self._failures.values()}
        if not self._folder.exists():
            return
        with storage_errors(self.path):
            fresh = self.path.with_suffix(".new")
            fresh.write_text("".join(map(_line, self._failures.values())), encoding="utf-8")
            fresh.replace(self.path)
            for file in self._folder.iterdir():
                if file != self.path and file.name not in left:
                    file.unlink()

    def _keep(self, data: bytes) -> str:
        digest = _digest(data)
        with storage_errors(self.path):
            (self._folder / digest).write_bytes(data)
        return digest

    def _page(self, kept: Failure) -> Page:
        name = kept.source
        self._tried[name] = kept.folder
        try:
            return _anew(kept)
        except VazbyError:
            if kept.sha256 is None:
                raise
        with storage_errors(self.path):
            data = (self._folder / kept.sha256).read_bytes()
        return Page(name, data, kept.url, kept.content_type, kept.retrieved)


def _anew(kept: Failure) -> Page:
    """Get the page from where it came; raise VazbyError where it cannot be had."""
    if kept.source == STDIN:
        msg = "What was read of standard input is there no more."
        raise NotFoundError(msg, "Save the page and read the file.")
    if is_address(kept.source):
        return source(kept.source).load()
    page = source(str(Path(kept.folder, kept.source))).load()
    return replace(page, name=kept.source)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _line(failure: Failure) -> str:
    return json.dumps(asdict(failure), ensure_ascii=False) + "\n"


def _load(path: Path) -> Iterator[Failure]:
    if not path.exists():
        return
    with storage_errors(path), path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            try:
                yield Failure(**json.loads(line))
            except (ValueError, TypeError) as error:
                if not line.endswith("\n"):
                    return  # whoever wrote it was killed
                message = f"{path}, line {number}: this is no page that could not be read."
                raise UnreadableError(message, "Correct or delete the line.") from error
