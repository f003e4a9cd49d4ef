"""What a partnership grew from."""

from collections.abc import Callable

from loaders.document import Document
from loaders.parse.predecessors import read_predecessors
from loaders.text.sentences import sentences

Written = Callable[[str], Document]


def test_predecessors_are_named_in_the_nominative(written: Written) -> None:
    """Groups and commissions on whose work the partnership built; what is in brackets stays."""
    page = written(
        "Partnerství navázalo na práci pracovní skupiny plánu (Lidé v nouzi a dluhu) a Komise pro "
        "sídliště, které skončily. Navázalo i na předchozí spolupráci."
    )

    assert read_predecessors(tuple(sentences(page.lines))) == (
        "pracovní skupina plánu (Lidé v nouzi a dluhu)",
        "Komise pro sídliště",
    )


def test_cooperation_is_no_predecessor(written: Written) -> None:
    """Only bodies are continued."""
    page = written("Partnerství navázalo na předchozí spolupráci škol.")

    assert read_predecessors(tuple(sentences(page.lines))) == ()
