"""That nothing was found is told apart from nothing being there."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.records import Completeness

Written = Callable[[str], Document]
PAGE = """Lokální partnerství Bílina

Lokální partnerství Bílina bylo ustaveno 25. června 2010.

Členové Lokálního partnerství Bílina:

 • Město Bílina
 • Policie ČR
"""


def kinds(document: Document) -> dict[str, Completeness]:
    """Give the completeness of each kind of record of *document*."""
    coverage = extract(document).coverage
    assert coverage
    return {kind.type: kind for kind in coverage.kinds}


def test_what_was_found_is_counted_and_called_read(written: Written) -> None:
    """A partnership page has members as a rule."""
    assert kinds(written(PAGE))["membership"] == Completeness("membership", 2, "read", True)


def test_a_founding_is_an_event_that_was_read(written: Written) -> None:
    """It is stated as one, so a count that leads to the events of a page holds it."""
    assert kinds(written(PAGE))["event"] == Completeness("event", 1, "read", False)
    assert kinds(written(PAGE.replace(" bylo ustaveno 25. června 2010", "")))["event"].found == 0


def test_where_the_page_is_silent_nothing_is_told(written: Written) -> None:
    """That is not zero."""
    assert kinds(written(PAGE))["working-group"] == Completeness(
        "working-group", 0, "not-told", True
    )


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("Pracovní skupiny nebyly zřízeny.", "stated-none"),
        ("Pracovní skupiny v Bílině ustanoveny nebyly.", "stated-none"),
        ("O pracovních skupinách se teprve jedná.", "not-understood"),
    ],
)
def test_what_the_page_denies_is_told_from_what_we_cannot_read(
    written: Written, sentence: str, state: str
) -> None:
    """Only what the page denies is a zero."""
    assert kinds(written(f"{PAGE}\n{sentence}\n"))["working-group"].state == state


def test_a_list_that_breaks_off_is_cut(written: Written) -> None:
    """More members may have followed."""
    assert kinds(written(f"{PAGE} • Úřad práce, kontaktní pra"))["membership"].state == "cut-off"


def test_a_list_with_an_item_left_unread_is_partly_read(written: Written) -> None:
    """The item names but an official, and so no organisation."""
    page = PAGE.replace(" • Policie", " • Mgr. Eva Vymyšlená\n • Policie")
    assert kinds(written(page))["membership"].state == "partly-read"


def test_a_page_of_no_known_kind_has_all_lines_unread(written: Written) -> None:
    """It is not lost in silence either."""
    coverage = extract(written("Recept na salát\n\nBrambory uvaříme.\n")).coverage
    assert coverage
    assert coverage.lines.used == 0
    assert {kind.found for kind in coverage.kinds} == {0}
