"""Reading: what becomes of bytes, and what is refused with one clear sentence."""

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from graph.errors import NotFoundError, UnreadableError
from loaders.read.fetch import SIZE_LIMIT
from loaders.read.source import read, read_bytes


def test_plain_text_is_not_altered(tmp_path: Path) -> None:
    """Line ends, no-break spaces and blank lines stay, so that offsets count in the file."""
    text = "  Bílina\r\n\r\n •\u00a0Policie ČR \n//]]>"
    file = tmp_path / "page.txt"
    file.write_bytes(text.encode())

    assert read(file).text == text


def test_a_byte_order_mark_is_dropped() -> None:
    """The mark is no letter of the text."""
    assert read_bytes("Bílina".encode("utf-8-sig"), "page").text == "Bílina"


def test_the_digest_is_that_of_the_bytes() -> None:
    """The SHA-256 proves the file, not its decoded text."""
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"

    assert read_bytes(b"1", "page").sha256 == digest


def test_standard_input_is_read_as_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash names standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Most")))

    assert read("-").text == "Most"


@pytest.mark.parametrize(
    "data",
    [
        "Člověk v tísni v Bílině žije ".encode() + b"\xff.",
        b"\xff\xfe\x00\xd8\x41\x00",
        "<p>Člověk v tísni v Bílině žije ".encode() + b"\xff.",
        b"<p>" + b"<b>" * 200_001,
        b"<body>" + b"<div>" * 400 + b"Most" + b"</div>" * 400 + b"<p>Brno",
    ],
)
def test_each_refusal_names_its_page(data: bytes) -> None:
    """Where many are loaded, nobody could find it otherwise."""
    with pytest.raises(UnreadableError, match=r"^page\.bin "):
        read_bytes(data, "page.bin")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_its_mark_is_told_what_to_do(encoding: str) -> None:
    """It is no binary data; a guess might be wrong."""
    with pytest.raises(UnreadableError, match="looks like UTF-16 without") as refusal:
        read_bytes("Partnerství v Bílině, Členové: ".encode(encoding), "page.txt")

    assert "UTF-8" in refusal.value.hint


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.4 ...", "a PDF document"),
        (b"PK\x03\x04....", "ZIP archive"),
        (b"\x89PNG\r\n", "an image"),
        (b"Lok\x00\x01\x02ln", "binary data"),
        (b"<html><body><script>x</script></body></html>", "no text"),
        ("Člověk v tísni v Bílině žije ".encode() + b"\xff\xfe.", "belong to no character"),
    ],
)
def test_what_is_no_page_is_refused_by_name(data: bytes, words: str) -> None:
    """The message says what the input is."""
    with pytest.raises(UnreadableError, match=words) as refusal:
        read_bytes(data, "page.bin")

    assert refusal.value.hint


def test_a_page_past_the_limit_is_refused() -> None:
    """Twenty megabytes are no page."""
    with pytest.raises(UnreadableError, match="larger than 5 MB"):
        read_bytes(b"x" * (SIZE_LIMIT + 1), "page.txt")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    """Each has its own sentence."""
    with pytest.raises(NotFoundError, match="There is no file"):
        read(tmp_path / "nothing.txt")
    with pytest.raises(UnreadableError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        read("a\0name")


def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes to, a socket, a device without an end."""
    pipe, other = tmp_path / "a.txt", tmp_path / "b.txt"
    os.mkfifo(pipe)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(other))
    kinds = {pipe: "a pipe", other: "a socket", Path("/dev/zero"): "a device"}
    for path, kind in kinds.items():
        with pytest.raises(UnreadableError, match=f"is {kind}, not a file"):
            read(path)


def test_html_without_a_suffix_is_known_by_its_markup() -> None:
    """Content decides, not the name."""
    assert read_bytes(b"<p>Most</p><p>Brno</p>", "page").text == "Most\nBrno\n"
    assert read_bytes(b"<p>Most</p>", "page", content_type="text/plain").text == "<p>Most</p>"


def test_a_page_cut_in_its_markup_is_read_and_reported() -> None:
    """It is read as far as it goes."""
    page = read_bytes(b"<html><body><p>Most</p><ul><li>Brn", "page")

    assert page.text == "Most\n• Brn\n"
    assert [problem.reason for problem in page.problems] == [
        "the page ends in the middle of its markup"
    ]


def test_control_characters_and_odd_references_do_no_harm() -> None:
    """Characters that XML forbids are read or left out, never a crash."""
    assert "Most" in read_bytes(b"Most\x0b\x1f\x7f", "page").text
    assert "Most" in read_bytes(b"<p>Most&#xD800;&#1;</p><p>x</p>", "page").text
