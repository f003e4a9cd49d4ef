"""How a page is printed with what was understood marked."""

from io import StringIO
from typing import Literal

from rich.console import Console

from loaders.extract import extract
from loaders.read.source import read_bytes
from vazby_coverage import show_coverage

PAGE = """Lokální partnerství Bílina

Lokální partnerství Bílina bylo ustaveno 25. června 2010. Ve městě pršelo.
Z třiceti opatření vybrali osm, která budou součástí individuálního projektu města.

Členové Lokálního partnerství Bílina:

 • Město Bílina
    • odbor školství
 • [bold]Policie ČR\x1b[2J\u202e
"""


def shown(*, is_terminal: bool) -> str:
    """Give what is printed of the page, in a terminal or elsewhere."""
    document = read_bytes(PAGE.encode(), "page.txt")
    out = StringIO()
    colours: Literal["standard"] | None = "standard" if is_terminal else None
    console = Console(file=out, force_terminal=is_terminal, color_system=colours, width=70)
    show_coverage(console, document, extract(document))
    return out.getvalue()


def test_evidence_is_bracketed_with_the_letter_of_its_record() -> None:
    """A small letter is where only a field was read; a question mark where nothing was."""
    lines = shown(is_terminal=False).splitlines()
    (founded,) = (line for line in lines if "ustaveno" in line)
    assert founded == (
        "   P [P Lokální partnerství Bílina bylo ustaveno 25. června 2010]. [? Ve městě pršelo.]"
    )
    assert "   M • [M Město Bílina]" in lines
    assert "   m • [m odbor školství]" in lines


def test_a_line_of_several_records_has_all_their_letters_in_the_margin() -> None:
    """In the order of the line."""
    (line,) = (line for line in shown(is_terminal=False).splitlines() if "osm" in line)
    assert line.split()[0] == "CJ"


def test_a_terminal_shows_colours_instead_of_brackets() -> None:
    """And wraps beside the margin."""
    text = shown(is_terminal=True)
    assert "\x1b[4;32mMěsto Bílina\x1b[0m" in text
    assert "[M" not in text
    assert "\x1b[31mVe" in text


def test_marks_and_controls_of_the_page_itself_are_shown_and_not_obeyed() -> None:
    """A page cannot clear the screen or colour it."""
    for is_terminal in (False, True):
        text = shown(is_terminal=is_terminal)
        assert "[bold]" in text
        assert "\x1b[2J" not in text
        assert "\u202e" not in text


def test_the_summary_tells_each_kind_of_record_and_its_state() -> None:
    """What was expected and not found stands out."""
    lines = [line.split() for line in shown(is_terminal=False).splitlines()]
    assert ["M", "membership", "2", "read", "expected"] in lines
    assert ["S", "support-period", "0", "not-told"] in lines
