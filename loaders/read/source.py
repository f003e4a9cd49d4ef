"""From a file, an address or standard input to a document: bytes become text, once, for good."""

import hashlib
import re
import stat
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import NotFoundError, UnreadableError
from loaders.document import Document
from loaders.read.encoding import decode_html, decode_text
from loaders.read.fetch import SIZE_LIMIT, fetch
from loaders.read.html import parse_page
from loaders.records import Problem

STDIN = "-"
TEXT_LIMIT = 200_000
"""The most characters of a page: some sixty printed sheets, and fifty times a usual page."""
LINES_LIMIT = 5000
"""The most lines of a page that are not blank; each may become a record."""

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")
_MARKUP = re.compile(
    rb"<(?:!doctype html|html|head|body|div|table|ul|ol|h[1-6]|p)\b", re.IGNORECASE
)
_SIGNATURES = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"{\\rtf": "an RTF document",
}
_NO_FILES = {
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HEAD = 4096  # bytes


@dataclass(frozen=True)
class Page:
    """The bytes of one page as they came from *name*, before anything is made of them.

    *url* is the address that they came from in the end, *content_type* what its server called them.
    *retrieved* is when a web archive got them, in ISO 8601 and UTC; a page that we get ourselves
    has no such instant, or each load would make another document of it.
    """

    name: str
    data: bytes
    url: str | None = None
    content_type: str | None = None
    retrieved: str | None = None


def read(source: str | Path) -> Document:
    """Read the page that *source* names: a file, an http(s) address, or ``-`` for standard input.

    Raises NotFoundError, UnreadableError, UsageError or NetworkError, each with one clear sentence.
    """
    return document(load(source))


def load(source: str | Path) -> Page:
    """Get the bytes of the page that *source* names; errors are those of :func:`read`."""
    if source == STDIN:
        return Page(STDIN, sys.stdin.buffer.read(SIZE_LIMIT + 1))
    if is_address(source):
        answer = fetch(str(source))
        return Page(str(source), answer.data, answer.url, answer.content_type)
    return Page(str(source), _load(Path(source)))


def is_address(source: str | Path) -> bool:
    """Tell whether *source* is the address of a page and no file."""
    return isinstance(source, str) and _ADDRESS.match(source) is not None


def no_file(path: str | Path) -> NotFoundError:
    """Make the error for the name of a file that is not there."""
    return NotFoundError(
        f"There is no file {path}.", "Check the name, or give an address of a page."
    )


def head_of(path: Path) -> bytes:
    """Give the first bytes of the file *path*, by which its kind is told."""
    return _load(path, _HEAD)


def is_text(head: bytes) -> bool:
    """Tell whether what begins with *head* may be a page: HTML, or text in some encoding."""
    controls = 0 if head.startswith(_WIDE_MARKS) else len(_CONTROLS.findall(head))
    return bool(head.strip()) and not _no_page(head) and not controls


def document(page: Page) -> Document:
    """Make the document of *page*; raise UnreadableError for what is no page."""
    found = read_bytes(page.data, page.name, url=page.url, content_type=page.content_type)
    return replace(found, retrieved=page.retrieved) if page.retrieved else found


def read_bytes(
    data: bytes, name: str, *, url: str | None = None, content_type: str | None = None
) -> Document:
    """Make the document of *data*, which came from *name*; HTML is told from text by content."""
    _check(data, name)
    digest = hashlib.sha256(data).hexdigest()
    if not _is_html(data, content_type):
        text = _readable(decode_text(data, name), name)
        return _bounded(Document(text, digest, name, url))
    page = parse_page(decode_html(data, content_type, name), name)
    text = _readable(page.text, name)
    problems = () if page.whole else (_cut(text),)
    return _bounded(Document(text, digest, name, page.url or url, page.title, problems))


def _load(path: Path, size: int = SIZE_LIMIT + 1) -> bytes:
    try:
        _check_kind(path)
        with path.open("rb") as file:
            return file.read(size)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise no_file(path) from error
    except IsADirectoryError as error:
        msg = f"{path} is a folder, not a page."
        raise UnreadableError(msg, "Give the files in it.") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        msg = f"{path} cannot be read: {error}."
        raise UnreadableError(msg, "Check that the file may be read.") from error


def _check_kind(path: Path) -> None:
    """Raise UnreadableError for what is neither file nor folder: opening it may never end."""
    mode = path.stat().st_mode
    kind = next((kind for test, kind in _NO_FILES.items() if test(mode)), None)
    if kind:
        msg = f"{path} is {kind}, not a file."
        raise UnreadableError(msg, "Save the page as a file, or send it to standard input: -.")


def _check(data: bytes, name: str) -> None:
    """Raise UnreadableError for what cannot be a page, saying what it is."""
    if not data.strip():
        msg = f"{name} is empty."
        raise UnreadableError(msg, "Save the page again.")
    if len(data) > SIZE_LIMIT:
        msg = f"{name} is larger than {SIZE_LIMIT // 1024 // 1024} MB."
        raise UnreadableError(msg, "Give one page at a time.")
    kind = _no_page(data)
    if kind and _is_unmarked_wide(data):
        msg = f"{name} looks like UTF-16 without the mark that tells so."
        raise UnreadableError(msg, "Save it again, as UTF-8, and read that.")
    if kind:
        msg = f"{name} is {kind}, not a page."
        raise UnreadableError(msg, "Give the page as HTML or as plain text.")


def _no_page(data: bytes) -> str | None:
    """Say what *data* are where they cannot be a page."""
    kind = next((kind for sign, kind in _SIGNATURES.items() if data.startswith(sign)), None)
    if kind is None and b"\x00" in data and not data.startswith(_WIDE_MARKS):
        return "binary data"
    return kind


def _is_unmarked_wide(data: bytes) -> bool:
    """Tell text of two bytes a letter: every other byte is nearly always zero, the others not."""
    head = data[:_HEAD]
    first, second = sorted((head[::2].count(0), head[1::2].count(0)))
    return first == 0 and second * 2 > len(head) // 2


def _is_html(data: bytes, content_type: str | None) -> bool:
    if content_type and content_type.partition(";")[0].strip().lower() == "text/plain":
        return False
    beginning = data[:_HEAD].replace(b"\x00", b"")  # UTF-16 puts a zero beside each ASCII letter
    return bool(_MARKUP.search(beginning))


def _readable(text: str, name: str) -> str:
    if not text.strip():
        msg = f"{name} holds no text."
        raise UnreadableError(msg, "Save the page again, with its text.")
    if len(text) > TEXT_LIMIT:
        msg = f"{name} holds more than {TEXT_LIMIT:,} characters of text."
        raise UnreadableError(msg, "Give one page at a time.")
    return text


def _bounded(page: Document) -> Document:
    is_possible = len(page.text) > LINES_LIMIT  # no line is empty; who needs none cuts none
    if is_possible and len(page.lines) > LINES_LIMIT:
        msg = f"{page.name} holds more than {LINES_LIMIT:,} lines."
        raise UnreadableError(msg, "Give one page at a time.")
    return page


def _cut(text: str) -> Problem:
    return Problem(len(text.rstrip()), len(text), "the page ends in the middle of its markup")
