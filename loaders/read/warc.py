"""Web archives (WARC, also compressed): the pages that a crawler kept.

A page is the record of a successful answer that holds HTML or plain text. An archive is gone
through once for where its records begin; a page is read when its turn comes. What is damaged is
given as a page that cannot be read, and the next record that begins is looked for: nothing is lost
without a word.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from graph.errors import UnreadableError
from graph.store import storage_errors
from loaders.read.fetch import SIZE_LIMIT
from loaders.read.source import Page

_GZIP = b"\x1f\x8b\x08"
_BEGINNING = b"WARC/"
_HEADERS_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\nContent-Length:\s*(\d{1,18})\r\n", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_CHUNK = 16 * 1024
_HEAD = 1024  # bytes, enough for the tables with which compressed data begins
_PAGES = WarcRecordType.response | WarcRecordType.resource
_ANSWERS = _PAGES | WarcRecordType.revisit
_MEDIA = frozenset({"text/html", "application/xhtml+xml", "text/plain"})


def is_warc(path: Path) -> bool:
    """Tell whether the file *path* is a web archive, compressed or not."""
    if not path.is_file():
        return False
    with storage_errors(path), path.open("rb") as file:
        return _begins_record(file.read(_HEAD))


def records(path: Path, pass_over: Callable[[int], object] = id) -> Iterator[int]:
    """Give the offsets at which records of pages, or damaged ones, begin in the archive *path*.

    *pass_over* is told where answers begin that are no pages: errors, images, what did not change.
    Raises UnreadableError for an archive that is compressed as a whole and not by record.
    """
    with _opened(path) as (file, whole):
        _check_packing(path, file, len(whole))
        at = 0
        while at < len(whole):
            end = _end_of_record(whole, at)
            record = _parsed(file, at) if end is not None else None
            if record is None or _holds_page(record):
                yield at
            elif record.record_type & _ANSWERS:
                pass_over(at)
            at = _next_record(whole, at + 1) if end is None else end


def page_at(path: Path, offset: int) -> Page:
    """Read the page whose record begins at *offset*; raise UnreadableError for a damaged one."""
    name = f"{path} at {offset}"
    with _opened(path) as (file, whole):
        is_whole = _end_of_record(whole, offset) is not None
        record = _parsed(file, offset) if is_whole else None
        if record is None:
            msg = f"{name} is a damaged record."
            raise UnreadableError(msg, "Fetch the page anew, or get another copy of the archive.")
        data = record.reader.read(SIZE_LIMIT + 1)
        return Page(name, data, _address(record), _media(record), _retrieved(record))


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, mmap]]:
    with (
        storage_errors(path),
        path.open("rb") as file,
        mmap(file.fileno(), 0, access=ACCESS_READ) as whole,
    ):
        yield file, whole


def _parsed(file: BinaryIO, offset: int) -> WarcRecord | None:
    """Parse the headers of the record at *offset*; None where they are none.

    What its payload gives is without the encodings of the answer.
    """
    file.seek(offset)
    try:
        return next(ArchiveIterator(file, auto_decode="all"), None)
    except OSError:
        return None


def _holds_page(record: WarcRecord) -> bool:
    if not record.record_type & _PAGES:
        return False
    status = record.http_headers.status_code if record.is_http_parsed else 200
    media = (_media(record) or "").partition(";")[0]
    return status == 200 and media.strip().lower() in _MEDIA


def _media(record: WarcRecord) -> str | None:
    headers = record.http_headers if record.is_http_parsed else record.headers
    return headers.get("Content-Type")


def _address(record: WarcRecord) -> str | None:
    """Give the web address of the capture; who follows links would run a ``javascript:`` one."""
    told = record.headers.get("WARC-Target-URI") or ""
    return told if _WEB.match(told) else None


def _retrieved(record: WarcRecord) -> str | None:
    """Give the instant of the capture; None where it is not told in UTC, as the format wants."""
    when = record.record_date
    is_told = when is not None and not when.utcoffset()
    return when.isoformat(timespec="seconds") if is_told else None


def _end_of_record(whole: mmap, start: int) -> int | None:
    """Give where the record at *start* ends; None where no whole record begins there."""
    if not _begins_record(whole[start : start + _HEAD]):
        return None
    return (_end_of_member if whole[start] == _GZIP[0] else _end_of_plain)(whole, start)


def _end_of_member(whole: mmap, start: int) -> int | None:
    """Go through a record that is compressed; its checksum tells whether it is whole."""
    unpacked, at = zlib.decompressobj(zlib.MAX_WBITS | 16), start
    while not unpacked.eof and at < len(whole):
        try:
            unpacked.decompress(whole[at : at + _CHUNK])
        except zlib.error:
            return None
        at += _CHUNK
    return min(at, len(whole)) - len(unpacked.unused_data) if unpacked.eof else None


def _end_of_plain(whole: mmap, start: int) -> int | None:
    """Go by the length that a record tells; another record must begin right after it, or none."""
    headers = whole[start : whole.find(_HEADERS_END, start) + len(_HEADERS_END)]
    length = _LENGTH.search(headers)
    if length is None:
        return None
    end = start + len(headers) + int(length[1]) + len(_HEADERS_END)
    is_followed = end == len(whole) or whole[end : end + len(_BEGINNING)] == _BEGINNING
    return end if is_followed and _next_plain(whole, start + 1) >= end else None


def _next_record(whole: mmap, start: int) -> int:
    """Find where the next record begins after *start*, or the end."""
    return min(_next_member(whole, start), _next_plain(whole, start))


def _next_member(whole: mmap, start: int) -> int:
    found = whole.find(_GZIP, start)
    while found >= 0 and not _begins_record(whole[found : found + _HEAD]):
        found = whole.find(_GZIP, found + 1)
    return found if found >= 0 else len(whole)


def _next_plain(whole: mmap, start: int) -> int:
    found = whole.find(_HEADERS_END + _BEGINNING, start)
    return found + len(_HEADERS_END) if found >= 0 else len(whole)


def _begins_record(head: bytes) -> bool:
    if not head.startswith(_GZIP):
        return head.startswith(_BEGINNING)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 16).startswith(_BEGINNING)
    except zlib.error:
        return False


def _check_packing(path: Path, file: BinaryIO, size: int) -> None:
    """Raise UnreadableError where one compressed member holds several of the first records."""
    try:
        positions = [record.stream_pos for record in islice(ArchiveIterator(file), 3)]
    except OSError:
        return  # damaged: told record by record
    if positions and (len(set(positions)) < len(positions) or positions[-1] >= size):
        msg = f"{path} is compressed as a whole, so that no record can be found in it."
        raise UnreadableError(msg, "Unpack it (gunzip) and give the unpacked archive.")
