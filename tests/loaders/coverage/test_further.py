"""Sentences that gave a field to a record whose evidence is elsewhere are used by it."""

from collections.abc import Callable

import pytest

from loaders.coverage.passages import passages
from loaders.document import Document
from loaders.extract import extract

Written = Callable[[str], Document]
PAGE = """Lokální partnerství Bílina

Lokální partnerství Bílina bylo ustaveno 25. června 2010. {0}

Strategický plán sociálního začleňování byl schválen zastupitelstvem 5. května 2011. {1}
"""


@pytest.mark.parametrize(
    ("sentence", "place", "kind"),
    [
        ("Navázalo na činnost pracovní skupiny komunitního plánu.", 0, "partnership"),
        ("Plán bude jednou ročně revidován.", 1, "plan"),
        ("Jako prioritní byly vybrány aktivity v oblastech bydlení a vzdělávání.", 1, "plan"),
    ],
)
def test_the_sentence_of_a_field_is_used(
    written: Written, sentence: str, place: int, kind: str
) -> None:
    """Predecessors, revisions and priorities stand in sentences of their own."""
    document = written(PAGE.format(*(sentence if n == place else "" for n in range(2))))
    extraction = extract(document)
    (told,) = (one for one in passages(document, extraction) if one.words.text == sentence)
    assert [extraction.records[number].type for number in told.records] == [kind]


def test_a_sentence_that_tells_more_of_a_measure_is_used_by_it(written: Written) -> None:
    """Its themes come from there."""
    document = written(
        PAGE.format("", "Město plánuje zřídit nové centrum. To bude nabízet dluhové poradenství.")
    )
    extraction = extract(document)
    last = passages(document, extraction)[-1]
    assert last.words.text == "To bude nabízet dluhové poradenství."
    assert [extraction.records[number].type for number in last.records] == ["measure"]
