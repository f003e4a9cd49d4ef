"""Encodings of Czech pages."""

import pytest

from graph.errors import UnreadableError
from loaders.read.encoding import decode_html, decode_text

TEXT = "Členové Lokálního partnerství Žďár: Město Žďár, Šance pro děti, o.s., příliš žluťoučký kůň"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso-8859-2"])
def test_plain_text_is_read_in_every_encoding_of_czech(encoding: str) -> None:
    """Without any declaration the letters come out right."""
    assert decode_text(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "iso-8859-2"])
@pytest.mark.parametrize("declared", [True, False])
def test_html_is_read_by_its_declaration_or_without(encoding: str, declared: bool) -> None:
    """A meta element decides; where it is missing, a guess."""
    meta = f'<meta charset="{encoding}">' if declared else ""
    page = f"<html><head>{meta}</head><body><p>{TEXT}</p></body></html>"

    assert TEXT in decode_html(page.encode(encoding))


def test_the_header_comes_before_the_page() -> None:
    """What the server says is stronger than a wrong meta element."""
    page = f'<html><head><meta charset="utf-8"></head><p>{TEXT}</p></html>'.encode("cp1250")

    assert TEXT in decode_html(page, "text/html; charset=windows-1250")


def test_a_wrong_declaration_is_seen_through() -> None:
    """A page that says UTF-8 and is not is still read."""
    page = f'<html><head><meta charset="utf-8"></head><p>{TEXT}</p></html>'.encode("cp1250")

    assert TEXT in decode_html(page)


def test_a_letter_cut_in_two_at_the_end_is_left_out() -> None:
    """A file that was cut is read as far as it goes."""
    assert decode_text("Město Žď".encode()[:-1]) == "Město Ž"


def test_damaged_utf8_is_refused_rather_than_garbled() -> None:
    """Guessing another encoding would turn every letter into two."""
    with pytest.raises(UnreadableError, match="belong to no character"):
        decode_text(TEXT.encode().replace(b"!", b"") + b" \xff konec")


def test_a_broken_wide_encoding_is_refused() -> None:
    """A byte-order mark that lies is an error with a hint."""
    with pytest.raises(UnreadableError, match="not written in utf-16") as refusal:
        decode_text(b"\xff\xfe\x00\xd8\x41\x00")

    assert "UTF-8" in refusal.value.hint
