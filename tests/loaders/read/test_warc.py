"""Web archives: their pages, and what is damaged in them."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import UnreadableError
from loaders.read.source import Page
from loaders.read.sources import sources
from loaders.read.warc import is_warc

HTML = "Content-Type: text/html; charset=utf-8"
Pack = Callable[[bytes], bytes]


def _record(kind: str, address: str, block: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
    media = "application/http; msgtype=response" if kind == "response" else "text/plain"
    head += f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def _answer(name: str, status: str = "200 OK", header: str = HTML) -> bytes:
    body = f"<p>Lokální partnerství {name}</p>"
    block = f"HTTP/1.1 {status}\r\n{header}\r\n\r\n{body}".encode()
    return _record("response", f"http://localhost/{name}", block)


RECORDS = [
    _record("warcinfo", "", b"software: test"),
    _answer("a"),
    _answer("gone", "404 Not Found"),
    _answer("image", header="Content-Type: image/png"),
    _answer("b"),
    _record("resource", "http://localhost/c", "Bílina".encode()),
]


@pytest.fixture(params=[gzip.compress, bytes], ids=["compressed", "plain"])
def pack(request: pytest.FixtureRequest) -> Pack:
    """Give what packs a record as an archive holds it."""
    packing: Pack = request.param
    return packing


def _pages(path: Path) -> list[Page | str]:
    """Give the pages of an archive, and what is said of those that cannot be read."""
    found: list[Page | str] = []
    for source in sources(str(path)):
        try:
            found.append(source.load())
        except UnreadableError as error:
            found.append(error.message.removeprefix(str(path)))
    return found


def _addresses(found: list[Page | str]) -> list[str]:
    return [str(page.url if isinstance(page, Page) else page) for page in found]


def test_answers_that_are_no_pages_are_told(tmp_path: Path, pack: Pack) -> None:
    """Errors and images are passed over, not lost; requests and notes are no answers."""
    file = tmp_path / "a.warc"
    file.write_bytes(b"".join(pack(record) for record in RECORDS))
    starts = [sum(len(pack(record)) for record in RECORDS[:place]) for place in (2, 3)]
    passed: list[str] = []

    found = list(sources(str(file), passed.append))

    assert len(found) == 3
    assert passed == [f"{file} at {start}" for start in starts]


def test_successful_answers_of_text_are_pages(tmp_path: Path, pack: Pack) -> None:
    """With address and media type; other records are none."""
    file = tmp_path / "pages.warc.gz"
    file.write_bytes(b"".join(map(pack, RECORDS)))

    first, second, third = _pages(file)

    assert is_warc(file)
    assert isinstance(first, Page)
    assert (first.url, first.content_type) == ("http://localhost/a", "text/html; charset=utf-8")
    assert first.data.decode() == "<p>Lokální partnerství a</p>"
    assert isinstance(second, Page)
    assert isinstance(third, Page)
    assert (third.data.decode(), third.content_type) == ("Bílina", "text/plain")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2016-08-04T10:00:00Z", "2016-08-04T10:00:00+00:00"),
        ("2016-08-04T10:00:00.250000Z", "2016-08-04T10:00:00+00:00"),
        ("2016-08-04T10:00:00+02:00", None),
        ("yesterday", None),
    ],
)
def test_a_page_tells_when_it_was_captured(
    tmp_path: Path, pack: Pack, told: str, expected: str | None
) -> None:
    """In UTC, which is what a web archive writes; anything else is not taken over."""
    file = tmp_path / "pages.warc.gz"
    date = b"WARC-Date: " + told.encode() + b"\r\nContent-Type"
    file.write_bytes(pack(_answer("a").replace(b"Content-Type", date, 1)))

    (page,) = _pages(file)

    assert isinstance(page, Page)
    assert page.retrieved == expected


def test_an_answer_that_was_compressed_is_unpacked(tmp_path: Path, pack: Pack) -> None:
    """By its own Content-Encoding, beside the compression of the archive."""
    body = gzip.compress("Lokální partnerství".encode())
    head = f"HTTP/1.1 200 OK\r\n{HTML}\r\nContent-Encoding: gzip\r\n\r\n".encode()
    file = tmp_path / "pages.warc"
    file.write_bytes(pack(_record("response", "http://localhost/a", head + body)))

    (page,) = _pages(file)

    assert isinstance(page, Page)
    assert page.data.decode() == "Lokální partnerství"


def test_a_damaged_record_is_told_and_the_rest_goes_on(tmp_path: Path, pack: Pack) -> None:
    """The record before and after it are read."""
    packed = [*map(pack, RECORDS)]
    packed[1] = packed[1][:100] + packed[1][140:]
    file = tmp_path / "pages.warc"
    file.write_bytes(b"".join(packed))

    found = _addresses(_pages(file))

    assert found == [
        f" at {len(packed[0])} is a damaged record.",
        "http://localhost/b",
        "http://localhost/c",
    ]


def test_an_archive_that_is_cut_off_tells_so(tmp_path: Path, pack: Pack) -> None:
    """Its last record is damaged, the others are read."""
    whole = b"".join(map(pack, RECORDS))
    file = tmp_path / "pages.warc"
    file.write_bytes(whole[:-10])

    assert [page.endswith("is a damaged record.") for page in _addresses(_pages(file))] == [
        False,
        False,
        True,
    ]


def test_an_archive_compressed_as_a_whole_is_refused(tmp_path: Path) -> None:
    """Its records could not be found again; the sentence says what to do."""
    file = tmp_path / "pages.warc.gz"
    file.write_bytes(gzip.compress(b"".join(RECORDS)))

    with pytest.raises(UnreadableError, match="compressed as a whole"):
        list(sources(str(file)))


def test_an_archive_without_pages_is_refused(tmp_path: Path, pack: Pack) -> None:
    """Nothing to read is an error."""
    file = tmp_path / "pages.warc"
    file.write_bytes(pack(RECORDS[0]))

    with pytest.raises(UnreadableError, match="holds no page"):
        list(sources(str(file)))


def test_an_address_of_no_page_is_none(tmp_path: Path) -> None:
    """A ``javascript:`` one would be run by who follows the sources of the data."""
    file = tmp_path / "a.warc"
    told = ("javascript:alert(1)", "urn:uuid:1", "HTTPS://localhost/c")
    file.write_bytes(b"".join(_record("resource", name, "Bílina".encode()) for name in told))
    found = [page.url for page in _pages(file) if isinstance(page, Page)]
    assert found == [None, None, "HTTPS://localhost/c"]
